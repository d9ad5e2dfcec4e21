package org.ternion.sphere.fill;

import org.ternion.core.Checks;

/** Checks of integer capacities. */
final class Capacities {
    private Capacities() {
    }

    /** Returns the sum of one capacity per shell. */
    static long total(int[] capacity, int shells) {
        if (capacity.length != shells) {
            throw new IllegalArgumentException(capacity.length + " capacities for " + shells + " shells");
        }
        long total = 0;
        for (int k = 0; k < shells; k++) {
            total += Checks.inRange(capacity[k], 0, Integer.MAX_VALUE, "capacity of shell " + k);
        }
        return total;
    }

    /** Accepts one capacity per shell that add up to the number of points. */
    static void requireExact(int[] capacity, int shells, int points) {
        long total = total(capacity, shells);
        if (total != points) {
            throw new IllegalArgumentException("capacities add up to " + total + " for " + points + " points");
        }
    }
}
