package org.ternion.krr.dense;

import java.util.ArrayList;
import java.util.List;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;

/**
 * The expensive operations on symmetric matrices: everything else is done by {@link Cholesky} and
 * {@link SymmetricEigen}. Implementations have no state and are safe for use by several threads.
 */
public interface DenseAlgebra {
    /**
     * The one for normal use: this project's own loops, which need no other library and give the same bits for any
     * number of threads, with and without the vector module.
     *
     * @return {@code named("ternion")}
     */
    static DenseAlgebra best() {
        return TernionAlgebra.INSTANCE;
    }

    /**
     * A chosen one.
     *
     * @param name {@code "ternion"} (own loops; eigenvectors by ojAlgo), {@code "ojalgo"}, or {@code "openblas"}
     *             (where {@code org.bytedeco:openblas} is on the class path, say because of ND4J)
     * @return the algebra
     * @throws IllegalArgumentException if the name is none of these
     * @throws IllegalStateException    if {@code "openblas"} is not on the class path or does not start
     */
    static DenseAlgebra named(String name) {
        return switch (name) {
            case "ternion" -> TernionAlgebra.INSTANCE;
            case "ojalgo" -> OjAlgoAlgebra.INSTANCE;
            case "openblas" -> OpenBlas.load();
            default -> throw new IllegalArgumentException(
                    "algebra must be ternion, ojalgo or openblas, was '" + name + "'");
        };
    }

    /**
     * Every algebra that can run here, for tests and benchmarks.
     *
     * @return two, or three where OpenBLAS is present
     */
    static List<DenseAlgebra> available() {
        List<DenseAlgebra> all = new ArrayList<>(List.of(TernionAlgebra.INSTANCE, OjAlgoAlgebra.INSTANCE));
        OpenBlas.find().ifPresent(all::add);
        return List.copyOf(all);
    }

    /**
     * What {@link #named} calls it.
     *
     * @return a lower case word
     */
    String name();

    /**
     * Replaces the lower triangle of a matrix by its Cholesky factor L, {@code A = L L^T}. {@code n^3 / 3} operations.
     *
     * @param a   {@code n x n} row-major; the lower triangle and the diagonal are read, what is above is overwritten
     *            with anything
     * @param n   order, {@code >= 1}
     * @param run threads and progress, in columns; the seed does not matter
     * @return -1, or the first column, from 0, where the matrix was found not to be positive definite; the array then
     *         holds nothing of use
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    int factor(double[] a, int n, RunOptions run);

    /**
     * Eigenvalues and eigenvectors.
     *
     * @param symmetric {@code n x n}, symmetric and finite, not modified
     * @return the decomposition, largest eigenvalue first
     * @throws IllegalArgumentException if the matrix is not square
     * @throws ArithmeticException      if the iteration does not converge
     */
    SymmetricEigen eigen(DoubleMatrix symmetric);

    /**
     * Eigenvalues alone.
     *
     * @param symmetric {@code n x n}, symmetric and finite, not modified
     * @param run       threads; no progress is reported
     * @return n numbers, descending
     * @throws IllegalArgumentException if the matrix is not square
     * @throws ArithmeticException      if the iteration does not converge
     */
    default double[] eigenvalues(DoubleMatrix symmetric, RunOptions run) {
        return eigen(symmetric).values();
    }
}
