package org.ternion.ca.measure;

import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * Distribution of the values of a layer that counts something, such as fatigue or tension, over any number of frames.
 */
public final class Levels {
    private final int lowest;
    private final long[] counts;

    /**
     * Starts without counts.
     *
     * @param kind a frame with the alphabet of those to come; it is not counted
     */
    public Levels(CellGrid kind) {
        this.lowest = kind.lowest();
        this.counts = new long[kind.states()];
    }

    /**
     * Counts the cells of a frame.
     *
     * @param frame of the alphabet given at the start, of any size
     * @throws IllegalArgumentException if the alphabet is another one
     */
    public void accept(CellGrid frame) {
        Checks.inRange(frame.lowest(), lowest, lowest, "lowest value");
        Checks.inRange(frame.states(), counts.length, counts.length, "states");
        int[] population = frame.population();
        for (int i = 0; i < counts.length; i++) {
            counts[i] += population[i];
        }
    }

    /**
     * Mean value of a cell.
     *
     * @return NaN before the first frame
     */
    public double mean() {
        long sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i] * (lowest + i);
        }
        return sum / (double) total();
    }

    /**
     * Variance of the values of all cells, divided by their number.
     *
     * @return {@code >= 0}; NaN before the first frame
     */
    public double variance() {
        double mean = mean();
        double sum = 0;
        for (int i = 0; i < counts.length; i++) {
            sum += counts[i] * (lowest + i - mean) * (lowest + i - mean);
        }
        return sum / total();
    }

    /**
     * The smallest value that at least a share of the cells does not exceed.
     *
     * @param share in {@code [0, 1]}; 1 gives the largest value
     * @return a value of the alphabet
     * @throws IllegalArgumentException if {@code share} is out of range
     * @throws IllegalStateException    before the first frame
     */
    public int quantile(double share) {
        Checks.inRange(share, 0, 1, "share");
        long total = total();
        if (total == 0) {
            throw new IllegalStateException("no frame was counted");
        }
        long below = 0;
        int level = -1;
        while (below == 0 || below < share * total) {
            below += counts[++level];
        }
        return lowest + level;
    }

    private long total() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }
}
