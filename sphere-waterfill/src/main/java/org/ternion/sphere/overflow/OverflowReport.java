package org.ternion.sphere.overflow;

import java.util.Arrays;
import java.util.Objects;

/** The points that stand out of their shells, per shell and the most prominent ones first. Immutable. */
public final class OverflowReport {
    private final int[] start;
    private final int[] id;
    private final double[] excess;

    /** Takes over arrays: shell k has the entries from {@code start[k]} to {@code start[k + 1]}. */
    OverflowReport(int[] start, int[] id, double[] excess) {
        this.start = start;
        this.id = id;
        this.excess = excess;
    }

    /**
     * Number of shells.
     *
     * @return {@code >= 1}
     */
    public int shells() {
        return start.length - 1;
    }

    /**
     * Number of points reported.
     *
     * @return {@code >= 0}
     */
    public int total() {
        return id.length;
    }

    /**
     * Number of points of a shell that are reported.
     *
     * @param shell in {@code [0, shells())}
     * @return {@code >= 0}
     * @throws IndexOutOfBoundsException if there is no such shell
     */
    public int count(int shell) {
        Objects.checkIndex(shell, shells());
        return start[shell + 1] - start[shell];
    }

    /**
     * The reported points of a shell.
     *
     * @param shell in {@code [0, shells())}
     * @return a new array of {@link #count} ids, the largest z first, ties to the smaller id
     * @throws IndexOutOfBoundsException if there is no such shell
     */
    public int[] ids(int shell) {
        Objects.checkIndex(shell, shells());
        return Arrays.copyOfRange(id, start[shell], start[shell + 1]);
    }

    /**
     * By how much the z of the reported points exceeds the threshold.
     *
     * @param shell in {@code [0, shells())}
     * @return a new array of {@link #count} numbers {@code > 0}, in the order of {@link #ids}
     * @throws IndexOutOfBoundsException if there is no such shell
     */
    public double[] excess(int shell) {
        Objects.checkIndex(shell, shells());
        return Arrays.copyOfRange(excess, start[shell], start[shell + 1]);
    }

    @Override
    public String toString() {
        return id.length + " prominent points in " + shells() + " shells";
    }
}
