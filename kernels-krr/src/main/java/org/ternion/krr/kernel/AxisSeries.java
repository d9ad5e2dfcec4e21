package org.ternion.krr.kernel;

/**
 * A Fourier series on the torus whose coefficients are products over the axes: {@code k(x, y) = sum over q of c_q exp(i
 * <q, x - y>)} with {@code c_q = scale * (a[|q_1|] * .. * a[|q_d|] - zeroShift * [q = 0])}. Immutable.
 */
public final class AxisSeries {
    private final double[] coefficients;
    private final double scale;
    private final double zeroShift;

    /**
     * Makes a series.
     *
     * @param coefficients {@code a[0], a[1], ..}, each {@code >= 0}; copied; those of larger frequencies are 0
     * @param scale        factor of everything, {@code >= 0}
     * @param zeroShift    what the constant term has less than the product, at most {@code a[0]^d}
     */
    public AxisSeries(double[] coefficients, double scale, double zeroShift) {
        this.coefficients = coefficients.clone();
        this.scale = scale;
        this.zeroShift = zeroShift;
    }

    /**
     * Largest frequency on an axis.
     *
     * @return {@code >= 0}
     */
    public int cutoff() {
        return coefficients.length - 1;
    }

    /**
     * Coefficient of an axis.
     *
     * @param frequency any sign
     * @return {@code a[|frequency|]}, 0 above the cutoff
     */
    public double coefficient(int frequency) {
        int j = Math.abs(frequency);
        return j < coefficients.length ? coefficients[j] : 0;
    }

    /**
     * Factor of everything.
     *
     * @return {@code >= 0}
     */
    public double scale() {
        return scale;
    }

    /**
     * What the constant term has less than the product.
     *
     * @return 0 where nothing is missing
     */
    public double zeroShift() {
        return zeroShift;
    }

    /**
     * The same series times a number.
     *
     * @param factor {@code >= 0}
     * @return a new series
     */
    public AxisSeries times(double factor) {
        return new AxisSeries(coefficients, scale * factor, zeroShift);
    }
}
