package org.ternion.krr.dense;

import java.util.Arrays;
import org.ternion.krr.simd.PanelUpdate;

/**
 * Substitution with a lower triangle for many right sides at once, which are kept in groups of sixteen columns.
 * Products are added in the order in which the unknowns are found.
 */
final class TriangularSolve {
    /** Columns that one object should have: more do not fit in the second cache, fewer copy the triangle too often. */
    static final int BUNDLE = 256;

    private static final int WIDTH = PanelUpdate.WIDTH;
    private static final int BLOCK = 256;

    private final PanelUpdate loops = PanelUpdate.CHOSEN;
    private final double[] l;
    private final int n;
    private final int first;
    private final int rows;
    private final int padded;
    private final int columns;
    /** Group g begins at {@code g * padded * WIDTH} and has row k, column i at {@code k * WIDTH + i}. */
    private final double[] x;
    private final double[] panel = new double[BLOCK * WIDTH];

    /** For the rows and columns of a triangle from {@code first} on, and that many right sides, which are 0. */
    TriangularSolve(double[] l, int n, int first, int columns) {
        this.l = l;
        this.n = n;
        this.first = first;
        this.columns = columns;
        rows = n - first;
        padded = (rows + WIDTH - 1) / WIDTH * WIDTH;
        x = new double[Math.multiplyExact((columns + WIDTH - 1) / WIDTH * WIDTH, padded)];
    }

    /** Index of an element, rows counted from {@code first}. */
    private int at(int row, int column) {
        return (column / WIDTH * padded + row) * WIDTH + column % WIDTH;
    }

    /** Copies the right sides from columns {@code from ..} of a row-major array. */
    void load(double[] b, int stride, int from) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                x[at(row, column)] = b[(first + row) * stride + from + column];
            }
        }
    }

    /** Right side j is the unit vector of row {@code first + j}. */
    void loadUnits() {
        for (int j = 0; j < columns; j++) {
            x[at(j, j)] = 1;
        }
    }

    /** Copies the solutions to columns {@code from ..} of a row-major array. */
    void store(double[] target, int stride, int from) {
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                target[(first + row) * stride + from + column] = x[at(row, column)];
            }
        }
    }

    /** Sum of the squares of each column, rows ascending. */
    double[] squares() {
        double[] sums = new double[columns];
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double value = x[at(row, column)];
                sums[column] = Math.fma(value, value, sums[column]);
            }
        }
        return sums;
    }

    /** Solves {@code L X = B}. */
    void forward() {
        sweep(false);
    }

    /** Solves {@code L^T X = B}. With rows and columns in reverse order that is a lower triangle again. */
    void backward() {
        reverse();
        sweep(true);
        reverse();
    }

    private void sweep(boolean transposed) {
        for (int begin = 0; begin < padded; begin += BLOCK) {
            int end = Math.min(begin + BLOCK, padded);
            for (int row = begin; row < end; row += WIDTH) {
                pack(transposed, row, begin, row + WIDTH);
                subtract(row, begin, row);
                for (int group = 0; group < x.length; group += padded * WIDTH) {
                    loops.solveTriangle(panel, (row - begin) * WIDTH, x, group + row * WIDTH);
                }
            }
            for (int row = end; row < padded; row += WIDTH) {
                pack(transposed, row, begin, end);
                subtract(row, begin, end);
            }
        }
    }

    /** Subtracts from sixteen rows their products with the unknowns {@code begin .. end - 1}. */
    private void subtract(int row, int begin, int end) {
        for (int group = 0; group < x.length; group += padded * WIDTH) {
            loops.subtractProduct(panel, 0, x, group + begin * WIDTH, end - begin, x, group + row * WIDTH, WIDTH);
        }
    }

    /**
     * Copies sixteen rows and the columns {@code begin .. end - 1}; outside of the triangle there are ones and zeros.
     */
    private void pack(boolean transposed, int row, int begin, int end) {
        if (row + WIDTH > rows) {
            Arrays.fill(panel, 0, (end - begin) * WIDTH, 0);
            for (int i = rows - row; i < WIDTH && row + i < end; i++) {
                panel[(row + i - begin) * WIDTH + i] = 1;
            }
        }
        int height = Math.min(WIDTH, rows - row);
        int last = Math.min(end, rows);
        if (transposed) {
            for (int k = begin; k < last; k++) {
                int at = (n - 1 - k) * n + n - 1 - row;
                for (int i = 0; i < height; i++) {
                    panel[(k - begin) * WIDTH + i] = l[at - i];
                }
            }
        } else {
            // A cache line of each row at a time: rows may be a multiple of a page apart.
            for (int k0 = begin; k0 < last; k0 += 8) {
                int k1 = Math.min(k0 + 8, last);
                for (int i = 0; i < height; i++) {
                    int at = (first + row + i) * n + first;
                    for (int k = k0; k < k1; k++) {
                        panel[(k - begin) * WIDTH + i] = l[at + k];
                    }
                }
            }
        }
    }

    private void reverse() {
        for (int group = 0; group < x.length; group += padded * WIDTH) {
            for (int low = 0, high = rows - 1; low < high; low++, high--) {
                for (int i = 0; i < WIDTH; i++) {
                    double swap = x[group + low * WIDTH + i];
                    x[group + low * WIDTH + i] = x[group + high * WIDTH + i];
                    x[group + high * WIDTH + i] = swap;
                }
            }
        }
    }
}
