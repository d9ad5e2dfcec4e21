package org.ternion.krr.kernel;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.ternion.core.DoubleMatrix;

/** One kernel of every kind, with points it accepts. */
final class KernelSamples {
    /** Accepts any number of components. */
    static final List<Kernel> ANY_DIMENSION = List.of(new Rbf(0.8), PeriodicRbf.of(0.7), new PeriodicRbf(1.1, 3),
            PeriodicRbf.primes(2), new Laplacian(1.3), new Matern(Matern.Smoothness.HALF, 0.9),
            new Matern(Matern.Smoothness.THREE_HALVES, 0.9), new Matern(Matern.Smoothness.FIVE_HALVES, 0.9),
            new Polynomial(1, 1, 0), new Polynomial(3, 0.5, 1), new Polynomial(6, 0.1, 0.7), new Constant(0.4),
            new Spectral(4, 4, 0, false), new Spectral(4, 4, 1, false), new Spectral(3, 0.3, 0, true),
            new Spectral(1, 1e-4, 0, false), new Spectral(2, Double.POSITIVE_INFINITY, 0.5, false),
            new Sum(List.of(new Rbf(0.5), new Constant(1), new Polynomial(2, 1, 1))),
            new Product(List.of(PeriodicRbf.of(1), new Laplacian(2))), new Scaled(2.5, new Rbf(1)),
            new Sum(List.of(new Constant(0.1), new Scaled(3, new Product(List.of(new Constant(2), new Rbf(1)))))));

    /** Of four components. */
    static final List<Kernel> FOUR_COLUMNS = List.of(new TreeRbf(2, 2, 1.2), new TreeRbf(4, 1, 0.5),
            new Product(List.of(new Columns(new Spectral(4, 4, 1, false), 0, 2), new Columns(new Rbf(0.5), 2, 4))),
            new Columns(new Matern(Matern.Smoothness.THREE_HALVES, 1), 1, 3),
            new Columns(new Columns(new Laplacian(1), 1, 2), 1, 4));

    /** Of numbers of leaves below 27. */
    static final List<Kernel> LEAVES = List.of(new Ultrametric(3, 3, new double[] {0, 0.25, 0.5, 1}),
            Ultrametric.decaying(3, 3, 0.5), Ultrametric.padic(3, 3, new double[] {0.1, 0, 0.4, 2}));

    private KernelSamples() {
    }

    /** All of them with points, n of each. */
    static Stream<Arguments> withPoints(int n) {
        Random random = new Random(n);
        Stream<Kernel> any = Stream.concat(ANY_DIMENSION.stream(), FOUR_COLUMNS.stream());
        DoubleMatrix points = gaussian(random, n, 4);
        DoubleMatrix leaves = DoubleMatrix.wrap(random.ints(n, 0, 27).asDoubleStream().toArray(), n, 1);
        return Stream.concat(any.map(kernel -> Arguments.of(kernel, points)),
                LEAVES.stream().map(kernel -> Arguments.of(kernel, leaves)));
    }

    static DoubleMatrix gaussian(Random random, int n, int d) {
        return DoubleMatrix.wrap(random.doubles((long) n * d).map(u -> 6 * u - 3).toArray(), n, d);
    }

    /**
     * Rank by Cholesky factorisation with diagonal pivots, which stops at pivots below {@code tolerance}; -1 if a pivot
     * is below {@code -tolerance}, which a positive semidefinite matrix has not.
     */
    static int rank(DoubleMatrix gram, double tolerance) {
        int n = gram.rows();
        double[] a = gram.toArray();
        for (int rank = 0; rank < n; rank++) {
            int pivot = -1;
            for (int i = 0; i < n; i++) {
                if (a[i * n + i] < -tolerance) {
                    return -1;
                }
                pivot = pivot < 0 || a[i * n + i] > a[pivot * n + pivot] ? i : pivot;
            }
            double largest = a[pivot * n + pivot];
            if (largest < tolerance) {
                return rank;
            }
            double[] row = new double[n];
            System.arraycopy(a, pivot * n, row, 0, n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    a[i * n + j] -= row[i] * row[j] / largest;
                }
            }
        }
        return n;
    }
}
