package org.ternion.vpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Comparator;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StableSortTest {
    static Stream<Arguments> cases() {
        Stream<Named<Function<Random, Double>>> kinds = Stream.of(
                Named.of("constant", r -> 0.25),
                Named.of("uniform", Random::nextDouble),
                Named.of("any bits", StableSortTest::anyFinite),
                Named.of("both zeros", r -> r.nextBoolean() ? 0.0 : -0.0),
                Named.of("few levels", r -> (double) (r.nextInt(5) - 2)),
                Named.of("floats", r -> (double) (float) r.nextGaussian()),
                Named.of("last bits differ", r -> Double.longBitsToDouble(0x3FF0000000000000L + r.nextInt(3))),
                Named.of("far and near", r -> r.nextInt(100) == 0 ? anyFinite(r)
                        : 1 + r.nextInt(4) * Math.ulp(1.0)),
                Named.of("infinities", r -> r.nextInt(3) == 0 ? Double.NEGATIVE_INFINITY
                        : r.nextBoolean() ? Double.POSITIVE_INFINITY : r.nextGaussian()));
        return kinds.flatMap(kind -> IntStream.of(0, 1, 2, 3, 100, 2047, 2048, 2049, 20_000)
                .mapToObj(n -> Arguments.of(kind, n)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void ordersByKeyThenIndex(Function<Random, Double> kind, int n) {
        Random random = new Random(31L * n + 7);
        double[] keys = new double[n + 1];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = kind.apply(random);
        }
        // Adding 0.0 makes the zeros equal for Double.compare too.
        Comparator<Integer> byKey = Comparator.comparingDouble(i -> keys[i] + 0.0);
        assertArrayEquals(naive(n, byKey), StableSort.ascending(keys, n));
        assertArrayEquals(naive(n, byKey.reversed()), StableSort.descending(keys, n));
    }

    private static int[] naive(int n, Comparator<Integer> order) {
        return IntStream.range(0, n).boxed().sorted(order).mapToInt(i -> i).toArray();
    }

    private static double anyFinite(Random random) {
        double value = Double.longBitsToDouble(random.nextLong());
        return Double.isFinite(value) ? value : 0;
    }
}
