package org.ternion.ca.motif;

import java.util.Arrays;

/**
 * Finds the cells whose uniform number is below a limit, a block of cells at a time: a loop without branches, which C2
 * turns into vector instructions, marks the few that may be, and only those are looked at. Not thread-safe.
 */
final class RandomHits {
    /** Cells that are searched at a time. */
    static final int CELLS = 512;

    private static final int GROUP = 8;
    private static final long[] OFFSETS = CellRandom.offsets(CELLS);

    private final long[] marks = new long[CELLS];
    private final int[] hits = new int[CELLS];

    /** Cells found by the latest search, in order. */
    int cell(int hit) {
        return hits[hit];
    }

    /**
     * Number of cells from {@code from} to the end of the block, or {@code end} exclusive if it comes first, for which
     * {@link CellRandom#isBelow} holds. The limit is above 0.
     */
    int search(long limit, long first, int from, int end) {
        int cells = Math.min(CELLS, end - from);
        CellRandom.mark(limit, CellRandom.at(first, from), OFFSETS, marks, cells);
        Arrays.fill(marks, cells, CELLS, 0);
        int found = 0;
        for (int group = 0; group < cells; group += GROUP) {
            if (isAnyMarked(group)) {
                found = collect(limit, first, from, group, found);
            }
        }
        return found;
    }

    private boolean isAnyMarked(int group) {
        long[] m = marks;
        return (m[group] | m[group + 1] | m[group + 2] | m[group + 3] | m[group + 4] | m[group + 5] | m[group + 6]
                | m[group + 7]) < 0;
    }

    private int collect(long limit, long first, int from, int group, int found) {
        int next = found;
        for (int j = group; j < group + GROUP; j++) {
            if (marks[j] < 0 && CellRandom.isBelow(limit, first, from + j)) {
                hits[next++] = from + j;
            }
        }
        return next;
    }
}
