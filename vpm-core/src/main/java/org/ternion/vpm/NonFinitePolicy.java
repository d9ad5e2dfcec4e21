package org.ternion.vpm;

/** What the normaliser does with NaN and infinite scores. */
public enum NonFinitePolicy {
    /** A table with such a score is an error. */
    REJECT,
    /**
     * Such scores do not move the range of their metric; NaN stays NaN and sorts last, positive infinity becomes 1 and
     * negative infinity 0.
     */
    IGNORE
}
