package org.ternion.ca.measure;

import org.ternion.ca.CellGrid;

/**
 * Differences of frames modulo the alphabet. The prototype subtracts in unsigned bytes before it reduces, which loses
 * changes; these differences can be undone.
 */
public final class Residual {
    private Residual() {
    }

    /**
     * What must be added to a frame to get the next one.
     *
     * @param before a frame of states
     * @param after  the next one, of the same size and alphabet
     * @return {@code (after - before) mod states}
     * @throws IllegalArgumentException if the frames are of different kinds or hold trits
     */
    public static CellGrid of(CellGrid before, CellGrid after) {
        return combine(before, after, -1);
    }

    /**
     * The frame after a residual.
     *
     * @param before   a frame of states
     * @param residual as of {@link #of}
     * @return {@code (before + residual) mod states}
     * @throws IllegalArgumentException if the frames are of different kinds or hold trits
     */
    public static CellGrid apply(CellGrid before, CellGrid residual) {
        return combine(before, residual, 1);
    }

    private static CellGrid combine(CellGrid before, CellGrid other, int sign) {
        FrameShape.require(other, before.height(), before.width(), before.states());
        if (before.lowest() != 0 || other.lowest() != 0) {
            throw new IllegalArgumentException("residuals are of states, not of trits");
        }
        byte[] cells = before.toArray();
        byte[] added = other.backingArray();
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (byte) Math.floorMod((added[i] & 0xFF) + sign * (cells[i] & 0xFF), before.states());
        }
        return CellGrid.wrap(cells, before.height(), before.width(), before.states());
    }
}
