package org.ternion.ca.rule;

import org.ternion.ca.LocalRule;
import org.ternion.ca.Neighbourhood;
import org.ternion.core.Checks;

/**
 * Cyclic ternary rule with a window of birth: a cell in state s advances to {@code t = s + 1} modulo 3 if from
 * {@code low} to {@code high} of its eight neighbours are in state t.
 *
 * @param low  fewest neighbours, in {@code [0, high]}
 * @param high most neighbours, in {@code [low, 8]}
 */
public record CyclicWindowRule(int low, int high) implements LocalRule {
    private static final Neighbourhood RING = Neighbourhood.moore(1);

    /**
     * Checks the window.
     *
     * @param low  in {@code [0, high]}
     * @param high in {@code [low, 8]}
     * @throws IllegalArgumentException if a number is outside its range
     */
    public CyclicWindowRule {
        Checks.inRange(high, 0, RING.size(), "hi");
        Checks.inRange(low, 0, high, "lo");
    }

    @Override
    public int next(int centre, int[] counts) {
        int target = centre == 2 ? 0 : centre + 1;
        return counts[target] >= low && counts[target] <= high ? target : centre;
    }

    @Override
    public int states() {
        return 3;
    }

    @Override
    public Neighbourhood neighbourhood() {
        return RING;
    }

    @Override
    public String text() {
        return "CYCW:lo=" + low + ",hi=" + high;
    }
}
