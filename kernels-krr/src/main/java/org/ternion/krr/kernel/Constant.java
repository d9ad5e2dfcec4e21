package org.ternion.krr.kernel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.ternion.core.Checks;

/**
 * The same number for every two points: what lets a sum of kernels learn an offset.
 *
 * @param value {@code >= 0}, finite
 */
public record Constant(double value) implements Kernel {
    /** The neutral factor. */
    static final Constant ONE = new Constant(1);

    /**
     * Checks the value.
     *
     * @param value of any two points
     * @throws IllegalArgumentException if it is negative or not finite
     */
    public Constant {
        Checks.inRange(value, 0, Double.MAX_VALUE, "value");
    }

    @Override
    public double value(double[] x, int xOffset, double[] y, int yOffset, int dimension) {
        return value;
    }

    @Override
    public void checkDimension(int dimension) {
        Dimension.atLeastOne(dimension);
    }

    @Override
    public Optional<List<AxisSeries>> fourierSeries(int dimension) {
        return Optional.of(List.of(new AxisSeries(new double[] {1}, value, 0)));
    }

    @Override
    public Optional<List<Kernel>> axisFactors(int dimension) {
        List<Kernel> factors = new ArrayList<>(Collections.nCopies(dimension, ONE));
        factors.set(0, this);
        return Optional.of(List.copyOf(factors));
    }

    @Override
    public String toString() {
        return "constant:value=" + value;
    }
}
