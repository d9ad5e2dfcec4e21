package org.ternion.vpm;

/** A table holds NaN or infinite scores and {@link NonFinitePolicy#REJECT} is in force. */
public final class NonFiniteException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Number of NaN scores. */
    private final long nans;
    /** Number of positive infinities. */
    private final long positiveInfinities;
    /** Number of negative infinities. */
    private final long negativeInfinities;

    /**
     * Counts of what was found.
     *
     * @param nans               number of NaN scores
     * @param positiveInfinities number of positive infinities
     * @param negativeInfinities number of negative infinities
     * @param first              where the first one is, for the message
     */
    public NonFiniteException(long nans, long positiveInfinities, long negativeInfinities, String first) {
        super("scores must be finite: " + nans + " NaN, " + positiveInfinities + " +infinity, " + negativeInfinities
                + " -infinity, first in " + first);
        this.nans = nans;
        this.positiveInfinities = positiveInfinities;
        this.negativeInfinities = negativeInfinities;
    }

    /**
     * Number of NaN scores.
     *
     * @return {@code >= 0}
     */
    public long nans() {
        return nans;
    }

    /**
     * Number of positive infinities.
     *
     * @return {@code >= 0}
     */
    public long positiveInfinities() {
        return positiveInfinities;
    }

    /**
     * Number of negative infinities.
     *
     * @return {@code >= 0}
     */
    public long negativeInfinities() {
        return negativeInfinities;
    }
}
