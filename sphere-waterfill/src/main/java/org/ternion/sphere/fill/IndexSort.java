package org.ternion.sphere.fill;

/** Stable order of double keys by least significant digit first, O(n) time, 24 n bytes. */
final class IndexSort {
    private static final int DIGIT_BITS = 11;
    private static final int BUCKETS = 1 << DIGIT_BITS;
    private static final int DIGITS = (Long.SIZE + DIGIT_BITS - 1) / DIGIT_BITS;

    private IndexSort() {
    }

    /**
     * Indices by ascending key, equal keys (zeros of either sign too) by ascending index.
     *
     * @param keys no NaN, not modified
     * @return a permutation of the indices
     */
    static int[] ascending(double[] keys) {
        int n = keys.length;
        long[] bits = new long[n];
        int[][] counts = new int[DIGITS][BUCKETS];
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            // Sign and magnitude to two's order: flip all bits of negatives, the sign bit of the others.
            long raw = Double.doubleToRawLongBits(keys[i] + 0.0);
            bits[i] = raw ^ (raw >> Long.SIZE - 1 | Long.MIN_VALUE);
            for (int d = 0; d < DIGITS; d++) {
                counts[d][digit(bits[i], d)]++;
            }
            order[i] = i;
        }
        long[] nextBits = new long[n];
        int[] nextOrder = new int[n];
        for (int d = 0; d < DIGITS; d++) {
            if (n == 0 || counts[d][digit(bits[0], d)] == n) {
                continue;
            }
            scatter(d, starts(counts[d]), bits, order, nextBits, nextOrder);
            long[] swapBits = bits;
            bits = nextBits;
            nextBits = swapBits;
            int[] swapOrder = order;
            order = nextOrder;
            nextOrder = swapOrder;
        }
        return order;
    }

    private static int digit(long bits, int d) {
        return (int) (bits >>> d * DIGIT_BITS) & BUCKETS - 1;
    }

    private static int[] starts(int[] counts) {
        int sum = 0;
        for (int b = 0; b < BUCKETS; b++) {
            int count = counts[b];
            counts[b] = sum;
            sum += count;
        }
        return counts;
    }

    private static void scatter(int d, int[] next, long[] bits, int[] order, long[] toBits, int[] toOrder) {
        for (int i = 0; i < bits.length; i++) {
            int at = next[digit(bits[i], d)]++;
            toBits[at] = bits[i];
            toOrder[at] = order[i];
        }
    }
}
