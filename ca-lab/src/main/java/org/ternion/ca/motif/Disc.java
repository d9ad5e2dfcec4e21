package org.ternion.ca.motif;

import org.ternion.core.Checks;

/**
 * A disc on the torus that moves: its centre at step {@code t} is the start plus {@code floor(velocity * t / divisor)}.
 *
 * @param row             row of the centre at step 0
 * @param col             column of the centre at step 0
 * @param radius          {@code >= 0}; cells up to this distance, inclusive, are inside
 * @param rowVelocity     rows per {@code divisor} steps
 * @param colVelocity     columns per {@code divisor} steps
 * @param velocityDivisor {@code >= 1}
 */
public record Disc(int row, int col, int radius, int rowVelocity, int colVelocity, int velocityDivisor) {
    /**
     * Checks radius and divisor.
     *
     * @param row             any value
     * @param col             any value
     * @param radius          {@code >= 0}
     * @param rowVelocity     any value
     * @param colVelocity     any value
     * @param velocityDivisor {@code >= 1}
     * @throws IllegalArgumentException if the radius is negative or the divisor below 1
     */
    public Disc {
        Checks.inRange(radius, 0, Integer.MAX_VALUE, "radius");
        Checks.inRange(velocityDivisor, 1, Integer.MAX_VALUE, "velocity divisor");
    }

    /** Row of the centre at a step. */
    int rowAt(long step) {
        return at(row, rowVelocity, step);
    }

    /** Column of the centre at a step. */
    int colAt(long step) {
        return at(col, colVelocity, step);
    }

    private int at(int start, int velocity, long step) {
        return Math.toIntExact(start + Math.floorDiv(velocity * step, (long) velocityDivisor));
    }

    /**
     * Squared distance from the column of the centre up to which cells of a row are inside, negative if none is. On a
     * torus distances are those of the shorter way round.
     */
    long squaredReach(int y, int centre, int height) {
        int down = Math.floorMod(y - centre, height);
        long dy = Math.min(down, height - down);
        return (long) radius * radius - dy * dy;
    }
}
