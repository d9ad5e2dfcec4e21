package org.ternion.sphere.cone;

import java.util.concurrent.CancellationException;
import org.ternion.core.Progress;

/** Counts what several threads have done, passes it on one report at a time, and stops them all. */
final class Stop {
    private final Progress progress;
    private final long total;
    private long done;
    private volatile boolean stopped;

    Stop(Progress progress, long total) {
        this.progress = progress;
        this.total = total;
    }

    /** Throws {@link CancellationException} after the listener asked to stop. */
    void check() {
        if (stopped) {
            throw new CancellationException("stopped by its progress listener");
        }
    }

    synchronized void add(long units) {
        check();
        done += units;
        stopped = !progress.report(done, total);
        check();
    }
}
