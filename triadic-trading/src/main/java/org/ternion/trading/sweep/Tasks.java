package org.ternion.trading.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;

/** Independent pieces of work whose results are wanted in order. */
final class Tasks {
    private Tasks() {
    }

    /** Results by number; progress is told of finished tasks and may stop between them. */
    static <T> List<T> run(RunOptions options, int count, IntFunction<T> task) {
        List<T> results = new ArrayList<>(Collections.nCopies(count, null));
        SharedProgress done = new SharedProgress(options.progress(), count);
        // Neighbours may cost very differently, so that each thread takes every p-th task.
        int threads = Math.min(options.parallelism(), Math.max(1, count));
        Parallel.ranges(threads, threads, 1, (from, to) -> {
            for (int thread = from; thread < to; thread++) {
                for (int i = thread; i < count; i += threads) {
                    done.check();
                    results.set(i, task.apply(i));
                    done.add(1);
                }
            }
        });
        return results;
    }
}
