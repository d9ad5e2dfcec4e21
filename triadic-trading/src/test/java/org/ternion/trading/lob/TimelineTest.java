package org.ternion.trading.lob;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.random.CounterRandom;

class TimelineTest {
    private static int[] rows(Timeline timeline) {
        return IntStream.range(0, timeline.size()).map(timeline::row).toArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 10, 1000})
    void sortsStablyWhatCountsAtTheClock(int n) {
        CounterRandom random = CounterRandom.of(n);
        long[] times = new long[n];
        byte[] codes = new byte[n];
        for (int i = 0; i < n; i++) {
            times[i] = i + random.nextLong(20);
            codes[i] = (byte) (random.nextInt(4) == 0 ? 1 : 33);
        }
        int[] expected = IntStream.range(0, n).filter(i -> codes[i] == 33).boxed()
                .sorted(Comparator.comparingLong(i -> times[i])).mapToInt(i -> i).toArray();
        assertArrayEquals(expected, rows(Timeline.of(times, codes, n, LobEvents.AT_EXCHANGE)));
    }

    @Test
    void countsStampsThatFallAndSilences() {
        byte[] codes = new byte[5];
        Arrays.fill(codes, (byte) LobEvents.AT_DESK);
        Timeline timeline = Timeline.of(new long[] {1, 5, 3, 4, 100}, codes, 5, LobEvents.AT_DESK);
        assertEquals(2, timeline.reordered());
        assertEquals(1, timeline.gaps(94));
        assertEquals(0, timeline.gaps(95));
        assertEquals(0, timeline.gaps(0));
        assertEquals(100, timeline.end());
        assertEquals(Long.MAX_VALUE, timeline.time(5));
    }
}
