package org.ternion.krr.experiments;

import org.ternion.core.RunOptions;

/** Counts the fits of an experiment; the solvers below ask the same listener whether to go on. */
final class Stages {
    private final RunOptions run;
    private final long total;
    private long done;

    Stages(RunOptions run, long total) {
        this.run = run;
        this.total = total;
    }

    /** For a fit: its own reports repeat how many fits are done, so that it can be stopped in between. */
    RunOptions inner() {
        long before = done;
        return run.withProgress((part, parts) -> run.progress().report(before, total));
    }

    void finish() {
        done++;
        run.progress().reportOrCancel(done, total);
    }
}
