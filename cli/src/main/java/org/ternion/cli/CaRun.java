package org.ternion.cli;

import java.util.List;
import java.util.OptionalLong;
import org.ternion.ca.Automaton;
import org.ternion.ca.fast.FastEngine;
import org.ternion.core.Progress;

/** Runs an automaton as fast as those who look at it allow. */
final class CaRun {
    private static final double NANOS_PER_SECOND = 1e9;

    private CaRun() {
    }

    /** Runs from generation 0 and returns the seconds spent stepping, without looking. */
    static double run(Automaton automaton, long steps, Progress progress, List<? extends CaWatcher> watchers) {
        show(new CaMoment(automaton, OptionalLong.empty()), -1, watchers);
        long nanos = 0;
        for (long done = 0; done < steps;) {
            long due = steps;
            for (CaWatcher watcher : watchers) {
                due = Math.min(due, watcher.next(done));
            }
            long before = done;
            long start = System.nanoTime();
            OptionalLong changes = OptionalLong.empty();
            if (due == done + 1 && automaton instanceof FastEngine fast) {
                changes = OptionalLong.of(fast.stepCountingChanges());
                progress.report(due, steps);
            } else {
                automaton.advance(due - done, (part, all) -> progress.report(before + part, steps));
            }
            nanos += System.nanoTime() - start;
            done = due;
            show(new CaMoment(automaton, changes), before, watchers);
        }
        return nanos / NANOS_PER_SECOND;
    }

    private static void show(CaMoment moment, long before, List<? extends CaWatcher> watchers) {
        for (CaWatcher watcher : watchers) {
            if (watcher.next(before) == moment.generation()) {
                watcher.see(moment);
            }
        }
    }
}
