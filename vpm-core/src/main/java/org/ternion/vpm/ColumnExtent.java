package org.ternion.vpm;

import java.util.Arrays;
import org.ternion.core.Parallel;

/** Smallest and largest finite score of every column of a table; NaN for a column without a finite score. */
final class ColumnExtent {
    /** Elements handled at a time: long enough for vector code, short enough to stay in the first cache. */
    static final int STRIP = 512;
    /** Documents a thread gets at least. */
    private static final int GRAIN = 1 << 14;

    private final double[] min;
    private final double[] max;
    private final boolean allFinite;

    private ColumnExtent(double[] min, double[] max, boolean allFinite) {
        this.min = min;
        this.max = max;
        this.allFinite = allFinite;
    }

    static ColumnExtent of(ScoreMatrix scores, NonFinitePolicy policy, int parallelism) {
        double[] x = scores.backingArray();
        int cols = scores.metrics();
        double[] min = new double[cols];
        double[] max = new double[cols];
        Arrays.fill(min, Double.POSITIVE_INFINITY);
        Arrays.fill(max, Double.NEGATIVE_INFINITY);
        Parallel.ranges(parallelism, scores.documents(), GRAIN, (from, to) ->
                addExtremes(x, from * cols, to * cols, min, max));
        boolean finite = true;
        // Math.min and Math.max pass NaN on, so a single bad score shows in the extremes of its column.
        for (int j = 0; j < cols; j++) {
            finite &= Double.isFinite(min[j]) && Double.isFinite(max[j]);
        }
        if (finite) {
            return new ColumnExtent(min, max, true);
        }
        if (policy == NonFinitePolicy.REJECT) {
            throw nonFinite(scores);
        }
        return ofFinite(x, cols);
    }

    /** Widens {@code min} and {@code max} by whole rows. */
    private static void addExtremes(double[] x, int from, int to, double[] min, double[] max) {
        int cols = min.length;
        // The row is repeated to a strip of a few hundred elements, so that the inner loop is long for narrow tables.
        int strip = stripLength(cols, to - from);
        double[] low = new double[strip];
        double[] high = new double[strip];
        Arrays.fill(low, Double.POSITIVE_INFINITY);
        Arrays.fill(high, Double.NEGATIVE_INFINITY);
        int at = from;
        for (; at <= to - strip; at += strip) {
            for (int k = 0; k < strip; k++) {
                double v = x[at + k];
                low[k] = Math.min(low[k], v);
                high[k] = Math.max(high[k], v);
            }
        }
        for (int k = 0; at < to; at++, k++) {
            low[k] = Math.min(low[k], x[at]);
            high[k] = Math.max(high[k], x[at]);
        }
        synchronized (min) {
            for (int k = 0; k < strip; k++) {
                min[k % cols] = Math.min(min[k % cols], low[k]);
                max[k % cols] = Math.max(max[k % cols], high[k]);
            }
        }
    }

    static int stripLength(int cols, int elements) {
        return cols * Math.max(1, Math.min(STRIP, elements) / cols);
    }

    double min(int col) {
        return min[col];
    }

    double max(int col) {
        return max[col];
    }

    int cols() {
        return min.length;
    }

    boolean allFinite() {
        return allFinite;
    }

    private static ColumnExtent ofFinite(double[] x, int cols) {
        double[] min = new double[cols];
        double[] max = new double[cols];
        Arrays.fill(min, Double.NaN);
        Arrays.fill(max, Double.NaN);
        for (int at = 0; at < x.length; at += cols) {
            for (int j = 0; j < cols; j++) {
                double v = x[at + j];
                if (Double.isFinite(v)) {
                    min[j] = v >= min[j] ? min[j] : v;
                    max[j] = v <= max[j] ? max[j] : v;
                }
            }
        }
        return new ColumnExtent(min, max, false);
    }

    private static NonFiniteException nonFinite(ScoreMatrix scores) {
        long nans = 0;
        long positive = 0;
        long negative = 0;
        int first = -1;
        double[] x = scores.backingArray();
        for (int i = 0; i < x.length; i++) {
            double v = x[i];
            if (!Double.isFinite(v)) {
                nans += Double.isNaN(v) ? 1 : 0;
                positive += v > 0 ? 1 : 0;
                negative += v < 0 ? 1 : 0;
                first = first < 0 ? i : first;
            }
        }
        int cols = scores.metrics();
        return new NonFiniteException(nans, positive, negative,
                "row " + first / cols + ", metric '" + scores.metricNames().get(first % cols) + "'");
    }
}
