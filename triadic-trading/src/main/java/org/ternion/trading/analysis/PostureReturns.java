package org.ternion.trading.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;

/**
 * Changes of equity by posture: -1 banned, 0 holding, 1 acting. Equity is taken from its column, else from the profit,
 * else from the price; the first change is 0.
 *
 * @param postures totals of the postures that occur, from -1 to 1
 * @param windows  stretches of one posture in time
 */
public record PostureReturns(List<Total> postures, List<Window> windows) {
    /** Which change belongs to the posture of a bar. */
    public enum Alignment {
        /** The change into the bar, as the prototype has it: earned by the posture before. */
        SAME_BAR,
        /** The change into the next bar. */
        NEXT_BAR
    }

    /**
     * Changes of one posture.
     *
     * @param posture   -1, 0 or 1
     * @param mean      mean change
     * @param deviation sample deviation, NaN for one bar
     * @param sum       sum
     * @param count     bars
     */
    public record Total(int posture, double mean, double deviation, double sum, int count) implements Measured {
        @Override
        public Map<String, Object> toMap() {
            return new Fields().add("posture", posture).add("mean", mean).add("std", deviation).add("sum", sum)
                    .add("count", count).map();
        }
    }

    /**
     * Bars in a row of one posture.
     *
     * @param posture         -1, 0 or 1
     * @param start           first row with this posture
     * @param end             last row
     * @param sum             sum of the changes
     * @param cumulative      sum of all changes up to the end
     * @param cumulativeOfOne sum of the changes of this posture up to the end
     */
    public record Window(int posture, int start, int end, double sum, double cumulative, double cumulativeOfOne)
            implements Measured {
        /** {@return the number of bars} */
        public int count() {
            return end - start + 1;
        }

        @Override
        public Map<String, Object> toMap() {
            return new Fields().add("posture", posture).add("start", start).add("end", end).add("n", count())
                    .add("ret_sum", sum).add("ret_mean", sum / count()).add("cum_ret_all", cumulative)
                    .add("cum_ret_by_posture", cumulativeOfOne).map();
        }
    }

    /**
     * Copies the lists.
     *
     * @param postures copied
     * @param windows  copied
     */
    public PostureReturns {
        postures = List.copyOf(postures);
        windows = List.copyOf(windows);
    }

    /**
     * Splits the changes of a log.
     *
     * @param log       with holds or actions, and with equity, profit or price
     * @param alignment which change belongs to the posture of a bar; the last bar has no next one and is left out
     * @return totals and windows
     */
    public static PostureReturns of(RunLog log, Alignment alignment) {
        double[] value = value(log);
        int bars = alignment == Alignment.SAME_BAR ? log.size() : Math.max(0, log.size() - 1);
        double[] change = new double[bars];
        int[] posture = new int[bars];
        for (int t = 0; t < bars; t++) {
            int into = alignment == Alignment.SAME_BAR ? t : t + 1;
            change[t] = into == 0 ? 0 : value[into] - value[into - 1];
            posture[t] = posture(log, t);
        }
        return new PostureReturns(totals(posture, change), windows(posture, change));
    }

    private static double[] value(RunLog log) {
        return log.has(LogColumn.EQUITY) || log.has(LogColumn.PNL) ? log.equity() : log.column(LogColumn.PRICE);
    }

    private static int posture(RunLog log, int t) {
        if (log.has(LogColumn.BAN) && log.column(LogColumn.BAN)[t] > 0) {
            return -1;
        }
        boolean holds = log.has(LogColumn.HOLD) ? log.column(LogColumn.HOLD)[t] > 0
                : log.column(LogColumn.ACTION)[t] == 0;
        return holds ? 0 : 1;
    }

    private static List<Total> totals(int[] posture, double[] change) {
        List<Total> totals = new ArrayList<>();
        for (int p = -1; p <= 1; p++) {
            double[] own = new double[change.length];
            int count = 0;
            for (int t = 0; t < change.length; t++) {
                if (posture[t] == p) {
                    own[count++] = change[t];
                }
            }
            if (count > 0) {
                own = Arrays.copyOf(own, count);
                totals.add(new Total(p, Sample.mean(own), Sample.deviation(own), Sample.sum(own), count));
            }
        }
        return totals;
    }

    private static List<Window> windows(int[] posture, double[] change) {
        List<Window> windows = new ArrayList<>();
        double all = 0;
        double[] byPosture = new double[3];
        for (int start = 0; start < change.length;) {
            int end = start;
            double sum = 0;
            while (end < change.length && posture[end] == posture[start]) {
                sum += change[end++];
            }
            all += sum;
            byPosture[posture[start] + 1] += sum;
            windows.add(new Window(posture[start], start, end - 1, sum, all, byPosture[posture[start] + 1]));
            start = end;
        }
        return windows;
    }
}
