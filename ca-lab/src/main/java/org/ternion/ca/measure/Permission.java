package org.ternion.ca.measure;

import org.ternion.ca.CellGrid;

/**
 * How far a gate permits action: the series of these, one per step, is what a trader reads from a tape.
 *
 * @param newest share of the cells of column 0 that permit, in {@code [0, 1]}
 * @param all    share of all cells that permit, in {@code [0, 1]}
 */
public record Permission(double newest, double all) {
    /**
     * Permission of one frame.
     *
     * @param gate     gate layer; column 0 of a tape is the newest observation
     * @param actState value of the cells that permit, say +1
     * @return shares
     */
    public static Permission of(CellGrid gate, int actState) {
        long newest = 0;
        long all = 0;
        byte[] cells = gate.backingArray();
        for (int i = 0; i < cells.length; i++) {
            int permits = cells[i] == (byte) actState ? 1 : 0;
            all += permits;
            newest += i % gate.width() == 0 ? permits : 0;
        }
        return new Permission(newest / (double) gate.height(), all / (double) cells.length);
    }
}
