package org.ternion.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import org.ternion.core.io.CsvWriter;

/** A CSV table in memory. */
final class CsvText {
    private final StringWriter text = new StringWriter();
    private final CsvWriter csv = new CsvWriter(text);

    CsvText(List<String> header) {
        write(header);
    }

    /** Adds a row; NaN becomes a blank cell, which readers take as missing. */
    void row(Object... cells) {
        row(Arrays.asList(cells));
    }

    void row(List<?> cells) {
        write(cells.stream().map(cell -> cell instanceof Double number && Double.isNaN(number) ? "" : cell.toString())
                .toList());
    }

    private void write(List<String> cells) {
        try {
            csv.row(cells);
        } catch (IOException e) {
            throw new UncheckedIOException("memory always takes text", e);
        }
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
