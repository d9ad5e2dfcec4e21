package org.ternion.krr.kernel;

import java.util.List;
import java.util.Optional;
import org.ternion.krr.simd.Exponential;

/**
 * Gaussian kernel {@code exp(-|x - y|^2 / (2 ell^2))}, a product over the components (kernel K2 of the specification).
 * Squared distances are sums of squared differences, not the specification's expanded form: they are never negative
 * and exactly 0 for equal points.
 *
 * @param ell lengthscale, in {@code [1e-100, 1e100]}
 */
public record Rbf(double ell) implements Kernel {
    /**
     * Checks the lengthscale.
     *
     * @param ell lengthscale
     * @throws IllegalArgumentException if it is out of range
     */
    public Rbf {
        Lengthscale.check(ell, "ell");
    }

    /** Factor of the squared distance in the exponent. */
    double rate() {
        return -0.5 / (ell * ell);
    }

    @Override
    public double value(double[] x, int xOffset, double[] y, int yOffset, int dimension) {
        double squared = 0;
        for (int c = 0; c < dimension; c++) {
            double difference = x[xOffset + c] - y[yOffset + c];
            squared = Math.fma(difference, difference, squared);
        }
        return Exponential.of(rate() * squared);
    }

    @Override
    public void checkDimension(int dimension) {
        Dimension.atLeastOne(dimension);
    }

    @Override
    public Optional<List<Kernel>> axisFactors(int dimension) {
        return Dimension.same(this, dimension);
    }

    @Override
    public String toString() {
        return "rbf:ell=" + ell;
    }
}
