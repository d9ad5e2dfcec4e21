package org.ternion.ca.rule;

import java.util.Objects;
import org.ternion.ca.LocalRule;
import org.ternion.ca.Neighbourhood;
import org.ternion.core.Checks;

/**
 * Life-like rule and its Generations form. Only neighbours in state 1 are counted. A cell in state 0 becomes 1 if their
 * number is among {@code births}; a cell in state 1 stays if it is among {@code survivals}, else it begins to fade:
 * state 2 and on to the last state, then 0. With two states there is no fading.
 *
 * @param births        bit n is set if n neighbours give birth
 * @param survivals     bit n is set if n neighbours let a cell stay
 * @param states        in {@code [2, 256]}
 * @param neighbourhood Moore or von Neumann of range 1, or hexagonal
 */
public record LifeLikeRule(int births, int survivals, int states, Neighbourhood neighbourhood) implements LocalRule {
    /**
     * Checks the numbers.
     *
     * @param births        no bit above the number of neighbours
     * @param survivals     no bit above the number of neighbours
     * @param states        in {@code [2, 256]}
     * @param neighbourhood of range 1
     * @throws IllegalArgumentException if a number is outside its range
     */
    public LifeLikeRule {
        Checks.inRange(states, 2, MAX_STATES, "states");
        Objects.requireNonNull(neighbourhood, "neighbourhood");
        Checks.inRange(neighbourhood.range(), 1, 1, "range");
        if (neighbourhood.shape() == Neighbourhood.Shape.CIRCULAR) {
            // the disc of range 1 is the square: one name for it
            neighbourhood = Neighbourhood.moore(1);
        }
        int all = (1 << neighbourhood.size() + 1) - 1;
        Checks.inRange(births, 0, all, "births");
        Checks.inRange(survivals, 0, all, "survivals");
    }

    @Override
    public int next(int centre, int[] counts) {
        if (centre == 0) {
            return births >> counts[1] & 1;
        }
        if (centre == 1 && (survivals >> counts[1] & 1) != 0) {
            return 1;
        }
        return centre + 1 == states ? 0 : centre + 1;
    }

    @Override
    public String text() {
        String digits = states == 2 ? "B" + digits(births) + "/S" + digits(survivals)
                : digits(survivals) + "/" + digits(births) + "/" + states;
        return digits + switch (neighbourhood.shape()) {
            case VON_NEUMANN -> "V";
            case HEXAGONAL -> "H";
            case MOORE, CIRCULAR -> "";
        };
    }

    private static String digits(int mask) {
        StringBuilder digits = new StringBuilder();
        for (int n = 0; n <= 8; n++) {
            if ((mask >> n & 1) != 0) {
                digits.append(n);
            }
        }
        return digits.toString();
    }
}
