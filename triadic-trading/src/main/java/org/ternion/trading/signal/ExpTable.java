package org.ternion.trading.signal;

import org.ternion.core.Checks;

/**
 * Values of 1 - exp(-k / scale) for bar counts k, the exponential correctly rounded: {@code Math.exp} differs between
 * machines, and in the last bit of some k from the prototype. Build it once per scale and share it. Immutable.
 */
public final class ExpTable {
    /** Beyond it 1 - exp(-k / scale) is 1: exp(-38) is less than a quarter of an ulp of 1. */
    private static final double SATURATION = 38;
    private static final int MAX_ENTRIES = 16_384;
    private static final double LN2_HIGH = 0x1.62e42fefa39efp-1;
    private static final double LN2_LOW = 0x1.abc9e3b39803fp-56;
    private static final int SQUARINGS = 6;
    /** Terms of the Taylor series: (ln 2 / 128)^14 / 14! is less than 2^-140. */
    private static final int TERMS = 14;

    private final double scale;
    private final double[] rise;

    /**
     * Computes the values of a scale.
     *
     * @param scale bars of the growth, finite and {@code > 0}
     * @throws IllegalArgumentException if the scale is not
     */
    public ExpTable(double scale) {
        this.scale = Checks.positive(scale, "scale");
        rise = new double[(int) Math.min(MAX_ENTRIES, Math.ceil(SATURATION * scale) + 2)];
        for (int k = 0; k < rise.length; k++) {
            rise[k] = compute(k);
        }
    }

    /** {@return the scale in bars} */
    public double scale() {
        return scale;
    }

    /**
     * How far growth has come.
     *
     * @param bars {@code >= 0}
     * @return 1 - exp(-bars / scale), in [0, 1]
     */
    public double rise(int bars) {
        return bars < rise.length ? rise[bars] : compute(bars);
    }

    private double compute(int bars) {
        double x = -(bars / scale);
        return x < -SATURATION ? 1 : 1 - exp(x);
    }

    /** exp(x) rounded to nearest, for x in [-38, 0]: about 95 bits in pairs of doubles, then rounded once. */
    static double exp(double x) {
        double power = Math.rint(x / LN2_HIGH);
        double product = power * LN2_HIGH;
        double productLow = Math.fma(power, LN2_HIGH, -product) + power * LN2_LOW;
        double difference = x - product;                      // exact: both within a factor 2 of each other, or power 0
        double high = difference - productLow;
        double low = difference - high - productLow;
        double step = 1.0 / (1 << SQUARINGS);
        high *= step;
        low *= step;
        // Horner in pairs for exp(r) - 1, which keeps its relative accuracy where exp(r) is near 1
        double sumHigh = 0;
        double sumLow = 0;
        for (int term = TERMS; term >= 1; term--) {
            double head = 1 + sumHigh;
            double tail = sumHigh - (head - 1) + sumLow;
            double h = head * high;
            double l = Math.fma(head, high, -h) + (head * low + tail * high);
            double quotient = h / term;
            sumLow = (Math.fma(-quotient, term, h) + l) / term;
            sumHigh = quotient + sumLow;
            sumLow -= sumHigh - quotient;
        }
        for (int i = 0; i < SQUARINGS; i++) {                 // (1 + s)^2 - 1 = 2 s + s^2
            double square = sumHigh * sumHigh;
            double squareLow = Math.fma(sumHigh, sumHigh, -square) + 2 * sumHigh * sumLow;
            double twice = 2 * sumHigh;
            double sum = twice + square;
            double rest = square - (sum - twice) + (2 * sumLow + squareLow);
            sumHigh = sum + rest;
            sumLow = rest - (sumHigh - sum);
        }
        double one = 1 + sumHigh;
        double value = one + (sumHigh - (one - 1) + sumLow);
        return Math.scalb(value, (int) power);
    }
}
