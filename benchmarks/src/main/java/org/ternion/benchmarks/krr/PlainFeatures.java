package org.ternion.benchmarks.krr;

import java.util.Arrays;
import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Parallel;

/**
 * Ridge regression on the waves of the spectral kernel with zero mode 1 in two dimensions, by plain loops, as a peer:
 * cosine and sine of each wave vector at each point, the sums of their products, and ojAlgo's Cholesky decomposition.
 */
final class PlainFeatures {
    private static final int BLOCK = 4096;

    private final int[][] waves;
    /** Square root of each feature's weight in the kernel; a wave is two features, the constant one. */
    private final double[] weights;
    private final DoubleMatrix x;
    private final int threads;

    PlainFeatures(int kMax, double temperature, DoubleMatrix x, int threads) {
        this.x = x;
        this.threads = threads;
        int width = 2 * kMax + 1;
        waves = new int[width * width / 2][];
        weights = new double[width * width];
        weights[0] = 1;
        double sum = 1;
        for (int i = 0; i < waves.length; i++) {
            // The second half of the wave vectors: those of the first are their negatives.
            int number = width * width / 2 + 1 + i;
            waves[i] = new int[] {number / width - kMax, number % width - kMax};
            double weight = 2 * Math.exp(-(waves[i][0] * waves[i][0] + waves[i][1] * waves[i][1]) / temperature);
            sum += weight;
            Arrays.fill(weights, 2 * i + 1, 2 * i + 3, weight);
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.sqrt(weights[i] / sum);
        }
    }

    /** Coefficients of the points, {@code (y - features * beta) / lambda}. */
    double[] solve(DoubleMatrix y, double lambda) {
        int r = weights.length;
        int blocks = (x.rows() - 1) / BLOCK + 1;
        double[][] sums = new double[blocks][];
        Parallel.ranges(threads, blocks, 1, (from, to) -> {
            for (int block = from; block < to; block++) {
                sums[block] = sums(y, block * BLOCK, Math.min(x.rows(), (block + 1) * BLOCK));
            }
        });
        R064Store normal = R064Store.FACTORY.make(r, r);
        R064Store right = R064Store.FACTORY.make(r, 1);
        for (double[] sum : sums) {
            for (int i = 0; i < r; i++) {
                for (int j = 0; j < r; j++) {
                    normal.add(i, j, sum[Math.min(i, j) * (r + 1) + Math.max(i, j)]);
                }
                right.add(i, 0, sum[i * (r + 1) + r]);
            }
        }
        for (int i = 0; i < r; i++) {
            normal.add(i, i, lambda);
        }
        Cholesky<Double> cholesky = Cholesky.R064.make(normal);
        if (!cholesky.decompose(normal)) {
            throw new ArithmeticException("not positive definite");
        }
        return residuals(y, cholesky.getSolution(right), lambda);
    }

    /** Sums of the products of each feature with itself, those after it and the target. */
    private double[] sums(DoubleMatrix y, int from, int to) {
        int r = weights.length;
        double[] sums = new double[r * (r + 1)];
        double[] row = new double[r + 1];
        for (int p = from; p < to; p++) {
            features(p, row);
            row[r] = y.get(p, 0);
            for (int i = 0; i < r; i++) {
                double factor = row[i];
                int offset = i * (r + 1);
                for (int j = i; j <= r; j++) {
                    sums[offset + j] += factor * row[j];
                }
            }
        }
        return sums;
    }

    private double[] residuals(DoubleMatrix y, MatrixStore<Double> beta, double lambda) {
        double[] alpha = new double[x.rows()];
        Parallel.ranges(threads, alpha.length, BLOCK, (from, to) -> {
            double[] row = new double[weights.length];
            for (int p = from; p < to; p++) {
                features(p, row);
                double fit = 0;
                for (int i = 0; i < row.length; i++) {
                    fit += row[i] * beta.doubleValue(i, 0);
                }
                alpha[p] = (y.get(p, 0) - fit) / lambda;
            }
        });
        return alpha;
    }

    private void features(int point, double[] row) {
        row[0] = weights[0];
        for (int i = 0; i < waves.length; i++) {
            double angle = waves[i][0] * x.get(point, 0) + waves[i][1] * x.get(point, 1);
            row[2 * i + 1] = weights[2 * i + 1] * Math.cos(angle);
            row[2 * i + 2] = weights[2 * i + 2] * Math.sin(angle);
        }
    }
}
