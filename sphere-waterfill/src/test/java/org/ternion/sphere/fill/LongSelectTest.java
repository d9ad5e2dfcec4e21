package org.ternion.sphere.fill;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LongSelectTest {
    static Stream<Arguments> inputs() {
        return IntStream.of(1, 2, 3, 10, 599, 601, 602, 5000, 100_000).boxed().flatMap(n -> Stream.of(
                Arguments.of("ascending", LongStream.range(0, n).toArray()),
                Arguments.of("descending", LongStream.range(0, n).map(i -> -i).toArray()),
                Arguments.of("organ pipe", LongStream.range(0, n).map(i -> i % 2 == 0 ? i : 2L * n - i).toArray()),
                Arguments.of("any", new Random(n).longs(2L * n).distinct().limit(n).toArray())));
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void theSelectedOneIsInItsPlaceAndNothingIsLost(String name, long[] values) {
        int pad = 3;
        int n = values.length;
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        for (int nth : new int[] {0, n / 100, n / 3, n / 2, n - 1}) {
            long[] a = new long[n + 2 * pad];
            Arrays.fill(a, Long.MIN_VALUE);
            System.arraycopy(values, 0, a, pad, n);
            LongSelect.select(a, pad, pad + n, pad + nth);
            long selected = a[pad + nth];
            assertEquals(sorted[nth], selected);
            for (int i = 0; i < n; i++) {
                assertTrue(i < nth ? a[pad + i] < selected : a[pad + i] >= selected, "place " + i);
            }
            assertTrue(Arrays.stream(a, 0, pad).allMatch(v -> v == Long.MIN_VALUE));
            assertTrue(Arrays.stream(a, pad + n, a.length).allMatch(v -> v == Long.MIN_VALUE));
            Arrays.sort(a, pad, pad + n);
            assertArrayEquals(sorted, Arrays.copyOfRange(a, pad, pad + n));
        }
    }
}
