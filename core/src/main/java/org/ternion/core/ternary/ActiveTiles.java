package org.ternion.core.ternary;

import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;

/**
 * The tiles of a grid of states that contain a state at or above a threshold, so that work can skip the others.
 * Immutable. Tiles at the right and lower edge may be smaller.
 */
public final class ActiveTiles {
    private final BitSet active;
    private final int rows;
    private final int cols;
    private final int tileRows;
    private final int tileCols;
    private final int tilesAcross;

    private ActiveTiles(BitSet active, int rows, int cols, int tileRows, int tileCols) {
        this.active = active;
        this.rows = rows;
        this.cols = cols;
        this.tileRows = tileRows;
        this.tileCols = tileCols;
        this.tilesAcross = tiles(cols, tileCols);
    }

    /**
     * Marks tiles.
     *
     * @param grid      a row of the grid in each vector, all of the same size
     * @param tileRows  rows of a tile, {@code >= 1}
     * @param tileCols  columns of a tile, {@code >= 1}
     * @param threshold 1 or 2
     * @return the tiles with a state of {@code threshold} or more
     * @throws IllegalArgumentException if the sizes differ, an argument is outside its range or there are 2^31 tiles or
     *                                  more
     */
    public static ActiveTiles of(List<StateVector> grid, int tileRows, int tileCols, int threshold) {
        Checks.inRange(tileRows, 1, Integer.MAX_VALUE, "tileRows");
        Checks.inRange(tileCols, 1, Integer.MAX_VALUE, "tileCols");
        Checks.inRange(threshold, 1, 2, "threshold");
        int cols = grid.isEmpty() ? 0 : grid.get(0).size();
        if ((long) tiles(grid.size(), tileRows) * tiles(cols, tileCols) > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("too many tiles of " + tileRows + " x " + tileCols + " in a grid of "
                    + grid.size() + " x " + cols);
        }
        ActiveTiles tiles = new ActiveTiles(new BitSet(), grid.size(), cols, tileRows, tileCols);
        for (int row = 0; row < grid.size(); row++) {
            StateVector states = grid.get(row);
            if (states.size() != cols) {
                throw new IllegalArgumentException(
                        "row " + row + " has " + states.size() + " states, row 0 has " + cols);
            }
            for (int w = 0; w < states.hiWords().length; w++) {
                long above = threshold == 2 ? states.hiWords()[w] : states.hiWords()[w] | states.loWords()[w];
                for (; above != 0; above &= above - 1) {
                    int col = w * 64 + Long.numberOfTrailingZeros(above);
                    tiles.active.set(row / tileRows * tiles.tilesAcross + col / tileCols);
                }
            }
        }
        return tiles;
    }

    private static int tiles(int length, int tile) {
        return length / tile + (length % tile == 0 ? 0 : 1);
    }

    /**
     * Number of tiles.
     *
     * @return active or not
     */
    public int tiles() {
        return tiles(rows, tileRows) * tilesAcross;
    }

    /**
     * Number of active tiles.
     *
     * @return in {@code [0, tiles]}
     */
    public int activeCount() {
        return active.cardinality();
    }

    /**
     * Whether the tile of a cell is active.
     *
     * @param row in the grid
     * @param col in the grid
     * @return true if the tile has a state at or above the threshold
     * @throws IndexOutOfBoundsException if the cell is outside the grid
     */
    public boolean isActive(int row, int col) {
        Objects.checkIndex(row, rows);
        Objects.checkIndex(col, cols);
        return active.get(row / tileRows * tilesAcross + col / tileCols);
    }

    /**
     * Product of two matrices in the active tiles only.
     *
     * @param a {@code m x k}, with the rows of the grid
     * @param b {@code k x n}, with the columns of the grid
     * @return the elements of {@code a b} in active tiles, summed from the first term to the last; 0.0 elsewhere
     * @throws IllegalArgumentException if a shape differs from the grid or the inner dimensions differ
     */
    public DoubleMatrix product(DoubleMatrix a, DoubleMatrix b) {
        if (a.rows() != rows || b.cols() != cols || a.cols() != b.rows()) {
            throw new IllegalArgumentException("no " + rows + " x " + cols + " product: " + a + " and " + b);
        }
        double[] product = new double[Math.multiplyExact(rows, cols)];
        active.stream().forEach(tile -> multiplyTile(tile, a, b, product));
        return DoubleMatrix.wrap(product, rows, cols);
    }

    private void multiplyTile(int tile, DoubleMatrix a, DoubleMatrix b, double[] product) {
        int firstRow = tile / tilesAcross * tileRows;
        int firstCol = tile % tilesAcross * tileCols;
        int rowsHere = Math.min(tileRows, rows - firstRow);
        int colsHere = Math.min(tileCols, cols - firstCol);
        for (int row = firstRow; row < firstRow + rowsHere; row++) {
            for (int k = 0; k < a.cols(); k++) {
                double factor = a.backingArray()[row * a.cols() + k];
                for (int col = firstCol; col < firstCol + colsHere; col++) {
                    product[row * cols + col] += factor * b.backingArray()[k * cols + col];
                }
            }
        }
    }
}
