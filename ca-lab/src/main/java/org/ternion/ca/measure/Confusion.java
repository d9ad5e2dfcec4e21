package org.ternion.ca.measure;

import java.util.OptionalDouble;

/**
 * Counts of acting against acceptable cells.
 *
 * @param actAcceptable    acts, and is acceptable
 * @param actUnacceptable  acts, and is not
 * @param idleAcceptable   does not act, and is acceptable
 * @param idleUnacceptable does not act, and is not
 */
public record Confusion(long actAcceptable, long actUnacceptable, long idleAcceptable, long idleUnacceptable) {
    /**
     * Cells that act.
     *
     * @return {@code >= 0}
     */
    public long acts() {
        return actAcceptable + actUnacceptable;
    }

    /**
     * Cells counted.
     *
     * @return {@code >= 0}
     */
    public long total() {
        return acts() + idleAcceptable + idleUnacceptable;
    }

    /**
     * Whether nothing acts: precision is then undefined, and a recall of 0 says nothing about the gate.
     *
     * @return true if {@link #acts()} is 0
     */
    public boolean vacuous() {
        return acts() == 0;
    }

    /**
     * Share of the acting cells that are acceptable.
     *
     * @return in {@code [0, 1]}; empty if no cell acts
     */
    public OptionalDouble precision() {
        return share(actAcceptable, acts());
    }

    /**
     * Share of the acceptable cells that act.
     *
     * @return in {@code [0, 1]}; empty if no cell is acceptable
     */
    public OptionalDouble recall() {
        return share(actAcceptable, actAcceptable + idleAcceptable);
    }

    /**
     * Share of all cells that are acceptable.
     *
     * @return in {@code [0, 1]}; empty if nothing was counted
     */
    public OptionalDouble acceptableShare() {
        return share(actAcceptable + idleAcceptable, total());
    }

    /**
     * Share of all cells that do not act.
     *
     * @return in {@code [0, 1]}; empty if nothing was counted
     */
    public OptionalDouble holdShare() {
        return share(idleAcceptable + idleUnacceptable, total());
    }

    /** A part of a whole; empty if there is no whole. */
    static OptionalDouble share(long part, long whole) {
        return whole == 0 ? OptionalDouble.empty() : OptionalDouble.of(part / (double) whole);
    }
}
