package org.ternion.sphere;

import java.util.Arrays;

/**
 * Finds the shells of many float radii. Positive floats order as their bits do, so the bits cut into ranges of equal
 * length give buckets that rise with the radius. With at most one boundary per bucket, an entry holds the number of
 * boundaries below the bucket and the boundary inside: one load and one subtraction per radius, no branch. There is no
 * vector loop because the loads would be gathers, with which one was hardly faster.
 */
final class ShellLookup {
    /** Half a megabyte: what stays in a second-level cache. */
    private static final int MAX_BUCKETS = 1 << 16;
    private static final int INFINITY = 0x7f80_0000;

    /** Bits of the largest floats that shells 0, 1, .. own, without the last shell; never negative. */
    private final int[] ends;
    private final int shift;
    /** Per bucket: boundaries below it (high half), end inside it or {@code Integer.MAX_VALUE}; null: not possible. */
    private final long[] table;

    /** Takes the outer boundaries of all shells but the last, positive and strictly increasing. */
    ShellLookup(double[] upper) {
        ends = new int[upper.length];
        for (int k = 0; k < ends.length; k++) {
            float end = (float) upper[k];
            // Not beyond the boundary: for a float, r <= end and r <= boundary are then the same.
            ends[k] = Float.floatToRawIntBits(end > upper[k] ? Math.nextDown(end) : end);
        }
        shift = shift(ends);
        table = shift < 0 ? null : table(ends, shift);
    }

    /** The coarsest buckets that keep boundaries apart, as a number of bits; -1 if they are too many. */
    private static int shift(int[] ends) {
        if (ends.length == 0) {
            return -1;
        }
        int shift = 30;
        for (int k = 1; k < ends.length; k++) {
            int low = ends[k - 1] - ends[0];
            int high = ends[k] - ends[0];
            while (shift >= 0 && low >>> shift == high >>> shift) {
                shift--;
            }
        }
        return shift < 0 || bucket(ends[ends.length - 1] + 1, ends[0], shift) >= MAX_BUCKETS ? -1 : shift;
    }

    private static int bucket(int bits, int base, int shift) {
        return (bits - base) >>> shift;
    }

    private static long[] table(int[] ends, int shift) {
        // One value beyond the last boundary stands for all of them.
        long[] table = new long[bucket(ends[ends.length - 1] + 1, ends[0], shift) + 1];
        int below = 0;
        for (int b = 0; b < table.length; b++) {
            boolean inside = below < ends.length && bucket(ends[below], ends[0], shift) == b;
            table[b] = (long) below << 32 | (inside ? ends[below] : Integer.MAX_VALUE);
            below += inside ? 1 : 0;
        }
        return table;
    }

    /** Sets a shell per radius; false if a radius is not finite, and the shells are undefined then. */
    boolean apply(float[] radius, int[] out) {
        return table == null ? search(radius, out) : lookUp(radius, out);
    }

    private boolean lookUp(float[] radius, int[] out) {
        long[] entries = table;
        int base = ends[0];
        int top = ends[ends.length - 1] + 1;
        int largest = 0;
        for (int i = 0; i < radius.length; i++) {
            int raw = Float.floatToRawIntBits(radius[i]);
            largest = Math.max(largest, raw & Integer.MAX_VALUE);
            int bits = Math.max(raw, 0);
            long entry = entries[bucket(Math.min(Math.max(bits, base), top), base, shift)];
            // Neither is negative, so the difference has the sign of the comparison.
            out[i] = (int) (entry >>> 32) + (((int) entry - bits) >>> 31);
        }
        return largest < INFINITY;
    }

    private boolean search(float[] radius, int[] out) {
        int[] padded = Arrays.copyOf(ends, Math.max(1, 2 * Integer.highestOneBit(ends.length)) - 1);
        Arrays.fill(padded, ends.length, padded.length, Integer.MAX_VALUE);
        int half = padded.length + 1 >>> 1;
        int largest = 0;
        for (int i = 0; i < radius.length; i++) {
            int raw = Float.floatToRawIntBits(radius[i]);
            largest = Math.max(largest, raw & Integer.MAX_VALUE);
            int bits = Math.max(raw, 0);
            // Number of ends below the radius, without a branch; equal ends (shells closer than floats) count together.
            int below = 0;
            for (int step = half; step > 0; step >>>= 1) {
                below += step & (padded[below + step - 1] - bits) >> 31;
            }
            out[i] = below;
        }
        return largest < INFINITY;
    }
}
