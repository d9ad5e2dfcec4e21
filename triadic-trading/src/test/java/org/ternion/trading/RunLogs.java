package org.ternion.trading;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Logs of the prototype, read without the module's own reader. */
public final class RunLogs {
    private RunLogs() {
    }

    /** A golden log, say {@code golden("run_bars_script_log.csv")}. */
    public static RunLog golden(String file) {
        List<String> lines = Goldens.text(file).lines().toList();
        String[] headers = lines.get(0).split(",", -1);
        int rows = lines.size() - 1;
        long[] times = new long[rows];
        String symbol = "";
        Map<LogColumn, double[]> columns = new EnumMap<>(LogColumn.class);
        for (int c = 0; c < headers.length; c++) {
            LogColumn column = LogColumn.ofHeader(headers[c]).orElseThrow();
            double[] values = new double[rows];
            for (int row = 0; row < rows; row++) {
                String cell = lines.get(row + 1).split(",", -1)[c];
                switch (column) {
                    case SYMBOL -> symbol = cell;
                    case T, TS -> times[row] = Long.parseLong(cell);
                    case ACCEPTABLE -> values[row] = cell.equals("True") ? 1 : 0;
                    default -> values[row] = cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
                }
            }
            if (column != LogColumn.T && column != LogColumn.TS && column != LogColumn.SYMBOL) {
                columns.put(column, values);
            }
        }
        return RunLog.wrap(symbol, times, columns);
    }
}
