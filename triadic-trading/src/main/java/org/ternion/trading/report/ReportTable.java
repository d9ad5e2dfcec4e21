package org.ternion.trading.report;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.ternion.core.io.CsvTable;
import org.ternion.core.io.CsvWriter;
import org.ternion.core.io.Numbers;
import org.ternion.trading.analysis.Measured;
import org.ternion.trading.diagnostics.NumberTable;

/** A table for a report: of results that were just computed, or of the CSV file they were written to. Immutable. */
public final class ReportTable {
    private final String title;
    private final List<String> header;
    private final List<List<String>> rows;

    private ReportTable(String title, List<String> header, List<List<String>> rows) {
        this.title = Objects.requireNonNull(title, "title");
        this.header = List.copyOf(header);
        this.rows = List.copyOf(rows);
    }

    /**
     * A table of results.
     *
     * @param title   heading, any text
     * @param results of one kind, at least one
     * @return a row per result
     * @throws IllegalArgumentException if there are none
     */
    public static ReportTable of(String title, List<? extends Measured> results) {
        if (results.isEmpty()) {
            throw new IllegalArgumentException(title + ": at least one result expected, got none");
        }
        return new ReportTable(title, List.copyOf(results.get(0).toMap().keySet()),
                results.stream().map(row -> row.toMap().values().stream().map(Measured::text).toList()).toList());
    }

    /**
     * A table of a file.
     *
     * @param title heading, any text
     * @param table header and rows
     * @return the same rows
     */
    public static ReportTable of(String title, CsvTable table) {
        int columns = table.header().size();
        return new ReportTable(title, table.header(), IntStream.range(0, table.rows())
                .mapToObj(row -> IntStream.range(0, columns).mapToObj(col -> table.cell(row, col)).toList()).toList());
    }

    static ReportTable of(String title, List<String> header, List<List<String>> rows) {
        return new ReportTable(title, header, rows);
    }

    /** {@return the heading} */
    public String title() {
        return title;
    }

    /** {@return the names of the columns} */
    public List<String> header() {
        return header;
    }

    /** {@return the cells, row by row; empty for what is not known} */
    public List<List<String>> rows() {
        return rows;
    }

    /** The columns whose cells are numbers, empty or none. */
    NumberTable numbers() {
        List<String> names = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        for (int c = 0; c < header.size(); c++) {
            double[] column = column(c);
            if (column != null) {
                names.add(header.get(c));
                columns.add(column);
            }
        }
        return NumberTable.wrap(names, columns.toArray(double[][]::new));
    }

    private double[] column(int c) {
        double[] values = new double[rows.size()];
        for (int row = 0; row < values.length; row++) {
            String cell = rows.get(row).get(c).strip();
            OptionalDouble number = Numbers.parse(cell);
            if (number.isEmpty() && !List.of("", "none", "nan", "inf", "-inf").contains(cell)) {
                return null;
            }
            values[row] = number.orElse(Double.NaN);
        }
        return values;
    }

    /** Cell of a column in a row, empty if there is no such column. */
    String cell(int row, String name) {
        int column = header.indexOf(name);
        return column < 0 ? "" : rows.get(row).get(column);
    }

    String csv() {
        StringWriter text = new StringWriter();
        try (CsvWriter writer = new CsvWriter(text)) {
            writer.row(header);
            for (List<String> row : rows) {
                writer.row(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
