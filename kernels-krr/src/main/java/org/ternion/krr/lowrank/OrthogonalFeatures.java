package org.ternion.krr.lowrank;

import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.krr.dense.DenseAlgebra;
import org.ternion.krr.dense.SymmetricEigen;

/**
 * Features of n observations, turned so that their columns are orthogonal: then a ridge costs {@code O(n r)}. Holds
 * {@code n r} numbers.
 */
final class OrthogonalFeatures {
    private final double[] z;
    private final int n;
    private final int r;
    private final int parallelism;
    /** Squared lengths of the columns: the eigenvalues of {@code Phi Phi^T} that are not 0. */
    private final double[] eigenvalues;
    private final double[] rotation;

    private OrthogonalFeatures(double[] z, int n, int r, int parallelism, double[] eigenvalues, double[] rotation) {
        this.z = z;
        this.n = n;
        this.r = r;
        this.parallelism = parallelism;
        this.eigenvalues = eigenvalues;
        this.rotation = rotation;
    }

    /** Accepts numbers of features that fit an array and gives their product. */
    static int checkSize(int n, int r) {
        return (int) Checks.inRange((long) n * r, 1, Integer.MAX_VALUE - 8, "features of " + n + " observations, " + r
                + " each");
    }

    /**
     * Turns features.
     *
     * @param features {@code n x r} row-major, overwritten and kept
     * @param done     is told about rows, 2 n in all
     */
    static OrthogonalFeatures of(double[] features, int n, int r, RunOptions run, SharedProgress done) {
        double[] gram = TallProducts.gram(features, n, r, run.parallelism(), done);
        SymmetricEigen eigen = DenseAlgebra.best().eigen(DoubleMatrix.wrap(gram, r, r));
        double[] eigenvalues = eigen.values();
        for (int j = 0; j < r; j++) {
            eigenvalues[j] = Math.max(0, eigenvalues[j]);
        }
        double[] rotation = eigen.vectors().backingArray();
        TallProducts.rotate(features, n, r, rotation, run.parallelism(), done);
        return new OrthogonalFeatures(features, n, r, run.parallelism(), eigenvalues, rotation);
    }

    int rows() {
        return n;
    }

    int rank() {
        return r;
    }

    /** Descending; not to be modified. */
    double[] eigenvalues() {
        return eigenvalues;
    }

    /** {@code Z^T v}; blocks are summed in order. */
    double[] project(double[] v) {
        int blocks = (n - 1) / RunOptions.BLOCK_ROWS + 1;
        double[][] parts = new double[blocks][r];
        Parallel.ranges(parallelism, blocks, 1, (from, to) -> {
            for (int row = from * RunOptions.BLOCK_ROWS; row < Math.min((long) n, (long) to * RunOptions.BLOCK_ROWS);
                    row++) {
                addRow(row, v[row], parts[row / RunOptions.BLOCK_ROWS]);
            }
        });
        double[] sum = parts[0];
        for (int block = 1; block < blocks; block++) {
            for (int j = 0; j < r; j++) {
                sum[j] += parts[block][j];
            }
        }
        return sum;
    }

    private void addRow(int row, double factor, double[] sum) {
        int at = row * r;
        for (int j = 0; j < r; j++) {
            sum[j] = Math.fma(factor, z[at + j], sum[j]);
        }
    }

    /** {@code Z w}. */
    double[] expand(double[] w) {
        double[] result = new double[n];
        Parallel.ranges(parallelism, n, RunOptions.BLOCK_ROWS, (from, to) -> {
            for (int row = from; row < to; row++) {
                result[row] = dot(z, row * r, w);
            }
        });
        return result;
    }

    /** {@code w_j = c_j / (eigenvalue_j + lambda)}. */
    double[] shrink(double[] c, double lambda) {
        double[] w = new double[r];
        for (int j = 0; j < r; j++) {
            w[j] = c[j] / (eigenvalues[j] + lambda);
        }
        return w;
    }

    /** {@code sum of z_j^2 / (eigenvalue_j + lambda)} of each row. */
    double[] leverages(double lambda) {
        double[] weights = inverses(lambda);
        double[] result = new double[n];
        Parallel.ranges(parallelism, n, RunOptions.BLOCK_ROWS, (from, to) -> {
            double[] weighted = new double[r];
            for (int row = from; row < to; row++) {
                for (int j = 0; j < r; j++) {
                    weighted[j] = weights[j] * z[row * r + j];
                }
                result[row] = dot(z, row * r, weighted);
            }
        });
        return result;
    }

    /** The same of two rows. */
    double leverage(int row, int other, double[] inverses) {
        double sum = 0;
        for (int j = 0; j < r; j++) {
            sum += z[row * r + j] * z[other * r + j] * inverses[j];
        }
        return sum;
    }

    double[] inverses(double lambda) {
        double[] inverses = new double[r];
        for (int j = 0; j < r; j++) {
            inverses[j] = 1 / (eigenvalues[j] + lambda);
        }
        return inverses;
    }

    /** Coefficients of the features before they were turned: {@code V w}. */
    double[] unrotated(double[] w) {
        double[] result = new double[r];
        for (int i = 0; i < r; i++) {
            result[i] = dot(rotation, i * r, w);
        }
        return result;
    }

    /** Features turned like those of the observations: {@code phi V}. */
    double[] rotated(double[] phi) {
        double[] result = new double[r];
        for (int k = 0; k < r; k++) {
            double factor = phi[k];
            int at = k * r;
            for (int j = 0; j < r; j++) {
                result[j] = Math.fma(factor, rotation[at + j], result[j]);
            }
        }
        return result;
    }

    /** Four chains in a fixed order, so that the processor need not wait for one. */
    static double dot(double[] x, int offset, double[] y) {
        int whole = y.length & -4;
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        for (int i = 0; i < whole; i += 4) {
            s0 = Math.fma(x[offset + i], y[i], s0);
            s1 = Math.fma(x[offset + i + 1], y[i + 1], s1);
            s2 = Math.fma(x[offset + i + 2], y[i + 2], s2);
            s3 = Math.fma(x[offset + i + 3], y[i + 3], s3);
        }
        for (int i = whole; i < y.length; i++) {
            s0 = Math.fma(x[offset + i], y[i], s0);
        }
        return s0 + s1 + (s2 + s3);
    }
}
