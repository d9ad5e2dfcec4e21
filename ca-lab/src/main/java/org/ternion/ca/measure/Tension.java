package org.ternion.ca.measure;

import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/** How evenly both signs meet around a cell: the smaller of their two counts. */
public enum Tension {
    /** In the 3 x 3 block on the torus, the cell included. */
    BLOCK,
    /** In the eight cells around the cell, on the torus. */
    RING;

    /** Nine or eight cells hold at most four of the rarer sign. */
    private static final int LEVELS = 5;

    /**
     * Tension of every cell. All collectors of levels apply to the result: its population is the histogram, and
     * {@link RunLengths} of a threshold are the dwell times.
     *
     * @param frame trits, or three states of which 1 is plus and 2 is minus
     * @return a frame of the states 0 to 4
     * @throws IllegalArgumentException if the alphabet has not three states
     */
    public CellGrid of(CellGrid frame) {
        Checks.inRange(frame.states(), 3, 3, "states");
        int plus = frame.lowest() < 0 ? 2 : 1;
        int minus = frame.lowest() < 0 ? 0 : 2;
        long[] words = BlockWords.of(frame);
        byte[] tension = new byte[words.length];
        for (int i = 0; i < tension.length; i++) {
            long word = this == BLOCK ? words[i] : words[i] - BlockWords.one(frame, frame.backingArray()[i]);
            tension[i] = (byte) Math.min(BlockWords.count(word, plus), BlockWords.count(word, minus));
        }
        return CellGrid.wrap(tension, frame.height(), frame.width(), LEVELS);
    }
}
