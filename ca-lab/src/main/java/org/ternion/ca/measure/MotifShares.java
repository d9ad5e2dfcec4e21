package org.ternion.ca.measure;

import org.ternion.ca.motif.Motif;
import org.ternion.ca.motif.MotifCounts;
import org.ternion.core.Checks;

/**
 * How often motifs held and how often they decided, over the steps so far. The two differ: a condition may hold where
 * another one wins. Not safe for use by several threads.
 */
public final class MotifShares {
    private final long cells;
    private final long[] predicates = new long[Motif.values().length];
    private final long[] branches = new long[Motif.values().length];
    private long steps;

    /**
     * Starts without counts.
     *
     * @param cells of the automaton, {@code >= 1}
     * @throws IllegalArgumentException if {@code cells < 1}
     */
    public MotifShares(long cells) {
        this.cells = Checks.inRange(cells, 1, Long.MAX_VALUE, "cells");
    }

    /**
     * Counts one step.
     *
     * @param step motifs of the step
     */
    public void accept(MotifCounts step) {
        for (Motif motif : Motif.values()) {
            predicates[motif.ordinal()] += step.predicate(motif);
            branches[motif.ordinal()] += step.branch(motif);
        }
        steps++;
    }

    /**
     * Share of cell steps at which the condition of the motif held.
     *
     * @param motif not null
     * @return in {@code [0, 1]}; NaN before the first step
     */
    public double predicate(Motif motif) {
        return predicates[motif.ordinal()] / ((double) cells * steps);
    }

    /**
     * Share of cell steps that the motif decided.
     *
     * @param motif not null
     * @return in {@code [0, 1]}; NaN before the first step
     */
    public double branch(Motif motif) {
        return branches[motif.ordinal()] / ((double) cells * steps);
    }
}
