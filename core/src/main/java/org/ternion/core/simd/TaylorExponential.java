package org.ternion.core.simd;

/**
 * The exponential function as loops of the Vector API can compute it in each lane: a range reduction by ln 2 and a
 * Taylor polynomial of degree 13 in fused multiply-adds, within 2 ulp for results in the normal range. A vector loop
 * that makes the operations of {@link #exp} with these constants gives its bits.
 */
public final class TaylorExponential {
    /** The lowest argument whose scale 2<sup>k</sup> is a normal number; the exponential of it is about 3.3e-308. */
    public static final double LOWEST = -708;
    /** Turns natural into binary logarithms. */
    public static final double LOG2_E = 1.4426950408889634;
    /** Adding it rounds to an integer, which is then in the low bits. */
    public static final double ROUND = 0x1.8p52;
    /** ln 2 in two parts; this one has 21 trailing zero bits, so that its product with |k| &lt; 1100 is exact. */
    public static final double LN2_HIGH = 0x1.62e42feep-1;
    /** What {@link #LN2_HIGH} leaves of ln 2. */
    public static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    /** Added to k, it makes the exponent bits of 2<sup>k</sup>. */
    public static final int EXPONENT_BIAS = 1023;
    /** Bits below the exponent. */
    public static final int MANTISSA_BITS = 52;

    /** The next term is below 4e-18 for |r| at most ln(2) / 2. */
    private static final int DEGREE = 13;
    /** 1/13!, 1/12!, .., 1/1!, 1/0!. */
    private static final double[] TAYLOR = taylor();

    private TaylorExponential() {
    }

    private static double[] taylor() {
        double[] coefficients = new double[DEGREE + 1];
        double factorial = 1;
        for (int k = 0; k <= DEGREE; k++) {
            factorial *= Math.max(k, 1);
            coefficients[DEGREE - k] = 1 / factorial;
        }
        return coefficients;
    }

    /**
     * A coefficient of the polynomial.
     *
     * @param power in {@code [0, 13]}
     * @return {@code 1 / power!}, rounded
     */
    public static double coefficient(int power) {
        return TAYLOR[DEGREE - power];
    }

    /**
     * The exponential of a number.
     *
     * @param x at most 709, or NaN; larger ones are not checked and give no exponential
     * @return {@code exp(x)}; 0 below {@link #LOWEST}; NaN for NaN
     */
    public static double exp(double x) {
        if (x < LOWEST) {
            return 0;
        }
        double shifted = Math.fma(x, LOG2_E, ROUND);
        double k = shifted - ROUND;
        double r = Math.fma(k, -LN2_LOW, Math.fma(k, -LN2_HIGH, x));
        double sum = TAYLOR[0];
        for (int i = 1; i < TAYLOR.length; i++) {
            sum = Math.fma(sum, r, TAYLOR[i]);
        }
        long bits = Double.doubleToRawLongBits(shifted) + EXPONENT_BIAS << MANTISSA_BITS;
        return sum * Double.longBitsToDouble(bits);
    }
}
