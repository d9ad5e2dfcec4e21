package org.ternion.vpm;

import org.ternion.core.Checks;

/** Uniform quantisation of the unit interval. */
public final class Quantizer {
    private Quantizer() {
    }

    /**
     * The nearest of {@code 2^bits} levels, half to even: {@code rint(clamp(value) * (2^bits - 1))}.
     *
     * @param value clamped to [0, 1]; infinities included
     * @param bits  1 to 32
     * @return 0 to {@code 2^bits - 1}
     * @throws IllegalArgumentException if {@code value} is NaN or {@code bits} is out of range
     */
    public static long quantize(double value, int bits) {
        Checks.inRange(bits, 1, 32, "bits");
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException("value must not be NaN");
        }
        long top = (1L << bits) - 1;
        return (long) Math.rint(Math.min(Math.max(value, 0), 1) * top);
    }
}
