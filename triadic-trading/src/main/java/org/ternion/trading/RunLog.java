package org.ternion.trading;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.ternion.trading.position.Reason;

/**
 * What a run did, one row per bar, in columns: what measures, diagnostics and reports work on. Flags are 1 and 0,
 * reasons their ordinals.
 */
public final class RunLog {
    private final String symbol;
    private final long[] times;
    private final Map<LogColumn, double[]> columns;

    private RunLog(String symbol, long[] times, Map<LogColumn, double[]> columns) {
        this.symbol = symbol;
        this.times = times;
        this.columns = columns;
    }

    /**
     * A log that keeps the arrays; do not modify them afterwards.
     *
     * @param symbol  market
     * @param times   stamps, one per row
     * @param columns values by column, all but T, TS and SYMBOL, which are given apart
     * @return the log
     * @throws IllegalArgumentException if the columns differ in length
     */
    public static RunLog wrap(String symbol, long[] times, Map<LogColumn, double[]> columns) {
        for (Map.Entry<LogColumn, double[]> column : columns.entrySet()) {
            if (column.getValue().length != times.length) {
                throw new IllegalArgumentException(times.length + " values expected in " + column.getKey().header()
                        + ", got " + column.getValue().length);
            }
        }
        Map<LogColumn, double[]> copy = new EnumMap<>(LogColumn.class);
        copy.putAll(columns);
        return new RunLog(Objects.requireNonNull(symbol, "symbol"), times, copy);
    }

    /** {@return the number of rows} */
    public int size() {
        return times.length;
    }

    /** {@return the market} */
    public String symbol() {
        return symbol;
    }

    /** {@return the live stamps, read-only by contract} */
    public long[] times() {
        return times;
    }

    /** {@return the columns there are} */
    public Set<LogColumn> columns() {
        return columns.keySet();
    }

    /**
     * Whether there is a column.
     *
     * @param column which one
     * @return true if so
     */
    public boolean has(LogColumn column) {
        return columns.containsKey(column);
    }

    /**
     * One column.
     *
     * @param column any but T, TS and SYMBOL
     * @return its live values, read-only by contract
     * @throws IllegalArgumentException if the log has no such column
     */
    public double[] column(LogColumn column) {
        double[] values = columns.get(column);
        if (values == null) {
            throw new IllegalArgumentException("the log has no column " + column.header());
        }
        return values;
    }

    /**
     * Equity at the closes, from the column or else from the cumulative profit.
     *
     * @return its values, in units of the start where there is no column
     */
    public double[] equity() {
        if (has(LogColumn.EQUITY)) {
            return column(LogColumn.EQUITY);
        }
        return Arrays.stream(column(LogColumn.PNL)).map(pnl -> pnl + 1).toArray();
    }

    /**
     * Why a row ended in its intent.
     *
     * @param row 0 to {@code size() - 1}
     * @return the reason
     * @throws IllegalArgumentException if the log has no reasons
     */
    public Reason reason(int row) {
        return Reason.values()[(int) column(LogColumn.REASON)[row]];
    }
}
