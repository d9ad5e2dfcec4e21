package org.ternion.krr.kernel;

import java.util.List;
import java.util.Optional;
import org.ternion.core.Checks;

/**
 * Polynomial kernel {@code (scale <x, y> + offset)^degree}.
 *
 * @param degree in {@code [1, 64]}
 * @param scale  {@code > 0}, finite
 * @param offset {@code >= 0}, finite
 */
public record Polynomial(int degree, double scale, double offset) implements Kernel {
    private static final int LARGEST_DEGREE = 64;

    /**
     * Checks the parameters.
     *
     * @param degree of the polynomial
     * @param scale  of the inner product
     * @param offset added to it
     * @throws IllegalArgumentException if one is out of range
     */
    public Polynomial {
        Checks.inRange(degree, 1, LARGEST_DEGREE, "degree");
        Checks.positive(scale, "scale");
        Checks.inRange(offset, 0, Double.MAX_VALUE, "offset");
    }

    @Override
    public double value(double[] x, int xOffset, double[] y, int yOffset, int dimension) {
        double product = 0;
        for (int c = 0; c < dimension; c++) {
            product = Math.fma(x[xOffset + c], y[yOffset + c], product);
        }
        double[] power = {product};
        raise(power, new double[1], 1);
        return power[0];
    }

    /** Replaces inner products by the kernel: powers by squaring, the highest bit of the degree first. */
    void raise(double[] values, double[] base, int count) {
        for (int j = 0; j < count; j++) {
            base[j] = scale * values[j] + offset;
            values[j] = base[j];
        }
        for (int bit = Integer.highestOneBit(degree) >> 1; bit > 0; bit >>= 1) {
            for (int j = 0; j < count; j++) {
                values[j] *= values[j];
            }
            if ((degree & bit) != 0) {
                for (int j = 0; j < count; j++) {
                    values[j] *= base[j];
                }
            }
        }
    }

    @Override
    public void checkDimension(int dimension) {
        Dimension.atLeastOne(dimension);
    }

    @Override
    public Optional<List<Kernel>> axisFactors(int dimension) {
        return Dimension.lineOnly(this, dimension);
    }

    @Override
    public String toString() {
        return "poly:degree=" + degree + ",scale=" + scale + ",offset=" + offset;
    }
}
