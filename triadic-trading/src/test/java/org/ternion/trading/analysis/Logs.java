package org.ternion.trading.analysis;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.ternion.trading.Goldens;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;

/** Logs made by hand: columns not given are 0. */
final class Logs {
    static final long HOUR = 3_600_000_000_000L;
    static final long START = 1_600_000_000_000_000_000L;

    private final Map<LogColumn, double[]> columns = new EnumMap<>(LogColumn.class);
    private final int rows;

    private Logs(int rows) {
        this.rows = rows;
        for (LogColumn column : LogColumn.values()) {
            if (column.compareTo(LogColumn.ACCEPTABLE) >= 0 && column.compareTo(LogColumn.Z_VEL) <= 0) {
                columns.put(column, new double[rows]);
            }
        }
    }

    static Logs of(int rows) {
        return new Logs(rows);
    }

    Logs with(LogColumn column, double... values) {
        columns.put(column, values);
        return this;
    }

    RunLog hourly(String symbol) {
        long[] times = new long[rows];
        Arrays.setAll(times, t -> START + t * HOUR);
        return RunLog.wrap(symbol, times, columns);
    }

    /** The input of the bad-day goldens. */
    static RunLog badDays() {
        String[] lines = Goldens.text("bad_days_input.csv").split("\n");
        String[] header = lines[0].split(",");
        Logs logs = of(lines.length - 1);
        long[] times = new long[logs.rows];
        for (int c = 0; c < header.length; c++) {
            double[] values = new double[logs.rows];
            for (int row = 0; row < logs.rows; row++) {
                String cell = lines[row + 1].split(",", -1)[c];
                if (header[c].equals("ts")) {
                    times[row] = nanos(cell);
                } else {
                    values[row] = Double.parseDouble(cell);
                }
            }
            LogColumn.ofHeader(header[c]).filter(column -> column != LogColumn.T && column != LogColumn.TS)
                    .ifPresent(column -> logs.columns.put(column, values));
        }
        return RunLog.wrap("btc", times, logs.columns);
    }

    static long nanos(String stamp) {
        return LocalDateTime.parse(stamp.replace(' ', 'T')).toEpochSecond(ZoneOffset.UTC)
                * 1_000_000_000L;
    }
}
