package org.ternion.trading.analysis;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import org.ternion.core.io.CsvWriter;
import org.ternion.trading.DecimalText;

/** A result with named values in a fixed order: the one source of its JSON, CSV and table forms. */
public interface Measured {
    /**
     * The values by name. Numbers are {@link Double}, {@link Integer} or {@link Long}, everything else is a
     * {@link String}; what is not defined is NaN.
     *
     * @return an ordered map of its own
     */
    Map<String, Object> toMap();

    /**
     * Writes results of one kind as CSV, one row each; NaN is an empty cell.
     *
     * @param results of one type; nothing is written if there are none
     * @param out     receives the text, is not closed
     * @throws IOException if it cannot be written
     */
    static void writeCsv(List<? extends Measured> results, Writer out) throws IOException {
        if (results.isEmpty()) {
            return;
        }
        // The writer behind belongs to the caller, so the table is not closed.
        CsvWriter table = new CsvWriter(out);
        table.row(List.copyOf(results.get(0).toMap().keySet()));
        for (Measured result : results) {
            table.row(result.toMap().values().stream().map(Measured::text).toList());
        }
    }

    /**
     * A value of {@link #toMap} as text.
     *
     * @param value a number or text
     * @return shortest decimals, empty for NaN
     */
    static String text(Object value) {
        return value instanceof Double number ? DecimalText.of(number) : value.toString();
    }
}
