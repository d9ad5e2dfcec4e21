package org.ternion.krr.dense;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;

/** A factored positive definite matrix, {@code A = L L^T}. Immutable, safe for use by several threads. */
public final class Cholesky {
    private final double[] factor;
    private final int n;
    private final double jitter;

    private Cholesky(double[] factor, int n, double jitter) {
        this.factor = factor;
        this.n = n;
        this.jitter = jitter;
    }

    /**
     * Factors a matrix, taking over its array.
     *
     * @param a       {@code n x n} row-major, of which the lower triangle is read; overwritten, do not use it
     *                afterwards
     * @param n       order, {@code >= 1}
     * @param algebra does the work
     * @param run     threads and progress, in columns
     * @return the factor, or empty if the matrix is not positive definite to rounding
     * @throws IllegalArgumentException                   if the array has not {@code n * n} elements
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static Optional<Cholesky> inPlace(double[] a, int n, DenseAlgebra algebra, RunOptions run) {
        Checks.shape(a.length, Checks.inRange(n, 1, Integer.MAX_VALUE, "order"), n);
        return algebra.factor(a, n, run) < 0 ? Optional.of(new Cholesky(a, n, 0)) : Optional.empty();
    }

    /**
     * Factors {@code A + (ridge + jitter) I}. The jitter is 0 if that succeeds, else the first of 1e-12, 1e-11, .., 1
     * times the mean of the diagonal of A that does.
     *
     * @param matrix  A, {@code n x n}, of which the lower triangle is read; not modified
     * @param ridge   {@code >= 0} and finite
     * @param algebra does the work
     * @param run     threads and progress, in columns; the count begins anew for each jitter
     * @return the factor
     * @throws IllegalArgumentException                   if A is not square or empty, or the ridge is out of range
     * @throws ArithmeticException                        if no jitter helps: A is far from positive semidefinite, or
     *                                                    not finite
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static Cholesky ofRidge(DoubleMatrix matrix, double ridge, DenseAlgebra algebra, RunOptions run) {
        int n = Checks.inRange(matrix.rows(), 1, Integer.MAX_VALUE, "order");
        Checks.inRange(matrix.cols(), n, n, "columns");
        Checks.inRange(ridge, 0, Double.MAX_VALUE, "ridge");
        double[] a = new double[n * n];
        double[] trials = Jitter.trials(trace(matrix), n);
        int column = 0;
        for (double jitter : trials) {
            copyLower(matrix.backingArray(), n, ridge + jitter, a, run);
            column = algebra.factor(a, n, run);
            if (column < 0) {
                return new Cholesky(a, n, jitter);
            }
        }
        throw new ArithmeticException("matrix of order " + n + " is not positive definite at column " + column
                + ", even with " + trials[trials.length - 1] + " added to its diagonal");
    }

    private static double trace(DoubleMatrix matrix) {
        double sum = 0;
        for (int i = 0; i < matrix.rows(); i++) {
            sum += matrix.get(i, i);
        }
        return sum;
    }

    private static void copyLower(double[] from, int n, double shift, double[] to, RunOptions run) {
        Parallel.ranges(run.parallelism(), n, 64, (begin, end) -> {
            for (int i = begin; i < end; i++) {
                System.arraycopy(from, i * n, to, i * n, i);
                to[i * n + i] = from[i * n + i] + shift;
            }
        });
    }

    /**
     * Order of the matrix.
     *
     * @return n
     */
    public int size() {
        return n;
    }

    /**
     * What had to be added to the diagonal besides the ridge.
     *
     * @return 0 unless the matrix was singular to rounding
     */
    public double jitter() {
        return jitter;
    }

    /**
     * Solves {@code A X = B}. {@code 2 n^2} operations per column; from five columns on, sixteen at
     * the price of one.
     *
     * @param b   {@code n x m}
     * @param run threads, used when there are more than 256 columns; no progress is reported
     * @return X, {@code n x m}
     * @throws IllegalArgumentException if B has not n rows
     */
    public DoubleMatrix solve(DoubleMatrix b, RunOptions run) {
        return DoubleMatrix.wrap(solve(b, run, true), n, b.cols());
    }

    /**
     * Solves {@code L X = B}: the squares of a column of X add up to {@code b^T A^-1 b}. {@code n^2} operations per
     * column.
     *
     * @param b   {@code n x m}
     * @param run threads, used when there are more than 256 columns; no progress is reported
     * @return X, {@code n x m}
     * @throws IllegalArgumentException if B has not n rows
     */
    public DoubleMatrix solveLower(DoubleMatrix b, RunOptions run) {
        return DoubleMatrix.wrap(solve(b, run, false), n, b.cols());
    }

    private void solveColumns(DoubleMatrix b, double[] x, boolean both) {
        double[] column = new double[n];
        for (int j = 0; j < b.cols(); j++) {
            for (int i = 0; i < n; i++) {
                column[i] = b.get(i, j);
            }
            VectorSolve.forward(factor, n, column);
            if (both) {
                VectorSolve.backward(factor, n, column);
            }
            for (int i = 0; i < n; i++) {
                x[i * b.cols() + j] = column[i];
            }
        }
    }

    /**
     * The numbers {@code b^T A^-1 b} of the columns b of a matrix. {@code n^2} operations per column, on the calling
     * thread.
     *
     * @param b {@code n x m}
     * @return m numbers
     * @throws IllegalArgumentException if B has not n rows
     */
    public double[] quadraticForms(DoubleMatrix b) {
        Checks.inRange(b.rows(), n, n, "rows of the right side");
        double[] forms = new double[b.cols()];
        for (int at = 0; at < b.cols(); at += TriangularSolve.BUNDLE) {
            int columns = Math.min(b.cols() - at, TriangularSolve.BUNDLE);
            TriangularSolve bundle = new TriangularSolve(factor, n, 0, columns);
            bundle.load(b.backingArray(), b.cols(), at);
            bundle.forward();
            System.arraycopy(bundle.squares(), 0, forms, at, columns);
        }
        return forms;
    }

    private double[] solve(DoubleMatrix b, RunOptions run, boolean both) {
        Checks.inRange(b.rows(), n, n, "rows of the right side");
        double[] x = new double[Math.multiplyExact(n, b.cols())];
        if (b.cols() <= VectorSolve.MAX_COLUMNS) {
            solveColumns(b, x, both);
            return x;
        }
        Parallel.ranges(run.parallelism(), b.cols(), TriangularSolve.BUNDLE, (from, to) -> {
            for (int at = from; at < to; at += TriangularSolve.BUNDLE) {
                TriangularSolve bundle = new TriangularSolve(factor, n, 0, Math.min(to - at, TriangularSolve.BUNDLE));
                bundle.load(b.backingArray(), b.cols(), at);
                bundle.forward();
                if (both) {
                    bundle.backward();
                }
                bundle.store(x, b.cols(), at);
            }
        });
        return x;
    }

    /**
     * Diagonal of the inverse. {@code n^3 / 3} operations, as many as the factorisation.
     *
     * @param run threads and progress, in columns
     * @return n numbers
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public double[] inverseDiagonal(RunOptions run) {
        double[] diagonal = new double[n];
        int bundles = (n + TriangularSolve.BUNDLE - 1) / TriangularSolve.BUNDLE;
        SharedProgress done = new SharedProgress(run.progress(), n);
        WorkQueue.run(run.parallelism(), bundles, done, bundle -> {
            int from = bundle * TriangularSolve.BUNDLE;
            int columns = Math.min(n - from, TriangularSolve.BUNDLE);
            // Columns of L^-1 begin at their own row, so all above is left out.
            TriangularSolve unit = new TriangularSolve(factor, n, from, columns);
            unit.loadUnits();
            unit.forward();
            System.arraycopy(unit.squares(), 0, diagonal, from, columns);
            done.add(columns);
        });
        return diagonal;
    }

    /**
     * Logarithm of the determinant of A.
     *
     * @return a finite number
     */
    public double logDeterminant() {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.log(factor[i * n + i]);
        }
        return 2 * sum;
    }

    /**
     * A block of the inverse. {@code n^2} operations per row.
     *
     * @param rows indices in {@code [0, n)}
     * @return {@code (A^-1)_BB}, symmetric, in the order of {@code rows}
     * @throws IndexOutOfBoundsException if an index is out of range
     */
    public DoubleMatrix inverseBlock(int[] rows) {
        int m = rows.length;
        double[] units = new double[Math.multiplyExact(n, m)];
        for (int j = 0; j < m; j++) {
            units[Objects.checkIndex(rows[j], n) * m + j] = 1;
        }
        double[] v = solve(DoubleMatrix.wrap(units, n, m), RunOptions.DEFAULT, false);
        double[] block = new double[m * m];
        for (int k = 0; k < n; k++) {
            for (int i = 0; i < m; i++) {
                for (int j = 0; j <= i; j++) {
                    block[i * m + j] = Math.fma(v[k * m + i], v[k * m + j], block[i * m + j]);
                }
            }
        }
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < i; j++) {
                block[j * m + i] = block[i * m + j];
            }
        }
        return DoubleMatrix.wrap(block, m, m);
    }

    /**
     * The factor.
     *
     * @return L, {@code n x n}, zero above the diagonal; a copy
     */
    public DoubleMatrix lower() {
        double[] l = factor.clone();
        for (int i = 0; i < n; i++) {
            Arrays.fill(l, i * n + i + 1, (i + 1) * n, 0);
        }
        return DoubleMatrix.wrap(l, n, n);
    }
}
