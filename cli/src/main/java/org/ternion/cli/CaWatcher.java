package org.ternion.cli;

/** Looks at some generations of a run. */
interface CaWatcher {
    /** The first generation after this one to look at, {@link Long#MAX_VALUE} for none; of the start it is asked -1. */
    long next(long after);

    /** Looks at a generation that was asked for. */
    void see(CaMoment moment);
}
