package org.ternion.vpm;

import java.util.Arrays;

/**
 * Sorts indices by a double key, ties by index. Each key becomes a 64-bit integer with the same order; as many of its
 * varying bits as fit are packed with the index into one {@code long} and radix-sorted, and only runs that agree in all
 * of these bits are looked at again. O(n).
 */
final class StableSort {
    private static final int RADIX_BITS = 11;
    /** Three passes: of a million keys spread evenly, few share 33 bits, and those are sorted afterwards. */
    private static final int KEY_BITS = 3 * RADIX_BITS;
    /** Below this size the histograms cost more than a comparison sort. */
    private static final int RADIX_FROM = 2048;

    private StableSort() {
    }

    /**
     * Indices of the first {@code n} keys, smallest key first, equal keys (0.0 equals -0.0) by ascending index. NaN is
     * not allowed.
     */
    static int[] ascending(double[] keys, int n) {
        return order(keys, n, 0);
    }

    /** Like {@link #ascending} with the largest key first; equal keys still by ascending index. */
    static int[] descending(double[] keys, int n) {
        return order(keys, n, -1L);
    }

    private static int[] order(double[] keys, int n, long flip) {
        int[] order = new int[n];
        if (n == 0) {
            return order;
        }
        long first = bits(keys[0], flip);
        long varying = 0;
        for (int i = 1; i < n; i++) {
            varying |= bits(keys[i], flip) ^ first;
        }
        if (varying == 0) {
            Arrays.setAll(order, i -> i);
            return order;
        }
        int indexBits = 32 - Integer.numberOfLeadingZeros(n - 1);
        int room = Math.min(KEY_BITS, 63 - indexBits);
        int top = 64 - Long.numberOfLeadingZeros(varying);
        int low = Long.numberOfTrailingZeros(varying);
        int dropped = Math.max(low, top - room);
        int keyBits = top - dropped;
        long keyMask = (1L << keyBits) - 1;
        long[] packed = new long[n];
        for (int i = 0; i < n; i++) {
            packed[i] = (bits(keys[i], flip) >>> dropped & keyMask) << indexBits | i;
        }
        if (n < RADIX_FROM) {
            Arrays.sort(packed);
        } else {
            packed = radixSort(packed, indexBits, keyBits);
        }
        long indexMask = (1L << indexBits) - 1;
        if (dropped > low) {
            // At most 64 - room <= 32 bits were dropped, so they fit into one long with the index of at most 31.
            sortRuns(packed, keys, flip, indexBits, (1L << dropped) - 1);
        }
        for (int i = 0; i < n; i++) {
            order[i] = (int) (packed[i] & indexMask);
        }
        return order;
    }

    /** The key as an integer whose unsigned order is the order of the keys; -0.0 becomes 0.0. */
    private static long bits(double key, long flip) {
        long raw = Double.doubleToRawLongBits(key + 0.0);
        return raw ^ (raw >> 63 | Long.MIN_VALUE) ^ flip;
    }

    /** Least significant digit first; stable, so the index bits below need no pass. */
    private static long[] radixSort(long[] values, int shift, int bits) {
        int passes = (bits + RADIX_BITS - 1) / RADIX_BITS;
        int width = (bits + passes - 1) / passes;
        int mask = (1 << width) - 1;
        int[][] counts = new int[passes][1 << width];
        for (long v : values) {
            long key = v >>> shift;
            for (int p = 0; p < passes; p++) {
                counts[p][(int) key & mask]++;
                key >>>= width;
            }
        }
        long[] from = values;
        long[] to = new long[values.length];
        for (int p = 0; p < passes; p++) {
            int digitShift = shift + p * width;
            int[] next = counts[p];
            if (next[(int) (from[0] >>> digitShift) & mask] == values.length) {
                continue;
            }
            int start = 0;
            for (int d = 0; d <= mask; d++) {
                int count = next[d];
                next[d] = start;
                start += count;
            }
            for (long v : from) {
                to[next[(int) (v >>> digitShift) & mask]++] = v;
            }
            long[] swap = from;
            from = to;
            to = swap;
        }
        return from;
    }

    private static void sortRuns(long[] packed, double[] keys, long flip, int indexBits, long droppedMask) {
        long indexMask = (1L << indexBits) - 1;
        int n = packed.length;
        int start = 0;
        while (start < n) {
            long key = packed[start] >>> indexBits;
            int end = start + 1;
            while (end < n && packed[end] >>> indexBits == key) {
                end++;
            }
            if (end > start + 1) {
                for (int i = start; i < end; i++) {
                    long index = packed[i] & indexMask;
                    packed[i] = (bits(keys[(int) index], flip) & droppedMask) << indexBits | index;
                }
                Arrays.sort(packed, start, end);
            }
            start = end;
        }
    }
}
