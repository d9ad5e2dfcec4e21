package org.ternion.core;

import java.util.concurrent.CancellationException;

/** Counts what several threads have done, passes it on one report at a time, and stops them all when asked to. */
public final class SharedProgress {
    private final Progress progress;
    private final long total;
    private long done;
    private volatile boolean stopped;

    /**
     * Starts at 0.
     *
     * @param progress receives the sums
     * @param total    units of the whole work
     */
    public SharedProgress(Progress progress, long total) {
        this.progress = progress;
        this.total = total;
    }

    /**
     * Cheap check for inner loops.
     *
     * @throws CancellationException once a report was answered with a request to stop
     */
    public void check() {
        if (stopped) {
            throw new CancellationException("stopped by its progress listener");
        }
    }

    /**
     * Reports work that is done.
     *
     * @param units added to what was done before, {@code >= 0}
     * @throws CancellationException if this or an earlier report was answered with a request to stop
     */
    public synchronized void add(long units) {
        check();
        done += units;
        stopped = !progress.report(done, total);
        check();
    }
}
