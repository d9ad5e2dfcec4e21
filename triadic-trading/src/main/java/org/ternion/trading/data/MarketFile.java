package org.ternion.trading.data;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.ternion.core.Checks;
import org.ternion.core.io.TableFormatException;

/**
 * A CSV file among which a market is looked for. The two rules below see nothing but what is in here.
 *
 * @param name  name of the file without folder
 * @param rows  rows that {@link PriceFile} takes from it, {@code >= 0}
 * @param close whether there is a column of closes
 */
public record MarketFile(String name, int rows, boolean close) {
    private static final List<String> BITCOIN = List.of("btc_intraday_1s", "btc_intraday", "btc");
    private static final int LEAST_BITCOIN_ROWS = 1000;
    private static final int LEAST_ROWS = 10;

    /**
     * Checks the number of rows.
     *
     * @param name  any text
     * @param rows  {@code >= 0}
     * @param close any value
     * @throws IllegalArgumentException if the number is negative
     */
    public MarketFile {
        Checks.inRange(rows, 0, Integer.MAX_VALUE, "rows");
    }

    /**
     * Looks into a file.
     *
     * @param file any file
     * @return no rows and no close if {@link PriceFile} refuses it
     * @throws IOException if the file cannot be read
     */
    public static MarketFile inspect(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        try {
            return new MarketFile(name, PriceFile.reference(file).size(), true);
        } catch (TableFormatException e) {
            return new MarketFile(name, 0, false);
        }
    }

    /**
     * The prototype's choice of a Bitcoin file: the first in the order {@code btc_intraday_1s*}, {@code btc_intraday*},
     * {@code btc*}, alphabetical inside each, that has a close and at least 1000 rows; else the alphabetically first of
     * {@link #markets}.
     *
     * @param files in any order
     * @return empty if there is none; the prototype then took {@link SyntheticBars#fallback}
     */
    public static Optional<MarketFile> bitcoin(List<MarketFile> files) {
        List<MarketFile> large = sorted(files).stream().filter(f -> f.close && f.rows >= LEAST_BITCOIN_ROWS).toList();
        for (String prefix : BITCOIN) {
            Optional<MarketFile> found = large.stream().filter(f -> f.name.startsWith(prefix)).findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return markets(files).stream().findFirst();
    }

    /**
     * All files that can be run: with a close and at least 10 rows.
     *
     * @param files in any order
     * @return in the order of their names
     */
    public static List<MarketFile> markets(List<MarketFile> files) {
        return sorted(files).stream().filter(f -> f.close && f.rows >= LEAST_ROWS).toList();
    }

    private static List<MarketFile> sorted(List<MarketFile> files) {
        return files.stream().sorted(Comparator.comparing(MarketFile::name)).toList();
    }
}
