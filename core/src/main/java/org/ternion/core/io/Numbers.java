package org.ternion.core.io;

import java.util.OptionalDouble;

/** Numbers in text files: one strict grammar for every locale. */
public final class Numbers {
    private Numbers() {
    }

    /**
     * Reads a decimal number: optional sign, digits with an optional point, optional exponent, as in {@code -12},
     * {@code .5}, {@code 3.} or {@code 1e-3}; spaces and tabs around it are skipped. The result is the double nearest
     * to the number. {@code nan}, {@code inf}, hexadecimal digits, the suffixes {@code d} and {@code f}, group
     * separators and a decimal comma are not read, nor is a number beyond the range of double.
     *
     * @param text any text
     * @return a finite number, or empty if the text is none
     */
    public static OptionalDouble parse(String text) {
        int end = text.length();
        int start = 0;
        while (start < end && blank(text.charAt(start))) {
            start++;
        }
        while (end > start && blank(text.charAt(end - 1))) {
            end--;
        }
        if (!decimal(text, start, end)) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(text.substring(start, end));
        return Double.isInfinite(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    private static boolean decimal(String text, int start, int end) {
        int i = skipSign(text, start, end);
        int afterInteger = skipDigits(text, i, end);
        int digits = afterInteger - i;
        i = afterInteger;
        if (i < end && text.charAt(i) == '.') {
            int afterFraction = skipDigits(text, i + 1, end);
            digits += afterFraction - i - 1;
            i = afterFraction;
        }
        if (digits == 0) {
            return false;
        }
        if (i < end && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
            int exponent = skipSign(text, i + 1, end);
            i = skipDigits(text, exponent, end);
            if (i == exponent) {
                return false;
            }
        }
        return i == end;
    }

    private static int skipSign(String text, int i, int end) {
        return i < end && (text.charAt(i) == '-' || text.charAt(i) == '+') ? i + 1 : i;
    }

    private static int skipDigits(String text, int from, int end) {
        int i = from;
        while (i < end && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i;
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t';
    }
}
