package org.ternion.core.ternary;

/**
 * How two vectors of trits compare where both are not 0.
 *
 * @param agreements    elements with equal signs
 * @param disagreements elements with opposite signs
 */
public record TritAgreement(int agreements, int disagreements) {
    /**
     * Dot product of the two vectors.
     *
     * @return {@code agreements - disagreements}
     */
    public int dot() {
        return agreements - disagreements;
    }

    /**
     * Number of elements where neither vector is 0.
     *
     * @return {@code agreements + disagreements}
     */
    public int overlap() {
        return agreements + disagreements;
    }
}
