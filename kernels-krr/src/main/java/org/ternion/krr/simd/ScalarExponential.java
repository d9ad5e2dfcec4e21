package org.ternion.krr.simd;

import java.util.Objects;

/** Plain loop; also the exponential of the vector implementation's tail. */
final class ScalarExponential implements Exponential {
    /** Below this the scale 2<sup>k</sup> would leave the normal range. */
    static final double LOWEST = -708;
    static final double LOG2_E = 1.4426950408889634;
    /** Adding it rounds to an integer, which is then in the low bits. */
    static final double ROUND = 0x1.8p52;
    /** ln 2 in two parts; the first has 21 trailing zero bits, so that its product with |k| < 1100 is exact. */
    static final double LN2_HIGH = 0x1.62e42feep-1;
    static final double LN2_LOW = 0x1.a39ef35793c76p-33;
    /** 1/13!, 1/12!, .., 1/1!, 1/0!: the next term is below 4e-18 for |r| <= ln(2) / 2. */
    static final double[] TAYLOR = taylor(13);
    static final int EXPONENT_BIAS = 1023;
    static final int MANTISSA_BITS = 52;

    private static double[] taylor(int degree) {
        double[] coefficients = new double[degree + 1];
        double factorial = 1;
        for (int k = 0; k <= degree; k++) {
            factorial *= Math.max(k, 1);
            coefficients[degree - k] = 1 / factorial;
        }
        return coefficients;
    }

    @Override
    public void scaled(double factor, double[] values, int offset, int n) {
        Objects.checkFromIndexSize(offset, n, values.length);
        for (int i = offset; i < offset + n; i++) {
            values[i] = exp(factor * values[i]);
        }
    }

    static double exp(double x) {
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
