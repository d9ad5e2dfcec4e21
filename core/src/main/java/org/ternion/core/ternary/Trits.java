package org.ternion.core.ternary;

/**
 * Operations on single trits -1, 0, +1 and their conversions to the states 0, 1, 2. Every operation is total on trits
 * and refuses other values with {@link IllegalArgumentException}.
 */
public final class Trits {
    private Trits() {
    }

    /**
     * The negative.
     *
     * @param a a trit
     * @return -a
     */
    public static byte neg(int a) {
        return (byte) -trit(a);
    }

    /**
     * The magnitude.
     *
     * @param a a trit
     * @return 0 or 1
     */
    public static byte abs(int a) {
        return (byte) Math.abs(trit(a));
    }

    /**
     * The smaller one.
     *
     * @param a a trit
     * @param b a trit
     * @return min(a, b)
     */
    public static byte min(int a, int b) {
        return (byte) Math.min(trit(a), trit(b));
    }

    /**
     * The larger one.
     *
     * @param a a trit
     * @param b a trit
     * @return max(a, b)
     */
    public static byte max(int a, int b) {
        return (byte) Math.max(trit(a), trit(b));
    }

    /**
     * The product, the same as integers and in GF(3).
     *
     * @param a a trit
     * @param b a trit
     * @return a b
     */
    public static byte product(int a, int b) {
        return (byte) (trit(a) * trit(b));
    }

    /**
     * The sum in GF(3): (+1) + (+1) is -1.
     *
     * @param a a trit
     * @param b a trit
     * @return the trit congruent to a + b modulo 3
     */
    public static byte addMod3(int a, int b) {
        return balanced(trit(a) + trit(b));
    }

    /**
     * The difference in GF(3).
     *
     * @param a a trit
     * @param b a trit
     * @return the trit congruent to a - b modulo 3
     */
    public static byte subMod3(int a, int b) {
        return balanced(trit(a) - trit(b));
    }

    /**
     * The sum clipped to trits, also the sign of the sum: (+1) + (+1) is +1.
     *
     * @param a a trit
     * @param b a trit
     * @return sign(a + b)
     */
    public static byte clipAdd(int a, int b) {
        return (byte) Integer.signum(trit(a) + trit(b));
    }

    /**
     * The difference clipped to trits.
     *
     * @param a a trit
     * @param b a trit
     * @return sign(a - b)
     */
    public static byte clipSub(int a, int b) {
        return compare(a, b);
    }

    /**
     * What both agree on.
     *
     * @param a a trit
     * @param b a trit
     * @return a if a = b, else 0
     */
    public static byte meet(int a, int b) {
        return trit(a) == trit(b) ? (byte) a : 0;
    }

    /**
     * The order -1 &lt; 0 &lt; +1.
     *
     * @param a a trit
     * @param b a trit
     * @return -1, 0 or 1 as a is smaller than, equal to or greater than b
     */
    public static byte compare(int a, int b) {
        return (byte) Integer.signum(trit(a) - trit(b));
    }

    /**
     * The cycle 0, +1, -1, 0: adds 1 in GF(3).
     *
     * @param a a trit
     * @return the next trit of the cycle
     */
    public static byte rotate(int a) {
        return addMod3(a, 1);
    }

    /**
     * Thresholds a number, strictly on both sides.
     *
     * @param x         any number but NaN ({@link EpistemicTrit#ternarise} accepts that)
     * @param threshold {@code >= 0}
     * @return +1 if {@code x > threshold}, -1 if {@code x < -threshold}, else 0
     * @throws IllegalArgumentException if {@code x} is NaN, or {@code threshold} is negative or NaN
     */
    public static byte ternarise(double x, double threshold) {
        if (Double.isNaN(x)) {
            throw new IllegalArgumentException("x must be a number, was NaN");
        }
        if (!(threshold >= 0)) {
            throw new IllegalArgumentException("threshold must be >= 0, was " + threshold);
        }
        return (byte) (x > threshold ? 1 : x < -threshold ? -1 : 0);
    }

    /**
     * The state v + 1.
     *
     * @param trit a trit
     * @return 0, 1, 2 for -1, 0, +1
     */
    public static byte toState(int trit) {
        return (byte) (trit(trit) + 1);
    }

    /**
     * The inverse of {@link #toState}.
     *
     * @param state 0, 1 or 2
     * @return state - 1
     */
    public static byte fromState(int state) {
        return (byte) (state(state) - 1);
    }

    /**
     * The state v mod 3.
     *
     * @param trit a trit
     * @return 0, 1, 2 for 0, +1, -1
     */
    public static byte toResidue(int trit) {
        return (byte) Math.floorMod(trit(trit), 3);
    }

    /**
     * The inverse of {@link #toResidue}.
     *
     * @param residue 0, 1 or 2
     * @return 0, +1, -1
     */
    public static byte fromResidue(int residue) {
        return balanced(state(residue));
    }

    /** The trit congruent to any integer modulo 3. */
    static byte balanced(int sum) {
        return (byte) ((Math.floorMod(sum, 3) + 1) % 3 - 1);
    }

    private static int trit(int value) {
        if (value < -1 || value > 1) {
            throw new IllegalArgumentException("trit must be -1, 0 or 1, was " + value);
        }
        return value;
    }

    private static int state(int value) {
        if (value < 0 || value > 2) {
            throw new IllegalArgumentException("state must be 0, 1 or 2, was " + value);
        }
        return value;
    }
}
