package org.ternion.sphere.fill;

import org.ternion.core.Checks;

/**
 * How far {@link ChainFlow} goes.
 *
 * @param headroom fraction by which a shell may exceed its capacity, {@code >= 0} and finite. With 0 every capacity is
 *                 met exactly; otherwise a shell may hold up to {@code floor(capacity * (1 + headroom))} and no point
 *                 moves that is not needed for that
 * @param maxMoves points that may change their shell, {@code >= 0}. If more had to, those with the longest way move,
 *                 ties to the smaller id
 */
public record FlowOptions(double headroom, int maxMoves) {
    /** No headroom, no limit. */
    public static final FlowOptions EXACT = new FlowOptions(0, Integer.MAX_VALUE);

    /**
     * Checks the options.
     *
     * @param headroom fraction by which a shell may exceed its capacity, {@code >= 0} and finite
     * @param maxMoves points that may change their shell, {@code >= 0}
     * @throws IllegalArgumentException if a number is out of range
     */
    public FlowOptions {
        Checks.inRange(headroom, 0, Double.MAX_VALUE, "headroom");
        Checks.inRange(maxMoves, 0, Integer.MAX_VALUE, "maxMoves");
    }

    /**
     * The same options with another headroom.
     *
     * @param newHeadroom {@code >= 0}, finite
     * @return new options
     * @throws IllegalArgumentException if it is out of range
     */
    public FlowOptions withHeadroom(double newHeadroom) {
        return new FlowOptions(newHeadroom, maxMoves);
    }

    /**
     * The same options with another limit.
     *
     * @param newMaxMoves {@code >= 0}
     * @return new options
     * @throws IllegalArgumentException if it is out of range
     */
    public FlowOptions withMaxMoves(int newMaxMoves) {
        return new FlowOptions(headroom, newMaxMoves);
    }

    /** Largest number of points a shell of this capacity may hold. */
    int limit(int capacity) {
        // A few units in the last place make up for decimal fractions: 100 * 1.15 is 114.99999999999999.
        return (int) Math.min(Integer.MAX_VALUE, Math.floor(capacity * (1 + headroom) * (1 + 0x1p-50)));
    }
}
