package org.ternion.krr.domain;

import java.util.Arrays;
import java.util.List;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;

/** All combinations of the coordinates of some axes, with any spacing, row-major: the last axis fastest. Immutable. */
public final class ProductGrid implements Domain {
    private final List<DoubleMatrix> axes;
    private final int size;

    private ProductGrid(List<DoubleMatrix> axes) {
        this.axes = axes;
        size = CellNumbers.count(axes.stream().mapToInt(DoubleMatrix::rows).toArray(), "points of an axis", "points");
    }

    /**
     * A grid.
     *
     * @param axes coordinates along each axis, finite, at least one each; copied
     * @return the grid
     * @throws IllegalArgumentException if there is no axis, one is empty or has a number that is not finite, or there
     *                                  are more than 2^31 - 9 points
     */
    public static ProductGrid of(double[]... axes) {
        Checks.inRange(axes.length, 1, 16, "axes");
        return new ProductGrid(Arrays.stream(axes)
                .map(axis -> new Points(DoubleMatrix.copyOf(axis, axis.length, 1)).points()).toList());
    }

    /**
     * Coordinates along each axis.
     *
     * @return a column per axis
     */
    public List<DoubleMatrix> axes() {
        return axes;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int dimension() {
        return axes.size();
    }

    @Override
    public DoubleMatrix points() {
        int d = axes.size();
        double[] x = new double[Math.multiplyExact(size, d)];
        for (int row = 0; row < size; row++) {
            int rest = row;
            for (int axis = d - 1; axis >= 0; axis--) {
                int n = axes.get(axis).rows();
                x[row * d + axis] = axes.get(axis).get(rest % n, 0);
                rest /= n;
            }
        }
        return DoubleMatrix.wrap(x, size, d);
    }

    @Override
    public String toString() {
        return "product grid of " + size + " points, " + axes.size() + " axes";
    }
}
