package org.ternion.krr.experiments;

import java.util.Arrays;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.random.CounterRandom;

/**
 * The largest eigenvalues of a symmetric matrix by Lanczos steps with full reorthogonalisation. An eigenvalue that is
 * repeated exactly is found once; scattered points have none. Meant for kernel matrices, whose eigenvalues fall
 * quickly.
 * Source: Golub and Van Loan (2013), Matrix computations, 4th edition, sections 10.1 to 10.3 and 8.4.1.
 */
final class LeadingEigenvalues {
    private static final int STEPS_PER_VALUE = 3;
    private static final int MORE_STEPS = 30;
    /** Part of the largest coefficient below which what is left of a vector is rounding. */
    private static final double EXHAUSTED = 1e-14;

    private final double[] matrix;
    private final int n;
    private final int parallelism;
    private final double[] diagonal;
    private final double[] beside;
    private int steps;

    private LeadingEigenvalues(DoubleMatrix matrix, int steps, int parallelism) {
        this.matrix = matrix.backingArray();
        n = matrix.rows();
        this.parallelism = parallelism;
        diagonal = new double[steps];
        beside = new double[steps];
    }

    /** At most {@code count} eigenvalues, descending; fewer where the rest is 0 to rounding. */
    static double[] of(DoubleMatrix symmetric, int count, int parallelism) {
        int steps = Math.min(symmetric.rows(), STEPS_PER_VALUE * count + MORE_STEPS);
        LeadingEigenvalues lanczos = new LeadingEigenvalues(symmetric, steps, parallelism);
        lanczos.tridiagonalise(steps);
        double[] values = new double[Math.min(count, lanczos.steps)];
        Arrays.setAll(values, lanczos::largest);
        return values;
    }

    private void tridiagonalise(int limit) {
        double[][] basis = new double[limit][];
        double[] next = new double[n];
        CounterRandom random = CounterRandom.of(0);
        Arrays.setAll(next, i -> (random.nextLong() >>> 11) * 0x1p-53 - 0.5);
        double length = Math.sqrt(dot(next, next));
        double scale = 0;
        while (steps < limit && length > EXHAUSTED * scale) {
            double[] vector = new double[n];
            for (int i = 0; i < n; i++) {
                vector[i] = next[i] / length;
            }
            basis[steps] = vector;
            multiply(vector, next);
            diagonal[steps++] = dot(vector, next);
            // twice is enough to be orthogonal to rounding
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j < steps; j++) {
                    double share = dot(basis[j], next);
                    for (int i = 0; i < n; i++) {
                        next[i] -= share * basis[j][i];
                    }
                }
            }
            length = Math.sqrt(dot(next, next));
            beside[steps - 1] = length;
            scale = Math.max(scale, Math.max(Math.abs(diagonal[steps - 1]), length));
        }
    }

    /** Each entry adds the columns in order, so that the number of threads does not matter. */
    private void multiply(double[] vector, double[] product) {
        Parallel.ranges(parallelism, n, 256, (from, to) -> {
            Arrays.fill(product, from, to, 0);
            for (int j = 0; j < n; j++) {
                double factor = vector[j];
                int row = j * n;
                for (int i = from; i < to; i++) {
                    product[i] += factor * matrix[row + i];
                }
            }
        });
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Eigenvalue number {@code rank} of the tridiagonal matrix, from the largest, by bisection. */
    private double largest(int rank) {
        double bound = 0;
        for (int i = 0; i < steps; i++) {
            bound = Math.max(bound, Math.abs(diagonal[i]) + beside[i] + (i > 0 ? beside[i - 1] : 0));
        }
        double low = -bound;
        double high = bound;
        while (true) {
            double middle = (low + high) / 2;
            if (middle == low || middle == high) {
                return middle;
            }
            if (above(middle) > rank) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    /** Number of eigenvalues above a number, from the signs of the pivots of the shifted matrix. */
    private int above(double shift) {
        int above = 0;
        double pivot = 1;
        for (int i = 0; i < steps; i++) {
            double coupling = i == 0 ? 0 : beside[i - 1] * beside[i - 1];
            pivot = diagonal[i] - shift - coupling / pivot;
            if (pivot == 0) {
                pivot = -Double.MIN_NORMAL;
            }
            above += pivot > 0 ? 1 : 0;
        }
        return above;
    }
}
