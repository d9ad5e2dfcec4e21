package org.ternion.krr.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.ternion.core.Checks;

/**
 * A kernel of some neighbouring columns; the others do not matter.
 *
 * @param kernel of points of {@code to - from} components
 * @param from   first column, {@code >= 0}
 * @param to     column after the last one, {@code > from}
 */
public record Columns(Kernel kernel, int from, int to) implements Kernel {
    /**
     * Checks the columns.
     *
     * @param kernel of these columns
     * @param from   first column
     * @param to     column after the last one
     * @throws IllegalArgumentException if there is no column, one is negative, or the kernel wants another number
     */
    public Columns {
        Checks.inRange(from, 0, Integer.MAX_VALUE - 1, "first column");
        Checks.inRange(to, from + 1, Integer.MAX_VALUE, "column after the last");
        kernel.checkDimension(to - from);
    }

    @Override
    public double value(double[] x, int xOffset, double[] y, int yOffset, int dimension) {
        return kernel.value(x, xOffset + from, y, yOffset + from, to - from);
    }

    @Override
    public void checkDimension(int dimension) {
        if (dimension < to) {
            throw new IllegalArgumentException("columns " + from + " to " + to + " expected by " + this
                    + ", the points have " + dimension);
        }
    }

    /** That of the kernel, if it is one of all columns. */
    @Override
    public Optional<List<AxisSeries>> fourierSeries(int dimension) {
        return from == 0 && to == dimension ? kernel.fourierSeries(dimension) : Optional.empty();
    }

    /** The factors of the kernel, 1 for the other columns. */
    @Override
    public Optional<List<Kernel>> axisFactors(int dimension) {
        return kernel.axisFactors(to - from).map(factors -> {
            List<Kernel> all = new ArrayList<>(Collections.nCopies(dimension, Constant.ONE));
            for (int axis = from; axis < to; axis++) {
                all.set(axis, factors.get(axis - from));
            }
            return List.copyOf(all);
        });
    }

    @Override
    public String toString() {
        return "[" + from + ":" + to + "]" + Product.text(kernel);
    }
}
