package org.ternion.sphere;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;

/** Order of points by (score, id) ascending: the order in which shells are filled, ties to the smaller id. */
public final class ScoreOrder {
    private static final int PASSES = 3;
    private static final int DIGIT_BITS = 11;
    private static final int DIGITS = 1 << DIGIT_BITS;
    /** Points below which a second thread costs more than it gives. */
    private static final int MIN_PART = 1 << 15;
    private static final int INFINITY = 0x7f80_0000;

    private ScoreOrder() {
    }

    /**
     * Sorts ids by (score, id). A stable radix sort on order-preserving keys in three passes of 11 bits; O(n) time,
     * 16 bytes of scratch per point. The result is the same for any number of threads.
     *
     * @param scores one per id, finite, not modified; -0.0 equals 0.0
     * @param run    threads and progress, which is reported after each of the three passes, in passes
     * @return the ids in ascending order, a new array
     * @throws IllegalArgumentException if a score is not finite
     * @throws CancellationException    if the progress asked to stop
     */
    public static int[] ascending(float[] scores, RunOptions run) {
        int n = scores.length;
        int parts = Math.min(run.parallelism(), n / MIN_PART + 1);
        int[][] slots = new int[parts][DIGITS];
        long[] front = new long[n];
        int[] order = new int[n];

        eachPart(parts, n, (part, from, to) -> countScores(scores, from, to, slots[part]));
        toSlots(slots);
        eachPart(parts, n, (part, from, to) -> moveScores(scores, from, to, slots[part], front));
        report(run, 1);

        long[] back = new long[n];
        eachPart(parts, n, (part, from, to) -> count(front, from, to, DIGIT_BITS, slots[part]));
        toSlots(slots);
        eachPart(parts, n, (part, from, to) -> move(front, from, to, slots[part], back));
        report(run, 2);

        eachPart(parts, n, (part, from, to) -> count(back, from, to, 2 * DIGIT_BITS, slots[part]));
        toSlots(slots);
        eachPart(parts, n, (part, from, to) -> moveIds(back, from, to, slots[part], order));
        report(run, PASSES);
        return order;
    }

    /**
     * An int that orders as the score does.
     *
     * @param score not NaN
     * @return smaller for smaller scores, equal for -0.0 and 0.0
     */
    public static int key(float score) {
        // Adding 0.0 turns -0.0 into 0.0. The bits of negative floats fall as the float rises: flip all but the sign.
        int bits = Float.floatToRawIntBits(score + 0.0f);
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    /**
     * Accepts finite numbers.
     *
     * @param values not modified
     * @param name   what the caller calls one of them
     * @throws IllegalArgumentException if one is NaN or infinite, with its index
     */
    public static void requireFinite(float[] values, String name) {
        int largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Float.floatToRawIntBits(value) & Integer.MAX_VALUE);
        }
        if (largest < INFINITY) {
            return;
        }
        int i = 0;
        while (Float.isFinite(values[i])) {
            i++;
        }
        throw new IllegalArgumentException(name + " " + i + " must be finite, was " + values[i]);
    }

    /** One of several threads' share of a pass. */
    private interface Part {
        void run(int part, int from, int to);
    }

    private static void eachPart(int parts, int n, Part work) {
        Parallel.ranges(parts, parts, 1, (first, end) -> {
            for (int part = first; part < end; part++) {
                work.run(part, (int) ((long) part * n / parts), (int) ((long) (part + 1) * n / parts));
            }
        });
    }

    private static int unsignedKey(float score) {
        return key(score) ^ Integer.MIN_VALUE;
    }

    private static void countScores(float[] scores, int from, int to, int[] counts) {
        int largest = 0;
        for (int i = from; i < to; i++) {
            float score = scores[i];
            largest = Math.max(largest, Float.floatToRawIntBits(score) & Integer.MAX_VALUE);
            counts[unsignedKey(score) & (DIGITS - 1)]++;
        }
        if (largest >= INFINITY) {
            requireFinite(scores, "score");
        }
    }

    private static void moveScores(float[] scores, int from, int to, int[] slots, long[] target) {
        for (int i = from; i < to; i++) {
            int key = unsignedKey(scores[i]);
            // The lowest digit has done its work: the rest of the key and the id are what the next passes need.
            target[slots[key & (DIGITS - 1)]++] = (long) key << 32 | i;
        }
    }

    private static void count(long[] source, int from, int to, int shift, int[] counts) {
        Arrays.fill(counts, 0);
        for (int i = from; i < to; i++) {
            counts[(int) (source[i] >>> 32 + shift) & (DIGITS - 1)]++;
        }
    }

    private static void move(long[] source, int from, int to, int[] slots, long[] target) {
        for (int i = from; i < to; i++) {
            long entry = source[i];
            target[slots[(int) (entry >>> 32 + DIGIT_BITS) & (DIGITS - 1)]++] = entry;
        }
    }

    private static void moveIds(long[] source, int from, int to, int[] slots, int[] target) {
        for (int i = from; i < to; i++) {
            long entry = source[i];
            target[slots[(int) (entry >>> 32 + 2 * DIGIT_BITS) & (DIGITS - 1)]++] = (int) entry;
        }
    }

    /** Turns counts into the first slot of each digit and part: digits ascending, parts in order within a digit. */
    private static void toSlots(int[][] counts) {
        int next = 0;
        for (int digit = 0; digit < DIGITS; digit++) {
            for (int[] part : counts) {
                int count = part[digit];
                part[digit] = next;
                next += count;
            }
        }
    }

    private static void report(RunOptions run, int done) {
        run.progress().reportOrCancel(done, PASSES);
    }
}
