package org.ternion.vpm;

/** IEEE 754 binary16 in a {@code short}: what {@code Float.floatToFloat16} does on Java 20 and later. */
final class Float16 {
    /** Half of the smallest subnormal, 2^-25: up to here (ties to even) values round to zero. */
    private static final int HALF_OF_SMALLEST = Float.floatToRawIntBits(0x1p-25f);
    /** The smallest normal number, 2^-14. */
    private static final int SMALLEST_NORMAL = Float.floatToRawIntBits(0x1p-14f);
    /** From here on, half-way between 65504 and the 65536 that does not exist, values round to infinity. */
    private static final int OVERFLOW = Float.floatToRawIntBits(65520f);
    private static final int INFINITY = 0x7F800000;

    private Float16() {
    }

    /** Nearest binary16, ties to even. A NaN keeps its upper payload bits and becomes quiet. */
    static short ofFloat(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        int magnitude = bits & 0x7FFFFFFF;
        if (magnitude > INFINITY) {
            return (short) (sign | 0x7E00 | magnitude >>> 13 & 0x1FF);
        }
        if (magnitude >= OVERFLOW) {
            return (short) (sign | 0x7C00);
        }
        if (magnitude >= SMALLEST_NORMAL) {
            // Exponent bias 127 -> 15, then 13 bits are dropped; a carry out of the fraction raises the exponent.
            return (short) (sign | roundedShift(magnitude - (127 - 15 << 23), 13));
        }
        if (magnitude <= HALF_OF_SMALLEST) {
            return (short) sign;
        }
        // Subnormal: value / 2^-24. The significand counts units of 2^(e-150), so it shifts by 126 - e, 14 to 24.
        int significand = magnitude & 0x7FFFFF | 0x800000;
        return (short) (sign | roundedShift(significand, 126 - (magnitude >>> 23)));
    }

    /** The exact value of a binary16. */
    static float toFloat(short half) {
        int sign = (half & 0x8000) << 16;
        int exponent = half >>> 10 & 0x1F;
        int fraction = half & 0x3FF;
        if (exponent == 0) {
            float magnitude = fraction * 0x1p-24f;
            return sign == 0 ? magnitude : -magnitude;
        }
        int biased = exponent == 0x1F ? 0xFF : exponent + 127 - 15;
        return Float.intBitsToFloat(sign | biased << 23 | fraction << 13);
    }

    private static int roundedShift(int value, int shift) {
        int kept = value >>> shift;
        int dropped = value & (1 << shift) - 1;
        int half = 1 << shift - 1;
        return dropped > half || dropped == half && (kept & 1) == 1 ? kept + 1 : kept;
    }
}
