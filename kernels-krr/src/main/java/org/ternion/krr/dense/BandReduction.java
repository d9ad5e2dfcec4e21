package org.ternion.krr.dense;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.krr.simd.PanelUpdate;

/**
 * Reduces a symmetric matrix to a band, {@code A = Q B Q^T}, by block Householder reflections (Bischof, Lang and Sun,
 * 2000, first stage). All but a small part of the {@code 8 n^3 / 3} operations are products of matrices, unlike the
 * reduction to three diagonals, and for systems {@code A + lambda I} a band is as good.
 */
final class BandReduction {
    /** The usual half width of a band: narrower ones make the products of matrices too thin. */
    static final int BAND = 64;

    private static final int WIDTH = PanelUpdate.WIDTH;
    private static final int TILE = WIDTH * WIDTH;
    /** Rows of a packed piece: with four panels side by side it fits the second cache. */
    private static final int DEPTH = 256;
    private static final int GROUP = 4;
    private static final int TASK_PANELS = 16;

    private final PanelUpdate loops = PanelUpdate.CHOSEN;
    private final double[] a;
    private final int n;
    private final int width;
    private final RunOptions run;
    private final SharedProgress done;
    private final List<HouseholderPanel> panels = new ArrayList<>();

    /** For a symmetric matrix, both triangles, which is overwritten; {@code width} is a multiple of 16. */
    BandReduction(double[] a, int n, int width, RunOptions run) {
        this.a = a;
        this.n = n;
        this.width = width;
        this.run = run;
        done = new SharedProgress(run.progress(), 2L * n);
    }

    /** The band and Q; progress in columns, which are counted twice. */
    BandForm reduce() {
        double[] band = reduceToBand();
        accumulate();
        panels.clear();
        return new BandForm(n, width, band, packRows());
    }

    /** The eigenvalues, descending, without Q. */
    double[] eigenvalues() {
        return new BandEigenvalues(n, width, reduceToBand()).descending();
    }

    private double[] reduceToBand() {
        for (int from = 0; n - from - width > 1; from += width) {
            int next = from + width;
            int rows = n - next;
            HouseholderPanel panel = new HouseholderPanel(columns(from, next), rows, width);
            panel.moveTriangle(a, next * n + from, n);
            panels.add(panel);
            double[] image = product(panel, next);
            update(panel, correct(panel, image), next);
            done.add(width);
        }
        double[] band = new double[n * (width + 1)];
        for (int i = 0; i < n; i++) {
            int first = Math.max(0, i - width);
            System.arraycopy(a, i * n + first, band, i * (width + 1) + first - i + width, i - first + 1);
        }
        return band;
    }

    private double[] columns(int from, int next) {
        int rows = n - next;
        double[] columns = new double[rows * width];
        for (int i = 0; i < rows; i++) {
            for (int k = 0; k < width; k++) {
                columns[k * rows + i] = a[(next + i) * n + from + k];
            }
        }
        return columns;
    }

    private static int panelCount(int rows) {
        return (rows + WIDTH - 1) / WIDTH;
    }

    /** The matrix times V, column by column: group by group of columns of the matrix, which are its rows as well. */
    private double[] product(HouseholderPanel panel, int next) {
        int rows = panel.rows;
        double[] v = byColumnGroups(panel.v, rows, width);
        double[] image = new double[rows * width];
        WorkQueue.run(run.parallelism(), (rows + GROUP * WIDTH - 1) / (GROUP * WIDTH), done, task -> {
            int left = task * GROUP * WIDTH;
            int cols = Math.min(GROUP * WIDTH, rows - left);
            double[] sums = innerProducts(v, rows, next, left, cols);
            for (int j = 0; j < cols; j++) {
                for (int c = 0; c < width; c++) {
                    image[c * rows + left + j] = 0 - sums[(j / WIDTH * width + c) * WIDTH + j % WIDTH];
                }
            }
        });
        return image;
    }

    /**
     * Minus the products of all columns of V with some columns of the matrix below row and right of column
     * {@code next}: panels of sixteen of these, (c, j) at {@code c * WIDTH + j}.
     */
    private double[] innerProducts(double[] v, int rows, int next, int left, int cols) {
        int own = panelCount(cols);
        double[] sums = new double[own * width * WIDTH];
        double[] packed = new double[own * DEPTH * WIDTH];
        for (int begin = 0; begin < rows; begin += DEPTH) {
            int depth = Math.min(DEPTH, rows - begin);
            for (int k = 0; k < depth; k++) {
                int at = (next + begin + k) * n + next + left;
                for (int p = 0; p < own; p++) {
                    System.arraycopy(a, at + p * WIDTH, packed, (p * DEPTH + k) * WIDTH,
                            Math.min(WIDTH, cols - p * WIDTH));
                }
            }
            for (int p = 0; p < own; p++) {
                for (int g = 0; g < width / WIDTH; g++) {
                    loops.subtractProduct(v, (g * rows + begin) * WIDTH, packed, p * DEPTH * WIDTH, depth, sums,
                            (p * width + g * WIDTH) * WIDTH, WIDTH);
                }
            }
        }
        return sums;
    }

    /** Columns to groups of sixteen, (row, c) at {@code row * WIDTH + c}. */
    private static double[] byColumnGroups(double[] columns, int rows, int cols) {
        double[] groups = new double[rows * cols];
        for (int c = 0; c < cols; c++) {
            for (int i = 0; i < rows; i++) {
                groups[(c / WIDTH * rows + i) * WIDTH + c % WIDTH] = columns[c * rows + i];
            }
        }
        return groups;
    }

    /** {@code X = W - V (T^T V^T W) / 2} with {@code W = A V T}, so that {@code Q^T A Q = A - X V^T - V X^T}. */
    private double[] correct(HouseholderPanel panel, double[] image) {
        int rows = panel.rows;
        double[] x = new double[rows * width];
        WorkQueue.run(run.parallelism(), width, done, c -> {
            for (int k = 0; k <= c; k++) {
                HouseholderPanel.addScaled(panel.t[k * width + c], image, k * rows, x, c * rows, rows);
            }
            double[] overlaps = new double[width];
            Arrays.setAll(overlaps, k -> HouseholderPanel.dot(panel.v, k * rows, x, c * rows, rows));
            for (int k = width - 1; k >= 0; k--) {
                double sum = 0;
                for (int l = 0; l <= k; l++) {
                    sum = Math.fma(panel.t[l * width + k], overlaps[l], sum);
                }
                HouseholderPanel.addScaled(-0.5 * sum, panel.v, k * rows, x, c * rows, rows);
            }
        });
        return x;
    }

    /** Subtracts {@code X V^T + V X^T} from the lower triangle and copies it above the diagonal. */
    private void update(HouseholderPanel panel, double[] x, int next) {
        int all = panelCount(panel.rows);
        double[] left = new double[all * 2 * width * WIDTH];
        double[] right = new double[left.length];
        byRowPanels(x, panel.rows, left, 0);
        byRowPanels(panel.v, panel.rows, left, width);
        byRowPanels(panel.v, panel.rows, right, 0);
        byRowPanels(x, panel.rows, right, width);
        int groups = (all + TASK_PANELS - 1) / TASK_PANELS;
        WorkQueue.run(run.parallelism(), groups * (groups + 1) / 2, done, task -> {
            int row = 0;
            int col = task;
            while (col > row) {
                col -= ++row;
            }
            double[] tile = new double[TILE];
            for (int c = col * TASK_PANELS; c < Math.min((col + 1) * TASK_PANELS, all); c++) {
                for (int r = Math.max(row * TASK_PANELS, c); r < Math.min((row + 1) * TASK_PANELS, all); r++) {
                    updateTile(left, right, next, r, c, tile);
                }
            }
        });
    }

    private void updateTile(double[] left, double[] right, int next, int r, int c, double[] tile) {
        int row = next + r * WIDTH;
        int col = next + c * WIDTH;
        int height = Math.min(WIDTH, n - row);
        int cols = Math.min(WIDTH, n - col);
        for (int i = 0; i < height; i++) {
            System.arraycopy(a, (row + i) * n + col, tile, i * WIDTH, cols);
        }
        loops.subtractProduct(left, r * 2 * width * WIDTH, right, c * 2 * width * WIDTH, 2 * width, tile, 0, WIDTH);
        for (int i = 0; i < height; i++) {
            System.arraycopy(tile, i * WIDTH, a, (row + i) * n + col, r == c ? i + 1 : cols);
        }
        for (int j = 0; j < cols; j++) {
            int at = (col + j) * n + row;
            for (int i = r == c ? j + 1 : 0; i < height; i++) {
                a[at + i] = tile[i * WIDTH + j];
            }
        }
    }

    /** Columns to panels of sixteen rows, each with {@code 2 * width} columns, the first of them {@code shift}. */
    private void byRowPanels(double[] columns, int rows, double[] target, int shift) {
        for (int c = 0; c < width; c++) {
            for (int i = 0; i < rows; i++) {
                target[(i / WIDTH * 2 * width + shift + c) * WIDTH + i % WIDTH] = columns[c * rows + i];
            }
        }
    }

    /** Multiplies the reflections, the last one first, in place of the matrix. */
    private void accumulate() {
        Arrays.fill(a, 0);
        for (int i = 0; i < n; i++) {
            a[i * n + i] = 1;
        }
        for (int index = panels.size() - 1; index >= 0; index--) {
            // The reflections found later have left the rows and columns above untouched.
            apply(panels.get(index), (index + 1) * width);
            done.add(width);
        }
        done.add(2 * (n - (long) width * panels.size()));
    }

    /** Replaces the block M from row and column {@code next} on by {@code M - V T V^T M}. */
    private void apply(HouseholderPanel panel, int next) {
        int rows = panel.rows;
        int all = panelCount(rows);
        double[] v = byColumnGroups(panel.v, rows, width);
        double[] vRows = new double[all * 2 * width * WIDTH];
        byRowPanels(panel.v, rows, vRows, 0);
        double[] t = new double[width * width];
        for (int c = 0; c < width; c++) {
            for (int k = 0; k < width; k++) {
                t[(c / WIDTH * width + k) * WIDTH + c % WIDTH] = panel.t[c * width + k];
            }
        }
        WorkQueue.run(run.parallelism(), (rows + GROUP * WIDTH - 1) / (GROUP * WIDTH), done, task -> {
            int left = task * GROUP * WIDTH;
            int cols = Math.min(GROUP * WIDTH, rows - left);
            double[] inner = innerProducts(v, rows, next, left, cols);
            double[] weights = new double[inner.length];
            double[] tile = new double[TILE];
            for (int p = 0; p < panelCount(cols); p++) {
                for (int g = 0; g < width / WIDTH; g++) {
                    loops.subtractProduct(t, g * width * WIDTH, inner, p * width * WIDTH, width, weights,
                            (p * width + g * WIDTH) * WIDTH, WIDTH);
                }
            }
            for (int r = 0; r < all; r++) {
                for (int p = 0; p < panelCount(cols); p++) {
                    applyTile(vRows, weights, next, left, r, p, tile);
                }
            }
        });
    }

    private void applyTile(double[] vRows, double[] weights, int next, int left, int r, int p, double[] tile) {
        int row = next + r * WIDTH;
        int col = next + left + p * WIDTH;
        int cols = Math.min(WIDTH, n - col);
        int height = Math.min(WIDTH, n - row);
        if (height == WIDTH && cols == WIDTH) {
            loops.subtractProduct(vRows, r * 2 * width * WIDTH, weights, p * width * WIDTH, width, a, row * n + col, n);
            return;
        }
        for (int i = 0; i < height; i++) {
            System.arraycopy(a, (row + i) * n + col, tile, i * WIDTH, cols);
        }
        loops.subtractProduct(vRows, r * 2 * width * WIDTH, weights, p * width * WIDTH, width, tile, 0, WIDTH);
        for (int i = 0; i < height; i++) {
            System.arraycopy(tile, i * WIDTH, a, (row + i) * n + col, cols);
        }
    }

    /** Q as panels of sixteen rows, (i, k) at {@code k * WIDTH + i}; the last one is filled up with zeros. */
    private double[] packRows() {
        double[] packed = new double[Math.multiplyExact(panelCount(n) * WIDTH, n)];
        for (int p = 0; p < panelCount(n); p++) {
            for (int k0 = 0; k0 < n; k0 += 8) {
                for (int i = 0; i < Math.min(WIDTH, n - p * WIDTH); i++) {
                    int at = (p * WIDTH + i) * n;
                    for (int k = k0; k < Math.min(k0 + 8, n); k++) {
                        packed[(p * n + k) * WIDTH + i] = a[at + k];
                    }
                }
            }
        }
        return packed;
    }
}
