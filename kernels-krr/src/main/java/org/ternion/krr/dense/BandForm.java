package org.ternion.krr.dense;

import java.util.Arrays;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.krr.simd.PanelUpdate;

/**
 * A symmetric positive semidefinite matrix as {@code Q B Q^T} with a band B. Systems with any multiple of the identity
 * added cost {@code O(n w^2)} in the coordinates of the band, and the diagonal of their inverse {@code O(n^2 w)}.
 * Immutable.
 */
final class BandForm {
    private static final int WIDTH = PanelUpdate.WIDTH;
    private static final int BISECTIONS = 60;

    private final int n;
    private final int width;
    /** Row i has columns {@code i - width .. i}, (i, j) at {@code i * (width + 1) + j - i + width}. */
    private final double[] band;
    /** Panel p of sixteen rows of Q begins at {@code p * n * WIDTH}, (i, k) at {@code k * WIDTH + i}. */
    private final double[] q;

    BandForm(int n, int width, double[] band, double[] q) {
        this.n = n;
        this.width = width;
        this.band = band;
        this.q = q;
    }

    /** The factor of {@code B + shift I}, or null if that is not positive definite. */
    Factor factor(double shift) {
        return factor(1, shift);
    }

    /** The factor of {@code sign * B + shift I}. */
    private Factor factor(int sign, double shift) {
        double[] l = new double[band.length];
        int row = width + 1;
        for (int i = 0; i < n; i++) {
            for (int j = Math.max(0, i - width); j <= i; j++) {
                int at = i * row + j - i + width;
                double s = -(i == j ? Math.fma(sign, band[at], shift) : sign * band[at]);
                int begin = Math.max(0, i - width);
                int li = i * row + width - i;
                int lj = j * row + width - j;
                for (int k = begin; k < j; k++) {
                    s = Math.fma(l[li + k], l[lj + k], s);
                }
                if (i > j) {
                    l[at] = -s / l[lj + j];
                } else if (-s > 0) {
                    l[at] = Math.sqrt(-s);
                } else {
                    return null;
                }
            }
        }
        return new Factor(l);
    }

    /** Sum of the diagonal. */
    double trace() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += band[i * (width + 1) + width];
        }
        return sum;
    }

    /** {@code Q^T y}, rows ascending. */
    double[] rotate(double[] y) {
        double[] rotated = new double[n];
        for (int row = 0; row < n; row += WIDTH) {
            int rows = Math.min(WIDTH, n - row);
            for (int k = 0; k < n; k++) {
                double sum = rotated[k];
                for (int i = 0; i < rows; i++) {
                    sum = Math.fma(q[row * n + k * WIDTH + i], y[row + i], sum);
                }
                rotated[k] = sum;
            }
        }
        return rotated;
    }

    /** {@code Q w}, columns ascending. */
    double[] rotateBack(double[] w) {
        double[] result = new double[n];
        double[] sums = new double[WIDTH];
        for (int row = 0; row < n; row += WIDTH) {
            Arrays.fill(sums, 0);
            for (int k = 0; k < n; k++) {
                for (int i = 0; i < WIDTH; i++) {
                    sums[i] = Math.fma(q[row * n + k * WIDTH + i], w[k], sums[i]);
                }
            }
            System.arraycopy(sums, 0, result, row, Math.min(WIDTH, n - row));
        }
        return result;
    }

    /** Smallest and largest eigenvalue to rounding of the largest, by bisection with the sign of the pivots. */
    double[] eigenvalueRange() {
        double bound = 0;
        for (double value : rowSums()) {
            bound = Math.max(bound, value);
        }
        // B + s I is definite for s above minus the smallest, -B + s I for s above the largest eigenvalue.
        double smallest = Math.max(0, -threshold(1, -bound, bound));
        return new double[] {smallest, threshold(-1, 0, bound)};
    }

    private double threshold(int sign, double low, double high) {
        double below = low;
        double above = high * (1 + 1e-15);
        for (int step = 0; step < BISECTIONS && below < above; step++) {
            double middle = below + (above - below) / 2;
            if (factor(sign, middle) == null) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return above;
    }

    /** Sums of magnitudes, which bound the eigenvalues (Gershgorin). */
    private double[] rowSums() {
        double[] sums = new double[n];
        for (int i = 0; i < n; i++) {
            for (int j = Math.max(0, i - width); j <= i; j++) {
                double value = Math.abs(band[i * (width + 1) + j - i + width]);
                sums[i] += value;
                sums[j] += j < i ? value : 0;
            }
        }
        return sums;
    }

    /** Cholesky factor of a shifted band. */
    final class Factor {
        private final double[] l;

        private Factor(double[] l) {
            this.l = l;
        }

        /** Solves with the band itself, in its coordinates. */
        double[] solve(double[] right) {
            int row = width + 1;
            double[] x = right.clone();
            for (int i = 0; i < n; i++) {
                int at = i * row + width - i;
                for (int k = Math.max(0, i - width); k < i; k++) {
                    x[i] = Math.fma(-l[at + k], x[k], x[i]);
                }
                x[i] /= l[at + i];
            }
            for (int i = n - 1; i >= 0; i--) {
                int at = i * row + width - i;
                x[i] /= l[at + i];
                for (int k = Math.max(0, i - width); k < i; k++) {
                    x[k] = Math.fma(-l[at + k], x[i], x[k]);
                }
            }
            return x;
        }

        /** Logarithm of the determinant of the shifted matrix. */
        double logDeterminant() {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += Math.log(l[i * (width + 1) + width]);
            }
            return 2 * sum;
        }

        /** Diagonal of the inverse of the shifted matrix: row i of Q through the factor, squared. */
        double[] inverseDiagonal(RunOptions run) {
            PanelUpdate loops = PanelUpdate.CHOSEN;
            int padded = (n + WIDTH - 1) / WIDTH * WIDTH;
            double[] packed = pack(padded);
            int piece = (width + WIDTH) * WIDTH;
            double[] diagonal = new double[n];
            SharedProgress done = new SharedProgress(run.progress(), n);
            WorkQueue.run(run.parallelism(), padded / WIDTH, done, p -> {
                double[] x = Arrays.copyOfRange(q, p * n * WIDTH, p * n * WIDTH + padded * WIDTH);
                // What follows the panel in the array is not part of it.
                Arrays.fill(x, n * WIDTH, padded * WIDTH, 0);
                for (int row = 0; row < padded; row += WIDTH) {
                    int begin = Math.max(0, row - width);
                    int l = row / WIDTH * piece + (begin - row + width) * WIDTH;
                    loops.subtractProduct(packed, l, x, begin * WIDTH, row - begin, x, row * WIDTH, WIDTH);
                    loops.solveTriangle(packed, row / WIDTH * piece + width * WIDTH, x, row * WIDTH);
                }
                double[] sums = new double[WIDTH];
                for (int k = 0; k < n * WIDTH; k += WIDTH) {
                    for (int i = 0; i < WIDTH; i++) {
                        sums[i] = Math.fma(x[k + i], x[k + i], sums[i]);
                    }
                }
                System.arraycopy(sums, 0, diagonal, p * WIDTH, Math.min(WIDTH, n - p * WIDTH));
                done.add(Math.min(WIDTH, n - p * WIDTH));
            });
            return diagonal;
        }

        /**
         * Panels of sixteen rows with the columns from {@code width} before the first row on; ones where there are no
         * rows.
         */
        private double[] pack(int padded) {
            int row = width + 1;
            double[] packed = new double[padded * (width + WIDTH)];
            for (int i = 0; i < padded; i++) {
                int panel = i / WIDTH * (width + WIDTH) * WIDTH;
                int first = i / WIDTH * WIDTH - width;
                if (i >= n) {
                    packed[panel + (i - first) * WIDTH + i % WIDTH] = 1;
                    continue;
                }
                for (int j = Math.max(0, i - width); j <= i; j++) {
                    packed[panel + (j - first) * WIDTH + i % WIDTH] = l[i * row + j - i + width];
                }
            }
            return packed;
        }
    }
}
