package org.ternion.ca.rule;

import java.util.Objects;
import org.ternion.ca.LocalRule;
import org.ternion.ca.Neighbourhood;
import org.ternion.core.Checks;

/**
 * Excitable medium of Greenberg and Hastings: a cell at rest (0) is excited (1) if at least {@code threshold} of its
 * neighbours are; every other state advances, the last one to rest.
 *
 * @param states        in {@code [2, 256]}
 * @param threshold     in {@code [0, neighbours + 1]}
 * @param neighbourhood which cells are counted
 */
public record GreenbergHastingsRule(int states, int threshold, Neighbourhood neighbourhood) implements LocalRule {
    /**
     * Checks the numbers.
     *
     * @param states        in {@code [2, 256]}
     * @param threshold     in {@code [0, neighbours + 1]}
     * @param neighbourhood not null
     * @throws IllegalArgumentException if a number is outside its range
     */
    public GreenbergHastingsRule {
        Checks.inRange(states, 2, MAX_STATES, "states");
        Objects.requireNonNull(neighbourhood, "neighbourhood");
        Checks.inRange(threshold, 0, neighbourhood.size() + 1, "threshold");
    }

    @Override
    public int next(int centre, int[] counts) {
        if (centre == 0) {
            return counts[1] >= threshold ? 1 : 0;
        }
        return centre + 1 == states ? 0 : centre + 1;
    }

    @Override
    public String text() {
        return Notation.rangeThreshold(states, threshold, neighbourhood) + "/GH";
    }
}
