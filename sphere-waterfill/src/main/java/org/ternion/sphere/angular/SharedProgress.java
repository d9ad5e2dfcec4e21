package org.ternion.sphere.angular;

import java.util.concurrent.CancellationException;
import org.ternion.core.Progress;

/** Counts what several threads have done and passes it on, one report at a time. */
final class SharedProgress {
    private final Progress progress;
    private final long total;
    private long done;
    private volatile boolean stopped;

    SharedProgress(Progress progress, long total) {
        this.progress = progress;
        this.total = total;
    }

    /** Throws once a report was answered with a request to stop; cheap. */
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
