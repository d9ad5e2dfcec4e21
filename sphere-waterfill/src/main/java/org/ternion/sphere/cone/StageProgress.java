package org.ternion.sphere.cone;

import org.ternion.core.Progress;

/**
 * One count of thousandths over stages that each count in units of their own. Numbers passed on never fall; reports
 * from within a thousandth repeat it, so that the work can be stopped there too.
 */
final class StageProgress {
    private static final int TOTAL = 1000;

    private final Progress progress;
    private double position;
    private long last;

    StageProgress(Progress progress) {
        this.progress = progress;
    }

    /** Begins the next stage, which takes the given share of the whole; shares add up to at most 1. */
    Progress next(double share) {
        double start = position;
        position += share;
        return (done, total) -> progress.report(reached(start + share * done / Math.max(1, total)), TOTAL);
    }

    /** Reports that all is done, whatever the stages left out. */
    void end() {
        progress.reportOrCancel(reached(1), TOTAL);
    }

    private long reached(double share) {
        last = Math.max(last, Math.min(TOTAL, (long) (TOTAL * share)));
        return last;
    }
}
