package org.ternion.sphere.fill;

import org.ternion.core.Parallel;
import org.ternion.sphere.Placement;
import org.ternion.sphere.ScoreOrder;

/**
 * The points of each shell as keys that order by (score, id): the score's order-preserving bits above the id. Within a
 * shell they are in no particular order.
 */
final class ShellMembers {
    /** Points below which a second thread costs more than it gives. */
    private static final int MIN_PART = 1 << 15;

    /** Keys shell by shell. */
    final long[] keys;
    /** Shell k has the keys from {@code start[k]} to {@code start[k + 1]}. */
    final int[] start;

    private ShellMembers(long[] keys, int[] start) {
        this.keys = keys;
        this.start = start;
    }

    /** Groups the points of a placement by shell; the scores are finite and as many. */
    static ShellMembers of(Placement placement, float[] scores, int parallelism) {
        int[] shell = placement.backingShells();
        int shells = placement.layout().shells();
        int n = shell.length;
        int parts = Math.min(parallelism, n / MIN_PART + 1);
        int[][] slots = new int[parts][shells];
        Parallel.ranges(parts, parts, 1, (first, end) -> {
            for (int part = first; part < end; part++) {
                int[] counts = slots[part];
                for (int i = bound(part, parts, n); i < bound(part + 1, parts, n); i++) {
                    counts[shell[i]]++;
                }
            }
        });
        int[] start = new int[shells + 1];
        int next = 0;
        for (int k = 0; k < shells; k++) {
            start[k] = next;
            for (int[] part : slots) {
                int count = part[k];
                part[k] = next;
                next += count;
            }
        }
        start[shells] = next;
        long[] keys = new long[n];
        Parallel.ranges(parts, parts, 1, (first, end) -> {
            for (int part = first; part < end; part++) {
                int[] slot = slots[part];
                for (int i = bound(part, parts, n); i < bound(part + 1, parts, n); i++) {
                    keys[slot[shell[i]]++] = (long) ScoreOrder.key(scores[i]) << 32 | i;
                }
            }
        });
        return new ShellMembers(keys, start);
    }

    private static int bound(int part, int parts, int n) {
        return (int) ((long) part * n / parts);
    }

    int count(int k) {
        return start[k + 1] - start[k];
    }

    static int id(long key) {
        return (int) key;
    }
}
