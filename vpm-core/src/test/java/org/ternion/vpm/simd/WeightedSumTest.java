package org.ternion.vpm.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WeightedSumTest {
    private static final double[] WEIGHTS = {1, -1, 0.1, 1.0 / 3, -7.25e-300, Double.MIN_VALUE, 1e300, -0.0};

    static List<WeightedSum> loops() {
        return WeightedSum.all();
    }

    /** Up to three steps of the widest vectors (eight lanes of 64 bits) and one more, at every alignment of a step. */
    static Stream<Arguments> lengths() {
        return loops().stream().flatMap(loop -> Stream.iterate(0, n -> n <= 3 * 8 + 1, n -> n + 1)
                .map(n -> Arguments.of(loop, n)));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void sumsHaveTheBitsOfSingleOperations(WeightedSum loop, int n) {
        Random random = new Random(1000 + n);
        for (int metrics = 0; metrics <= 9; metrics++) {
            for (int offset = 0; offset < 9; offset++) {
                char[][] samples = new char[metrics][];
                double[] weights = new double[metrics];
                for (int j = 0; j < metrics; j++) {
                    samples[j] = samples(random, offset + n + 3);
                    weights[j] = random.nextBoolean() ? WEIGHTS[random.nextInt(WEIGHTS.length)] : random.nextGaussian();
                }
                double[] keys = random.doubles(n + 2).toArray();
                double[] wanted = keys.clone();
                for (int i = 0; i < n; i++) {
                    double sum = 0;
                    for (int j = 0; j < metrics; j++) {
                        double product = weights[j] * (double) samples[j][offset + i];
                        sum = sum + product;
                    }
                    wanted[i] = sum;
                }
                loop.sum(samples, weights, offset, keys, n);
                assertArrayEquals(bits(wanted), bits(keys), metrics + " metrics, offset " + offset);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void samplesAreUnsigned(WeightedSum loop) {
        char[] samples = new char[65536];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (char) i;
        }
        double[] keys = new double[samples.length];
        loop.sum(new char[][] {samples, samples, samples, samples, samples}, new double[] {1, 2, 3, 4, 5}, 0, keys,
                keys.length);
        for (int i = 0; i < keys.length; i++) {
            assertEquals(15 * i, keys[i]);
        }
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void scanFindsTheFirstKeyAtLeastTheThreshold(WeightedSum loop, int n) {
        double[] special = {0.0, -0.0, 1, -1, Double.MIN_VALUE, 1e300, Double.NEGATIVE_INFINITY, 2};
        Random random = new Random(2000 + n);
        for (int round = 0; round < 20; round++) {
            double[] keys = new double[n];
            Arrays.setAll(keys, i -> special[random.nextInt(special.length)]);
            for (double threshold : special) {
                for (int from = 0; from <= n; from++) {
                    int to = from + random.nextInt(n - from + 1);
                    int wanted = from;
                    while (wanted < to && !(keys[wanted] >= threshold)) {
                        wanted++;
                    }
                    assertEquals(wanted, loop.firstAtLeast(keys, from, to, threshold));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void rangesOutsideTheArraysAreRejected(WeightedSum loop) {
        char[][] samples = {new char[4]};
        double[] weight = {1};
        assertThrows(IndexOutOfBoundsException.class, () -> loop.sum(samples, weight, 1, new double[8], 4));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.sum(samples, weight, -1, new double[8], 2));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.sum(samples, weight, 0, new double[2], 3));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.sum(samples, new double[2], 0, new double[8], 1));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.firstAtLeast(new double[4], 2, 5, 0));
    }

    private static char[] samples(Random random, int n) {
        char[] samples = new char[n];
        for (int i = 0; i < n; i++) {
            samples[i] = (char) random.nextInt(65536);
        }
        return samples;
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }
}
