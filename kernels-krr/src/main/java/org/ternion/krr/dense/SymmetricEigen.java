package org.ternion.krr.dense;

import org.ternion.core.DoubleMatrix;

/** Eigenvalues and eigenvectors of a symmetric matrix, {@code A = Q diag(mu) Q^T}. Immutable. */
public final class SymmetricEigen {
    private final double[] values;
    private final DoubleMatrix vectors;

    /**
     * Puts the parts together.
     *
     * @param values  descending, kept
     * @param vectors orthonormal columns in the same order, {@code n x n}
     */
    SymmetricEigen(double[] values, DoubleMatrix vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    /**
     * Eigenvalues.
     *
     * @return n numbers, descending; a copy
     */
    public double[] values() {
        return values.clone();
    }

    /**
     * Eigenvectors.
     *
     * @return {@code n x n}, column j belongs to eigenvalue j
     */
    public DoubleMatrix vectors() {
        return vectors;
    }
}
