package org.ternion.krr.kernel;

import java.util.List;
import java.util.Optional;
import org.ternion.krr.simd.Exponential;

/**
 * Laplacian kernel {@code exp(-sum_i |x_i - y_i| / ell)}, a product over the components. The distance is the sum of
 * absolute differences, as in scikit-learn; with the Euclidean distance the kernel is {@link Matern} of smoothness 1/2.
 *
 * @param ell lengthscale, in {@code [1e-100, 1e100]}
 */
public record Laplacian(double ell) implements Kernel {
    /**
     * Checks the lengthscale.
     *
     * @param ell lengthscale
     * @throws IllegalArgumentException if it is out of range
     */
    public Laplacian {
        Lengthscale.check(ell, "ell");
    }

    /** Factor of the distance in the exponent. */
    double rate() {
        return -1 / ell;
    }

    @Override
    public double value(double[] x, int xOffset, double[] y, int yOffset, int dimension) {
        double sum = 0;
        for (int c = 0; c < dimension; c++) {
            sum += Math.abs(x[xOffset + c] - y[yOffset + c]);
        }
        return Exponential.of(rate() * sum);
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
        return "laplacian:ell=" + ell;
    }
}
