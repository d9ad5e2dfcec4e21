package org.ternion.sphere;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CounterRngTest {
    static Stream<JsonNode> goldens() {
        return Goldens.cases("20_counter_rng.json");
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void uniformNumbersAreTheGoldenOnes(JsonNode golden) {
        double[] wanted = Goldens.doubles(golden.get("u"));
        double[] actual = new double[wanted.length];
        // Backwards: a number does not depend on those before it.
        for (int i = wanted.length - 1; i >= 0; i--) {
            actual[i] = CounterRng.uniform(golden.get("seed").longValue(), golden.get("stream").longValue(), i);
        }
        assertArrayEquals(wanted, actual, 0);
    }

    @Test
    void everyIndexIsAccepted() {
        for (long i : new long[] {Long.MIN_VALUE, -2, -1, 0, Long.MAX_VALUE - 1, Long.MAX_VALUE}) {
            double u = CounterRng.uniform(Long.MIN_VALUE, -1, i);
            assertTrue(u >= 0 && u < 1, () -> i + " gives " + u);
            assertTrue(Double.isFinite(CounterRng.normal(-1, Long.MAX_VALUE, i)));
        }
    }

    @Test
    void aPairOfNormalNumbersHasTheLengthAndTheAngleOfItsUniformNumbers() {
        for (long pair = 0; pair < 1000; pair++) {
            double cosine = CounterRng.normal(3, 4, 2 * pair);
            double sine = CounterRng.normal(3, 4, 2 * pair + 1);
            double squared = -2 * Math.log(1 - CounterRng.uniform(3, 4, 2 * pair));
            double turns = Math.atan2(sine, cosine) / (2 * Math.PI);
            assertEquals(squared, cosine * cosine + sine * sine, 1e-12 * (1 + squared));
            assertEquals(CounterRng.uniform(3, 4, 2 * pair + 1), turns < 0 ? turns + 1 : turns, 1e-13);
        }
    }

    @Test
    void normalNumbersHaveTheMomentsOfTheNormalDistribution() {
        int n = 100_000;
        double[] moments = new double[5];
        for (int i = 0; i < n; i++) {
            double z = CounterRng.normal(1, 2, i);
            for (int power = 1; power <= 4; power++) {
                moments[power] += Math.pow(z, power) / n;
            }
        }
        // Five standard errors of each.
        assertEquals(0, moments[1], 5 * Math.sqrt(1.0 / n));
        assertEquals(1, moments[2], 5 * Math.sqrt(2.0 / n));
        assertEquals(0, moments[3], 5 * Math.sqrt(15.0 / n));
        assertEquals(3, moments[4], 5 * Math.sqrt(96.0 / n));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 1000})
    void indicesCoverTheirRangeEvenly(int bound) {
        int[] counts = new int[bound];
        int n = 400 * bound;
        IntStream.range(0, n).forEach(i -> counts[CounterRng.index(5, 6, i, bound)]++);
        for (int count : counts) {
            assertEquals(400, count, 6 * Math.sqrt(400));
        }
    }

    @Test
    void indicesNeedARange() {
        assertThrows(IllegalArgumentException.class, () -> CounterRng.index(0, 0, 0, 0));
    }
}
