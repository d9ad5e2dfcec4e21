package org.ternion.trading;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.ternion.core.io.CsvTable;
import org.ternion.core.io.Numbers;
import org.ternion.core.io.TableFormatException;
import org.ternion.trading.position.Reason;

/**
 * Reads run logs from CSV. Columns may come in any order; those that are no {@link LogColumn} are passed over, such as
 * {@code ell} of the logs of 2026. An empty number is NaN.
 */
public final class LogReader {
    private static final Map<String, Double> REASONS = reasons();

    private LogReader() {
    }

    private static Map<String, Double> reasons() {
        Map<String, Double> ordinals = new HashMap<>();
        for (Reason reason : Reason.values()) {
            ordinals.put(LogWriter.reasonText(reason), (double) reason.ordinal());
        }
        return Map.copyOf(ordinals);
    }

    /**
     * Reads a file.
     *
     * @param file the log
     * @return its rows
     * @throws TableFormatException if a cell is not what its column holds, the rows have more than one symbol, or there
     *                              is neither {@code ts} nor {@code t}; names line and column
     * @throws IOException          if the file cannot be read
     */
    public static RunLog read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        }
    }

    /**
     * Reads a stream to its end.
     *
     * @param in   the log; not closed
     * @param name what messages call it
     * @return its rows
     * @throws TableFormatException as for {@link #read(Path)}
     * @throws IOException          if the stream cannot be read
     */
    public static RunLog read(InputStream in, String name) throws IOException {
        CsvTable table = CsvTable.read(in, name);
        int stamp = table.column(LogColumn.TS.header());
        stamp = stamp >= 0 ? stamp : table.column(LogColumn.T.header());
        if (stamp < 0) {
            throw new TableFormatException(name, 1, 0, "", "a log has a column ts or t");
        }
        long[] times = new long[table.rows()];
        for (int row = 0; row < times.length; row++) {
            times[row] = stamp(table, row, stamp);
        }
        Map<LogColumn, double[]> columns = new EnumMap<>(LogColumn.class);
        for (LogColumn column : LogColumn.values()) {
            int c = table.column(column.header());
            boolean apart = column == LogColumn.T || column == LogColumn.TS || column == LogColumn.SYMBOL;
            if (c >= 0 && !apart) {
                columns.put(column, values(table, c, column));
            }
        }
        return RunLog.wrap(symbol(table), times, columns);
    }

    private static long stamp(CsvTable table, int row, int c) {
        try {
            return Long.parseLong(table.cell(row, c));
        } catch (NumberFormatException e) {
            throw table.problem(row, c, "a 64-bit integer is needed");
        }
    }

    private static String symbol(CsvTable table) {
        int c = table.column(LogColumn.SYMBOL.header());
        if (c < 0 || table.rows() == 0) {
            return "";
        }
        String symbol = table.cell(0, c);
        for (int row = 1; row < table.rows(); row++) {
            if (!table.cell(row, c).equals(symbol)) {
                throw table.problem(row, c, "a log has one symbol");
            }
        }
        return symbol;
    }

    private static double[] values(CsvTable table, int c, LogColumn column) {
        double[] values = new double[table.rows()];
        for (int row = 0; row < values.length; row++) {
            String cell = table.cell(row, c);
            values[row] = switch (column.kind()) {
                case FLAG -> flag(table, row, c, cell);
                case TEXT -> reason(table, row, c, cell);
                case INTEGER -> integer(table, row, c, cell);
                default -> number(table, row, c, cell);
            };
        }
        return values;
    }

    private static double flag(CsvTable table, int row, int c, String cell) {
        return switch (cell) {
            case "True", "1" -> 1;
            case "False", "0" -> 0;
            default -> throw table.problem(row, c, "True or False is needed");
        };
    }

    private static double reason(CsvTable table, int row, int c, String cell) {
        Double ordinal = REASONS.get(cell);
        if (ordinal == null) {
            throw table.problem(row, c, "there is no such reason");
        }
        return ordinal;
    }

    private static double integer(CsvTable table, int row, int c, String cell) {
        OptionalDouble number = Numbers.parse(cell);
        if (number.isEmpty() || number.getAsDouble() != Math.rint(number.getAsDouble())) {
            throw table.problem(row, c, "an integer is needed");
        }
        return number.getAsDouble();
    }

    private static double number(CsvTable table, int row, int c, String cell) {
        return switch (cell) {
            case "" -> Double.NaN;
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> table.number(row, c);
        };
    }
}
