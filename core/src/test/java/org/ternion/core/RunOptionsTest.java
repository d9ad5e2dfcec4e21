package org.ternion.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunOptionsTest {
    @Test
    void withMethodsChangeOneOption() {
        Progress progress = (done, total) -> false;
        assertEquals(new RunOptions(0, 1, Progress.NONE), RunOptions.DEFAULT);
        assertEquals(new RunOptions(7, 3, progress), RunOptions.DEFAULT.withSeed(7).withParallelism(3)
                .withProgress(progress));
    }

    @Test
    void optionsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> RunOptions.DEFAULT.withParallelism(0));
        assertThrows(NullPointerException.class, () -> RunOptions.DEFAULT.withProgress(null));
        assertThrows(IllegalArgumentException.class, () -> RunOptions.DEFAULT.forEachBlock(-1, (from, to) -> { }));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "1, 1", "4096, 1", "4097, 2", "8192, 7", "100000, 1", "100000, 2", "100000, 7"})
    void blocksCoverEveryRowOnceAndAreReported(int rows, int parallelism) {
        AtomicIntegerArray visits = new AtomicIntegerArray(rows);
        List<Integer> begins = Collections.synchronizedList(new ArrayList<>());
        List<Long> reports = new ArrayList<>();
        RunOptions.DEFAULT.withParallelism(parallelism).withProgress((done, total) -> {
            assertEquals(rows, total);
            reports.add(done);
            return true;
        }).forEachBlock(rows, (from, to) -> {
            begins.add(from);
            assertEquals(Math.min(rows, from + RunOptions.BLOCK_ROWS), to);
            for (int i = from; i < to; i++) {
                visits.incrementAndGet(i);
            }
        });
        for (int i = 0; i < rows; i++) {
            assertEquals(1, visits.get(i), "row " + i);
        }
        assertTrue(begins.stream().allMatch(from -> from % RunOptions.BLOCK_ROWS == 0));
        long[] growing = reports.stream().mapToLong(done -> done).toArray();
        long[] distinct = Arrays.stream(growing).distinct().sorted().toArray();
        assertArrayEquals(distinct, growing);
        assertEquals(begins.size(), growing.length);
        assertEquals(rows, growing.length == 0 ? 0 : growing[growing.length - 1]);
    }

    /** A17: at most the blocks that were running are finished. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void noBlockBeginsAfterTheListenerSaidStop(int parallelism) {
        AtomicInteger begun = new AtomicInteger();
        AtomicInteger reports = new AtomicInteger();
        RunOptions run = RunOptions.DEFAULT.withParallelism(parallelism)
                .withProgress((done, total) -> reports.incrementAndGet() < 3);
        assertThrows(CancellationException.class,
                () -> run.forEachBlock(100 * RunOptions.BLOCK_ROWS, (from, to) -> begun.incrementAndGet()));
        assertEquals(3, reports.get(), "reported after stop");
        assertTrue(begun.get() >= 3 && begun.get() < 3 + parallelism, () -> begun + " blocks begun");
    }

    @Test
    void stoppingAtTheLastReportIsStillStopping() {
        RunOptions run = RunOptions.DEFAULT.withProgress((done, total) -> done < total);
        assertThrows(CancellationException.class, () -> run.forEachBlock(10, (from, to) -> { }));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void theErrorOfTheFirstRowsIsThrown(int parallelism) {
        IllegalStateException thrown = assertThrows(IllegalStateException.class,
                () -> RunOptions.DEFAULT.withParallelism(parallelism).forEachBlock(50_000, (from, to) -> {
                    if (from >= 2 * RunOptions.BLOCK_ROWS) {
                        throw new IllegalStateException("block " + from);
                    }
                }));
        assertEquals("block 8192", thrown.getMessage());
    }
}
