package org.ternion.krr.dense;

import java.util.Random;
import org.ternion.core.DoubleMatrix;

/** Random matrices from a seed. */
final class TestMatrices {
    private TestMatrices() {
    }

    /** Symmetric, positive definite, condition number in the tens: random below 1 beside a diagonal about n. */
    static double[] positive(int n, long seed) {
        Random random = new Random(seed);
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                a[i * n + j] = random.nextDouble() - 0.5;
                a[j * n + i] = a[i * n + j];
            }
            a[i * n + i] = 1 + 0.5 * n * (1 + random.nextDouble());
        }
        return a;
    }

    static DoubleMatrix uniform(int rows, int cols, long seed) {
        return DoubleMatrix.wrap(new Random(seed).doubles((long) rows * cols, -1.7, 1.7).toArray(), rows, cols);
    }

    static DoubleMatrix product(DoubleMatrix a, DoubleMatrix b) {
        double[] c = new double[a.rows() * b.cols()];
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < b.cols(); j++) {
                for (int k = 0; k < a.cols(); k++) {
                    c[i * b.cols() + j] += a.get(i, k) * b.get(k, j);
                }
            }
        }
        return DoubleMatrix.wrap(c, a.rows(), b.cols());
    }

    static DoubleMatrix transposed(DoubleMatrix a) {
        double[] t = new double[a.rows() * a.cols()];
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.cols(); j++) {
                t[j * a.rows() + i] = a.get(i, j);
            }
        }
        return DoubleMatrix.wrap(t, a.cols(), a.rows());
    }

    /** The columns of the identity. */
    static DoubleMatrix identity(int n) {
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++) {
            a[i * n + i] = 1;
        }
        return DoubleMatrix.wrap(a, n, n);
    }
}
