package org.ternion.ca.rule;

import org.ternion.ca.LocalRule;
import org.ternion.ca.Neighbourhood;

/**
 * Plurality of three states in the block of nine cells: the state with strictly more cells than each of the others; a
 * tie for the most keeps the cell.
 */
public record PluralityRule() implements LocalRule {
    private static final Neighbourhood RING = Neighbourhood.moore(1);

    @Override
    public int next(int centre, int[] counts) {
        int zeros = counts[0] + (centre == 0 ? 1 : 0);
        int ones = counts[1] + (centre == 1 ? 1 : 0);
        int twos = counts[2] + (centre == 2 ? 1 : 0);
        if (zeros > ones && zeros > twos) {
            return 0;
        }
        if (ones > zeros && ones > twos) {
            return 1;
        }
        return twos > zeros && twos > ones ? 2 : centre;
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
        return "PLUR";
    }
}
