package org.ternion.core.ternary;

import org.ternion.core.Checks;

/**
 * Integers as balanced ternary digits -1, 0, +1, least significant first: x is the sum of {@code d_k 3^k}. K digits
 * hold exactly the integers with {@code |x| <= (3^K - 1) / 2}. What does not fit is refused with
 * {@link ArithmeticException}, never cut off.
 */
public final class BalancedTernary {
    /** The largest number of digits whose integers all fit a {@code long}. */
    public static final int MAX_DIGITS = 40;

    /** Entry K is (3^K - 1) / 2. */
    private static final long[] MAX_MAGNITUDE = new long[MAX_DIGITS + 1];

    static {
        for (int k = 1; k <= MAX_DIGITS; k++) {
            MAX_MAGNITUDE[k] = 3 * MAX_MAGNITUDE[k - 1] + 1;
        }
    }

    private BalancedTernary() {
    }

    /**
     * The largest integer that K digits hold.
     *
     * @param digits K in {@code [1, MAX_DIGITS]}
     * @return (3^K - 1) / 2
     * @throws IllegalArgumentException if K is out of range
     */
    public static long maxMagnitude(int digits) {
        return MAX_MAGNITUDE[Checks.inRange(digits, 1, MAX_DIGITS, "number of digits")];
    }

    /**
     * The number of digits that an integer needs.
     *
     * @param x any integer that {@link #MAX_DIGITS} digits hold
     * @return least K {@code >= 1} with {@code 3^K >= 2 |x| + 1}
     * @throws ArithmeticException if {@link #MAX_DIGITS} digits are too few
     */
    public static int digitsNeeded(long x) {
        checkFits(x, MAX_DIGITS);
        int k = 1;
        while (Math.abs(x) > MAX_MAGNITUDE[k]) {
            k++;
        }
        return k;
    }

    /**
     * The digits of an integer.
     *
     * @param x      the integer
     * @param digits their number K in {@code [1, MAX_DIGITS]}
     * @return K trits, least significant first
     * @throws ArithmeticException      if K digits are too few, naming x and K
     * @throws IllegalArgumentException if K is out of range
     */
    public static byte[] digits(long x, int digits) {
        maxMagnitude(digits);
        checkFits(x, digits);
        byte[] result = new byte[digits];
        long rest = x;
        for (int k = 0; k < digits; k++) {
            result[k] = (byte) (Math.floorMod(rest + 1, 3) - 1);
            rest = (rest - result[k]) / 3;
        }
        return result;
    }

    /**
     * The digits +1 of an integer as bits, bit k for the digit of weight 3^k.
     *
     * @param x      the integer
     * @param digits their number K in {@code [1, MAX_DIGITS]}
     * @return a mask of K bits
     * @throws ArithmeticException      if K digits are too few, naming x and K
     * @throws IllegalArgumentException if K is out of range
     */
    public static long plusDigits(long x, int digits) {
        return mask(digits(x, digits), 1);
    }

    /**
     * The digits -1 of an integer as bits, bit k for the digit of weight 3^k.
     *
     * @param x      the integer
     * @param digits their number K in {@code [1, MAX_DIGITS]}
     * @return a mask of K bits
     * @throws ArithmeticException      if K digits are too few, naming x and K
     * @throws IllegalArgumentException if K is out of range
     */
    public static long minusDigits(long x, int digits) {
        return mask(digits(x, digits), -1);
    }

    private static long mask(byte[] trits, int wanted) {
        long mask = 0;
        for (int k = 0; k < trits.length; k++) {
            mask |= (trits[k] == wanted ? 1L : 0L) << k;
        }
        return mask;
    }

    /**
     * The integer of some digits.
     *
     * @param digits at most {@link #MAX_DIGITS} trits, least significant first
     * @return the sum of {@code d_k 3^k}; 0 for no digits
     * @throws IllegalArgumentException if there are too many digits or one is no trit
     */
    public static long value(byte[] digits) {
        return shiftedPartials(digits)[0];
    }

    /**
     * The integers of the high digits, c_k = sum over {@code j >= k} of {@code 3^(j-k) d_j}; so
     * {@code c_k - 3 c_(k+1) = d_k} and c_0 is the value.
     *
     * @param digits at most {@link #MAX_DIGITS} trits, least significant first
     * @return c_0 to c_K, the last one 0
     * @throws IllegalArgumentException if there are too many digits or one is no trit
     */
    public static long[] shiftedPartials(byte[] digits) {
        Checks.inRange(digits.length, 0, MAX_DIGITS, "number of digits");
        long[] partials = new long[digits.length + 1];
        for (int k = digits.length - 1; k >= 0; k--) {
            if (digits[k] < -1 || digits[k] > 1) {
                throw new IllegalArgumentException("digit " + k + " must be -1, 0 or 1, was " + digits[k]);
            }
            partials[k] = 3 * partials[k + 1] + digits[k];
        }
        return partials;
    }

    /**
     * Keeps the digits of weight 3^m and more. The result is the nearest multiple of 3^m, off by at most
     * {@code (3^m - 1) / 2}; there are no ties.
     *
     * @param x any integer that {@link #MAX_DIGITS} digits hold
     * @param m in {@code [0, MAX_DIGITS]}
     * @return the sum of {@code d_k 3^k} over {@code k >= m}
     * @throws ArithmeticException      if {@link #MAX_DIGITS} digits are too few
     * @throws IllegalArgumentException if {@code m} is out of range
     */
    public static long truncate(long x, int m) {
        checkFits(x, MAX_DIGITS);
        if (Checks.inRange(m, 0, MAX_DIGITS, "m") == MAX_DIGITS) {
            return 0; // and 3^40 is no long
        }
        long half = MAX_MAGNITUDE[m];
        // x + half is below 2^63: half is at most a third of the greatest x
        return x + half - Math.floorMod(x + half, 2 * half + 1);
    }

    /**
     * Compares two numbers by their highest differing digit.
     *
     * @param x trits, least significant first, any number of them
     * @param y trits, least significant first; the shorter one counts as filled up with 0
     * @return -1, 0 or 1 as x is smaller than, equal to or greater than y
     * @throws IllegalArgumentException if a digit that is looked at is no trit
     */
    public static int compare(byte[] x, byte[] y) {
        int order = 0;
        for (int k = Math.max(x.length, y.length) - 1; k >= 0 && order == 0; k--) {
            order = Trits.compare(k < x.length ? x[k] : 0, k < y.length ? y[k] : 0);
        }
        return order;
    }

    /**
     * The sign of a number, that of its highest digit which is not 0.
     *
     * @param digits trits, least significant first, any number of them
     * @return -1, 0 or 1
     * @throws IllegalArgumentException if a digit that is looked at is no trit
     */
    public static int sign(byte[] digits) {
        return compare(digits, new byte[0]);
    }

    /** Refuses an integer that K digits do not hold. */
    static void checkFits(long x, int digits) {
        long max = MAX_MAGNITUDE[digits];
        if (x > max || x < -max) {
            throw new ArithmeticException(x + " does not fit " + digits + " balanced ternary digits, which hold "
                    + "magnitudes up to " + max);
        }
    }
}
