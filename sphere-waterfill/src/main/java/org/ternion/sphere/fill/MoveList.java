package org.ternion.sphere.fill;

import java.util.Arrays;
import org.ternion.sphere.Placement;

/**
 * Which points changed their shell, in ascending order of ids, each with its first and last shell. A move over several
 * shells stands for as many steps between neighbours. Immutable.
 */
public final class MoveList {
    private final int[] id;
    private final int[] from;
    private final int[] to;
    private final long steps;

    private MoveList(int[] id, int[] from, int[] to, long steps) {
        this.id = id;
        this.from = from;
        this.to = to;
        this.steps = steps;
    }

    /**
     * The moves that turn one placement into another of the same points. O(points).
     *
     * @param before earlier placement
     * @param after  later placement
     * @return the moves
     * @throws IllegalArgumentException if the placements differ in size or number of shells
     */
    public static MoveList between(Placement before, Placement after) {
        if (before.size() != after.size() || before.layout().shells() != after.layout().shells()) {
            throw new IllegalArgumentException("cannot compare " + before + " with " + after);
        }
        return between(before.backingShells(), after.backingShells());
    }

    static MoveList between(int[] before, int[] after) {
        int n = 0;
        for (int i = 0; i < before.length; i++) {
            n += before[i] != after[i] ? 1 : 0;
        }
        int[] id = new int[n];
        int[] from = new int[n];
        int[] to = new int[n];
        long steps = 0;
        int at = 0;
        for (int i = 0; at < n; i++) {
            if (before[i] != after[i]) {
                id[at] = i;
                from[at] = before[i];
                to[at++] = after[i];
                steps += Math.abs(after[i] - before[i]);
            }
        }
        return new MoveList(id, from, to, steps);
    }

    /**
     * Number of moves, one per point that changed its shell.
     *
     * @return {@code >= 0}
     */
    public int size() {
        return id.length;
    }

    /**
     * The point of a move.
     *
     * @param move in {@code [0, size())}
     * @return its id
     * @throws IndexOutOfBoundsException if there is no such move
     */
    public int id(int move) {
        return id[move];
    }

    /**
     * The shell a point leaves.
     *
     * @param move in {@code [0, size())}
     * @return a shell
     * @throws IndexOutOfBoundsException if there is no such move
     */
    public int from(int move) {
        return from[move];
    }

    /**
     * The shell a point goes to.
     *
     * @param move in {@code [0, size())}
     * @return a shell other than {@link #from}
     * @throws IndexOutOfBoundsException if there is no such move
     */
    public int to(int move) {
        return to[move];
    }

    /**
     * Steps between neighbouring shells, {@code sum |to - from|}.
     *
     * @return at least {@link #size()}
     */
    public long steps() {
        return steps;
    }

    /** Equal when all moves are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof MoveList that && Arrays.equals(id, that.id) && Arrays.equals(from, that.from)
                && Arrays.equals(to, that.to);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Arrays.hashCode(id) + Arrays.hashCode(from)) + Arrays.hashCode(to);
    }

    @Override
    public String toString() {
        return id.length + " moves, " + steps + " steps";
    }
}
