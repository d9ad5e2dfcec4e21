package org.ternion.krr.kernel;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ternion.krr.simd.Exponential;

/**
 * Matern kernel of the Euclidean distance r. With {@code a = sqrt(2 nu) r / ell} it is {@code exp(-a)} for smoothness
 * nu = 1/2, {@code (1 + a) exp(-a)} for 3/2 and {@code (1 + a + a^2 / 3) exp(-a)} for 5/2.
 *
 * @param smoothness nu
 * @param ell        lengthscale, in {@code [1e-100, 1e100]}
 */
public record Matern(Smoothness smoothness, double ell) implements Kernel {
    private static final double BEYOND = 1000;

    /** How often functions of the kernel's space can be differentiated: nu - 1/2 times. */
    public enum Smoothness {
        /** nu = 1/2, the exponential kernel. */
        HALF("12", 1),
        /** nu = 3/2. */
        THREE_HALVES("32", 3),
        /** nu = 5/2. */
        FIVE_HALVES("52", 5);

        private final String digits;
        private final int twice;

        Smoothness(String digits, int twice) {
            this.digits = digits;
            this.twice = twice;
        }

        /**
         * The number.
         *
         * @return nu
         */
        public double nu() {
            return twice / 2.0;
        }
    }

    /**
     * Checks the lengthscale.
     *
     * @param smoothness nu
     * @param ell        lengthscale
     * @throws IllegalArgumentException if {@code ell} is out of range
     */
    public Matern {
        Objects.requireNonNull(smoothness, "smoothness");
        Lengthscale.check(ell, "ell");
    }

    /** {@code a} for the distance 1. */
    double rate() {
        return StrictMath.sqrt(smoothness.twice) / ell;
    }

    @Override
    public double value(double[] x, int xOffset, double[] y, int yOffset, int dimension) {
        double squared = 0;
        for (int c = 0; c < dimension; c++) {
            double difference = x[xOffset + c] - y[yOffset + c];
            squared = Math.fma(difference, difference, squared);
        }
        double[] a = {a(squared, rate())};
        double[] value = {Exponential.of(-a[0])};
        multiply(a, value, 1);
        return value[0];
    }

    /** {@code a}, cut where its exponential is 0 already, because infinity times 0 would be NaN. */
    static double a(double squared, double rate) {
        return Math.min(Math.sqrt(squared) * rate, BEYOND);
    }

    /** Multiplies exponentials by the polynomial of a. */
    void multiply(double[] a, double[] exponentials, int count) {
        if (smoothness == Smoothness.THREE_HALVES) {
            for (int j = 0; j < count; j++) {
                exponentials[j] += a[j] * exponentials[j];
            }
        } else if (smoothness == Smoothness.FIVE_HALVES) {
            for (int j = 0; j < count; j++) {
                exponentials[j] += (a[j] + a[j] * a[j] * (1 / 3.0)) * exponentials[j];
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
        return "matern" + smoothness.digits + ":ell=" + ell;
    }
}
