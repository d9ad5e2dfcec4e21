package org.ternion.ca.measure;

import org.ternion.ca.CellGrid;

/** How many cells hold what in two layers; for one layer see {@link CellGrid#population}. */
public final class Occupancy {
    private Occupancy() {
    }

    /**
     * Cells per pair of states of two layers.
     *
     * @param a first layer
     * @param b second layer, of the same size
     * @return row-major, a row per state of {@code a}, a column per state of {@code b}, lowest first
     * @throws IllegalArgumentException if the sizes differ
     */
    public static long[] joint(CellGrid a, CellGrid b) {
        long[] counts = new long[a.states() * b.states()];
        add(counts, a, b);
        return counts;
    }

    /** Adds the cells per pair of states to counts of such pairs. */
    static void add(long[] counts, CellGrid a, CellGrid b) {
        FrameShape.require(b, a.height(), a.width(), b.states());
        byte[] first = a.backingArray();
        byte[] second = b.backingArray();
        for (int i = 0; i < first.length; i++) {
            counts[(first[i] - a.lowest() & 0xFF) * b.states() + (second[i] - b.lowest() & 0xFF)]++;
        }
    }
}
