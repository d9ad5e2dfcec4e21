package org.ternion.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.ternion.trading.Profile;
import org.ternion.trading.data.BarFile;
import org.ternion.trading.data.BarFormat;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.data.PriceFile;

/**
 * Bars of a file, as a profile takes them: that of the prototype reads CSV in its way, with numbers for stamps.
 *
 * @param bars  at least one
 * @param times when they were, where stamps do not say it
 */
record TradeBarInput(BarSeries bars, long[] times) {
    static final String EXPECTED = "a file of bars (CSV or JSON)";

    static TradeBarInput read(Path file, Profile profile, BarFormat format) {
        InputFile.existing(file, EXPECTED);
        try {
            if (profile == Profile.REFERENCE && !isJson(file)) {
                PriceFile prices = PriceFile.reference(file);
                BarSeries bars = prices.series(name(file));
                return new TradeBarInput(bars, prices.dated() ? prices.times() : bars.times());
            }
            BarSeries bars = BarFile.read(file, format);
            if (bars.size() == 0) {
                throw new BadInputException(file + ": there are no bars in it");
            }
            return new TradeBarInput(bars, bars.times());
        } catch (IOException e) {
            throw ErrorLines.cannotRead(file, e);
        }
    }

    private static boolean isJson(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".json") || name.endsWith(".ndjson") || name.endsWith(".jsonl");
    }

    /** The name of a file without its ending. */
    static String name(Path file) {
        String name = file.getFileName().toString();
        int point = name.lastIndexOf('.');
        return point > 0 ? name.substring(0, point) : name;
    }
}
