package org.ternion.krr.dense;

import java.util.Arrays;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.krr.simd.PanelUpdate;

/**
 * Right-looking Cholesky factorisation by blocks of columns. A block is packed into panels of sixteen rows, factored
 * there, and then serves as both operands of the update of what is right of it. Every element receives its products in
 * the order of the columns, so blocks and threads have no influence on the bits.
 */
final class BlockedCholesky {
    private static final int WIDTH = PanelUpdate.WIDTH;
    private static final int TILE = WIDTH * WIDTH;

    /**
     * Columns of a block: a panel of a block has 32 KB, and the panels of a task of the update fit in a second cache.
     */
    static final int BLOCK = 256;

    /** Panels of rows, and of columns, of a task of the update. */
    private static final int TASK_PANELS = 16;

    private final PanelUpdate loops;
    private final int block;
    private final double[] a;
    private final int n;
    private final RunOptions run;
    /** The columns of the current block below its first row: panel p begins at {@code p * block * WIDTH}. */
    private final double[] panels;

    /** Prepares for the lower triangle of {@code a}; {@code block} is a multiple of 16. */
    BlockedCholesky(PanelUpdate loops, int block, double[] a, int n, RunOptions run) {
        this.loops = loops;
        this.block = block;
        this.a = a;
        this.n = n;
        this.run = run;
        panels = new double[Math.multiplyExact(panelCount(n), block * WIDTH)];
    }

    private static int panelCount(int rows) {
        return (rows + WIDTH - 1) / WIDTH;
    }

    /** Factors; -1, or the column that failed. */
    int factor() {
        SharedProgress done = new SharedProgress(run.progress(), n);
        for (int from = 0; from < n; from += block) {
            int own = panelCount(Math.min(block, n - from));
            int failed = factorDiagonal(from, own);
            if (failed >= 0) {
                return failed;
            }
            int all = panelCount(n - from);
            int first = from;
            WorkQueue.run(run.parallelism(), all - own, done, p -> solvePanel(first, own + p, own));
            update(from, own, all, done);
            done.add(Math.min(block, n - from));
        }
        return -1;
    }

    private int factorDiagonal(int from, int own) {
        for (int p = 0; p < own; p++) {
            pack(from, p, Math.min(own * WIDTH, n - from));
            eliminate(p, p);
            int tile = offset(p) + p * TILE;
            loops.subtractProduct(panels, offset(p), panels, offset(p), p * WIDTH, panels, tile, WIDTH);
            int failed = factorTile(tile, Math.min(WIDTH, n - from - p * WIDTH));
            if (failed >= 0) {
                return from + p * WIDTH + failed;
            }
            unpack(from, p, Math.min((p + 1) * WIDTH, n - from));
        }
        return -1;
    }

    private void solvePanel(int from, int p, int own) {
        pack(from, p, block);
        eliminate(p, own);
        unpack(from, p, block);
    }

    /** Finds the first {@code tiles} tiles of a panel from the panels of the diagonal block. */
    private void eliminate(int p, int tiles) {
        for (int c = 0; c < tiles; c++) {
            int tile = offset(p) + c * TILE;
            // Lanes are rows of panel p, so the result is a piece of the panel itself.
            loops.subtractProduct(panels, offset(c), panels, offset(p), c * WIDTH, panels, tile, WIDTH);
            loops.solveTriangle(panels, offset(c) + c * TILE, panels, tile);
        }
    }

    /** Cholesky of the order 16 at most, column by column, element (i, k) at {@code tile + k * WIDTH + i}. */
    private int factorTile(int tile, int order) {
        for (int k = 0; k < order; k++) {
            double pivot = panels[tile + k * WIDTH + k];
            if (!(pivot > 0) || pivot == Double.POSITIVE_INFINITY) {
                return k;
            }
            double root = Math.sqrt(pivot);
            panels[tile + k * WIDTH + k] = root;
            for (int i = k + 1; i < order; i++) {
                panels[tile + k * WIDTH + i] /= root;
            }
            for (int j = k + 1; j < order; j++) {
                double factor = panels[tile + k * WIDTH + j];
                for (int i = j; i < order; i++) {
                    int at = tile + j * WIDTH + i;
                    panels[at] = -Math.fma(factor, panels[tile + k * WIDTH + i], -panels[at]);
                }
            }
        }
        return -1;
    }

    private void update(int from, int own, int all, SharedProgress done) {
        int groups = (all - own + TASK_PANELS - 1) / TASK_PANELS;
        WorkQueue.run(run.parallelism(), groups * (groups + 1) / 2, done, task -> {
            int row = 0;
            int col = task;
            while (col > row) {
                col -= ++row;
            }
            updateGroup(from, own + row * TASK_PANELS, own + col * TASK_PANELS, all);
        });
    }

    private void updateGroup(int from, int rowBegin, int colBegin, int all) {
        double[] border = new double[TILE];
        for (int c = colBegin; c < Math.min(colBegin + TASK_PANELS, all); c++) {
            // Tiles above the diagonal are left out; the column panel stays in the first cache for all rows.
            for (int r = Math.max(rowBegin, c); r < Math.min(rowBegin + TASK_PANELS, all); r++) {
                int row = from + r * WIDTH;
                int col = from + c * WIDTH;
                if (row + WIDTH <= n) {
                    loops.subtractProduct(panels, offset(r), panels, offset(c), block, a, row * n + col, n);
                } else {
                    updateBorder(r, c, row, col, border);
                }
            }
        }
    }

    /** The same for the last, incomplete panel of rows, by way of a complete tile. */
    private void updateBorder(int r, int c, int row, int col, double[] border) {
        int cols = Math.min(WIDTH, n - col);
        for (int i = 0; i < n - row; i++) {
            System.arraycopy(a, (row + i) * n + col, border, i * WIDTH, cols);
        }
        loops.subtractProduct(panels, offset(r), panels, offset(c), block, border, 0, WIDTH);
        for (int i = 0; i < n - row; i++) {
            System.arraycopy(border, i * WIDTH, a, (row + i) * n + col, cols);
        }
    }

    private int offset(int panel) {
        return panel * block * WIDTH;
    }

    /** Copies the columns {@code from .. from + depth - 1} of a panel of rows; what does not exist is 0. */
    private void pack(int from, int p, int depth) {
        int begin = offset(p);
        int row = from + p * WIDTH;
        int rows = Math.min(WIDTH, n - row);
        if (rows < WIDTH || depth < block) {
            Arrays.fill(panels, begin, begin + block * WIDTH, 0);
        }
        // A cache line of each row at a time: rows may be a multiple of a page apart.
        for (int k0 = 0; k0 < depth; k0 += 8) {
            int k1 = Math.min(k0 + 8, depth);
            for (int i = 0; i < rows; i++) {
                int at = (row + i) * n + from;
                for (int k = k0; k < k1; k++) {
                    panels[begin + k * WIDTH + i] = a[at + k];
                }
            }
        }
    }

    private void unpack(int from, int p, int depth) {
        int begin = offset(p);
        int row = from + p * WIDTH;
        int rows = Math.min(WIDTH, n - row);
        for (int k0 = 0; k0 < depth; k0 += 8) {
            int k1 = Math.min(k0 + 8, depth);
            for (int i = 0; i < rows; i++) {
                int at = (row + i) * n + from;
                for (int k = k0; k < k1; k++) {
                    a[at + k] = panels[begin + k * WIDTH + i];
                }
            }
        }
    }
}
