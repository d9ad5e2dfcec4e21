package org.ternion.krr.grid;

import java.util.Arrays;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;

/** Columns of targets and results. */
final class Outputs {
    private Outputs() {
    }

    static double[] checkLambdas(double[] lambdas, int outputs) {
        Checks.inRange(lambdas.length, outputs, outputs, "number of ridges");
        for (double lambda : lambdas) {
            Checks.positive(lambda, "lambda");
        }
        return lambdas;
    }

    /** A column; the live array of a matrix that has only one. */
    static double[] column(DoubleMatrix y, int k) {
        if (y.cols() == 1) {
            return y.backingArray();
        }
        double[] column = new double[y.rows()];
        double[] all = y.backingArray();
        for (int i = 0; i < column.length; i++) {
            column[i] = all[i * y.cols() + k];
        }
        return column;
    }

    /** A matrix of columns of equal length; keeps the array if there is only one. */
    static DoubleMatrix matrix(double[][] columns) {
        int n = columns[0].length;
        int q = columns.length;
        if (q == 1) {
            return DoubleMatrix.wrap(columns[0], n, 1);
        }
        double[] all = new double[Math.multiplyExact(n, q)];
        for (int k = 0; k < q; k++) {
            for (int i = 0; i < n; i++) {
                all[i * q + k] = columns[k][i];
            }
        }
        return DoubleMatrix.wrap(all, n, q);
    }

    /** Accepts different rows of a matrix of n. */
    static int[] checkRows(int[] rows, int n) {
        int[] sorted = rows.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < sorted.length; i++) {
            Checks.inRange(sorted[i], 0, n - 1, "row");
            if (i > 0 && sorted[i] == sorted[i - 1]) {
                throw new IllegalArgumentException("row " + sorted[i] + " appears twice");
            }
        }
        return rows;
    }
}
