package org.ternion.krr.kernel;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.ternion.core.Checks;
import org.ternion.krr.simd.CosineSums;

/**
 * Spectral kernel (K1 of the specification): all waves of integer wave vectors k with {@code |k_i| <= kMax}, weighted
 * by {@code exp(-|k|^2 / T)}, the constant by {@code zeroMode}, and divided by the sum of the weights so that
 * {@code k(x, x) = 1}. Period 2 pi in each component, any number of components. Immutable.
 *
 * <p>With {@code theta(d) = 1 + 2 sum_j exp(-j^2 / T) cos(j d)} for j in {@code [1, kMax]} the kernel is
 * {@code (prod_i theta(x_i - y_i) - 1 + zeroMode) / (theta(0)^dimension - 1 + zeroMode)}, which costs
 * {@code dimension * kMax} operations. It is computed with {@code exp(-1 / T)}, the largest weight but that of the
 * constant, taken out of numerator and denominator, so that no temperature underflows.
 *
 * <p>Without the zero mode no function of the kernel's space has a mean, so that constants cannot be learnt: 1 is right
 * for every task but the reproduction of published tables.
 */
public final class Spectral implements Kernel {
    /** Added to the divisor by the published scripts. */
    private static final double GUARD = 1e-8;
    private static final int LARGEST_K = 1 << 20;
    /** Stands for smaller weights in the series, where they cannot be taken out: all sums stay exact. */
    private static final double SMALLEST_SERIES_WEIGHT = 1e-200;

    private final int kMax;
    private final double temperature;
    private final double zeroMode;
    private final boolean legacyGuard;
    /** {@code exp(-(j^2 - 1) / T)} at j, from 1. */
    private final double[] weights;
    /** {@code exp(-1 / T)}, the factor of all weights. */
    private final double largestWeight;
    /** {@code (theta(0) - 1) / (2 largestWeight)}. */
    private final double wavesAtZero;

    /**
     * Makes the kernel.
     *
     * @param kMax        largest wave number along an axis, in {@code [1, 2^20]}
     * @param temperature T, {@code > 0}; infinity gives all waves the same weight
     * @param zeroMode    weight of the constant, {@code >= 0}: 1 for the natural weight, 0 for none
     * @param legacyGuard whether 1e-8 is added to the sum of the weights, as the published scripts do
     * @throws IllegalArgumentException if a number is out of range
     */
    public Spectral(int kMax, double temperature, double zeroMode, boolean legacyGuard) {
        this.kMax = Checks.inRange(kMax, 1, LARGEST_K, "kMax");
        if (!(temperature > 0)) {
            throw new IllegalArgumentException("temperature must be > 0, was " + temperature);
        }
        this.temperature = temperature;
        // Not -0: its text would be another one.
        this.zeroMode = Checks.inRange(zeroMode, 0, Double.MAX_VALUE, "zeroMode") + 0.0;
        this.legacyGuard = legacyGuard;
        weights = new double[kMax + 1];
        for (int j = 1; j <= kMax; j++) {
            weights[j] = StrictMath.exp(-((double) j * j - 1) / temperature);
        }
        largestWeight = StrictMath.exp(-1 / temperature);
        wavesAtZero = CosineSums.of(weights, 0);
    }

    /**
     * Largest wave number along an axis.
     *
     * @return {@code >= 1}
     */
    public int kMax() {
        return kMax;
    }

    /**
     * T.
     *
     * @return {@code > 0}, may be infinite
     */
    public double temperature() {
        return temperature;
    }

    /**
     * Weight of the constant.
     *
     * @return {@code >= 0}
     */
    public double zeroMode() {
        return zeroMode;
    }

    /**
     * Whether 1e-8 is added to the sum of the weights.
     *
     * @return true if so
     */
    public boolean legacyGuard() {
        return legacyGuard;
    }

    /**
     * Takes one more axis into the product: {@code product} is p with {@code prod theta = 1 + largestWeight p}.
     *
     * @param sums {@code (theta - 1) / (2 largestWeight)} along the axis
     */
    void multiplyAxis(double[] product, double[] sums, int count) {
        for (int j = 0; j < count; j++) {
            product[j] += 2 * sums[j] * (1 + largestWeight * product[j]);
        }
    }

    /** {@code exp(-(j^2 - 1) / T)} at j, from 1; not to be modified. */
    double[] weights() {
        return weights;
    }

    /** Turns the product of all axes into the kernel. */
    void finish(double[] product, int dimension, int count) {
        double whole = wholeProduct(dimension);
        double weight = productWeight();
        double divisor = weight * whole + zeroMode + (legacyGuard ? GUARD : 0);
        for (int j = 0; j < count; j++) {
            product[j] = (weight * product[j] + zeroMode) / divisor;
        }
    }

    /** The product of all axes at the distance 0, with the roundings of {@link #multiplyAxis}. */
    private double wholeProduct(int dimension) {
        double whole = 0;
        for (int axis = 0; axis < dimension; axis++) {
            whole += 2 * wavesAtZero * (1 + largestWeight * whole);
        }
        return whole;
    }

    /** Without zero mode and guard the largest weight cancels. */
    private double productWeight() {
        return zeroMode == 0 && !legacyGuard ? 1 : largestWeight;
    }

    @Override
    public double value(double[] x, int xOffset, double[] y, int yOffset, int dimension) {
        double[] product = new double[1];
        double[] sums = new double[1];
        for (int c = 0; c < dimension; c++) {
            sums[0] = CosineSums.of(weights, Circle.addSquaredChord(0, x[xOffset + c], y[yOffset + c]));
            multiplyAxis(product, sums, 1);
        }
        finish(product, dimension, 1);
        return product[0];
    }

    @Override
    public void checkDimension(int dimension) {
        Dimension.atLeastOne(dimension);
        Checks.finite(wholeProduct(dimension), "sum of all weights in " + dimension + " dimensions");
    }

    /** One finite series; the constant is what {@link AxisSeries#zeroShift} leaves of the product. */
    @Override
    public Optional<List<AxisSeries>> fourierSeries(int dimension) {
        double weight = productWeight() == 1 ? Math.max(largestWeight, SMALLEST_SERIES_WEIGHT) : largestWeight;
        double[] coefficients = new double[kMax + 1];
        coefficients[0] = 1;
        for (int j = 1; j <= kMax; j++) {
            coefficients[j] = weight * weights[j];
        }
        double divisor = weight * wholeProduct(dimension) + zeroMode + (legacyGuard ? GUARD : 0);
        return Optional.of(List.of(new AxisSeries(coefficients, 1 / divisor, 1 - zeroMode)));
    }

    /** Separable on a line, and with a zero mode of 1 and no guard. */
    @Override
    public Optional<List<Kernel>> axisFactors(int dimension) {
        return zeroMode == 1 && !legacyGuard ? Dimension.same(this, dimension) : Dimension.lineOnly(this, dimension);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Spectral that && kMax == that.kMax && temperature == that.temperature
                && zeroMode == that.zeroMode && legacyGuard == that.legacyGuard;
    }

    @Override
    public int hashCode() {
        return Objects.hash(kMax, temperature, zeroMode, legacyGuard);
    }

    @Override
    public String toString() {
        return "spectral:kmax=" + kMax + ",t=" + (temperature == Double.POSITIVE_INFINITY ? "inf" : temperature)
                + ",zero=" + zeroMode + (legacyGuard ? ",guard=legacy" : "");
    }
}
