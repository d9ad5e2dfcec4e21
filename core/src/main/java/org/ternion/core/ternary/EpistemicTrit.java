package org.ternion.core.ternary;

/**
 * A trit that may be undefined, which is not the same as 0. Undefined is a poison: whatever it enters is undefined,
 * a product with 0 too.
 */
public enum EpistemicTrit {
    /** -1. */
    MINUS,
    /** 0. */
    ZERO,
    /** +1. */
    PLUS,
    /** No value is known. */
    UNDEFINED;

    private static final EpistemicTrit[] VALUES = values();

    /**
     * A defined trit.
     *
     * @param trit -1, 0 or 1
     * @return the constant of that value
     * @throws IllegalArgumentException if {@code trit} is no trit
     */
    public static EpistemicTrit of(int trit) {
        return VALUES[Trits.toState(trit)];
    }

    /**
     * Thresholds a number, strictly on both sides.
     *
     * @param x         any number; NaN is undefined
     * @param threshold {@code >= 0}
     * @return {@link Trits#ternarise}, or undefined for NaN
     * @throws IllegalArgumentException if {@code threshold} is negative or NaN
     */
    public static EpistemicTrit ternarise(double x, double threshold) {
        EpistemicTrit known = of(Trits.ternarise(Double.isNaN(x) ? 0 : x, threshold));
        return Double.isNaN(x) ? UNDEFINED : known;
    }

    /**
     * Whether there is a value.
     *
     * @return false for {@link #UNDEFINED} only
     */
    public boolean isDefined() {
        return this != UNDEFINED;
    }

    /**
     * The value of a defined trit.
     *
     * @return -1, 0 or 1
     * @throws IllegalStateException if this is {@link #UNDEFINED}
     */
    public byte trit() {
        if (this == UNDEFINED) {
            throw new IllegalStateException("an undefined trit has no value");
        }
        return Trits.fromState(ordinal());
    }

    /**
     * The negative.
     *
     * @return undefined if this is
     */
    public EpistemicTrit negate() {
        return isDefined() ? of(Trits.neg(trit())) : UNDEFINED;
    }

    /**
     * The cycle 0, +1, -1, 0.
     *
     * @return undefined if this is
     */
    public EpistemicTrit rotate() {
        return isDefined() ? of(Trits.rotate(trit())) : UNDEFINED;
    }

    /**
     * The sum in GF(3).
     *
     * @param other second summand
     * @return undefined if a summand is
     */
    public EpistemicTrit poisonAdd(EpistemicTrit other) {
        return isDefined() && other.isDefined() ? of(Trits.addMod3(trit(), other.trit())) : UNDEFINED;
    }

    /**
     * The difference in GF(3).
     *
     * @param other what is subtracted
     * @return undefined if an operand is
     */
    public EpistemicTrit poisonSubtract(EpistemicTrit other) {
        return poisonAdd(other.negate());
    }

    /**
     * The product.
     *
     * @param other second factor
     * @return undefined if a factor is, even if the other is 0
     */
    public EpistemicTrit poisonProduct(EpistemicTrit other) {
        return isDefined() && other.isDefined() ? of(Trits.product(trit(), other.trit())) : UNDEFINED;
    }
}
