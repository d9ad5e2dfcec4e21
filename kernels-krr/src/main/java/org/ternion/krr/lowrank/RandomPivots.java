package org.ternion.krr.lowrank;

import java.util.Arrays;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.core.random.CounterRandom;
import org.ternion.krr.kernel.Gram;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.simd.PanelUpdate;

/**
 * Partial Cholesky factor {@code K ~ F F^T} with pivots drawn at random in proportion to the diagonal of what is left:
 * proposals are drawn in batches and then accepted or rejected so that the pivots have the distribution of drawing one
 * at a time.
 *
 * @see <a href="https://arxiv.org/abs/2410.03969">Epperly, Tropp and Webber (2024), Embrace rejection: kernel matrix
 *      approximation by accelerated randomly pivoted Cholesky, algorithms 2 and 3</a>
 */
final class RandomPivots {
    /** Proposals drawn together. */
    static final int BATCH = 64;
    /** Share of the trace at which nothing is left. */
    private static final double EXHAUSTED = 1e-12;
    /** Share of its kernel value that a pivot must have left: less may be rounding. */
    private static final double LEAST_PIVOT = 1e-13;
    private static final int WIDTH = PanelUpdate.WIDTH;
    /** Rows of a tile of the kernel matrix, a multiple of the width of a panel. */
    private static final int ROWS = 64;

    private final Kernel kernel;
    private final double[] x;
    private final int n;
    private final int d;
    private final int most;
    private final RunOptions run;
    /** Row i of F at {@code i * most}. */
    private final double[] factor;
    /** Diagonal of what is left. */
    private final double[] left;
    private final int[] pivots;
    private int rank;

    private RandomPivots(Kernel kernel, DoubleMatrix x, int most, RunOptions run) {
        this.kernel = kernel;
        this.x = x.backingArray();
        this.run = run;
        this.most = most;
        n = x.rows();
        d = x.cols();
        factor = new double[OrthogonalFeatures.checkSize(n, most)];
        left = new double[n];
        pivots = new int[most];
    }

    /**
     * Chooses pivots.
     *
     * @param most  pivots at most; fewer are chosen when nothing is left
     * @param batch proposals drawn together
     * @param done  is told about pivots, {@code most} in all
     */
    static RandomPivots of(Kernel kernel, DoubleMatrix x, int most, int batch, RunOptions run, SharedProgress done) {
        RandomPivots result = new RandomPivots(kernel, x, Math.min(most, x.rows()), run);
        result.choose(batch, done);
        result.trim();
        return result;
    }

    private void choose(int batch, SharedProgress done) {
        CounterRandom random = CounterRandom.of(run.seed());
        double trace = 0;
        for (int i = 0; i < n; i++) {
            left[i] = kernel.value(x, i * d, x, i * d, d);
            trace += left[i];
        }
        while (rank < most) {
            double[] cumulative = cumulative();
            if (!(cumulative[n - 1] > EXHAUSTED * trace)) {
                break;
            }
            int[] proposals = new int[Math.min(batch, most)];
            for (int i = 0; i < proposals.length; i++) {
                proposals[i] = draw(cumulative, random.nextDouble());
            }
            int before = rank;
            eliminate(accept(proposals, random));
            done.add(rank - before);
        }
    }

    private double[] cumulative() {
        double[] cumulative = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += left[i];
            cumulative[i] = sum;
        }
        return cumulative;
    }

    /** The first index whose sum is greater: one with something left. */
    private int draw(double[] cumulative, double uniform) {
        double wanted = uniform * cumulative[n - 1];
        int low = 0;
        int high = n - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > wanted) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Accepts each proposal with the share of its diagonal that the accepted ones before it have left over. */
    private int[] accept(int[] proposals, CounterRandom random) {
        int b = proposals.length;
        double[] rest = new double[b * b];
        double[] points = rows(proposals);
        double[] least = new double[b];
        Gram.fill(kernel, points, 0, b, points, 0, b, d, rest, 0, b);
        for (int i = 0; i < b; i++) {
            least[i] = LEAST_PIVOT * rest[i * b + i];
            for (int j = 0; j < b; j++) {
                rest[i * b + j] -= dotRows(proposals[i], proposals[j]);
            }
        }
        int[] accepted = new int[b];
        int count = 0;
        for (int i = 0; i < b && count < most - rank; i++) {
            double own = rest[i * b + i];
            if (random.nextDouble() * left[proposals[i]] < own && own > least[i]) {
                accepted[count++] = proposals[i];
                for (int j = b - 1; j > i; j--) {
                    double ratio = rest[j * b + i] / own;
                    for (int k = i + 1; k <= j; k++) {
                        rest[j * b + k] -= ratio * rest[k * b + i];
                    }
                }
            }
        }
        return Arrays.copyOf(accepted, count);
    }

    private double[] rows(int[] indices) {
        double[] points = new double[indices.length * d];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(x, indices[i] * d, points, i * d, d);
        }
        return points;
    }

    private double dotRows(int i, int j) {
        double sum = 0;
        for (int k = 0; k < rank; k++) {
            sum = Math.fma(factor[i * most + k], factor[j * most + k], sum);
        }
        return sum;
    }

    /** Adds a column of F for each accepted pivot. */
    private void eliminate(int[] accepted) {
        int t = accepted.length;
        double[] points = rows(accepted);
        double[] before = new double[rank * t];
        for (int k = 0; k < rank; k++) {
            for (int j = 0; j < t; j++) {
                before[k * t + j] = factor[accepted[j] * most + k];
            }
        }
        // The rows of the pivots first: they give the triangle that the others are divided by, here transposed.
        double[] triangle = new double[t * t];
        Gram.fill(kernel, points, 0, t, points, 0, t, d, triangle, 0, t);
        for (int j = 0; j < t; j++) {
            subtract(accepted[j], before, triangle, j * t, t);
        }
        for (int j = 0; j < t; j++) {
            double root = Math.sqrt(triangle[j * t + j]);
            for (int later = j; later < t; later++) {
                triangle[j * t + later] /= root;
            }
            for (int row = j + 1; row < t; row++) {
                for (int later = row; later < t; later++) {
                    triangle[row * t + later] -= triangle[j * t + row] * triangle[j * t + later];
                }
            }
        }
        addColumns(points, before, triangle, t);
        for (int j = 0; j < t; j++) {
            left[accepted[j]] = 0;
            pivots[rank + j] = accepted[j];
        }
        rank += t;
    }

    private void addColumns(double[] points, double[] before, double[] triangle, int t) {
        int padded = (t + WIDTH - 1) / WIDTH * WIDTH;
        double[] packed = new double[padded * rank];
        for (int k = 0; k < rank; k++) {
            for (int j = 0; j < t; j++) {
                packed[(j / WIDTH * rank + k) * WIDTH + j % WIDTH] = before[k * t + j];
            }
        }
        Parallel.ranges(run.parallelism(), n, ROWS, (from, to) -> {
            double[] tile = new double[ROWS * padded];
            double[] rows = new double[WIDTH * rank];
            for (int begin = from; begin < to; begin += ROWS) {
                int end = Math.min(to, begin + ROWS);
                Gram.fill(kernel, x, begin, end, points, 0, t, d, tile, 0, padded);
                for (int group = begin; group < end; group += WIDTH) {
                    TallProducts.packRows(factor, most, group, Math.min(WIDTH, end - group), rank, rows);
                    for (int panel = 0; panel < padded; panel += WIDTH) {
                        PanelUpdate.CHOSEN.subtractProduct(rows, 0, packed, panel * rank, rank, tile,
                                (group - begin) * padded + panel, padded);
                    }
                }
                for (int i = begin; i < end; i++) {
                    addRow(i, tile, (i - begin) * padded, triangle, t);
                }
            }
        });
    }

    /** Divides a row by the triangle, each element passed on to those after it at once. */
    private void addRow(int i, double[] row, int offset, double[] triangle, int t) {
        for (int j = 0; j < t; j++) {
            double value = row[offset + j] / triangle[j * t + j];
            for (int later = j + 1; later < t; later++) {
                row[offset + later] = Math.fma(-value, triangle[j * t + later], row[offset + later]);
            }
            factor[i * most + rank + j] = value;
            left[i] = Math.max(0, left[i] - value * value);
        }
    }

    /** {@code row -= F_i before}. */
    private void subtract(int i, double[] before, double[] row, int offset, int t) {
        for (int k = 0; k < rank; k++) {
            double f = -factor[i * most + k];
            for (int j = 0; j < t; j++) {
                row[offset + j] = Math.fma(f, before[k * t + j], row[offset + j]);
            }
        }
    }

    /** Closes the gaps between the rows when fewer pivots than planned were found. */
    private void trim() {
        for (int i = 1; rank < most && i < n; i++) {
            System.arraycopy(factor, i * most, factor, i * rank, rank);
        }
    }

    int rank() {
        return rank;
    }

    /** Rows of the data, in the order they were chosen; a copy. */
    int[] pivots() {
        return Arrays.copyOf(pivots, rank);
    }

    /** F, {@code n x rank} row-major, perhaps with unused space behind; the live array. */
    double[] factor() {
        return factor;
    }

    /** Coordinates of the pivots, a row each. */
    double[] points() {
        return rows(pivots());
    }

    /** {@code L^T}, rank x rank: row k has column k of the rows of F at the pivots, 0 before the diagonal. */
    double[] upper() {
        double[] upper = new double[rank * rank];
        for (int i = 0; i < rank; i++) {
            for (int k = 0; k <= i; k++) {
                upper[k * rank + i] = factor[pivots[i] * rank + k];
            }
        }
        return upper;
    }

    /** Trace of {@code K - F F^T}. */
    double residualTrace() {
        double sum = 0;
        for (double value : left) {
            sum += value;
        }
        return sum;
    }
}
