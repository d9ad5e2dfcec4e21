package org.ternion.trading.legacy;

import java.util.List;
import java.util.Map;
import org.ternion.trading.analysis.Fields;
import org.ternion.trading.analysis.Measured;

/**
 * One row of the prototype's history of runs. The last five values are NaN without stress.
 *
 * @param source      name of the data
 * @param steps       bars but the first
 * @param trades      bars with a fill
 * @param pnl         value of the account at the end, no profit
 * @param holdShare   share of bars without a fill
 * @param maxDrawdown deepest fall of the value below its maximum so far, absolute
 * @param stressMean  mean stress over the bars but the last
 * @param badRate     share of flagged bars over the bars but the last
 * @param returnAll   mean change of the value as a share of the value before, the first row has none
 * @param returnGood  the same over rows that are not flagged
 * @param returnBad   the same over flagged rows
 */
public record LoopSummary(String source, int steps, int trades, double pnl, double holdShare, double maxDrawdown,
        double stressMean, double badRate, double returnAll, double returnGood, double returnBad)
        implements Measured {
    /**
     * Sums up a run.
     *
     * @param source name of the data
     * @param steps  at least one
     * @return the summary without stress
     * @throws IllegalArgumentException if there are no steps
     */
    public static LoopSummary of(String source, List<LoopStep> steps) {
        return of(source, steps, new double[0], new boolean[0]);
    }

    /**
     * Sums up a run with bans.
     *
     * @param source name of the data
     * @param steps  at least one
     * @param stress stress of all bars
     * @param bad    flags of all bars
     * @return the summary
     * @throws IllegalArgumentException if there are no steps
     */
    public static LoopSummary of(String source, List<LoopStep> steps, double[] stress, boolean[] bad) {
        int n = steps.size();
        if (n == 0) {
            throw new IllegalArgumentException(source + ": at least two bars are needed");
        }
        int trades = 0;
        double peak = Double.NEGATIVE_INFINITY;
        double drawdown = 0;
        double[] sums = new double[2];
        int[] counts = new int[2];
        for (int i = 0; i < n; i++) {
            LoopStep step = steps.get(i);
            trades += step.fill() != 0 ? 1 : 0;
            peak = Math.max(peak, step.value());
            drawdown = Math.min(drawdown, step.value() - peak);
            if (i > 0) {
                double before = steps.get(i - 1).value();
                sums[step.ban() ? 1 : 0] += (step.value() - before) / before;
                counts[step.ban() ? 1 : 0]++;
            }
        }
        double stressSum = 0;
        double flagged = 0;
        for (int t = 0; t < n && t < stress.length; t++) {
            stressSum += stress[t];
            flagged += bad[t] ? 1 : 0;
        }
        boolean none = stress.length == 0;
        return new LoopSummary(source, n, trades, steps.get(n - 1).value(), (double) (n - trades) / n, drawdown,
                none ? Double.NaN : stressSum / n, none ? Double.NaN : flagged / n,
                none ? Double.NaN : (sums[0] + sums[1]) / (counts[0] + counts[1]),
                none ? Double.NaN : sums[0] / counts[0], none ? Double.NaN : sums[1] / counts[1]);
    }

    /** {@return the values by the names of the history file, in its order} */
    @Override
    public Map<String, Object> toMap() {
        return new Fields().add("source", source).add("steps", steps).add("trades", trades).add("pnl", pnl)
                .add("hold_pct", holdShare).add("max_drawdown", maxDrawdown).add("p_bad_mean", stressMean)
                .add("bad_rate", badRate).add("ret_all", returnAll).add("ret_good", returnGood)
                .add("ret_bad", returnBad).map();
    }
}
