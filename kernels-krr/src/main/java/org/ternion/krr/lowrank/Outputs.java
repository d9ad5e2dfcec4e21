package org.ternion.krr.lowrank;

import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;

/** Targets column by column. */
final class Outputs {
    private Outputs() {
    }

    /** Columns of targets that have a row for each of n observations. */
    static double[][] split(DoubleMatrix y, int n) {
        if (y.rows() != n) {
            throw new IllegalArgumentException(y.rows() + " rows of targets for " + n + " observations");
        }
        Checks.inRange(y.cols(), 1, Integer.MAX_VALUE, "outputs");
        double[] values = y.backingArray();
        double[][] columns = new double[y.cols()][n];
        for (int output = 0; output < y.cols(); output++) {
            for (int i = 0; i < n; i++) {
                columns[output][i] = values[i * y.cols() + output];
            }
        }
        return columns;
    }

    /** The inverse of {@link #split}. */
    static DoubleMatrix join(double[][] columns) {
        int q = columns.length;
        int n = columns[0].length;
        double[] values = new double[Math.multiplyExact(n, q)];
        for (int output = 0; output < q; output++) {
            for (int i = 0; i < n; i++) {
                values[i * q + output] = columns[output][i];
            }
        }
        return DoubleMatrix.wrap(values, n, q);
    }

    /** Accepts a ridge for each of q outputs and copies them. */
    static double[] checkRidges(double[] lambdas, int q) {
        if (lambdas.length != q) {
            throw new IllegalArgumentException(lambdas.length + " ridges for " + q + " outputs");
        }
        for (double lambda : lambdas) {
            Checks.positive(lambda, "lambda");
        }
        return lambdas.clone();
    }

    /** Accepts points of the dimension of the observations. */
    static DoubleMatrix checkPoints(DoubleMatrix x, int dimension) {
        if (x.cols() != dimension) {
            throw new IllegalArgumentException("points of " + x.cols() + " coordinates, the observations have "
                    + dimension);
        }
        return x;
    }
}
