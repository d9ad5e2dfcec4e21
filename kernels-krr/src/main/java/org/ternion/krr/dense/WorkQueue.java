package org.ternion.krr.dense;

import java.util.concurrent.atomic.AtomicInteger;
import org.ternion.core.Parallel;
import org.ternion.core.SharedProgress;

/** Tasks of unequal length, each taken by the next free thread. They must not depend on each other. */
final class WorkQueue {
    private WorkQueue() {
    }

    /** A task. */
    @FunctionalInterface
    interface Task {
        void run(int index);
    }

    /** Runs tasks {@code 0 .. count - 1}; returns when all are done. Begins no task after a request to stop. */
    static void run(int parallelism, int count, SharedProgress done, Task task) {
        AtomicInteger next = new AtomicInteger();
        int threads = Math.min(parallelism, count);
        Parallel.ranges(Math.max(1, threads), threads, 1, (from, to) -> {
            for (int index = next.getAndIncrement(); index < count; index = next.getAndIncrement()) {
                done.check();
                task.run(index);
            }
        });
    }
}
