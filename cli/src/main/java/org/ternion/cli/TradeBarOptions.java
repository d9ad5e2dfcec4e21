package org.ternion.cli;

import java.io.IOException;
import java.nio.file.Path;
import org.ternion.trading.Profile;
import org.ternion.trading.data.BarFile;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.data.Duplicates;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which bars are read: the file, what it does not say about itself, and the part that counts. */
final class TradeBarOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "BARS", description = "Bars as CSV or JSON: close or price,"
            + " and as far as there are any a time, open, high, low and volume, in columns named so.")
    private Path file;

    @Option(names = "--csv", paramLabel = "BARS", description = "The same file, given by name.")
    private Path named;

    @Option(names = "--symbol", paramLabel = "NAME", description = "Name of the market (default: of the file).")
    private String symbol;

    @Option(names = "--from", paramLabel = "TIME", converter = TradeBound.Converter.class, description = "First bar: a"
            + " date, a date and time (UTC), or a number from 0.")
    private TradeBound from;

    @Option(names = "--to", paramLabel = "TIME", converter = TradeBound.Converter.class, description = "The bar behind"
            + " the last one, likewise.")
    private TradeBound to;

    @Option(names = "--duplicates", paramLabel = "reject|first|last", defaultValue = "reject", description = "Which of"
            + " several bars with one stamp is kept (default reject).")
    private Duplicates duplicates;

    @Mixin
    private TradeFormatOptions format;

    /** The file, which exists. */
    Path file() {
        if (file != null && named != null) {
            throw new ParameterException(spec.commandLine(), "BARS is given twice, also as --csv");
        }
        if (file == null && named == null) {
            throw new ParameterException(spec.commandLine(), "BARS is missing, " + TradeBarInput.EXPECTED);
        }
        return InputFile.existing(file != null ? file : named, TradeBarInput.EXPECTED);
    }

    /** The bars in the order of time. */
    BarSeries read() {
        return read(Profile.CAUSAL);
    }

    /** The bars as a profile takes them. */
    BarSeries read(Profile profile) {
        TradeBarInput input = TradeBarInput.read(file(), profile, format.format(duplicates));
        return part(input.bars(), input.times());
    }

    /** The bars in the order of the file, doubled ones too; all of them. */
    BarSeries asWritten() {
        Path input = file();
        try {
            return BarFile.asWritten(input, format.format(duplicates));
        } catch (IOException e) {
            throw ErrorLines.cannotRead(input, e);
        }
    }

    private BarSeries part(BarSeries bars, long[] times) {
        int begin = from == null ? 0 : from.index(times, file().toString());
        int end = to == null ? bars.size() : to.index(times, file().toString());
        if (begin >= end) {
            TradeClock clock = TradeClock.of(times);
            throw new BadInputException(file() + ": no bar is left by --from and --to, there are " + bars.size()
                    + " from " + clock.text(times[0]) + " to " + clock.text(times[times.length - 1]));
        }
        BarSeries part = bars.range(begin, end);
        return symbol == null ? part : BarSeries.wrap(symbol, part.stamp(), part.times(), part.open(), part.high(),
                part.low(), part.close(), part.volume());
    }
}
