package org.ternion.ca;

import java.util.SplittableRandom;

/** Random grids for tests. */
public final class Soups {
    private Soups() {
    }

    /** All states equally likely. */
    public static CellGrid of(long seed, int height, int width, int states) {
        SplittableRandom random = new SplittableRandom(seed);
        byte[] cells = new byte[height * width];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (byte) random.nextInt(states);
        }
        return CellGrid.wrap(cells, height, width, states);
    }

    /** The first layer after some steps on the plain engine. */
    public static CellGrid after(int steps, Rule rule, Topology topology, CellGrid start) {
        Stepper stepper = new Stepper(rule, topology, start);
        for (int i = 0; i < steps; i++) {
            stepper.step();
        }
        return stepper.layer(0);
    }

    /** The smallest rectangle with all cells not in state 0, or one cell of state 0. */
    public static CellGrid trimmed(CellGrid grid) {
        int top = grid.height();
        int left = grid.width();
        int bottom = -1;
        int right = -1;
        for (int row = 0; row < grid.height(); row++) {
            for (int column = 0; column < grid.width(); column++) {
                if (grid.get(row, column) != 0) {
                    top = Math.min(top, row);
                    bottom = Math.max(bottom, row);
                    left = Math.min(left, column);
                    right = Math.max(right, column);
                }
            }
        }
        if (bottom < 0) {
            return CellGrid.wrap(new byte[1], 1, 1, grid.states());
        }
        byte[] cells = new byte[(bottom - top + 1) * (right - left + 1)];
        for (int row = top; row <= bottom; row++) {
            for (int column = left; column <= right; column++) {
                cells[(row - top) * (right - left + 1) + column - left] = (byte) grid.get(row, column);
            }
        }
        return CellGrid.wrap(cells, bottom - top + 1, right - left + 1, grid.states());
    }
}
