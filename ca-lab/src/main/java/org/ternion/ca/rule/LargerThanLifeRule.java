package org.ternion.ca.rule;

import java.util.Objects;
import org.ternion.ca.LocalRule;
import org.ternion.ca.Neighbourhood;
import org.ternion.core.Checks;

/**
 * Larger than Life: cells in state 1 are counted in a wide neighbourhood, birth and survival are ranges of counts. With
 * more than two states a cell that does not survive fades as in {@link LifeLikeRule}.
 *
 * @param states        in {@code [2, 256]}
 * @param centre        whether the cell counts itself
 * @param survival      numbers of cells that let a cell stay
 * @param birth         numbers of cells that give birth
 * @param neighbourhood Moore, von Neumann or circular
 */
public record LargerThanLifeRule(int states, Centre centre, Range survival, Range birth, Neighbourhood neighbourhood)
        implements LocalRule {
    /** Whether a cell counts itself. */
    public enum Centre {
        /** It does not. */
        LEFT_OUT,
        /** It does. */
        COUNTED
    }

    /**
     * A range of counts, ends included.
     *
     * @param least {@code >= 0}
     * @param most  {@code >= least}
     */
    public record Range(int least, int most) {
        /**
         * Checks the ends.
         *
         * @param least {@code >= 0}
         * @param most  {@code >= least}
         * @throws IllegalArgumentException if the range is empty or negative
         */
        public Range {
            Checks.inRange(least, 0, most, "start of a range");
        }

        boolean holds(int count) {
            return count >= least && count <= most;
        }

        @Override
        public String toString() {
            return least + ".." + most;
        }
    }

    /**
     * Checks the parts.
     *
     * @param states        in {@code [2, 256]}
     * @param centre        not null
     * @param survival      not null, within the number of cells counted
     * @param birth         not null, within the number of cells counted
     * @param neighbourhood not hexagonal
     * @throws IllegalArgumentException if a part is outside its range
     */
    public LargerThanLifeRule {
        Checks.inRange(states, 2, MAX_STATES, "states");
        Objects.requireNonNull(centre, "centre");
        if (neighbourhood.shape() == Neighbourhood.Shape.HEXAGONAL) {
            throw new IllegalArgumentException("hexagonal neighbourhoods belong to Life-like rules");
        }
        int cells = neighbourhood.size() + (centre == Centre.COUNTED ? 1 : 0);
        Checks.inRange(survival.most, 0, cells, "end of the range of survival");
        Checks.inRange(birth.most, 0, cells, "end of the range of birth");
    }

    @Override
    public int next(int cell, int[] counts) {
        if (cell == 0) {
            return birth.holds(counts[1]) ? 1 : 0;
        }
        if (cell == 1 && survival.holds(counts[1] + (centre == Centre.COUNTED ? 1 : 0))) {
            return 1;
        }
        return cell + 1 == states ? 0 : cell + 1;
    }

    @Override
    public String text() {
        return "R" + neighbourhood.range() + ",C" + (states == 2 ? 0 : states)
                + ",M" + (centre == Centre.COUNTED ? 1 : 0) + ",S" + survival + ",B" + birth + ",N"
                + Notation.letter(neighbourhood);
    }
}
