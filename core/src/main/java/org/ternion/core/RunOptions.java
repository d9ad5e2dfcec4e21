package org.ternion.core;

import java.util.Objects;
import java.util.concurrent.CancellationException;

/**
 * How long work is run. Results depend on {@code seed}, never on {@code parallelism}.
 *
 * @param seed        of everything random, any value
 * @param parallelism threads at most, the calling one included, {@code >= 1}
 * @param progress    told about finished units, may stop the work; called by one thread at a time, with numbers that do not
 *                    fall
 */
public record RunOptions(long seed, int parallelism, Progress progress) {
    /** Seed 0, the calling thread alone, no progress. */
    public static final RunOptions DEFAULT = new RunOptions(0, 1, Progress.NONE);

    /**
     * Rows of a block of {@link #forEachBlock}: sums over rows are taken per block and then over the blocks in order,
     * so that they have the same bits for any number of threads.
     */
    public static final int BLOCK_ROWS = 4096;

    /**
     * Checks the options.
     *
     * @param seed        any value
     * @param parallelism {@code >= 1}
     * @param progress    not null
     * @throws IllegalArgumentException if {@code parallelism < 1}
     * @throws NullPointerException     if {@code progress} is null
     */
    public RunOptions {
        Checks.inRange(parallelism, 1, Integer.MAX_VALUE, "parallelism");
        Objects.requireNonNull(progress, "progress");
    }

    /**
     * The same options with another seed.
     *
     * @param newSeed any value
     * @return new options
     */
    public RunOptions withSeed(long newSeed) {
        return new RunOptions(newSeed, parallelism, progress);
    }

    /**
     * The same options with another number of threads.
     *
     * @param threads {@code >= 1}
     * @return new options
     * @throws IllegalArgumentException if {@code threads < 1}
     */
    public RunOptions withParallelism(int threads) {
        return new RunOptions(seed, threads, progress);
    }

    /**
     * The same options with another listener.
     *
     * @param newProgress not null
     * @return new options
     */
    public RunOptions withProgress(Progress newProgress) {
        return new RunOptions(seed, parallelism, newProgress);
    }

    /**
     * Runs a loop over rows, split into blocks that begin at multiples of {@link #BLOCK_ROWS} and have that many rows,
     * the last one fewer. Blocks run on at most {@link #parallelism} threads and in no particular order; each is
     * reported when it is done, in rows of {@code rows}. Returns when all are done.
     *
     * @param rows  {@code >= 0}; nothing is run or reported for 0
     * @param block does one block; what it throws is thrown here after the running blocks have ended
     * @throws IllegalArgumentException if {@code rows} is negative
     * @throws CancellationException    if the progress asked to stop; no block is begun after that
     */
    public void forEachBlock(int rows, Parallel.Range block) {
        Checks.inRange(rows, 0, Integer.MAX_VALUE, "rows");
        SharedProgress done = new SharedProgress(progress, rows);
        Parallel.ranges(parallelism, rows, BLOCK_ROWS, (from, to) -> {
            for (int at = from; at < to;) {
                done.check();
                int end = Math.min(to - at, BLOCK_ROWS) + at;
                block.run(at, end);
                done.add(end - at);
                at = end;
            }
        });
    }
}
