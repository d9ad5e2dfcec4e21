package org.ternion.krr.dense;

import java.util.Arrays;
import org.bytedeco.openblas.global.openblas;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;

/**
 * OpenBLAS, as ND4J brings it along or alone ({@code org.bytedeco:openblas}), called directly: ND4J's own
 * {@code Lapack.potrf} clears half of the matrix with a call per row, and it has no divide and conquer for
 * eigenvectors. Threads are those of OpenBLAS, see its environment variable {@code OPENBLAS_NUM_THREADS}; bits depend
 * on their number. The only class that names its types.
 */
final class OpenBlasAlgebra implements DenseAlgebra {
    private static final byte UPPER = 'U';
    private static final byte VECTORS = 'V';

    OpenBlasAlgebra() {
        // Fails here, and not in the middle of a fit, where the native library does not load.
        double[] one = {4};
        if (openblas.LAPACKE_dpotrf(openblas.LAPACK_COL_MAJOR, UPPER, 1, one, 1) != 0 || one[0] != 2) {
            throw new IllegalStateException("OpenBLAS finds the root of 4 to be " + one[0]);
        }
    }

    @Override
    public String name() {
        return "openblas";
    }

    @Override
    public int factor(double[] a, int n, RunOptions run) {
        // Our lower triangle by rows is their upper triangle by columns.
        int info = openblas.LAPACKE_dpotrf(openblas.LAPACK_COL_MAJOR, UPPER, n, a, n);
        if (info != 0) {
            return Math.max(0, info - 1);
        }
        for (int i = 0; i < n; i++) {
            double pivot = a[i * n + i];
            if (!(pivot > 0) || pivot == Double.POSITIVE_INFINITY) {
                return i;
            }
        }
        new SharedProgress(run.progress(), n).add(n);
        return -1;
    }

    @Override
    public SymmetricEigen eigen(DoubleMatrix symmetric) {
        int n = symmetric.rows();
        Checks.inRange(symmetric.cols(), n, n, "columns");
        double[] rows = symmetric.toArray();
        double[] ascending = new double[n];
        int info = openblas.LAPACKE_dsyevd(openblas.LAPACK_COL_MAJOR, VECTORS, UPPER, n, rows, n, ascending);
        if (info != 0) {
            throw new ArithmeticException("eigenvalues of a matrix of order " + n + " do not converge");
        }
        double[] values = new double[n];
        double[] vectors = new double[n * n];
        Arrays.setAll(values, j -> ascending[n - 1 - j]);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                vectors[i * n + j] = rows[(n - 1 - j) * n + i];
            }
        }
        return new SymmetricEigen(values, DoubleMatrix.wrap(vectors, n, n));
    }
}
