package org.ternion.sphere.cone;

import org.ternion.core.Checks;

/**
 * How a {@link ConeAttention} pools.
 *
 * @param cones       cones of a query in attention of several scales, {@code >= 1}; a plain attention takes any number
 * @param top         points a cone keeps at most, those with the largest logits, {@code >= 1}
 * @param temperature divides the logits before the softmax, {@code > 0}
 */
public record AttentionParams(int cones, int top, double temperature) {
    /** 4 cones, 100 points, temperature 1. */
    public static final AttentionParams DEFAULT = new AttentionParams(4, 100, 1);

    /**
     * Checks the numbers.
     *
     * @param cones       {@code >= 1}
     * @param top         {@code >= 1}
     * @param temperature {@code > 0} and finite
     * @throws IllegalArgumentException if one is out of range
     */
    public AttentionParams {
        Checks.inRange(cones, 1, 1 << 20, "cones");
        Checks.inRange(top, 1, 1 << 30, "top");
        Checks.positive(temperature, "temperature");
    }

    /**
     * The same with another number of points per cone.
     *
     * @param newTop {@code >= 1}
     * @return new parameters
     */
    public AttentionParams withTop(int newTop) {
        return new AttentionParams(cones, newTop, temperature);
    }

    /**
     * The fine half of attention of several scales: twice as many cones, half as many points each.
     *
     * @return new parameters
     */
    public AttentionParams fine() {
        return new AttentionParams(2 * cones, Math.max(1, top / 2), temperature);
    }

    /**
     * The coarse half of attention of several scales: half as many cones, twice as many points each.
     *
     * @return new parameters
     */
    public AttentionParams coarse() {
        return new AttentionParams(Math.max(1, cones / 2), (int) Math.min(1 << 30, 2L * top), temperature);
    }
}
