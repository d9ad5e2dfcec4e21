package org.ternion.core;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Splits a loop over several threads, for callers that were asked to. Nothing here runs on a hidden pool. */
public final class Parallel {
    private Parallel() {
    }

    /** A part of a loop. */
    @FunctionalInterface
    public interface Range {
        /**
         * Does the part.
         *
         * @param from first index
         * @param to   index after the last one, {@code > from}
         */
        void run(int from, int to);
    }

    /**
     * Runs a loop over {@code [0, n)} in as many ranges as threads, the first one on the calling thread. Which indices
     * make a range depends on the arguments alone. Returns when all ranges are done, and then throws what the first of
     * them threw; an interrupt does not end the wait and is kept.
     *
     * @param parallelism threads at most, {@code >= 1}; 1 starts none
     * @param n           number of indices, {@code >= 0}; nothing is run for 0
     * @param grain       ranges begin at multiples of this and are at least as long, {@code >= 1}
     * @param range       called at most {@code parallelism} times, at the same time
     */
    public static void ranges(int parallelism, int n, int grain, Range range) {
        Checks.inRange(parallelism, 1, Integer.MAX_VALUE, "parallelism");
        Checks.inRange(grain, 1, Integer.MAX_VALUE, "grain");
        int grains = (int) (((long) n + grain - 1) / grain);
        int parts = Math.min(parallelism, grains);
        List<FutureTask<Void>> tasks = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            int from = start(part, parts, grains, grain);
            int to = Math.min(n, start(part + 1, parts, grains, grain));
            FutureTask<Void> task = new FutureTask<>(() -> range.run(from, to), null);
            tasks.add(task);
            if (part > 0) {
                Thread thread = new Thread(task, "ternion-range-" + part);
                thread.setDaemon(true);
                thread.start();
            }
        }
        Throwable failure = null;
        for (FutureTask<Void> task : tasks) {
            if (task == tasks.get(0)) {
                task.run();
            }
            Throwable own = await(task);
            failure = failure == null ? own : failure;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw (RuntimeException) failure;
        }
    }

    private static int start(int part, int parts, int grains, int grain) {
        return (int) Math.min(Integer.MAX_VALUE, (long) part * grains / parts * grain);
    }

    private static Throwable await(FutureTask<Void> task) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    task.get();
                    return null;
                } catch (InterruptedException e) {
                    // The range still writes to the caller's arrays: wait for it.
                    interrupted = true;
                } catch (ExecutionException e) {
                    return e.getCause();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
