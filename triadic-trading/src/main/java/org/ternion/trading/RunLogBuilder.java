package org.ternion.trading;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.ternion.trading.data.BarSeries;

/** Collects decisions into columns; those that are columns of the bars are shared. */
final class RunLogBuilder {
    /** Columns that are neither of the bars nor copies nor constant, in the order of {@link Decision#store}. */
    static final List<LogColumn> DECIDED = List.of(LogColumn.ACCEPTABLE, LogColumn.STATE, LogColumn.INTENT_DIRECTION,
            LogColumn.INTENT_TARGET, LogColumn.URGENCY, LogColumn.ACTIONABILITY, LogColumn.FILL, LogColumn.FILL_PRICE,
            LogColumn.FEE, LogColumn.PNL, LogColumn.EXPOSURE, LogColumn.SLIPPAGE, LogColumn.HOLD, LogColumn.EQUITY,
            LogColumn.REASON, LogColumn.POSTURE, LogColumn.P_BAD, LogColumn.BAD_FLAG, LogColumn.BAN, LogColumn.UNITS,
            LogColumn.CASH, LogColumn.TRADE_ID, LogColumn.RUN_LENGTH, LogColumn.VOL, LogColumn.VOL_THRESHOLD,
            LogColumn.MARGIN, LogColumn.PENDING);

    private final String symbol;
    private final long[] times;
    private final Map<LogColumn, double[]> columns = new EnumMap<>(LogColumn.class);
    private final double[][] values;

    RunLogBuilder(BarSeries bars) {
        symbol = bars.symbol();
        times = new long[bars.size()];
        values = new double[DECIDED.size()][bars.size()];
        for (int c = 0; c < values.length; c++) {
            columns.put(DECIDED.get(c), values[c]);
        }
        columns.put(LogColumn.ACTION, columns.get(LogColumn.INTENT_DIRECTION));
        columns.put(LogColumn.Z_VEL, new double[bars.size()]);
        columns.put(LogColumn.PRICE, bars.close());
        columns.put(LogColumn.OPEN, bars.open());
        columns.put(LogColumn.HIGH, bars.high());
        columns.put(LogColumn.LOW, bars.low());
        columns.put(LogColumn.VOLUME, bars.volume());
    }

    void put(int row, Decision decision) {
        times[row] = decision.time();
        decision.store(values, row);
    }

    RunLog build() {
        return RunLog.wrap(symbol, times, columns);
    }
}
