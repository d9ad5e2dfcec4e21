package org.ternion.trading;

import java.util.Objects;
import org.ternion.core.Checks;

/**
 * What an engine does with bars whose stamps do not rise, and which distance it expects.
 *
 * @param rule   for bars that are not later than the one before
 * @param period expected distance of two stamps, in their unit; 0 if unknown, then gaps are not counted
 */
public record BarOrder(Rule rule, long period) {
    /** What is done with a bar that is not later than the one before. */
    public enum Rule {
        /** {@code onBar} throws and nothing has changed. */
        REJECT,
        /** It is counted and passed over. */
        SKIP,
        /** It is counted and used, as the prototype did. */
        ACCEPT
    }

    /**
     * Checks the values.
     *
     * @param rule   not null
     * @param period {@code >= 0}
     * @throws IllegalArgumentException if the period is negative
     */
    public BarOrder {
        Objects.requireNonNull(rule, "rule");
        Checks.inRange(period, 0, Long.MAX_VALUE, "period");
    }

    /**
     * The rule of a profile, without a period.
     *
     * @param profile which one
     * @return ACCEPT for {@link Profile#REFERENCE}, else REJECT
     */
    public static BarOrder of(Profile profile) {
        return new BarOrder(profile == Profile.REFERENCE ? Rule.ACCEPT : Rule.REJECT, 0);
    }
}
