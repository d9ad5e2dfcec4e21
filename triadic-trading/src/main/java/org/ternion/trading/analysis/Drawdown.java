package org.ternion.trading.analysis;

import java.util.Map;

/**
 * The deepest fall of equity below its maximum so far. Rows count from the first value measured; -1 where there is no
 * such row.
 *
 * @param relative as a share of the maximum, {@code <= 0}
 * @param absolute the deepest fall in money, {@code <= 0}; may be another one
 * @param start    row of the maximum before the deepest relative fall
 * @param trough   row of its lowest value
 * @param recovery row that reached the maximum again
 * @param longest  most bars between a maximum and the return to it or the end of the data
 */
public record Drawdown(double relative, double absolute, int start, int trough, int recovery, int longest)
        implements Measured {
    /**
     * Measures equity.
     *
     * @param equity at the closes
     * @return its drawdown; NaN if there is no equity or it is NaN somewhere
     */
    public static Drawdown of(double... equity) {
        double relative = equity.length == 0 ? Double.NaN : 0;
        double absolute = relative;
        int peak = 0;
        int start = -1;
        int trough = -1;
        int recovery = -1;
        int longest = 0;
        for (int t = 0; t < equity.length; t++) {
            if (equity[t] >= equity[peak]) {
                recovery = recovery < 0 && start == peak && trough >= 0 ? t : recovery;
                longest = t - peak > 1 ? Math.max(longest, t - peak) : longest;
                peak = t;
            } else {
                longest = Math.max(longest, t - peak);
            }
            double fall = equity[t] / equity[peak] - 1;
            absolute = Math.min(absolute, equity[t] - equity[peak]);
            if (fall < relative) {
                start = peak;
                trough = t;
                recovery = -1;
            }
            relative = Math.min(relative, fall);
        }
        return new Drawdown(relative, absolute, start, trough, recovery, longest);
    }

    @Override
    public Map<String, Object> toMap() {
        return new Fields().add("max_drawdown", relative).add("max_drawdown_absolute", absolute)
                .add("drawdown_start_row", start).add("drawdown_trough_row", trough)
                .add("drawdown_recovery_row", recovery).add("longest_drawdown_bars", longest).map();
    }
}
