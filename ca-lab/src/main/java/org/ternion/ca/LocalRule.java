package org.ternion.ca;

import java.util.Objects;
import org.ternion.core.Checks;

/** A {@link CellRule} with what is needed to run it: its states, its neighbourhood and its name. */
public non-sealed interface LocalRule extends Rule, CellRule {
    /**
     * Which cells are counted.
     *
     * @return the neighbourhood
     */
    Neighbourhood neighbourhood();

    /**
     * A rule from a function.
     *
     * @param text          name to report
     * @param states        in {@code [2, 256]}
     * @param neighbourhood which cells are counted
     * @param rule          the function
     * @return a rule
     * @throws IllegalArgumentException if {@code states} is outside its range
     */
    static LocalRule of(String text, int states, Neighbourhood neighbourhood, CellRule rule) {
        return new FunctionRule(text, states, neighbourhood, rule);
    }

    /**
     * A function as a rule.
     *
     * @param text          name to report
     * @param states        in {@code [2, 256]}
     * @param neighbourhood which cells are counted
     * @param function      the function
     */
    record FunctionRule(String text, int states, Neighbourhood neighbourhood, CellRule function) implements LocalRule {
        /**
         * Checks the parts.
         *
         * @param text          not null
         * @param states        in {@code [2, 256]}
         * @param neighbourhood not null
         * @param function      not null
         * @throws IllegalArgumentException if {@code states} is outside its range
         */
        public FunctionRule {
            Objects.requireNonNull(text, "text");
            Checks.inRange(states, 2, MAX_STATES, "states");
            Objects.requireNonNull(neighbourhood, "neighbourhood");
            Objects.requireNonNull(function, "function");
        }

        @Override
        public int next(int centre, int[] counts) {
            return function.next(centre, counts);
        }
    }
}
