package org.ternion.krr.lowrank;

import java.util.Arrays;
import org.ternion.core.Parallel;
import org.ternion.core.SharedProgress;
import org.ternion.krr.simd.PanelUpdate;

/**
 * Products of matrices of many rows and few columns, row-major, by the panel loop of the dense factorisation. Every
 * element receives its products one by one in the order of the common index: the bits do not depend on threads.
 */
final class TallProducts {
    private static final int WIDTH = PanelUpdate.WIDTH;
    /** Rows packed together by {@link #gram}. */
    private static final int DEPTH = 256;

    private TallProducts() {
    }

    /**
     * {@code F^T F}, symmetric. {@code n r^2} operations.
     *
     * @param done is told about rows, n in all
     */
    static double[] gram(double[] f, int n, int r, int parallelism, SharedProgress done) {
        int panels = (r + WIDTH - 1) / WIDTH;
        int padded = panels * WIDTH;
        double[] negative = new double[Math.multiplyExact(padded, padded)];
        double[] packed = new double[padded * DEPTH];
        for (int from = 0; from < n; from += DEPTH) {
            done.check();
            int begin = from;
            int depth = Math.min(DEPTH, n - from);
            Parallel.ranges(parallelism, panels, 1, (low, high) -> {
                for (int panel = low; panel < high; panel++) {
                    packColumns(f, r, begin, depth, panel * WIDTH, packed, panel * WIDTH * DEPTH);
                }
            });
            // A long row of tiles with a short one, so that all units are equal work.
            Parallel.ranges(parallelism, (panels + 1) / 2, 1, (low, high) -> {
                for (int unit = low; unit < high; unit++) {
                    subtractRow(packed, depth, unit, negative, padded);
                    if (unit != panels - 1 - unit) {
                        subtractRow(packed, depth, panels - 1 - unit, negative, padded);
                    }
                }
            });
            done.add(depth);
        }
        double[] gram = new double[r * r];
        for (int i = 0; i < r; i++) {
            for (int j = 0; j <= i; j++) {
                gram[i * r + j] = -negative[i * padded + j];
                gram[j * r + i] = gram[i * r + j];
            }
        }
        return gram;
    }

    private static void subtractRow(double[] packed, int depth, int panel, double[] c, int stride) {
        for (int other = 0; other <= panel; other++) {
            PanelUpdate.CHOSEN.subtractProduct(packed, panel * WIDTH * DEPTH, packed, other * WIDTH * DEPTH, depth, c,
                    panel * WIDTH * stride + other * WIDTH, stride);
        }
    }

    /** Columns from {@code col} on of some rows as a panel; columns beyond the last are 0. */
    private static void packColumns(double[] f, int r, int row, int depth, int col, double[] panel, int offset) {
        int count = Math.min(WIDTH, r - col);
        for (int k = 0; k < depth; k++) {
            int at = offset + k * WIDTH;
            System.arraycopy(f, (row + k) * r + col, panel, at, count);
            Arrays.fill(panel, at + count, at + WIDTH, 0);
        }
    }

    /** Replaces F by {@code F V}, V of order r. {@code 2 n r^2} operations. */
    static void rotate(double[] f, int n, int r, double[] v, int parallelism, SharedProgress done) {
        int panels = (r + WIDTH - 1) / WIDTH;
        double[] packed = new double[Math.multiplyExact(panels * WIDTH, r)];
        for (int panel = 0; panel < panels; panel++) {
            packColumns(v, r, 0, r, panel * WIDTH, packed, panel * WIDTH * r);
        }
        Parallel.ranges(parallelism, n, WIDTH, (from, to) -> {
            double[] rows = new double[WIDTH * r];
            double[] product = new double[WIDTH * panels * WIDTH];
            for (int row = from; row < to; row += WIDTH) {
                done.check();
                int count = Math.min(WIDTH, to - row);
                packRows(f, r, row, count, r, rows);
                Arrays.fill(product, 0);
                for (int panel = 0; panel < panels; panel++) {
                    PanelUpdate.CHOSEN.subtractProduct(rows, 0, packed, panel * WIDTH * r, r, product, panel * WIDTH,
                            panels * WIDTH);
                }
                for (int i = 0; i < count; i++) {
                    for (int j = 0; j < r; j++) {
                        f[(row + i) * r + j] = -product[i * panels * WIDTH + j];
                    }
                }
                done.add(count);
            }
        });
    }

    /**
     * Some columns of rows of a matrix as a panel; missing rows keep what the panel had.
     *
     * @param stride columns of the matrix
     * @param depth  columns packed, the first ones
     */
    static void packRows(double[] f, int stride, int row, int count, int depth, double[] panel) {
        for (int i = 0; i < count; i++) {
            for (int k = 0; k < depth; k++) {
                panel[k * WIDTH + i] = f[(row + i) * stride + k];
            }
        }
    }
}
