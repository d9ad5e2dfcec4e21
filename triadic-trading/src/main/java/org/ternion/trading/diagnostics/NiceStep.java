package org.ternion.trading.diagnostics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** A distance of ticks that reads well: 1, 2 or 5 times a power of ten. */
final class NiceStep {
    private final int digit;
    private final int power;

    private NiceStep(int digit, int power) {
        this.digit = digit;
        this.power = power;
    }

    /** The smallest that cuts a span, positive and finite, into at most so many parts. */
    static NiceStep of(double span, int most) {
        double least = span / Math.max(1, most);
        int power = (int) Math.floor(Math.log10(least)) - 1;
        while (true) {
            for (int digit : new int[] {1, 2, 5}) {
                if (new NiceStep(digit, power).size() >= least * (1 - 1e-9)) {
                    return new NiceStep(digit, power);
                }
            }
            power++;
        }
    }

    double size() {
        return BigDecimal.valueOf(digit).scaleByPowerOfTen(power).doubleValue();
    }

    /** Text of a multiple: as many decimals as the step has, or an exponent for very large and small ones. */
    String label(double multiple) {
        BigDecimal value = new BigDecimal(multiple).multiply(BigDecimal.valueOf(digit)).scaleByPowerOfTen(power);
        if (value.signum() == 0) {
            return "0";
        }
        int magnitude = value.precision() - value.scale() - 1;
        if (magnitude < 6 && power >= -4) {
            return value.setScale(Math.max(0, -power), RoundingMode.HALF_EVEN).toPlainString();
        }
        BigDecimal rounded = value.round(new MathContext(Math.max(1, magnitude - power + 1)));
        BigDecimal mantissa = rounded.scaleByPowerOfTen(-magnitude).stripTrailingZeros();
        return mantissa.toPlainString() + "e" + magnitude;
    }
}
