package org.ternion.benchmarks.krr;

import org.ojalgo.matrix.decomposition.Cholesky;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Parallel;

/**
 * Kernel ridge regression with the Gaussian kernel by plain ojAlgo, as a peer: squared distances by a product of
 * matrices, its Cholesky decomposition, and loops of {@link Math#exp} on the same number of threads.
 */
final class OjAlgoRidge {
    private static final int COLUMNS = 16;

    private final double ell;
    private final int threads;
    private final R064Store points;
    private final double[] squares;
    private final MatrixStore<Double> coefficients;

    OjAlgoRidge(DoubleMatrix x, DoubleMatrix y, double ell, double lambda, int threads) {
        this.ell = ell;
        this.threads = threads;
        points = store(x);
        squares = squares(points);
        R064Store gram = gram(points, squares);
        for (int i = 0; i < x.rows(); i++) {
            gram.add(i, i, lambda);
        }
        Cholesky<Double> cholesky = Cholesky.R064.make(gram);
        if (!cholesky.decompose(gram) || !cholesky.isSPD()) {
            throw new ArithmeticException("not positive definite");
        }
        coefficients = cholesky.getSolution(store(y));
    }

    MatrixStore<Double> predict(DoubleMatrix z) {
        R064Store targets = store(z);
        return gram(targets, squares(targets)).multiply(coefficients);
    }

    private R064Store gram(R064Store rows, double[] rowSquares) {
        R064Store gram = R064Store.FACTORY.make(rows.countRows(), points.countRows());
        gram.fillByMultiplying(rows, points.transpose());
        double factor = -1 / (2 * ell * ell);
        Parallel.ranges(threads, squares.length, COLUMNS, (from, to) -> {
            for (int j = from; j < to; j++) {
                for (int i = 0; i < rowSquares.length; i++) {
                    double square = rowSquares[i] + squares[j] - 2 * gram.doubleValue(i, j);
                    gram.set(i, j, Math.exp(factor * Math.max(0, square)));
                }
            }
        });
        return gram;
    }

    private static double[] squares(R064Store rows) {
        double[] result = new double[Math.toIntExact(rows.countRows())];
        for (int i = 0; i < result.length; i++) {
            for (int j = 0; j < rows.countColumns(); j++) {
                result[i] += rows.doubleValue(i, j) * rows.doubleValue(i, j);
            }
        }
        return result;
    }

    private static R064Store store(DoubleMatrix matrix) {
        R064Store store = R064Store.FACTORY.make(matrix.rows(), matrix.cols());
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.cols(); j++) {
                store.set(i, j, matrix.get(i, j));
            }
        }
        return store;
    }
}
