package org.ternion.trading.analysis;

import java.util.Arrays;

/** What one unit of the stamps of a log is, told from their magnitude. */
public final class StampScale {
    /** Smaller stamps than this many seconds since 1970 are numbers of bars. */
    private static final long LEAST_EPOCH_SECONDS = 100_000_000L;
    private static final double SECONDS_PER_YEAR = 365.25 * 86400;

    private StampScale() {
    }

    /**
     * Units of the stamps per second; dates until the year 5138 are read right.
     *
     * @param times stamps, not modified; the last one tells
     * @return 1, 1e3, 1e6 or 1e9
     */
    public static long unitsPerSecond(long... times) {
        long last = times.length == 0 ? 0 : Math.abs(times[times.length - 1]);
        long units = 1;
        for (long limit = 100_000_000_000L; last >= limit && units < 1_000_000_000L; limit *= 1000) {
            units *= 1000;
        }
        return units;
    }

    /**
     * Whether stamps are dates; those that are not are numbers of bars.
     *
     * @param times stamps, not modified; the last one tells
     * @return false if there are none
     */
    public static boolean dated(long... times) {
        return times.length > 0 && times[times.length - 1] >= LEAST_EPOCH_SECONDS;
    }

    /** From the median spacing; NaN if the stamps are no dates or there are fewer than two. */
    static double periodsPerYear(long[] times) {
        if (times.length < 2 || !dated(times)) {
            return Double.NaN;
        }
        double[] spacing = new double[times.length - 1];
        for (int t = 1; t < times.length; t++) {
            spacing[t - 1] = times[t] - times[t - 1];
        }
        Arrays.sort(spacing);
        double seconds = Sample.percentile(spacing, 50) / unitsPerSecond(times);
        return seconds > 0 ? SECONDS_PER_YEAR / seconds : Double.NaN;
    }
}
