package org.ternion.ca.measure;

import java.util.Arrays;
import java.util.Objects;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/** One frame seen in blocks of cells. Rows and columns that fill no block are dropped. Immutable. */
public final class Blocks {
    private final int[] symbols;
    private final int rows;
    private final int cols;
    private final int alphabet;

    private Blocks(int[] symbols, int rows, int cols, int alphabet) {
        this.symbols = symbols;
        this.rows = rows;
        this.cols = cols;
        this.alphabet = alphabet;
    }

    /**
     * Reduces a frame.
     *
     * @param frame   not null
     * @param shape   what a block is
     * @param k       side of a block, {@code >= 1}; a block larger than the frame leaves no block
     * @param reducer not null
     * @return one symbol per complete block; for {@code k = 1} the frame itself
     * @throws IllegalArgumentException if {@code k < 1} or the reducer does not know the alphabet
     */
    public static Blocks of(CellGrid frame, BlockShape shape, int k, Reducer reducer) {
        Checks.inRange(k, 1, Integer.MAX_VALUE, "k");
        Objects.requireNonNull(reducer, "reducer");
        int blockRows = shape.rows(k);
        int rows = frame.height() / blockRows;
        int cols = frame.width() / k;
        int alphabet = rows == 0 || cols == 0 ? 1 : reducer.symbols(frame.states(), Math.multiplyExact(blockRows, k));
        int[] symbols = new int[rows * cols];
        for (int i = 0; i < symbols.length && k == 1; i++) {
            // Every reducer takes a block of one cell for its state.
            symbols[i] = frame.backingArray()[i] - frame.lowest() & 0xFF;
        }
        int[] counts = new int[frame.states()];
        for (int i = 0; i < symbols.length && k > 1; i++) {
            Arrays.fill(counts, 0);
            int corner = i / cols * blockRows * frame.width() + i % cols * k;
            count(frame, corner, blockRows, k, counts);
            symbols[i] = reducer.symbol(counts);
        }
        return new Blocks(symbols, rows, cols, alphabet);
    }

    private static void count(CellGrid frame, int corner, int rows, int cols, int[] counts) {
        byte[] cells = frame.backingArray();
        for (int dy = 0; dy < rows; dy++) {
            int row = corner + dy * frame.width();
            for (int dx = 0; dx < cols; dx++) {
                counts[cells[row + dx] - frame.lowest() & 0xFF]++;
            }
        }
    }

    /**
     * Rows of blocks.
     *
     * @return {@code >= 0}
     */
    public int rows() {
        return rows;
    }

    /**
     * Columns of blocks.
     *
     * @return {@code >= 0}
     */
    public int cols() {
        return cols;
    }

    /**
     * Number of different symbols there can be.
     *
     * @return {@code >= 1}
     */
    public int alphabet() {
        return alphabet;
    }

    /**
     * Symbol of a block.
     *
     * @param row {@code 0 <= row < rows()}
     * @param col {@code 0 <= col < cols()}
     * @return in {@code [0, alphabet())}
     * @throws IndexOutOfBoundsException if there is no such block
     */
    public int get(int row, int col) {
        return symbols[Objects.checkIndex(row, rows) * cols + Objects.checkIndex(col, cols)];
    }

    int size() {
        return symbols.length;
    }

    /** Symbol at {@code row * cols() + col}; for loops that know their bounds. */
    int at(int index) {
        return symbols[index];
    }

    /**
     * Spatial roughness of one frame: mean absolute difference of the mean states of blocks that touch top to bottom.
     * The prototype plots this as "coarse change rate"; nothing in it changes.
     *
     * @param frame not null
     * @param k     side of a block, {@code >= 1}
     * @return {@code >= 0}; NaN if there are fewer than two rows of blocks or no column
     * @throws IllegalArgumentException if {@code k < 1}
     */
    public static double roughness(CellGrid frame, int k) {
        Blocks sums = of(frame, BlockShape.SQUARE, k, Reducer.MEAN);
        long differences = 0;
        for (int i = sums.cols; i < sums.symbols.length; i++) {
            differences += Math.abs(sums.symbols[i] - sums.symbols[i - sums.cols]);
        }
        double pairs = Math.max(0, (long) sums.symbols.length - sums.cols);
        return differences / (pairs * k * k);
    }
}
