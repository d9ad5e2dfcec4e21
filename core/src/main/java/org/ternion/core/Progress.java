package org.ternion.core;

import java.util.concurrent.CancellationException;

/**
 * Receives the progress of long work and may stop it. Called from the thread that does the work, once per row block or
 * iteration.
 */
@FunctionalInterface
public interface Progress {
    /** Ignores reports and never stops the work. */
    Progress NONE = (done, total) -> true;

    /**
     * Reports progress.
     *
     * @param done  units finished, from 0 to {@code total}
     * @param total units in all; the unit is stated by the method that takes the {@code Progress}
     * @return false to ask the computation to stop; all-or-nothing work then throws
     *         {@link CancellationException}
     */
    boolean report(long done, long total);

    /**
     * Reports progress of work that is all or nothing.
     *
     * @param done  units finished, from 0 to {@code total}
     * @param total units in all
     * @throws CancellationException if the report is answered with a request to stop
     */
    default void reportOrCancel(long done, long total) {
        if (!report(done, total)) {
            throw new CancellationException("stopped by its progress listener");
        }
    }
}
