package org.ternion.trading.lob;

import java.util.Objects;
import org.ternion.core.Checks;

/**
 * How far an order moves up when the displayed size of its price falls by more than was traded there. Whatever the
 * model, no more can be ahead than is displayed.
 *
 * @param rule  which model
 * @param power exponent of {@link Rule#POWER}, 1 for the other rules
 */
public record QueueModel(Rule rule, double power) {
    /** Which orders were cancelled. */
    public enum Rule {
        /** Those behind, as long as there are any. */
        RISK_AVERSE,
        /** Any, so that the share ahead is that of the queue. */
        PROPORTIONAL,
        /**
         * Those ahead in the share {@code a^n / (a^n + b^n)} for sizes {@code a} ahead and {@code b} behind; with an
         * exponent above 1 an order with more ahead may pass one with less.
         */
        POWER
    }

    /** Cancels are behind the order. */
    public static final QueueModel RISK_AVERSE = new QueueModel(Rule.RISK_AVERSE, 1);
    /** Cancels are spread over the queue. */
    public static final QueueModel PROPORTIONAL = new QueueModel(Rule.PROPORTIONAL, 1);

    private static final String POWER_PREFIX = "power:";
    private static final double GREATEST_POWER = 100;

    /**
     * Checks the values.
     *
     * @param rule  see the record
     * @param power see the record
     * @throws IllegalArgumentException if the exponent is not in (0, 100], or not 1 for another rule
     */
    public QueueModel {
        Objects.requireNonNull(rule, "rule");
        Checks.positive(power, "power");
        Checks.inRange(power, 0, GREATEST_POWER, "power");
        if (rule != Rule.POWER && power != 1) {
            throw new IllegalArgumentException("only the rule POWER has a power, was " + power + " for " + rule);
        }
    }

    /**
     * Reads a model.
     *
     * @param text {@code risk-averse}, {@code proportional} or {@code power:n}
     * @return the model
     * @throws IllegalArgumentException if the text is none
     */
    public static QueueModel parse(String text) {
        if (text.equals("risk-averse")) {
            return RISK_AVERSE;
        }
        if (text.equals("proportional")) {
            return PROPORTIONAL;
        }
        if (text.startsWith(POWER_PREFIX)) {
            try {
                return new QueueModel(Rule.POWER, Double.parseDouble(text.substring(POWER_PREFIX.length())));
            } catch (NumberFormatException e) {
                // The message below says what is accepted.
            }
        }
        throw new IllegalArgumentException(
                "queue must be risk-averse, proportional or power:n with n in (0, 100], was " + text);
    }

    /** {@return the text that {@link #parse} reads} */
    public String text() {
        return switch (rule) {
            case RISK_AVERSE -> "risk-averse";
            case PROPORTIONAL -> "proportional";
            case POWER -> POWER_PREFIX + power;
        };
    }

    /**
     * Lots ahead after the displayed size changed.
     *
     * @param ahead  lots ahead
     * @param before displayed lots less what was traded since
     * @param after  displayed lots
     */
    long ahead(long ahead, long before, long after) {
        long gone = before - after;
        if (gone <= 0 || rule == Rule.RISK_AVERSE || ahead == 0) {
            return Math.min(ahead, after);
        }
        long behind = Math.max(0, before - ahead);
        double share = rule == Rule.PROPORTIONAL ? (double) ahead / (ahead + behind)
                : 1 / (1 + StrictMath.pow((double) behind / ahead, power));
        // Rounded down: a part of a lot is not gone.
        long moved = Math.max((long) (share * gone), gone - behind);
        return Math.min(Math.max(0, ahead - moved), after);
    }
}
