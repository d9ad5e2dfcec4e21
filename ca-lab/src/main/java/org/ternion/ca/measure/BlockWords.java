package org.ternion.ca.measure;

import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * The states of the 3 x 3 block around each cell of a torus, the cell included: one word per cell, 4 bits per state.
 */
final class BlockWords {
    /** Counts of so many states fill 32 bits. */
    static final int MAX_STATES = 8;

    private static final int BITS = 4;

    private BlockWords() {
    }

    /** Counts of all cells. They are at most 9, so that words can be added without a carry between them. */
    static long[] of(CellGrid grid) {
        Checks.inRange(grid.states(), 2, MAX_STATES, "states");
        int height = grid.height();
        int width = grid.width();
        byte[] cells = grid.backingArray();
        long[] rows = new long[cells.length];
        for (int i = 0; i < cells.length; i++) {
            int x = i % width;
            int row = i - x;
            rows[i] = one(grid, cells[row + (x + width - 1) % width]) + one(grid, cells[i])
                    + one(grid, cells[row + (x + 1) % width]);
        }
        long[] words = new long[cells.length];
        for (int i = 0; i < cells.length; i++) {
            int up = i < width ? i + (height - 1) * width : i - width;
            int down = i >= (height - 1) * width ? i - (height - 1) * width : i + width;
            words[i] = rows[up] + rows[i] + rows[down];
        }
        return words;
    }

    /** Word of a block that holds one cell. */
    static long one(CellGrid grid, byte cell) {
        return 1L << BITS * (cell - grid.lowest());
    }

    /** How many cells of the block are in a state, the lowest of the alphabet being 0. */
    static int count(long word, int state) {
        return (int) (word >>> BITS * state & 0xF);
    }
}
