package org.ternion.trading.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;

/**
 * A stretch of bars of one length with much stress. Stress that is not defined counts as 0.
 *
 * @param startRow   first row
 * @param endRow     last row
 * @param startTime  its stamp
 * @param endTime    its stamp
 * @param stressSum  sum of stress
 * @param stressMax  greatest stress
 * @param badRate    share of bars flagged as bad
 * @param marketRate share of bars that are bad by return or drawdown, without looking at stress
 */
public record SeverityWindow(int startRow, int endRow, long startTime, long endTime, double stressSum,
        double stressMax, double badRate, double marketRate) implements Measured {
    private static final int DEVIATION_WINDOW = 50;

    /**
     * The worst stretches of a log, by its equity.
     *
     * @param log   with stress and flags
     * @param rules what to look for
     * @return the worst first, of equal ones the earlier; empty if the log is shorter than a window
     */
    public static List<SeverityWindow> of(RunLog log, SeverityRules rules) {
        return of(log, log.equity(), rules);
    }

    /**
     * The worst stretches of a log, by some value of the account.
     *
     * @param log   with stress and flags
     * @param value one per row
     * @param rules what to look for
     * @return the worst first, of equal ones the earlier; empty if the log is shorter than a window
     */
    public static List<SeverityWindow> of(RunLog log, double[] value, SeverityRules rules) {
        int count = Math.max(0, log.size() - rules.window() + 1);
        double[] stress = Arrays.stream(log.column(LogColumn.P_BAD)).map(p -> Double.isNaN(p) ? 0 : p).toArray();
        double[] sums = movingSums(stress, rules.window(), count);
        boolean[] market = marketBad(log.column(LogColumn.PRICE), value, rules);
        List<SeverityWindow> found = new ArrayList<>();
        for (int start : IntStream.range(0, count).boxed().sorted(Comparator.comparingDouble(s -> -sums[s])).toList()) {
            if (found.size() == rules.top()) {
                break;
            }
            if (rules.overlap() == SeverityRules.Overlap.ALLOWED || found.stream()
                    .allMatch(other -> Math.abs(other.startRow - start) >= rules.window())) {
                found.add(window(log, stress, market, start, start + rules.window(), sums[start]));
            }
        }
        return List.copyOf(found);
    }

    /** Summed anew for every window of a block, so that rounding does not add up. */
    private static double[] movingSums(double[] values, int window, int count) {
        double[] sums = new double[count];
        double sum = 0;
        for (int start = 0; start < count; start++) {
            if (start % window == 0) {
                sum = 0;
                for (int t = start; t < start + window; t++) {
                    sum += values[t];
                }
            } else {
                sum += values[start + window - 1] - values[start - 1];
            }
            sums[start] = sum;
        }
        return sums;
    }

    /** Bars whose return or growth of drawdown is bad. */
    static boolean[] marketBad(double[] price, double[] value, SeverityRules rules) {
        int n = price.length;
        double[] returns = new double[n];
        for (int t = 1; t < n; t++) {
            returns[t] = price[t] / price[t - 1] - 1;
        }
        double[] deviation = new double[n];
        Arrays.fill(deviation, Double.NaN);
        for (int t = DEVIATION_WINDOW - 1; t < n; t++) {
            deviation[t] = Sample.deviation(Arrays.copyOfRange(returns, t - DEVIATION_WINDOW + 1, t + 1));
        }
        // The tool looks back on a log as a whole, so the first windows may take what came later.
        Arrays.fill(deviation, 0, Math.min(n, DEVIATION_WINDOW - 1),
                n < DEVIATION_WINDOW ? Double.NaN : deviation[DEVIATION_WINDOW - 1]);
        boolean[] bad = new boolean[n];
        double peak = Double.NEGATIVE_INFINITY;
        double before = 0;
        for (int t = 0; t < n; t++) {
            peak = Math.max(peak, value[t]);
            double drawdown = rules.unit() == SeverityRules.SlopeUnit.MONEY ? peak - value[t] : 1 - value[t] / peak;
            bad[t] = Math.abs(returns[t]) > rules.sigmas() * deviation[t] || t > 0 && drawdown - before > rules.slope();
            before = drawdown;
        }
        return bad;
    }

    private static SeverityWindow window(RunLog log, double[] stress, boolean[] market, int from, int to, double sum) {
        double max = 0;
        double flagged = 0;
        double marketBad = 0;
        for (int t = from; t < to; t++) {
            max = Math.max(max, stress[t]);
            flagged += log.column(LogColumn.BAD_FLAG)[t] != 0 ? 1 : 0;
            marketBad += market[t] ? 1 : 0;
        }
        return new SeverityWindow(from, to - 1, log.times()[from], log.times()[to - 1], sum, max,
                flagged / (to - from), marketBad / (to - from));
    }

    @Override
    public Map<String, Object> toMap() {
        return new Fields().add("start_idx", startRow).add("end_idx", endRow).add("sev_sum_p_bad", stressSum)
                .add("p_bad_mean", stressSum / (endRow - startRow + 1)).add("p_bad_max", stressMax)
                .add("bad_rate", badRate).add("synthetic_bad_rate", marketRate).add("ts_start", startTime)
                .add("ts_end", endTime).map();
    }
}
