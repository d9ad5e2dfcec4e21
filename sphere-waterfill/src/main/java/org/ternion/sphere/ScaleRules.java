package org.ternion.sphere;

import org.ternion.core.Checks;

/**
 * Smallest radii the prototype chose by size. They are rules of thumb about load and have no geometric meaning: the
 * share of a shell inside a cone does not depend on the radius.
 */
public final class ScaleRules {
    private ScaleRules() {
    }

    /**
     * Smallest radius by number of shells: {@code max(10, sqrt(shells))}.
     *
     * @param shells {@code >= 1}
     * @return the radius
     * @throws IllegalArgumentException if {@code shells < 1}
     */
    public static double minimumRadius(int shells) {
        return Math.max(10, Math.sqrt(Checks.inRange(shells, 1, Integer.MAX_VALUE, "shells")));
    }

    /**
     * Smallest radius by number of points: below 1e5 {@code max(16, sqrt(shells) / 4)}, below 1e7
     * {@code max(32, sqrt(shells) / 2)}, below 1e9 {@code max(64, shells / 10)}, else {@code max(128, shells / 8)}.
     *
     * @param points {@code >= 0}
     * @param shells {@code >= 1}
     * @return the radius
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double minimumRadius(long points, int shells) {
        Checks.inRange(points, 0, Long.MAX_VALUE, "points");
        Checks.inRange(shells, 1, Integer.MAX_VALUE, "shells");
        if (points < 100_000) {
            return Math.max(16, 0.25 * Math.sqrt(shells));
        }
        if (points < 10_000_000) {
            return Math.max(32, 0.5 * Math.sqrt(shells));
        }
        return points < 1_000_000_000 ? Math.max(64, 0.1 * shells) : Math.max(128, 0.125 * shells);
    }
}
