package org.ternion.krr.grid;

import org.ternion.core.DoubleMatrix;
import org.ternion.krr.kernel.Kernel;

/** Ridge regression by definition: the matrix, its inverse by Gauss-Jordan with pivots, and sums. For small n. */
final class DenseReference {
    final DoubleMatrix points;
    final double[][] inverse;
    final double logDeterminant;
    private final double[][] gram;
    private final Kernel kernel;
    private final double lambda;

    DenseReference(Kernel kernel, DoubleMatrix points, double lambda) {
        this.kernel = kernel;
        this.points = points;
        this.lambda = lambda;
        int n = points.rows();
        double[][] a = new double[n][2 * n];
        gram = new double[n][];
        for (int i = 0; i < n; i++) {
            double[] row = kernelRow(points, i);
            System.arraycopy(row, 0, a[i], 0, n);
            a[i][i] += lambda;
            gram[i] = row;
            gram[i][i] += lambda;
            a[i][n + i] = 1;
        }
        double log = 0;
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                pivot = Math.abs(a[i][k]) > Math.abs(a[pivot][k]) ? i : pivot;
            }
            double[] row = a[pivot];
            a[pivot] = a[k];
            a[k] = row;
            log += Math.log(Math.abs(row[k]));
            double scale = 1 / row[k];
            for (int j = 0; j < 2 * n; j++) {
                row[j] *= scale;
            }
            for (int i = 0; i < n; i++) {
                double factor = a[i][k];
                for (int j = k; j < 2 * n && i != k && factor != 0; j++) {
                    a[i][j] -= factor * row[j];
                }
            }
        }
        logDeterminant = log;
        inverse = new double[n][n];
        for (int i = 0; i < n; i++) {
            System.arraycopy(a[i], n, inverse[i], 0, n);
        }
    }

    /** Kernel of a row of x and all points. */
    double[] kernelRow(DoubleMatrix x, int row) {
        int d = points.cols();
        double[] values = new double[points.rows()];
        for (int j = 0; j < values.length; j++) {
            values[j] = kernel.value(x.backingArray(), row * d, points.backingArray(), j * d, d);
        }
        return values;
    }

    /** Improved twice with residuals of twice the precision: correct to rounding, not to the condition. */
    double[] alpha(double[] y) {
        double[] alpha = new double[y.length];
        for (int step = 0; step < 3; step++) {
            double[] residual = new double[y.length];
            for (int i = 0; i < y.length; i++) {
                residual[i] = residual(y[i], gram[i], alpha);
            }
            for (int i = 0; i < y.length; i++) {
                alpha[i] += MaskedOperator.dot(inverse[i], residual);
            }
        }
        return alpha;
    }

    /** {@code y - <row, x>} with errors of products and sums carried along. */
    private static double residual(double y, double[] row, double[] x) {
        double sum = y;
        double error = 0;
        for (int j = 0; j < x.length; j++) {
            double product = -row[j] * x[j];
            error += Math.fma(-row[j], x[j], -product);
            double next = sum + product;
            double part = next - sum;
            error += (sum - (next - part)) + (product - part);
            sum = next;
        }
        return sum + error;
    }

    double[] looResiduals(double[] y) {
        double[] residuals = alpha(y);
        for (int i = 0; i < y.length; i++) {
            double[] unit = new double[y.length];
            unit[i] = 1;
            residuals[i] /= alpha(unit)[i];
        }
        return residuals;
    }

    double[] predict(DoubleMatrix x, double[] alpha) {
        double[] result = new double[x.rows()];
        for (int i = 0; i < result.length; i++) {
            result[i] = MaskedOperator.dot(kernelRow(x, i), alpha);
        }
        return result;
    }

    double[] variance(DoubleMatrix x) {
        double[] result = new double[x.rows()];
        int d = points.cols();
        for (int i = 0; i < result.length; i++) {
            double[] row = kernelRow(x, i);
            result[i] = kernel.value(x.backingArray(), i * d, x.backingArray(), i * d, d)
                    - MaskedOperator.dot(row, alpha(row));
        }
        return result;
    }

    double dof() {
        double trace = 0;
        for (int i = 0; i < inverse.length; i++) {
            trace += inverse[i][i];
        }
        return inverse.length - lambda * trace;
    }

    double logEvidence(double[] y) {
        return -0.5 * (MaskedOperator.dot(y, alpha(y)) + logDeterminant + y.length * Math.log(2 * Math.PI));
    }
}
