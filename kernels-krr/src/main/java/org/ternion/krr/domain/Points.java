package org.ternion.krr.domain;

import org.ternion.core.DoubleMatrix;

/**
 * Points without order, repeats allowed.
 *
 * @param points one per row, at least one row and column, finite
 */
public record Points(DoubleMatrix points) implements Domain {
    /**
     * Checks the points.
     *
     * @param points one per row
     * @throws IllegalArgumentException if there is no row or column, or an element is not finite (the message names row
     *                                  and column, from 0)
     */
    public Points {
        if (points.rows() == 0 || points.cols() == 0) {
            throw new IllegalArgumentException("at least one point of one coordinate expected, got " + points);
        }
        Finite.check(points, "point");
    }

    @Override
    public int size() {
        return points.rows();
    }

    @Override
    public int dimension() {
        return points.cols();
    }
}
