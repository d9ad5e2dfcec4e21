package org.ternion.krr.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ternion.core.Checks;

/**
 * A kernel times a number.
 *
 * @param factor {@code >= 0}, finite
 * @param kernel any
 */
public record Scaled(double factor, Kernel kernel) implements Kernel {
    /**
     * Checks the factor.
     *
     * @param factor of all values
     * @param kernel any
     * @throws IllegalArgumentException if the factor is negative or not finite
     */
    public Scaled {
        Checks.inRange(factor, 0, Double.MAX_VALUE, "factor");
        Objects.requireNonNull(kernel, "kernel");
    }

    @Override
    public double value(double[] x, int xOffset, double[] y, int yOffset, int dimension) {
        return factor * kernel.value(x, xOffset, y, yOffset, dimension);
    }

    @Override
    public void checkDimension(int dimension) {
        kernel.checkDimension(dimension);
    }

    @Override
    public Optional<List<AxisSeries>> fourierSeries(int dimension) {
        return kernel.fourierSeries(dimension)
                .map(terms -> terms.stream().map(term -> term.times(factor)).toList());
    }

    /** The factors of the kernel, the first one scaled. */
    @Override
    public Optional<List<Kernel>> axisFactors(int dimension) {
        return kernel.axisFactors(dimension).map(factors -> {
            List<Kernel> scaled = new ArrayList<>(factors);
            scaled.set(0, new Scaled(factor, factors.get(0)));
            return List.copyOf(scaled);
        });
    }

    @Override
    public String toString() {
        return factor + " * " + Product.text(kernel);
    }
}
