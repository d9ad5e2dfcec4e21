package org.ternion.sphere.navigate;

import java.util.Arrays;
import org.ternion.sphere.CounterRng;
import org.ternion.sphere.simd.Panel;
import org.ternion.sphere.simd.PanelProduct;

/**
 * Eigenvectors of the largest eigenvalues of a positive semidefinite matrix, by power iteration of a few vectors at
 * once with Rayleigh-Ritz steps. Ends when the residual of those wanted is below 1e-10 of the largest eigenvalue, or
 * after {@link #MAX_ROUNDS}: where eigenvalues are nearly equal, what is then left of the residual only mixes their
 * vectors. Fixed start and order: the same bits on every machine.
 *
 * @see <a href="https://doi.org/10.1137/1.9781611970739">Saad (2011), Numerical Methods for Large Eigenvalue Problems,
 *      algorithm 5.3</a>
 */
final class LeadingAxes {
    static final int MAX_ROUNDS = 500;
    private static final double SETTLED = 1e-10;
    /** The error falls per round as the first eigenvalue beyond the block to the last one wanted. */
    private static final int EXTRA = 5;
    /** Share of the mean eigenvalue added to all, so that no vector of the block becomes zero. */
    private static final double SHIFT = 1e-3;
    private static final long STREAM = 0xA8E5;

    private final double[] matrix;
    private final int n;
    private final int wanted;
    private final int block;
    private final double shift;
    /** Vectors, one per row. */
    private double[] v;
    private double[] w;
    private final double[] values;

    /**
     * Computes the axes.
     *
     * @param matrix {@code n x n}, row-major, symmetric, positive semidefinite, not modified
     * @param wanted in {@code [1, n]}
     * @param poll   run once per round; what it throws stops the work
     */
    LeadingAxes(double[] matrix, int n, int wanted, Runnable poll) {
        this.matrix = matrix;
        this.n = n;
        this.wanted = wanted;
        block = Math.min(n, wanted + EXTRA);
        values = new double[block];
        v = new double[block * n];
        w = new double[block * n];
        double trace = 0;
        for (int i = 0; i < n; i++) {
            trace += matrix[i * n + i];
        }
        shift = trace > 0 ? SHIFT * trace / n : 1;
        Arrays.setAll(v, i -> CounterRng.normal(0, STREAM, i));
        orthonormalise(v);
        iterate(poll);
        fixSigns();
    }

    private void iterate(Runnable poll) {
        for (int round = 0;; round++) {
            poll.run();
            PanelProduct.CHOSEN.multiply(Panel.of(v, 0, n), Panel.of(matrix, 0, n), Panel.of(w, 0, n), block, n, n);
            for (int i = 0; i < w.length; i++) {
                w[i] += shift * v[i];
            }
            rotate();
            if (residual() <= SETTLED * values[0] || round == MAX_ROUNDS - 1) {
                return;
            }
            double[] old = v;
            v = w;
            w = old;
            orthonormalise(v);
        }
    }

    /** Turns the vectors to the eigenvectors of the matrix within their span, largest eigenvalue first. */
    private void rotate() {
        double[][] inner = new double[block][block];
        for (int i = 0; i < block; i++) {
            for (int j = 0; j <= i; j++) {
                inner[i][j] = dot(w, i, v, j);
                inner[j][i] = inner[i][j];
            }
        }
        double[][] turn = new double[block][block];
        diagonalise(inner, turn);
        Integer[] order = new Integer[block];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Double.compare(inner[b][b], inner[a][a]));
        double[] turnedV = new double[v.length];
        double[] turnedW = new double[w.length];
        for (int i = 0; i < block; i++) {
            values[i] = inner[order[i]][order[i]];
            for (int j = 0; j < block; j++) {
                double factor = turn[order[i]][j];
                for (int d = 0; d < n; d++) {
                    turnedV[i * n + d] += factor * v[j * n + d];
                    turnedW[i * n + d] += factor * w[j * n + d];
                }
            }
        }
        v = turnedV;
        w = turnedW;
    }

    /** Jacobi's method: makes {@code a} diagonal and row i of {@code turn} the eigenvector of {@code a[i][i]}. */
    private static void diagonalise(double[][] a, double[][] turn) {
        int size = a.length;
        for (int i = 0; i < size; i++) {
            turn[i][i] = 1;
        }
        // Convergence is quadratic: matrices this small take five or six sweeps.
        for (int sweep = 0; sweep < 16; sweep++) {
            for (int p = 0; p < size; p++) {
                for (int q = p + 1; q < size; q++) {
                    if (a[p][q] != 0) {
                        turnPair(a, turn, p, q);
                    }
                }
            }
        }
    }

    private static void turnPair(double[][] a, double[][] turn, int p, int q) {
        double cotangent = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double tangent = Math.copySign(1 / (Math.abs(cotangent) + Math.sqrt(cotangent * cotangent + 1)), cotangent);
        double cosine = 1 / Math.sqrt(tangent * tangent + 1);
        double sine = tangent * cosine;
        for (double[] row : a) {
            double x = row[p];
            row[p] = cosine * x - sine * row[q];
            row[q] = sine * x + cosine * row[q];
        }
        turnRows(a, p, q, cosine, sine);
        turnRows(turn, p, q, cosine, sine);
        a[p][q] = 0;
        a[q][p] = 0;
    }

    private static void turnRows(double[][] m, int p, int q, double cosine, double sine) {
        for (int j = 0; j < m.length; j++) {
            double x = m[p][j];
            m[p][j] = cosine * x - sine * m[q][j];
            m[q][j] = sine * x + cosine * m[q][j];
        }
    }

    private double residual() {
        double largest = 0;
        for (int i = 0; i < wanted; i++) {
            double squares = 0;
            for (int d = i * n; d < (i + 1) * n; d++) {
                double off = w[d] - values[i] * v[d];
                squares += off * off;
            }
            largest = Math.max(largest, squares);
        }
        return Math.sqrt(largest);
    }

    /** Gram-Schmidt, each vector twice: once is not enough for nearly parallel ones. */
    private void orthonormalise(double[] rows) {
        for (int i = 0; i < block; i++) {
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < i; j++) {
                    double along = dot(rows, i, rows, j);
                    for (int d = 0; d < n; d++) {
                        rows[i * n + d] -= along * rows[j * n + d];
                    }
                }
                double norm = Math.sqrt(dot(rows, i, rows, i));
                for (int d = i * n; d < (i + 1) * n; d++) {
                    rows[d] /= norm;
                }
            }
        }
    }

    private double dot(double[] x, int i, double[] y, int j) {
        double sum = 0;
        for (int d = 0; d < n; d++) {
            sum += x[i * n + d] * y[j * n + d];
        }
        return sum;
    }

    /** Of the two unit vectors of an axis, the one whose component of largest absolute value is positive. */
    private void fixSigns() {
        for (int i = 0; i < wanted; i++) {
            int largest = i * n;
            for (int d = i * n; d < (i + 1) * n; d++) {
                largest = Math.abs(v[d]) > Math.abs(v[largest]) ? d : largest;
            }
            double sign = Math.signum(v[largest]);
            for (int d = i * n; d < (i + 1) * n; d++) {
                v[d] *= sign;
            }
        }
    }

    /** Unit vectors, {@code wanted x n}, orthogonal to each other, that of the largest eigenvalue first. */
    double[] axes() {
        return Arrays.copyOf(v, wanted * n);
    }

    /** Eigenvalue of an axis, {@code >= 0}. */
    double value(int axis) {
        return Math.max(0, values[axis] - shift);
    }
}
