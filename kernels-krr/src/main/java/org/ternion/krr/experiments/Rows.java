package org.ternion.krr.experiments;

import java.util.Arrays;
import org.ternion.core.DoubleMatrix;

/** Rows of matrices: some of them, their means, and how far two sets of them are apart. */
final class Rows {
    private Rows() {
    }

    static DoubleMatrix pick(DoubleMatrix matrix, int[] rows) {
        double[] picked = new double[rows.length * matrix.cols()];
        for (int i = 0; i < rows.length; i++) {
            matrix.copyRow(rows[i], picked, i * matrix.cols());
        }
        return DoubleMatrix.wrap(picked, rows.length, matrix.cols());
    }

    static DoubleMatrix range(DoubleMatrix matrix, int from, int to) {
        int cols = matrix.cols();
        return DoubleMatrix.wrap(Arrays.copyOfRange(matrix.backingArray(), from * cols, to * cols), to - from, cols);
    }

    static DoubleMatrix columns(DoubleMatrix matrix, int from, int to) {
        double[] part = new double[matrix.rows() * (to - from)];
        for (int row = 0; row < matrix.rows(); row++) {
            System.arraycopy(matrix.backingArray(), row * matrix.cols() + from, part, row * (to - from), to - from);
        }
        return DoubleMatrix.wrap(part, matrix.rows(), to - from);
    }

    /** Mean of each column. */
    static double[] means(DoubleMatrix matrix) {
        double[] means = new double[matrix.cols()];
        for (int i = 0; i < matrix.backingArray().length; i++) {
            means[i % means.length] += matrix.backingArray()[i];
        }
        for (int col = 0; col < means.length; col++) {
            means[col] /= matrix.rows();
        }
        return means;
    }

    /** The same row again and again. */
    static DoubleMatrix repeat(double[] row, int times) {
        double[] all = new double[row.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(row, 0, all, i * row.length, row.length);
        }
        return DoubleMatrix.wrap(all, times, row.length);
    }

    /** {@code a + sign * b}, entry by entry. */
    static DoubleMatrix plus(DoubleMatrix a, double sign, DoubleMatrix b) {
        double[] sum = a.toArray();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += sign * b.backingArray()[i];
        }
        return DoubleMatrix.wrap(sum, a.rows(), a.cols());
    }

    /** Mean squared difference over all entries; NaN if there are none. */
    static double mse(DoubleMatrix truth, DoubleMatrix prediction) {
        double[] a = truth.backingArray();
        double[] b = prediction.backingArray();
        if (a.length != b.length) {
            throw new IllegalArgumentException("a " + truth + " and a " + prediction);
        }
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum / a.length;
    }

    /** Mean square over all entries. */
    static double energy(DoubleMatrix matrix) {
        double sum = 0;
        for (double value : matrix.backingArray()) {
            sum += value * value;
        }
        return sum / matrix.backingArray().length;
    }
}
