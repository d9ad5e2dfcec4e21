package org.ternion.trading.analysis;

import org.ternion.core.Checks;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;

/**
 * Rows of a log counted by their confidence, in equal bins of [0, 1] that are closed on the right; 0 is in the first
 * one. Rows whose confidence is no number or lies outside are in none.
 */
public final class ActionabilityBins {
    /** Most bins there can be. */
    public static final int MOST_BINS = 100_000;

    private final long[] rows;
    private final long[] acceptable;
    private final long[] act;
    private final long[] both;

    /**
     * Bins without rows.
     *
     * @param bins number of bins, 1 to 100000
     * @throws IllegalArgumentException if the number of bins is not in its range
     */
    public ActionabilityBins(int bins) {
        Checks.inRange(bins, 1, MOST_BINS, "bins");
        rows = new long[bins];
        acceptable = new long[bins];
        act = new long[bins];
        both = new long[bins];
    }

    /**
     * Counts the rows of a log.
     *
     * @param log  with the columns of the reference profile
     * @param bins number of bins, 1 to 100000
     * @return the counts
     * @throws IllegalArgumentException if the number of bins is not in its range
     */
    public static ActionabilityBins of(RunLog log, int bins) {
        return of(log.column(LogColumn.ACTIONABILITY), log.column(LogColumn.ACCEPTABLE), log.column(LogColumn.ACTION),
                bins);
    }

    /**
     * Counts rows given in columns; flags are not 0 where they are set.
     *
     * @param confidence one per row
     * @param acceptable flags
     * @param action     flags
     * @param bins       number of bins, 1 to 100000
     * @return the counts
     * @throws IllegalArgumentException if the number of bins is not in its range
     */
    public static ActionabilityBins of(double[] confidence, double[] acceptable, double[] action, int bins) {
        ActionabilityBins counts = new ActionabilityBins(bins);
        for (int t = 0; t < confidence.length; t++) {
            counts.add(confidence[t], acceptable[t] != 0, action[t] != 0);
        }
        return counts;
    }

    /**
     * Counts one row.
     *
     * @param confidence   any number
     * @param isAcceptable whether the row is acceptable
     * @param isAct        whether it acts
     */
    public void add(double confidence, boolean isAcceptable, boolean isAct) {
        int bin = bin(confidence, rows.length);
        if (bin >= 0) {
            rows[bin]++;
            acceptable[bin] += isAcceptable ? 1 : 0;
            act[bin] += isAct ? 1 : 0;
            both[bin] += isAcceptable && isAct ? 1 : 0;
        }
    }

    /** -1 for a value outside of [0, 1]. */
    static int bin(double value, int bins) {
        if (!(value >= 0 && value <= 1)) {
            return -1;
        }
        int bin = Math.min(bins - 1, (int) (value * bins));
        // The edges are rounded, so the product may be one bin off.
        while (bin > 0 && value <= edge(bin, bins)) {
            bin--;
        }
        while (bin < bins - 1 && value > edge(bin + 1, bins)) {
            bin++;
        }
        return bin;
    }

    /** As numpy spaces them: multiples of a rounded step, the last one exact. */
    private static double edge(int k, int bins) {
        return k == bins ? 1 : k * (1.0 / bins);
    }

    /** {@return the number of bins} */
    public int size() {
        return rows.length;
    }

    /**
     * The middle of a bin.
     *
     * @param bin 0 to {@code size() - 1}
     * @return half the sum of its edges
     */
    public double center(int bin) {
        return (edge(bin, size()) + edge(bin + 1, size())) / 2;
    }

    /**
     * Rows in a bin.
     *
     * @param bin 0 to {@code size() - 1}
     * @return how many
     */
    public long rows(int bin) {
        return rows[bin];
    }

    /**
     * How often acceptable rows act.
     *
     * @param bin 0 to {@code size() - 1}
     * @return their share, NaN if no row of the bin is acceptable
     */
    public double engagement(int bin) {
        return (double) both[bin] / acceptable[bin];
    }

    /**
     * How often unacceptable rows act; should be 0.
     *
     * @param bin 0 to {@code size() - 1}
     * @return their share, NaN if all rows of the bin are acceptable
     */
    public double leakage(int bin) {
        return (double) (act[bin] - both[bin]) / (rows[bin] - acceptable[bin]);
    }

    /**
     * Rows that act and are not acceptable.
     *
     * @param bin 0 to {@code size() - 1}
     * @return their share of all rows of the bin, NaN if there are none
     */
    public double falseActs(int bin) {
        return (double) (act[bin] - both[bin]) / rows[bin];
    }

    /**
     * Rows that are acceptable and do not act.
     *
     * @param bin 0 to {@code size() - 1}
     * @return their share of all rows of the bin, NaN if there are none
     */
    public double misses(int bin) {
        return (double) (acceptable[bin] - both[bin]) / rows[bin];
    }
}
