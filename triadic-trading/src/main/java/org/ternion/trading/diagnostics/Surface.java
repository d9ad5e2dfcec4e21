package org.ternion.trading.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ternion.core.Checks;
import org.ternion.trading.DecimalText;

/** Numbers over two cut axes, {@code rows x cols}; NaN where nothing is known. Immutable. */
public final class Surface {
    private final String name;
    private final GridAxis rows;
    private final GridAxis cols;
    private final double[] values;
    private final int[] counts;

    private Surface(String name, GridAxis rows, GridAxis cols, double[] values, int[] counts) {
        this.name = name;
        this.rows = rows;
        this.cols = cols;
        this.values = values;
        this.counts = counts;
    }

    /**
     * A surface of given numbers.
     *
     * @param name   what tables call them
     * @param rows   cuts of the rows
     * @param cols   cuts of the columns
     * @param values row-major, copied
     * @return the surface
     * @throws IllegalArgumentException if there are not {@code rows x cols} numbers
     */
    public static Surface copyOf(String name, GridAxis rows, GridAxis cols, double[] values) {
        Checks.shape(values.length, rows.size(), cols.size());
        return new Surface(name, rows, cols, values.clone(), new int[0]);
    }

    /** Means of the values whose places fall into the cells; a value that is NaN is left out. */
    static Surface means(String name, GridAxis rows, GridAxis cols, double[] atRow, double[] atCol, double[] values) {
        int[] cells = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            cells[i] = cell(rows.indexOf(atRow[i]), cols.indexOf(atCol[i]), cols.size());
        }
        return means(name, rows, cols, cells, values);
    }

    /** The cell of a row and a column, -1 if one of them is. */
    static int cell(int row, int col, int cols) {
        return row < 0 || col < 0 ? -1 : row * cols + col;
    }

    /** Means of the values by cell, those of cell -1 left out. */
    static Surface means(String name, GridAxis rows, GridAxis cols, int[] cells, double[] values) {
        double[] sums = new double[rows.size() * cols.size()];
        int[] counts = new int[sums.length];
        for (int i = 0; i < values.length; i++) {
            if (cells[i] >= 0 && !Double.isNaN(values[i])) {
                sums[cells[i]] += values[i];
                counts[cells[i]]++;
            }
        }
        for (int c = 0; c < sums.length; c++) {
            sums[c] = counts[c] == 0 ? Double.NaN : sums[c] / counts[c];
        }
        return new Surface(name, rows, cols, sums, counts);
    }

    /** Means of a column of a table by the distinct values of two others, in rising order, none first. */
    static Surface pivot(NumberTable table, Keys rows, Keys cols, String value) {
        int[] cells = new int[table.rows()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell(rows.indexOf(i), cols.indexOf(i), cols.size());
        }
        return means(value, rows.axis(), cols.axis(), cells, table.column(value));
    }

    /** The same with columns that are bins of (0, 1], of which the table holds the centres; bins may be missing. */
    static Surface pivotOfBins(NumberTable table, Keys rows, String centre, String value) {
        double[] centres = table.column(centre);
        GridAxis cols = GridAxis.bins("actionability", "actionability", 0, 1, binsOf(centres));
        int[] cells = new int[table.rows()];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = cell(rows.indexOf(i), cols.indexOf(centres[i]), cols.size());
        }
        return means(value, rows.axis(), cols, cells, table.column(value));
    }

    /** The least number of bins of (0, 1] whose centres are these. */
    private static int binsOf(double[] centres) {
        for (int bins = 1; bins <= 10_000; bins++) {
            int all = bins;
            if (Arrays.stream(centres).filter(Double::isFinite).map(centre -> centre * all - 0.5)
                    .allMatch(place -> Math.abs(place - Math.rint(place)) < 1e-6)) {
                return bins;
            }
        }
        throw new IllegalArgumentException("the bins of the table are no equal bins from 0 to 1");
    }

    /** {@return the cuts of the rows} */
    public GridAxis rows() {
        return rows;
    }

    /** {@return the cuts of the columns} */
    public GridAxis cols() {
        return cols;
    }

    /**
     * One number.
     *
     * @param row 0 to {@code rows().size() - 1}
     * @param col 0 to {@code cols().size() - 1}
     * @return the number, NaN if it is not known
     */
    public double get(int row, int col) {
        return values[row * cols.size() + col];
    }

    /** How many values a mean is made of. */
    int count(int row, int col) {
        return counts[row * cols.size() + col];
    }

    /** The numbers, row by row. */
    double[] toArray() {
        return values.clone();
    }

    /** {@return the same numbers with rows for columns} */
    public Surface transposed() {
        double[] turned = new double[values.length];
        int[] turnedCounts = new int[counts.length];
        for (int i = 0; i < values.length; i++) {
            int to = i % cols.size() * rows.size() + i / cols.size();
            turned[to] = values[i];
            if (counts.length > 0) {
                turnedCounts[to] = counts[i];
            }
        }
        return new Surface(name, cols, rows, turned, turnedCounts);
    }

    /** The same places with other numbers. */
    Surface with(String otherName, double[] others) {
        return copyOf(otherName, rows, cols, others);
    }

    /** Least and greatest number that is finite; 0 and 1 if there is none. */
    double[] range() {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            if (Double.isFinite(value)) {
                low = Math.min(low, value);
                high = Math.max(high, value);
            }
        }
        return low > high ? new double[] {0, 1} : new double[] {low, high};
    }

    /** A row per cell, blank ones included; several surfaces of the same axes share the rows. */
    static DiagnosticTable table(Surface... surfaces) {
        Surface first = surfaces[0];
        List<String> header = new ArrayList<>(first.rows.columns());
        header.addAll(first.cols.columns());
        for (Surface surface : surfaces) {
            header.add(surface.name);
        }
        boolean counted = first.counts.length > 0;
        if (counted) {
            header.add("count");
        }
        return DiagnosticTable.of(header, first.values.length, index -> {
            List<String> cells = new ArrayList<>(first.rows.cells(index / first.cols.size()));
            cells.addAll(first.cols.cells(index % first.cols.size()));
            for (Surface surface : surfaces) {
                cells.add(DecimalText.of(surface.values[index]));
            }
            if (counted) {
                cells.add(Integer.toString(first.counts[index]));
            }
            return cells;
        });
    }
}
