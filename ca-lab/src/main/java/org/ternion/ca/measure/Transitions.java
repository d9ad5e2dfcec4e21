package org.ternion.ca.measure;

import java.util.Arrays;
import java.util.Optional;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * Counts of what became of what, over all cells and the steps so far. States are numbered from 0, the lowest of the
 * alphabet. Not safe for use by several threads.
 */
public final class Transitions {
    private final int states;
    private final long[] counts;

    /**
     * Starts without counts.
     *
     * @param states alphabet, 2 to 256
     * @throws IllegalArgumentException if {@code states} is out of range
     */
    public Transitions(int states) {
        this.states = Checks.inRange(states, 2, 256, "states");
        this.counts = new long[states * states];
    }

    /**
     * Counts one step.
     *
     * @param before frame before the step
     * @param after  frame after it, of the same size
     * @throws IllegalArgumentException if sizes differ or an alphabet is not the one given at the start
     */
    public void accept(CellGrid before, CellGrid after) {
        FrameShape.require(before, before.height(), before.width(), states);
        FrameShape.requireLike(before, after);
        Occupancy.add(counts, before, after);
    }

    /**
     * Times that a cell went from one state to another.
     *
     * @param from state before
     * @param to   state after
     * @return {@code >= 0}
     * @throws IllegalArgumentException if a state is not of the alphabet
     */
    public long count(int from, int to) {
        return counts[Checks.inRange(from, 0, states - 1, "from") * states + Checks.inRange(to, 0, states - 1, "to")];
    }

    /**
     * Where the cells of a state went.
     *
     * @param from state before
     * @return shares that sum to 1; empty if no cell was in that state
     * @throws IllegalArgumentException if {@code from} is not of the alphabet
     */
    public Optional<double[]> row(int from) {
        long total = 0;
        for (int to = 0; to < states; to++) {
            total += count(from, to);
        }
        if (total == 0) {
            return Optional.empty();
        }
        double[] shares = new double[states];
        for (int to = 0; to < states; to++) {
            shares[to] = count(from, to) / (double) total;
        }
        return Optional.of(shares);
    }

    /**
     * Share of cell steps that changed the cell.
     *
     * @return in {@code [0, 1]}; NaN before the first step
     */
    public double changeRate() {
        return shareWithout(withIncrement(0));
    }

    /**
     * Share of cell steps that did not add the commonest increment, modulo the alphabet: 0 for
     * a world in which every cell advances, whose plain change rate is 1. Over several steps the increment is the
     * commonest of all of them; use an object per step to let it differ.
     *
     * @return in {@code [0, 1]}; NaN before the first step
     */
    public double coRotatingChangeRate() {
        long best = 0;
        for (int d = 0; d < states; d++) {
            best = Math.max(best, withIncrement(d));
        }
        return shareWithout(best);
    }

    /**
     * Bits of a cell when the cell before the step is known.
     *
     * @return in {@code [0, log2(states)]}; 0 before the first step
     */
    public double conditionalEntropy() {
        return Entropy.conditional(counts, states);
    }

    private double shareWithout(long same) {
        long total = Arrays.stream(counts).sum();
        return (total - same) / (double) total;
    }

    private long withIncrement(int d) {
        long same = 0;
        for (int from = 0; from < states; from++) {
            same += counts[from * states + (from + d) % states];
        }
        return same;
    }
}
