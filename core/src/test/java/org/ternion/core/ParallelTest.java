package org.ternion.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParallelTest {
    @ParameterizedTest
    @CsvSource({"1, 0, 1", "4, 0, 3", "1, 10, 1", "2, 10, 1", "3, 10, 4", "7, 5, 1", "2, 1000, 64", "5, 17, 100"})
    void everyIndexIsVisitedOnce(int parallelism, int n, int grain) {
        int[] visits = new int[n];
        AtomicInteger calls = new AtomicInteger();
        Parallel.ranges(parallelism, n, grain, (from, to) -> {
            assertEquals(0, from % grain);
            assertTrue(to > from);
            assertTrue(to == n || to - from >= grain);
            calls.incrementAndGet();
            for (int i = from; i < to; i++) {
                visits[i]++;
            }
        });
        int[] once = new int[n];
        Arrays.fill(once, 1);
        assertArrayEquals(once, visits);
        assertEquals(Math.min(parallelism, (n + grain - 1) / grain), calls.get());
    }

    @Test
    void theLargestLoopIsSplitWithoutOverflow() {
        Set<Integer> starts = ConcurrentHashMap.newKeySet();
        AtomicInteger last = new AtomicInteger();
        Parallel.ranges(3, Integer.MAX_VALUE, 1 << 20, (from, to) -> {
            starts.add(from);
            last.accumulateAndGet(to, Math::max);
        });
        assertEquals(3, starts.size());
        assertEquals(Integer.MAX_VALUE, last.get());
    }

    @Test
    void rangesRunAtTheSameTime() {
        CountDownLatch both = new CountDownLatch(2);
        Parallel.ranges(2, 2, 1, (from, to) -> {
            both.countDown();
            try {
                both.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        assertEquals(0, both.getCount());
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void aFailureReachesTheCallerAfterAllRangesEnded(int failing) {
        AtomicInteger ended = new AtomicInteger();
        Parallel.Range range = (from, to) -> {
            ended.incrementAndGet();
            if (from == failing) {
                throw new IllegalStateException("range " + from);
            }
        };
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> Parallel.ranges(2, 2, 1, range));
        assertEquals("range " + failing, e.getMessage());
        assertEquals(2, ended.get());
    }

    @Test
    void anInterruptIsKeptAndEndsNothing() {
        AtomicInteger ended = new AtomicInteger();
        Thread.currentThread().interrupt();
        Parallel.ranges(2, 2, 1, (from, to) -> ended.incrementAndGet());
        assertTrue(Thread.interrupted());
        assertEquals(2, ended.get());
    }
}
