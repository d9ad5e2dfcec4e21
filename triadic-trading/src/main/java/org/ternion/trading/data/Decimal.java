package org.ternion.trading.data;

import java.nio.charset.StandardCharsets;

/** Decimal numbers in bytes, correctly rounded. */
final class Decimal {
    /** Powers of ten that are doubles without rounding. */
    private static final double[] POWERS = {1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13,
            1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
    /** As many decimal digits fit a long for sure. */
    private static final int LONG_DIGITS = 18;
    private static final long EXACT = 1L << 53;

    private Decimal() {
    }

    /**
     * Reads {@code [+-]digits[.digits][e[+-]digits]} without blanks.
     *
     * @return the nearest double, possibly infinite; NaN if the text is no number
     */
    static double parse(byte[] text, int from, int to) {
        int i = from;
        boolean negative = false;
        if (i < to && (text[i] == '-' || text[i] == '+')) {
            negative = text[i] == '-';
            i++;
        }
        long digits = 0;
        int first = i;
        while (i < to && digit(text[i])) {
            digits = digits * 10 + (text[i++] - '0');
        }
        int count = i - first;
        int exponent = 0;
        if (i < to && text[i] == '.') {
            int point = ++i;
            while (i < to && digit(text[i])) {
                digits = digits * 10 + (text[i++] - '0');
            }
            count += i - point;
            exponent = point - i;
        }
        if (count == 0) {
            return Double.NaN;
        }
        if (i < to) {
            return scientific(text, from, to, i);
        }
        // Both operands are doubles without rounding, so that the only rounding is that of the quotient.
        if (count <= LONG_DIGITS && digits <= EXACT) {
            double magnitude = exponent == 0 ? digits : digits / POWERS[-exponent];
            return negative ? -magnitude : magnitude;
        }
        return nearest(text, from, to);
    }

    private static double scientific(byte[] text, int from, int to, int mark) {
        int i = mark + 1;
        if ((text[mark] | 0x20) != 'e') {
            return Double.NaN;
        }
        if (i < to && (text[i] == '-' || text[i] == '+')) {
            i++;
        }
        int first = i;
        while (i < to && digit(text[i])) {
            i++;
        }
        return i == first || i < to ? Double.NaN : nearest(text, from, to);
    }

    private static double nearest(byte[] text, int from, int to) {
        return Double.parseDouble(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
    }

    static boolean digit(byte b) {
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
