package org.ternion.sphere.cone;

import java.util.Arrays;
import org.ternion.sphere.simd.TopK;

/** What a search found, best first; equal cosines by smaller id. Immutable. */
public final class SearchResult {
    private final int[] ids;
    private final float[] cosines;
    private final int cellsVisited;
    private final int scanned;
    private final double certifiedGap;

    /** Keeps the arrays. */
    private SearchResult(int[] ids, float[] cosines, int cellsVisited, int scanned, double certifiedGap) {
        this.ids = ids;
        this.cosines = cosines;
        this.cellsVisited = cellsVisited;
        this.scanned = scanned;
        this.certifiedGap = certifiedGap;
    }

    static SearchResult of(TopK found, int cellsVisited, int scanned, double certifiedGap) {
        return new SearchResult(found.ids(), found.scores(), cellsVisited, scanned, certifiedGap);
    }

    /**
     * Number of points found: fewer than asked for when there were no more candidates.
     *
     * @return {@code >= 0}
     */
    public int size() {
        return ids.length;
    }

    /**
     * One point found.
     *
     * @param rank in {@code [0, size())}, 0 for the best
     * @return row of the matrix the index was built from
     * @throws IndexOutOfBoundsException if {@code rank} is out of range
     */
    public int id(int rank) {
        return ids[rank];
    }

    /**
     * Cosine of the angle between the query and a point found, a dot product of unit vectors in float: exact within
     * {@code (dimension / 16 + 21) * 2^-24}, so it may exceed 1 by that much.
     *
     * @param rank in {@code [0, size())}, 0 for the best
     * @return the cosine
     * @throws IndexOutOfBoundsException if {@code rank} is out of range
     */
    public float cosine(int rank) {
        return cosines[rank];
    }

    /**
     * All points found.
     *
     * @return a new array of {@link #size()} rows, best first
     */
    public int[] ids() {
        return ids.clone();
    }

    /**
     * Cosines of all points found.
     *
     * @return a new array of {@link #size()}, best first
     */
    public float[] cosines() {
        return cosines.clone();
    }

    /**
     * Number of cells of which every point was looked at.
     *
     * @return {@code >= 0}; 0 for a scan without index
     */
    public int cellsVisited() {
        return cellsVisited;
    }

    /**
     * Number of points looked at.
     *
     * @return {@code >= 0}
     */
    public int scanned() {
        return scanned;
    }

    /**
     * The smallest cosine found minus the largest one possible among the points not looked at. Not negative: nothing
     * was missed. Negative: how much better a missed point may be at most.
     *
     * @return positive infinity if every point was looked at or excluded, negative infinity if points were left out
     *         before as many as asked for were found
     */
    public double certifiedGap() {
        return certifiedGap;
    }

    /**
     * Whether it is proven that a scan of all points would find the same.
     *
     * @return {@code certifiedGap() >= 0}
     */
    public boolean exact() {
        return certifiedGap >= 0;
    }

    /** Equal when ids, cosines and the numbers about the search are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SearchResult that && Arrays.equals(ids, that.ids)
                && Arrays.equals(cosines, that.cosines) && cellsVisited == that.cellsVisited
                && scanned == that.scanned && Double.compare(certifiedGap, that.certifiedGap) == 0;
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(ids) + scanned;
    }

    @Override
    public String toString() {
        return ids.length + " found, " + scanned + " points in " + cellsVisited + " cells looked at, "
                + (exact() ? "exact" : "not certified");
    }
}
