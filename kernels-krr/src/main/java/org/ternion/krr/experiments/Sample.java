package org.ternion.krr.experiments;

import java.util.Objects;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;

/**
 * Points and what was measured there.
 *
 * @param x points, one per row
 * @param y targets, one row per point
 */
public record Sample(DoubleMatrix x, DoubleMatrix y) {
    /**
     * Checks the shapes.
     *
     * @param x points, one per row
     * @param y targets, one row per point
     * @throws IllegalArgumentException if the numbers of rows differ
     */
    public Sample {
        if (x.rows() != y.rows()) {
            throw new IllegalArgumentException(x.rows() + " points and " + y.rows() + " rows of targets");
        }
    }

    /**
     * Number of points.
     *
     * @return {@code >= 0}
     */
    public int size() {
        return x.rows();
    }

    /**
     * The same points in another order.
     *
     * @param order row {@code i} of the result is row {@code order[i]} of this, a permutation
     * @return a new sample
     * @throws IllegalArgumentException if {@code order} is no permutation of the rows
     */
    public Sample ordered(int[] order) {
        Checks.permutation(order, size(), "order");
        return new Sample(Rows.pick(x, order), Rows.pick(y, order));
    }

    /**
     * Neighbouring rows.
     *
     * @param from first row
     * @param to   row after the last one
     * @return a new sample of {@code to - from} points
     * @throws IndexOutOfBoundsException if {@code [from, to)} is not inside {@code [0, size())}
     */
    public Sample rows(int from, int to) {
        Objects.checkFromToIndex(from, to, size());
        return new Sample(Rows.range(x, from, to), Rows.range(y, from, to));
    }
}
