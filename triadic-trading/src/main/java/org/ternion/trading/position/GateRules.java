package org.ternion.trading.position;

import java.util.Objects;
import org.ternion.core.Checks;

/**
 * How confidence becomes permission.
 *
 * @param rule        which gate
 * @param tauOn       upper threshold, 0 to 1
 * @param tauOff      lower threshold, 0 to {@code tauOn}
 * @param kOn         bars in a row from {@code tauOn} that engage {@link GateRule#SCHMITT}, at least 1
 * @param kOff        bars in a row below {@code tauOff} that release it, at least 1
 * @param resetOnFlip whether a change of sign of the state releases it
 * @param missing     what a confidence that is no number means
 */
public record GateRules(GateRule rule, double tauOn, double tauOff, int kOn, int kOff, boolean resetOnFlip,
                        MissingConfidence missing) {
    /**
     * Checks the values.
     *
     * @param rule        see the record
     * @param tauOn       see the record
     * @param tauOff      see the record
     * @param kOn         see the record
     * @param kOff        see the record
     * @param resetOnFlip see the record
     * @param missing     see the record
     * @throws IllegalArgumentException if one is out of its range
     */
    public GateRules {
        Objects.requireNonNull(rule, "rule");
        Objects.requireNonNull(missing, "missing");
        Checks.inRange(tauOn, 0, 1, "tau on");
        Checks.inRange(tauOff, 0, tauOn, "tau off");
        Checks.inRange(kOn, 1, Integer.MAX_VALUE, "k on");
        Checks.inRange(kOff, 1, Integer.MAX_VALUE, "k off");
    }
}
