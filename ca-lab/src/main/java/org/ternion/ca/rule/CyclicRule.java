package org.ternion.ca.rule;

import java.util.Objects;
import org.ternion.ca.LocalRule;
import org.ternion.ca.Neighbourhood;
import org.ternion.core.Checks;

/**
 * Cyclic rule: a cell in state s advances to {@code t = s + 1} modulo the number of states if at least
 * {@code threshold} of its neighbours are in state t. Threshold 0 always advances, one more than there are neighbours
 * never.
 *
 * @param states        in {@code [2, 256]}
 * @param threshold     in {@code [0, neighbours + 1]}
 * @param neighbourhood which cells are counted
 */
public record CyclicRule(int states, int threshold, Neighbourhood neighbourhood) implements LocalRule {
    /**
     * Checks the numbers.
     *
     * @param states        in {@code [2, 256]}
     * @param threshold     in {@code [0, neighbours + 1]}
     * @param neighbourhood not null
     * @throws IllegalArgumentException if a number is outside its range
     */
    public CyclicRule {
        Checks.inRange(states, 2, MAX_STATES, "states");
        Objects.requireNonNull(neighbourhood, "neighbourhood");
        Checks.inRange(threshold, 0, neighbourhood.size() + 1, "threshold");
    }

    /**
     * Cyclic ternary life: three states, eight neighbours. Threshold 3 makes spirals, threshold 2 ends as a rotor where
     * every cell advances in every step.
     *
     * @param threshold in {@code [0, 9]}
     * @return the rule CYC3
     * @throws IllegalArgumentException if {@code threshold} is outside its range
     */
    public static CyclicRule cyc3(int threshold) {
        return new CyclicRule(3, threshold, Neighbourhood.moore(1));
    }

    /**
     * Whether this is a rule of the family CYC3.
     *
     * @return true for three states and the Moore neighbourhood of range 1
     */
    public boolean isCyc3() {
        return states == 3 && neighbourhood.equals(Neighbourhood.moore(1));
    }

    @Override
    public int next(int centre, int[] counts) {
        int target = centre + 1 == states ? 0 : centre + 1;
        return counts[target] >= threshold ? target : centre;
    }

    @Override
    public String text() {
        return isCyc3() ? "CYC3:k=" + threshold : Notation.rangeThreshold(states, threshold, neighbourhood);
    }
}
