package org.ternion.krr.solve;

import org.ternion.core.DoubleMatrix;

/**
 * A solved system. Rows are observations in the order of the targets, columns outputs. Immutable for its users, safe
 * for use by several threads.
 */
public interface RidgeSolution {
    /**
     * The dual coefficients {@code (K + lambda N)^-1 y}, with the noise factors of the domain on the diagonal of N.
     *
     * @return {@code n x q}
     */
    DoubleMatrix alpha();

    /**
     * Predictions at the observations.
     *
     * @return {@code n x q}
     */
    DoubleMatrix fitted();

    /**
     * What is left of each observation when it is predicted from all others.
     *
     * @return {@code n x q}
     * @throws UnsupportedOperationException if the method cannot say, with the reason
     */
    DoubleMatrix looResiduals();

    /**
     * What is left of some observations when they are predicted from all others.
     *
     * @param rows different rows
     * @return a row for each of them, {@code rows.length x q}
     * @throws IllegalArgumentException      if a row is out of range or appears twice
     * @throws UnsupportedOperationException if the method cannot say, with the reason
     */
    DoubleMatrix leaveOut(int[] rows);

    /**
     * Predictions.
     *
     * @param x points, one per row, in the coordinates of the domain
     * @return a row per point, {@code m x q}
     * @throws IllegalArgumentException if the points have another dimension, are not finite, or lie outside of the
     *                                  domain
     */
    DoubleMatrix predict(DoubleMatrix x);

    /**
     * Predictions at every point of the domain, observed or not: every cell of a grid, every leaf of a tree; the
     * observations where there are no others.
     *
     * @return a row per point, in the order of the domain
     */
    DoubleMatrix predictDomain();

    /**
     * Posterior variance of the predicted function, without noise.
     *
     * @param x points, one per row
     * @return a row per point, {@code m x q}; columns of equal ridges are equal
     * @throws IllegalArgumentException as {@link #predict}
     */
    DoubleMatrix variance(DoubleMatrix x);
}
