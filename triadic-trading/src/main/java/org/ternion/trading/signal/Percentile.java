package org.ternion.trading.signal;

import java.util.Arrays;
import org.ternion.core.Checks;

/** Percentiles of finite values, linear between neighbours. */
public final class Percentile {
    /** Length of the array in which {@link #select} samples. */
    static final int SAMPLES = 31;

    private static final int SMALL = 32;

    private Percentile() {
    }

    /**
     * A percentile of all values that are finite: between the values of ranks floor(h) and floor(h) + 1, from 0, with
     * h = (m - 1) percentile / 100. Takes time in proportion to the number of values.
     *
     * @param values     not modified
     * @param percentile in [0, 100]
     * @return the percentile, NaN if there is no finite value
     * @throws IllegalArgumentException if the percentile is not in its range
     */
    public static double of(double[] values, double percentile) {
        Checks.inRange(percentile, 0, 100, "percentile");
        double[] finite = new double[values.length];
        int count = 0;
        for (double value : values) {
            finite[count] = value;
            count += Math.abs(value) <= Double.MAX_VALUE ? 1 : 0;
        }
        if (count == 0) {
            return Double.NaN;
        }
        double rank = (count - 1) * percentile / 100;
        int below = (int) rank;
        select(finite, 0, count - 1, below, new double[SAMPLES]);
        double low = finite[below];
        if (rank == below) {
            return low;
        }
        double high = finite[below + 1];
        for (int i = below + 2; i < count; i++) {
            high = Math.min(high, finite[i]);
        }
        return low + (rank - below) * (high - low);
    }

    /** Puts the value of rank k in its place, nothing greater before and nothing less after it. */
    static void select(double[] a, int from, int to, int k, double[] sample) {
        int low = from;
        int high = to;
        // halving on average; after that many rounds the values are arranged against us, and sorting is safe
        for (int rounds = 64; high - low > SMALL && rounds > 0; rounds--) {
            double pivot = pivot(a, low, high, k, sample);
            int i = low;
            int j = high;
            while (i <= j) {
                while (a[i] < pivot) {
                    i++;
                }
                while (a[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double swap = a[i];
                    a[i++] = a[j];
                    a[j--] = swap;
                }
            }
            if (k <= j) {
                high = j;
            } else if (k >= i) {
                low = i;
            } else {
                return;
            }
        }
        Arrays.sort(a, low, high + 1);
    }

    /** A value of about the rank wanted, from a sorted sample taken at equal steps. */
    private static double pivot(double[] a, int low, int high, int k, double[] sample) {
        int samples = high - low > 2000 ? SAMPLES : 5;
        long span = high - low;
        for (int s = 0; s < samples; s++) {
            sample[s] = a[low + (int) (span * s / (samples - 1))];
        }
        Arrays.sort(sample, 0, samples);
        return sample[(int) Math.round((samples - 1) * ((double) (k - low) / span))];
    }
}
