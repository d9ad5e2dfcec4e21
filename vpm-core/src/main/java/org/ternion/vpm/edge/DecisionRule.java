package org.ternion.vpm.edge;

import java.util.Objects;
import org.ternion.core.Checks;

/**
 * How a device decides on one 8-bit sample.
 *
 * @param threshold 0 to 255
 * @param polarity  which side of the threshold is relevant
 */
public record DecisionRule(int threshold, Polarity polarity) {
    /** The prototype's rule: relevant below 128. On maps that are bright where scores are high it says the opposite. */
    public static final DecisionRule SOURCE = new DecisionRule(128, Polarity.DARK);

    /** Relevant from 128 on: the rule for tiles of a policy map. */
    public static final DecisionRule BRIGHT = new DecisionRule(128, Polarity.BRIGHT);

    /**
     * Checks the threshold.
     *
     * @param threshold 0 to 255
     * @param polarity which side of the threshold is relevant
     * @throws IllegalArgumentException if the threshold is outside 0 to 255
     */
    public DecisionRule {
        Checks.inRange(threshold, 0, 255, "threshold");
        Objects.requireNonNull(polarity, "polarity");
    }

    /**
     * Decides.
     *
     * @param sample an unsigned byte
     * @return whether the sample is relevant
     */
    public boolean relevant(byte sample) {
        return (sample & 0xFF) >= threshold == (polarity == Polarity.BRIGHT);
    }
}
