package org.ternion.sphere.simd;

import java.util.Objects;

/** Plain loops; also the exponential and the sums of the vector implementation's tails. */
final class ScalarEntropicRow implements EntropicRow {
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
    public double choose(double[] cost, int offset, double[] price, double sharpness, double[] plan, double[] columns) {
        int n = price.length;
        Objects.checkFromIndexSize(offset, n, cost.length);
        Objects.checkFromIndexSize(0, n, columns.length);
        double largest = Double.NEGATIVE_INFINITY;
        for (int k = 0; k < n; k++) {
            plan[k] = (price[k] - cost[offset + k]) * sharpness;
            largest = plan[k] > largest ? plan[k] : largest;
        }
        for (int k = 0; k < n; k++) {
            plan[k] = exp(plan[k] - largest);
        }
        double sum = sum(plan, n);
        double scale = 1 / sum;
        for (int k = 0; k < n; k++) {
            plan[k] *= scale;
            columns[k] += plan[k];
        }
        return largest + StrictMath.log(sum);
    }

    /** For x at most 0. */
    static double exp(double x) {
        if (!(x >= LOWEST)) {
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

    static double sum(double[] x, int n) {
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        double e = 0;
        double f = 0;
        double g = 0;
        double h = 0;
        int i = 0;
        for (; i + 8 <= n; i += 8) {
            a += x[i];
            b += x[i + 1];
            c += x[i + 2];
            d += x[i + 3];
            e += x[i + 4];
            f += x[i + 5];
            g += x[i + 6];
            h += x[i + 7];
        }
        // At most seven are left: one for each lane but the last.
        a += i < n ? x[i] : 0;
        b += i + 1 < n ? x[i + 1] : 0;
        c += i + 2 < n ? x[i + 2] : 0;
        d += i + 3 < n ? x[i + 3] : 0;
        e += i + 4 < n ? x[i + 4] : 0;
        f += i + 5 < n ? x[i + 5] : 0;
        g += i + 6 < n ? x[i + 6] : 0;
        return ((a + e) + (c + g)) + ((b + f) + (d + h));
    }
}
