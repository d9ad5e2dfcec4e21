package org.ternion.trading.position;

import org.ternion.core.Checks;

/**
 * How large a target is.
 *
 * @param baseSize     target of a long run at full confidence, a share of equity; targets are clipped to 1
 * @param rampScale    bars of the growth of the target in a run
 * @param convexFactor multiple of the base size in posture {@link Posture#CONVEX}
 */
public record SizeRules(double baseSize, double rampScale, double convexFactor) {
    /**
     * Checks the values.
     *
     * @param baseSize     see the record
     * @param rampScale    see the record
     * @param convexFactor see the record
     * @throws IllegalArgumentException if one is out of its range
     */
    public SizeRules {
        Checks.inRange(baseSize, 0, Double.MAX_VALUE, "base size");
        Checks.positive(rampScale, "ramp scale");
        Checks.inRange(convexFactor, 0, Double.MAX_VALUE, "convex factor");
    }
}
