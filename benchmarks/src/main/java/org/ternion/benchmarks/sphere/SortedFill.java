package org.ternion.benchmarks.sphere;

import java.util.Arrays;
import java.util.Comparator;

/** Exact placement by the sorts of the JDK, as peers: points by score, equal scores by number, fill the shells. */
final class SortedFill {
    private SortedFill() {
    }

    /** Sorts numbers of points as objects. */
    static int[] boxed(float[] scores, int[] capacity) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
        int[] shell = new int[scores.length];
        int rank = 0;
        for (int k = 0; k < capacity.length; k++) {
            for (int end = rank + capacity[k]; rank < end; rank++) {
                shell[order[rank]] = k;
            }
        }
        return shell;
    }

    /** Sorts longs of score and number of the point; scores are not negative, so that their bits have their order. */
    static int[] packed(float[] scores, int[] capacity) {
        long[] keys = new long[scores.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) Float.floatToRawIntBits(scores[i]) << 32 | i;
        }
        Arrays.sort(keys);
        int[] shell = new int[scores.length];
        int rank = 0;
        for (int k = 0; k < capacity.length; k++) {
            for (int end = rank + capacity[k]; rank < end; rank++) {
                shell[(int) keys[rank]] = k;
            }
        }
        return shell;
    }
}
