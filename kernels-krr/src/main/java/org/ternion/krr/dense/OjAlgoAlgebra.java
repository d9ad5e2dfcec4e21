package org.ternion.krr.dense;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ojalgo.matrix.decomposition.Eigenvalue;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;

/** All by ojAlgo, which uses threads of its own pool for large matrices. */
final class OjAlgoAlgebra implements DenseAlgebra {
    static final DenseAlgebra INSTANCE = new OjAlgoAlgebra();

    private OjAlgoAlgebra() {
    }

    @Override
    public String name() {
        return "ojalgo";
    }

    @Override
    public int factor(double[] a, int n, RunOptions run) {
        R064Store matrix = R064Store.FACTORY.make(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                matrix.set(i, j, a[i * n + j]);
                matrix.set(j, i, a[i * n + j]);
            }
        }
        org.ojalgo.matrix.decomposition.Cholesky<Double> cholesky =
                org.ojalgo.matrix.decomposition.Cholesky.R064.make(matrix);
        boolean positive = cholesky.decompose(matrix) && cholesky.isSPD();
        MatrixStore<Double> lower = cholesky.getL();
        for (int i = 0; i < n; i++) {
            // ojAlgo does not say where it failed.
            double pivot = lower.doubleValue(i, i);
            if (!positive || !(pivot > 0) || pivot == Double.POSITIVE_INFINITY) {
                return i;
            }
            for (int j = 0; j <= i; j++) {
                a[i * n + j] = lower.doubleValue(i, j);
            }
        }
        new SharedProgress(run.progress(), n).add(n);
        return -1;
    }

    @Override
    public SymmetricEigen eigen(DoubleMatrix symmetric) {
        int n = symmetric.rows();
        Checks.inRange(symmetric.cols(), n, n, "columns");
        R064Store matrix = R064Store.FACTORY.make(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix.set(j, i, symmetric.backingArray()[i * n + j]);
            }
        }
        Eigenvalue<Double> decomposition = Eigenvalue.R064.make(n, true);
        if (!decomposition.decompose(matrix)) {
            throw new ArithmeticException("eigenvalues of a matrix of order " + n + " do not converge");
        }
        MatrixStore<Double> diagonal = decomposition.getD();
        MatrixStore<Double> columns = decomposition.getV();
        int[] order = IntStream.range(0, n).boxed()
                .sorted(Comparator.comparingDouble((Integer j) -> -diagonal.doubleValue(j, j)))
                .mapToInt(Integer::intValue).toArray();
        double[] values = new double[n];
        double[] vectors = new double[n * n];
        for (int j = 0; j < n; j++) {
            values[j] = diagonal.doubleValue(order[j], order[j]);
            for (int i = 0; i < n; i++) {
                vectors[i * n + j] = columns.doubleValue(i, order[j]);
            }
        }
        return new SymmetricEigen(values, DoubleMatrix.wrap(vectors, n, n));
    }
}
