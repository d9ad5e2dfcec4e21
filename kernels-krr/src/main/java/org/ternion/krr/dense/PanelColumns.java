package org.ternion.krr.dense;

import java.util.Arrays;
import org.ternion.core.DoubleMatrix;
import org.ternion.krr.simd.PanelUpdate;

/** A matrix packed by groups of sixteen columns, the right factor of products with many rows. Immutable. */
final class PanelColumns {
    private static final int WIDTH = PanelUpdate.WIDTH;
    private static final int BLOCK = 256;

    private final int rows;
    private final int columns;
    /** Group g begins at {@code g * rows * WIDTH} and has row k, column j at {@code k * WIDTH + j}. */
    private final double[] packed;

    PanelColumns(DoubleMatrix matrix) {
        rows = matrix.rows();
        columns = matrix.cols();
        packed = new double[Math.multiplyExact((columns + WIDTH - 1) / WIDTH * WIDTH, rows)];
        for (int k = 0; k < rows; k++) {
            for (int j = 0; j < columns; j++) {
                packed[(j / WIDTH * rows + k) * WIDTH + j % WIDTH] = matrix.backingArray()[k * columns + j];
            }
        }
    }

    /** Writes {@code left * matrix} to the rows {@code firstRow ..} of a row-major array; inner index ascending. */
    void multiply(DoubleMatrix left, double[] target, int firstRow) {
        PanelUpdate loops = PanelUpdate.CHOSEN;
        double[] panel = new double[BLOCK * WIDTH];
        int groups = packed.length / (rows * WIDTH);
        double[] sums = new double[groups * WIDTH * WIDTH];
        for (int row = 0; row < left.rows(); row += WIDTH) {
            int height = Math.min(WIDTH, left.rows() - row);
            Arrays.fill(sums, 0);
            for (int begin = 0; begin < rows; begin += BLOCK) {
                int depth = Math.min(BLOCK, rows - begin);
                pack(left, row, height, begin, depth, panel);
                for (int g = 0; g < groups; g++) {
                    loops.subtractProduct(panel, 0, packed, (g * rows + begin) * WIDTH, depth, sums,
                            g * WIDTH * WIDTH, WIDTH);
                }
            }
            for (int i = 0; i < height; i++) {
                for (int j = 0; j < columns; j++) {
                    // The loops subtract from 0.
                    target[(firstRow + row + i) * columns + j] =
                            0 - sums[(j / WIDTH * WIDTH + i) * WIDTH + j % WIDTH];
                }
            }
        }
    }

    private static void pack(DoubleMatrix left, int row, int height, int begin, int depth, double[] panel) {
        double[] values = left.backingArray();
        for (int k0 = 0; k0 < depth; k0 += 8) {
            int k1 = Math.min(k0 + 8, depth);
            for (int i = 0; i < height; i++) {
                int at = (row + i) * left.cols() + begin;
                for (int k = k0; k < k1; k++) {
                    panel[k * WIDTH + i] = values[at + k];
                }
            }
        }
    }
}
