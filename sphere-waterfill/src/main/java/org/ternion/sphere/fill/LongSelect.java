package org.ternion.sphere.fill;

import java.util.Arrays;

/** Selection on distinct longs: Floyd and Rivest (1975), Algorithm 489; a sort for inputs that defeat its samples. */
final class LongSelect {
    /** Below this length a sample does not pay. */
    private static final int SAMPLED = 600;

    private LongSelect() {
    }

    /**
     * Reorders {@code a[from..to)} so that {@code a[nth]} is what it would be after sorting, with smaller ones before
     * and larger ones behind. Expected comparisons are n plus the distance of {@code nth} to the nearer end.
     */
    static void select(long[] a, int from, int to, int nth) {
        select(a, from, to - 1, nth, 64);
    }

    private static void select(long[] a, int first, int last, int nth, int rounds) {
        int left = first;
        int right = last;
        for (int round = 0; left < right; round++) {
            if (round == rounds) {
                Arrays.sort(a, left, right + 1);
                return;
            }
            if (right - left > SAMPLED) {
                narrow(a, left, right, nth);
            }
            // Hoare's partition about a[nth], as in the paper: the ends are set up to stop the scans.
            long pivot = a[nth];
            int i = left;
            int j = right;
            swap(a, left, nth);
            if (a[right] > pivot) {
                swap(a, right, left);
            }
            while (i < j) {
                swap(a, i++, j--);
                while (a[i] < pivot) {
                    i++;
                }
                while (a[j] > pivot) {
                    j--;
                }
            }
            if (a[left] == pivot) {
                swap(a, left, j);
            } else {
                swap(a, ++j, right);
            }
            left = j <= nth ? j + 1 : left;
            right = nth <= j ? j - 1 : right;
        }
    }

    /** Selects within a sample around {@code nth}, so that {@code a[nth]} is likely close to its place in the whole. */
    private static void narrow(long[] a, int left, int right, int nth) {
        double n = right - left + 1;
        double i = nth - left + 1;
        double log = Math.log(n);
        double sample = 0.5 * Math.exp(2 * log / 3);
        double deviation = 0.5 * Math.sqrt(log * sample * (n - sample) / n) * Math.signum(i - n / 2);
        int low = (int) Math.max(left, nth - i * sample / n + deviation);
        int high = (int) Math.min(right, nth + (n - i) * sample / n + deviation);
        select(a, low, high, nth, 64);
    }

    private static void swap(long[] a, int i, int j) {
        long held = a[i];
        a[i] = a[j];
        a[j] = held;
    }
}
