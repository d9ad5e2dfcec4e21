package org.ternion.trading.data;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Decimal numbers in bytes, correctly rounded. */
public final class Decimal {
    /** Powers of ten that are doubles without rounding. */
    private static final double[] POWERS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13,
            1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    private static final int MOST_POWER = POWERS.length - 1;
    /** As many decimal digits fit a long for sure. */
    private static final int LONG_DIGITS = 18;
    private static final long EXACT = 1L << 53;
    /** More digits of an exponent are left to the slow way. */
    private static final int EXPONENT_DIGITS = 4;
    /** Far above the error of a quotient in two parts, which is below 2^-102 of it. */
    private static final double DOUBT = 0x1p-98;

    private static final VarHandle EIGHT_BYTES = MethodHandles.byteArrayViewVarHandle(long[].class,
            ByteOrder.LITTLE_ENDIAN);

    private Decimal() {
    }

    /**
     * Reads {@code [+-]digits[.digits][e[+-]digits]} without blanks.
     *
     * @param text ASCII
     * @param from its first byte
     * @param to   behind its last byte
     * @return the nearest double, possibly infinite; NaN if the text is no number
     */
    public static double parse(byte[] text, int from, int to) {
        int i = from;
        boolean negative = false;
        if (i < to && (text[i] == '-' || text[i] == '+')) {
            negative = text[i] == '-';
            i++;
        }
        int first = i;
        while (i < to && text[i] == '0') {
            i++;
        }
        int zeros = i - first;
        long digits = 0;
        int start = i;
        while (i < to && digit(text[i])) {
            digits = digits * 10 + (text[i++] - '0');
        }
        int count = i - start;
        int exponent = 0;
        if (i < to && text[i] == '.') {
            int point = ++i;
            while (count == 0 && i < to && text[i] == '0') {
                i++;
            }
            zeros += i - point;
            start = i;
            while (i + 8 <= to) {
                long eight = (long) EIGHT_BYTES.get(text, i);
                if (!areDigits(eight)) {
                    break;
                }
                digits = digits * 100_000_000 + valueOf(eight);
                i += 8;
            }
            while (i < to && digit(text[i])) {
                digits = digits * 10 + (text[i++] - '0');
            }
            count += i - start;
            exponent = point - i;
        }
        if (count + zeros == 0) {
            return Double.NaN;
        }
        if (i < to) {
            int mark = i;
            i = exponentDigits(text, mark, to);
            if (i < 0) {
                return Double.NaN;
            }
            if (to - i > EXPONENT_DIGITS) {
                return nearest(text, from, to);
            }
            exponent += exponent(text, i, to);
        }
        double magnitude = count <= LONG_DIGITS ? magnitude(digits, exponent) : Double.NaN;
        if (Double.isNaN(magnitude)) {
            return nearest(text, from, to);
        }
        return negative ? -magnitude : magnitude;
    }

    /** Whether the high half of each byte is 3, and still is when 6 is added: 0x30 to 0x39. */
    private static boolean areDigits(long eight) {
        long high = 0xF0F0F0F0F0F0F0F0L;
        return (eight & high | (eight + 0x0606060606060606L & high) >>> 4) == 0x3333333333333333L;
    }

    /** Joins eight digits, the first in the lowest byte, to pairs, and these to fours and eight in two products. */
    private static long valueOf(long eight) {
        long digits = eight - 0x3030303030303030L;
        long pairs = digits * 10 + (digits >>> 8);
        return (pairs & 0xFF000000FFL) * (100 + (1_000_000L << 32)) + (pairs >>> 16 & 0xFF000000FFL)
                * (1 + (10_000L << 32)) >>> 32;
    }

    /** Where the digits of an exponent begin; -1 if this is none. */
    private static int exponentDigits(byte[] text, int mark, int to) {
        int first = mark + 1;
        if ((text[mark] | 0x20) != 'e') {
            return -1;
        }
        if (first < to && (text[first] == '-' || text[first] == '+')) {
            first++;
        }
        int i = first;
        while (i < to && digit(text[i])) {
            i++;
        }
        return i == first || i < to ? -1 : first;
    }

    private static int exponent(byte[] text, int first, int to) {
        int value = 0;
        for (int i = first; i < to; i++) {
            value = value * 10 + (text[i] - '0');
        }
        return text[first - 1] == '-' ? -value : value;
    }

    /** The double nearest to {@code digits * 10^exponent}, NaN if that takes more than two doubles to know. */
    private static double magnitude(long digits, int exponent) {
        if (exponent < -MOST_POWER || exponent > MOST_POWER) {
            return Double.NaN;
        }
        if (digits <= EXACT) {
            // Both operands are doubles without rounding, so that the only rounding is that of the result.
            return exponent > 0 ? digits * POWERS[exponent] : digits / POWERS[-exponent];
        }
        if (exponent > 0) {
            return Double.NaN;
        }
        // The rest of a division and what the digits have more than a double are exact. What the quotient lacks, their
        // sum over the power, is below 2^-50 of it and known to 2^-52 of itself.
        double power = POWERS[-exponent];
        double high = digits;
        double low = digits - (long) high;
        double quotient = high / power;
        double lacking = (Math.fma(-quotient, power, high) + low) / power;
        double doubt = quotient * DOUBT;
        double nearest = quotient + (lacking - doubt);
        return nearest == quotient + (lacking + doubt) ? nearest : Double.NaN;
    }

    private static double nearest(byte[] text, int from, int to) {
        return Double.parseDouble(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
    }

    /**
     * Whether a byte is a decimal digit.
     *
     * @param b ASCII
     * @return true if so
     */
    public static boolean digit(byte b) {
        return b >= '0' && b <= '9';
    }

    /** Whether a cell says that there is no value: empty, or a word for it. */
    static boolean missing(byte[] text, int from, int to) {
        if (from == to) {
            return true;
        }
        if (to - from > 4) {
            return false;
        }
        return switch (new String(text, from, to - from, StandardCharsets.ISO_8859_1)) {
            case "nan", "NaN", "NAN", "null", "NULL", "None", "none", "NA", "N/A", "n/a" -> true;
            default -> false;
        };
    }
}
