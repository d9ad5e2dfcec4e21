package org.ternion.sphere.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ThresholdScanTest {
    private static final float[] VALUES = {0f, -0f, 1, -1, Float.MIN_VALUE, Float.NaN, Float.POSITIVE_INFINITY,
        Float.NEGATIVE_INFINITY, 3e38f};

    static List<ThresholdScan> loops() {
        return ThresholdScan.all();
    }

    static Stream<Arguments> lengths() {
        return loops().stream()
                .flatMap(loop -> IntStream.rangeClosed(0, 3 * 16 + 1).mapToObj(n -> Arguments.of(loop, n)));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void findsTheFirstValueAtLeastTheThreshold(ThresholdScan loop, int n) {
        Random random = new Random(300 + n);
        for (float threshold : VALUES) {
            float[] values = new float[n];
            for (int from = 0; from <= n; from++) {
                for (int i = 0; i < n; i++) {
                    // Mostly low ones: otherwise the first vector always has a hit.
                    values[i] = random.nextInt(12) == 0 ? VALUES[random.nextInt(VALUES.length)] : -2e38f;
                }
                int to = from + random.nextInt(n - from + 1);
                int wanted = from;
                while (wanted < to && !(values[wanted] >= threshold)) {
                    wanted++;
                }
                assertEquals(wanted, loop.firstAtLeast(values, from, to, threshold), threshold + " from " + from);
            }
        }
    }
}
