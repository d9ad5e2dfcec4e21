package org.ternion.trading.diagnostics;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import org.ternion.core.io.CsvWriter;

/** Rows of text under a header. Rows are made when they are asked for, so that long logs need no memory here. */
public final class DiagnosticTable {
    private final List<String> header;
    private final int rows;
    private final IntFunction<List<String>> row;

    private DiagnosticTable(List<String> header, int rows, IntFunction<List<String>> row) {
        this.header = header;
        this.rows = rows;
        this.row = row;
    }

    /**
     * A table whose rows are made by a function.
     *
     * @param header names of the columns
     * @param rows   how many rows there are
     * @param row    makes a row of as many cells as the header has; the same each time
     * @return the table
     */
    static DiagnosticTable of(List<String> header, int rows, IntFunction<List<String>> row) {
        return new DiagnosticTable(List.copyOf(header), rows, row);
    }

    /** A table of rows there are. */
    static DiagnosticTable of(List<String> header, List<List<String>> rows) {
        List<List<String>> copy = List.copyOf(rows);
        return new DiagnosticTable(List.copyOf(header), copy.size(), copy::get);
    }

    /** {@return the names of the columns} */
    public List<String> header() {
        return header;
    }

    /** {@return the number of rows below the header} */
    public int rows() {
        return rows;
    }

    /**
     * One row.
     *
     * @param index 0 to {@code rows() - 1}
     * @return its cells; a number that is not known is empty
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public List<String> row(int index) {
        return row.apply(Objects.checkIndex(index, rows));
    }

    /**
     * Writes header and rows as CSV.
     *
     * @param out not closed
     * @throws IOException if it cannot be written
     */
    public void writeTo(Writer out) throws IOException {
        CsvWriter writer = new CsvWriter(out);  // not closed: that would close the writer of the caller
        writer.row(header);
        for (int i = 0; i < rows; i++) {
            writer.row(row.apply(i));
        }
    }

    /** {@return the table as CSV} */
    public String csv() {
        StringWriter out = new StringWriter();
        try {
            writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }
}
