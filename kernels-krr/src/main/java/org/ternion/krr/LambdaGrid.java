package org.ternion.krr;

import org.ternion.core.Checks;

/**
 * Ridges that are tried: evenly spaced logarithms. The best of them is then refined between its neighbours.
 *
 * @param smallest first ridge, {@code > 0}
 * @param largest  last ridge, {@code > smallest}
 * @param count    number of ridges, in {@code [2, 10000]}
 */
public record LambdaGrid(double smallest, double largest, int count) {
    /** Fifty ridges from 1e-8 to 100. */
    public static final LambdaGrid DEFAULT = new LambdaGrid(1e-8, 100, 50);

    /**
     * Checks the grid.
     *
     * @param smallest {@code > 0}
     * @param largest  {@code > smallest}
     * @param count    in {@code [2, 10000]}
     * @throws IllegalArgumentException if an argument is out of range
     */
    public LambdaGrid {
        Checks.positive(smallest, "smallest ridge");
        Checks.positive(largest, "largest ridge");
        Checks.inRange(count, 2, 10_000, "number of ridges");
        if (!(largest > smallest)) {
            throw new IllegalArgumentException("the largest ridge " + largest + " must be above the smallest "
                    + smallest);
        }
    }

    /**
     * A ridge of the grid.
     *
     * @param i in {@code [0, count)}
     * @return {@code smallest} for 0, {@code largest} for {@code count - 1}
     */
    public double lambda(int i) {
        double share = (double) i / (count - 1);
        return i == 0 ? smallest : i == count - 1 ? largest
                : Math.exp((1 - share) * Math.log(smallest) + share * Math.log(largest));
    }
}
