package org.ternion.ca.rule;

import org.ternion.ca.Neighbourhood;

/** Pieces of rule strings that several families share. */
final class Notation {
    private Notation() {
    }

    static String rangeThreshold(int states, int threshold, Neighbourhood neighbourhood) {
        return "R" + neighbourhood.range() + "/T" + threshold + "/C" + states + "/N" + letter(neighbourhood);
    }

    static char letter(Neighbourhood neighbourhood) {
        return switch (neighbourhood.shape()) {
            case MOORE -> 'M';
            case VON_NEUMANN -> 'N';
            case CIRCULAR -> 'C';
            case HEXAGONAL -> 'H';
        };
    }

    /** The neighbourhood of a letter M, N, C or H. */
    static Neighbourhood neighbourhood(char letter, int range) {
        if (letter == 'H' && range > 1) {
            throw new IllegalArgumentException("hexagonal neighbourhoods have range 1, not " + range);
        }
        return switch (letter) {
            case 'M' -> Neighbourhood.moore(range);
            case 'N' -> Neighbourhood.vonNeumann(range);
            case 'C' -> Neighbourhood.circular(range);
            case 'H' -> Neighbourhood.hexagonal();
            default -> throw new IllegalArgumentException("a neighbourhood is M, N, C or H, not " + letter);
        };
    }
}
