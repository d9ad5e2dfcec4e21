package org.ternion.krr.experiments;

import java.util.Arrays;
import org.ternion.core.DoubleMatrix;

/**
 * Linear least squares by Householder reflections. A column that depends on earlier ones gets coefficient 0, so that
 * any columns may be given.
 */
final class LeastSquares {
    /** Part of a column, relative to its length, below which it counts as dependent on the earlier ones. */
    private static final double DEPENDENT = 1e-13;

    private final double[][] columns;
    private final double[][] targets;
    private final int rows;
    private final int[] kept;
    private int rank;

    private LeastSquares(DoubleMatrix features, DoubleMatrix targets) {
        rows = features.rows();
        columns = transposed(features);
        this.targets = transposed(targets);
        kept = new int[columns.length];
    }

    /** Coefficients, a row per feature and a column per target, that minimise the sum of squares. */
    static DoubleMatrix coefficients(DoubleMatrix features, DoubleMatrix targets) {
        LeastSquares fit = new LeastSquares(features, targets);
        for (int j = 0; j < fit.columns.length && fit.rank < fit.rows; j++) {
            fit.reflect(j);
        }
        return fit.substitute();
    }

    /** {@code features * coefficients}. */
    static DoubleMatrix apply(DoubleMatrix features, DoubleMatrix coefficients) {
        int d = features.cols();
        int q = coefficients.cols();
        double[] product = new double[features.rows() * q];
        for (int row = 0; row < features.rows(); row++) {
            for (int j = 0; j < d; j++) {
                double value = features.backingArray()[row * d + j];
                for (int k = 0; k < q; k++) {
                    product[row * q + k] += value * coefficients.backingArray()[j * q + k];
                }
            }
        }
        return DoubleMatrix.wrap(product, features.rows(), q);
    }

    /** The features with a column of ones after them. */
    static DoubleMatrix withConstant(DoubleMatrix features) {
        int d = features.cols();
        double[] wider = new double[features.rows() * (d + 1)];
        Arrays.fill(wider, 1);
        for (int row = 0; row < features.rows(); row++) {
            features.copyRow(row, wider, row * (d + 1));
        }
        return DoubleMatrix.wrap(wider, features.rows(), d + 1);
    }

    private static double[][] transposed(DoubleMatrix matrix) {
        double[][] columns = new double[matrix.cols()][matrix.rows()];
        for (int i = 0; i < matrix.backingArray().length; i++) {
            columns[i % matrix.cols()][i / matrix.cols()] = matrix.backingArray()[i];
        }
        return columns;
    }

    private void reflect(int j) {
        double[] v = columns[j];
        double norm = Math.sqrt(dot(v, v, rank));
        double whole = Math.sqrt(dot(v, v, 0));
        if (!(norm > DEPENDENT * whole)) {
            return;
        }
        // the sign avoids cancellation in v[rank] - pivot
        double pivot = v[rank] > 0 ? -norm : norm;
        double half = norm * norm - pivot * v[rank];
        v[rank] -= pivot;
        for (int other = j + 1; other < columns.length; other++) {
            reflect(v, half, columns[other]);
        }
        for (double[] target : targets) {
            reflect(v, half, target);
        }
        v[rank] = pivot;
        kept[rank++] = j;
    }

    private void reflect(double[] v, double half, double[] column) {
        double factor = dot(v, column, rank) / half;
        for (int i = rank; i < rows; i++) {
            column[i] -= factor * v[i];
        }
    }

    private double dot(double[] a, double[] b, int from) {
        double sum = 0;
        for (int i = from; i < rows; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private DoubleMatrix substitute() {
        int q = targets.length;
        double[] coefficients = new double[columns.length * q];
        for (int k = 0; k < q; k++) {
            for (int i = rank - 1; i >= 0; i--) {
                double rest = targets[k][i];
                for (int l = i + 1; l < rank; l++) {
                    rest -= columns[kept[l]][i] * coefficients[kept[l] * q + k];
                }
                coefficients[kept[i] * q + k] = rest / columns[kept[i]][i];
            }
        }
        return DoubleMatrix.wrap(coefficients, columns.length, q);
    }
}
