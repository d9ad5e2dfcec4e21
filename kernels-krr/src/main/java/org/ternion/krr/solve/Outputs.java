package org.ternion.krr.solve;

import java.util.BitSet;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.krr.domain.Finite;

/** Columns of targets and results, and the checks that all solvers make of their arguments. */
public final class Outputs {
    private Outputs() {
    }

    /**
     * Accepts targets of n observations.
     *
     * @param y targets
     * @param n number of observations
     * @return {@code y}
     * @throws IllegalArgumentException if there is another number of rows, or no column
     */
    public static DoubleMatrix checkTargets(DoubleMatrix y, int n) {
        if (y.rows() != n) {
            throw new IllegalArgumentException(y.rows() + " rows of targets for " + n + " observations");
        }
        Checks.inRange(y.cols(), 1, Integer.MAX_VALUE, "outputs");
        return y;
    }

    /**
     * A column.
     *
     * @param y      any matrix
     * @param output in {@code [0, y.cols())}
     * @return a copy, or the live array of a matrix that has only one column
     */
    public static double[] column(DoubleMatrix y, int output) {
        double[] values = y.backingArray();
        int q = y.cols();
        if (q == 1) {
            return values;
        }
        double[] column = new double[y.rows()];
        for (int i = 0; i < column.length; i++) {
            column[i] = values[i * q + output];
        }
        return column;
    }

    /**
     * All columns of targets.
     *
     * @param y targets
     * @param n number of observations
     * @return an array for each output, as of {@link #column}
     * @throws IllegalArgumentException as {@link #checkTargets}
     */
    public static double[][] columns(DoubleMatrix y, int n) {
        double[][] columns = new double[checkTargets(y, n).cols()][];
        for (int output = 0; output < columns.length; output++) {
            columns[output] = column(y, output);
        }
        return columns;
    }

    /**
     * The inverse of {@link #columns}.
     *
     * @param columns of equal length, at least one; a single one is kept and must not be modified afterwards
     * @return the matrix
     */
    public static DoubleMatrix matrix(double[][] columns) {
        int q = columns.length;
        int n = columns[0].length;
        if (q == 1) {
            return DoubleMatrix.wrap(columns[0], n, 1);
        }
        double[] values = new double[Math.multiplyExact(n, q)];
        for (int output = 0; output < q; output++) {
            for (int i = 0; i < n; i++) {
                values[i * q + output] = columns[output][i];
            }
        }
        return DoubleMatrix.wrap(values, n, q);
    }

    /**
     * Accepts a ridge for each output.
     *
     * @param lambdas the ridges
     * @param q       number of outputs
     * @return a copy
     * @throws IllegalArgumentException if there is another number of them, or one is not positive and finite
     */
    public static double[] checkRidges(double[] lambdas, int q) {
        if (lambdas.length != q) {
            throw new IllegalArgumentException(lambdas.length + " ridges for " + q + " outputs");
        }
        for (double lambda : lambdas) {
            Checks.positive(lambda, "lambda");
        }
        return lambdas.clone();
    }

    /**
     * Accepts different rows.
     *
     * @param rows the rows
     * @param n    number of observations
     * @return the rows as a set
     * @throws IllegalArgumentException if one is out of range or appears twice
     */
    public static BitSet checkRows(int[] rows, int n) {
        BitSet seen = new BitSet();
        for (int row : rows) {
            if (row < 0 || row >= n || seen.get(row)) {
                throw new IllegalArgumentException("row " + row + " of " + n + " observations is out of range or "
                        + "appears twice");
            }
            seen.set(row);
        }
        return seen;
    }

    /**
     * Accepts points of the dimension of the observations.
     *
     * @param x         points, one per row
     * @param dimension number of coordinates
     * @return {@code x}
     * @throws IllegalArgumentException if they have another dimension or are not finite
     */
    public static DoubleMatrix checkPoints(DoubleMatrix x, int dimension) {
        if (x.cols() != dimension) {
            throw new IllegalArgumentException("points of " + x.cols() + " coordinates, the observations have "
                    + dimension);
        }
        return Finite.check(x, "point");
    }
}
