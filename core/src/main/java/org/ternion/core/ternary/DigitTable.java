package org.ternion.core.ternary;

/**
 * The eight low balanced digits of the integers of magnitude up to 3280, laid out for collecting planes: bit 0 of byte
 * k says whether digit k is +1 (or -1). Entries of up to eight integers, shifted by 0 to 7, can be joined by OR; byte k
 * of the result is then eight bits of digit plane k. The 511 differences of two bytes need 4 KiB of each table.
 */
final class DigitTable {
    /** Digits of an entry. */
    static final int DIGITS = 8;
    /** Number of entries, 3^8. */
    static final int SIZE = 6561;
    /** Index of the integer 0. */
    static final int CENTRE = SIZE / 2;

    private static final long[] PLUS = new long[SIZE];
    private static final long[] MINUS = new long[SIZE];

    static {
        for (int x = -CENTRE; x <= CENTRE; x++) {
            PLUS[CENTRE + x] = ByteLanes.spread(BalancedTernary.plusDigits(x, DIGITS));
            MINUS[CENTRE - x] = PLUS[CENTRE + x]; // negation flips all digits
        }
    }

    private DigitTable() {
    }

    /** Entry of the digits +1; {@code index} is the integer plus {@link #CENTRE}. */
    static long plus(int index) {
        return PLUS[index];
    }

    /** Entry of the digits -1; {@code index} is the integer plus {@link #CENTRE}. */
    static long minus(int index) {
        return MINUS[index];
    }
}
