package org.ternion.trading.diagnostics;

import java.util.ArrayList;
import java.util.List;
import org.ternion.core.Checks;
import org.ternion.core.io.CsvTable;
import org.ternion.core.io.TableFormatException;

/** Named columns of numbers, such as the table of a sweep; NaN where a cell is empty. */
public final class NumberTable {
    private final List<String> header;
    private final double[][] columns;
    private final int rows;

    private NumberTable(List<String> header, double[][] columns) {
        this.header = header;
        this.columns = columns;
        rows = columns.length == 0 ? 0 : columns[0].length;
    }

    /**
     * A table that keeps the arrays; do not modify them afterwards.
     *
     * @param header  names of the columns
     * @param columns values by column
     * @return the table
     * @throws IllegalArgumentException if there are not as many columns as names or columns differ in length
     */
    public static NumberTable wrap(List<String> header, double[]... columns) {
        if (header.size() != columns.length) {
            throw new IllegalArgumentException(header.size() + " columns expected, got " + columns.length);
        }
        for (double[] column : columns) {
            Checks.shape(column.length, 1, columns[0].length);
        }
        return new NumberTable(List.copyOf(header), columns.clone());
    }

    /**
     * The numbers of a CSV file; columns that hold other text are passed over.
     *
     * @param table the file, such as a sweep wrote
     * @param wanted columns to read
     * @return those columns; empty cells and {@code none} are NaN
     * @throws TableFormatException if another cell of these columns is no number
     * @throws IllegalArgumentException if a column is missing
     */
    public static NumberTable of(CsvTable table, List<String> wanted) {
        List<double[]> columns = new ArrayList<>();
        for (String name : wanted) {
            int col = table.column(name);
            if (col < 0) {
                throw new IllegalArgumentException("the table has no column " + name + ", only "
                        + String.join(", ", table.header()));
            }
            double[] values = new double[table.rows()];
            for (int row = 0; row < values.length; row++) {
                String cell = table.cell(row, col).strip();
                boolean none = cell.isEmpty() || cell.equalsIgnoreCase("nan") || cell.equalsIgnoreCase("none");
                values[row] = none ? Double.NaN : table.number(row, col);
            }
            columns.add(values);
        }
        return new NumberTable(List.copyOf(wanted), columns.toArray(double[][]::new));
    }

    /** {@return the number of rows} */
    public int rows() {
        return rows;
    }

    /** {@return the names of the columns} */
    public List<String> header() {
        return header;
    }

    /**
     * One column.
     *
     * @param name its name
     * @return its live values, read-only by contract
     * @throws IllegalArgumentException if there is none of this name
     */
    public double[] column(String name) {
        int col = header.indexOf(name);
        if (col < 0) {
            throw new IllegalArgumentException("the table has no column " + name + ", only "
                    + String.join(", ", header));
        }
        return columns[col];
    }
}
