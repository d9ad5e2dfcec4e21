package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;

class ValuationsTest {
    private static Stream<JsonNode> goldens() {
        return StreamSupport.stream(
                Goldens.json("dashi-part3", "valuation_bands.json").get("cases").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void countsAreThoseOfTheGolden(JsonNode golden) {
        int prime = golden.get("p").asInt();
        int n = golden.get("N").asInt();
        long[] numbers = LongStream.rangeClosed(1, n).toArray();
        int[] first = Goldens.ints(golden.get("first_valuations"));
        for (int i = 0; i < first.length; i++) {
            assertEquals(first[i], Valuations.valuation(i + 1, prime));
        }
        // entry 0 of the golden counts all numbers, which 1 divides
        int[] divisible = Goldens.ints(golden.get("count_cumulative_c_k"));
        DoubleMatrix indicators = Valuations.indicators(numbers, prime, divisible.length - 1);
        for (int k = 1; k < divisible.length; k++) {
            assertEquals(divisible[k], columnSum(indicators, k - 1));
        }
        int[] exact = Goldens.ints(golden.get("count_band_d_k"));
        DoubleMatrix bands = Valuations.exactBands(numbers, prime, exact.length - 1);
        for (int k = 0; k < exact.length; k++) {
            assertEquals(exact[k], columnSum(bands, k));
            assertEquals(golden.get("mean_band").get(k).asDouble(), columnSum(bands, k) / n, 1e-15);
        }
        assertEquals(golden.get("sum_valuations").asLong(), Valuations.sumUpTo(n, prime));
    }

    private static double columnSum(DoubleMatrix matrix, int col) {
        double sum = 0;
        for (int row = 0; row < matrix.rows(); row++) {
            sum += matrix.get(row, col);
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void theShortWaysEqualDivision(int prime) {
        for (int n = 1; n <= 1_000_000; n++) {
            assertEquals(Valuations.byDivision(n, prime), Valuations.valuation(n, prime));
        }
        for (long n : new long[] {Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, -81,
            4_052_555_153_018_976_267L, -4_052_555_153_018_976_267L, 1L << 62, 6_148_914_691_236_517_205L}) {
            assertEquals(Valuations.byDivision(n, prime), Valuations.valuation(n, prime), () -> "n = " + n);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 3, 0", "1, 2, 3, 1", "1, 10, 3, .1111111111111111", "-4, 4, 2, .125", "7, 8, 5, 1",
        "-9223372036854775808, 0, 2, 1.0842021724855044e-19"})
    void distancesAreInversePowers(long i, long j, int prime, double distance) {
        assertEquals(distance, Valuations.distance(i, j, prime), 1e-16 * distance);
    }

    @Test
    void cappedValuationsAreFractions() {
        assertArrayEquals(new double[] {0, .5, 1, 1},
                Valuations.capped(new long[] {1, -6, 4, 1024}, 2, 2).toArray());
    }

    @Test
    void zeroHasNoValuation() {
        assertEquals("0 has no valuation: every power of 3 divides it",
                assertThrows(IllegalArgumentException.class, () -> Valuations.valuation(0, 3)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> Valuations.valuation(3, 1));
        assertThrows(IllegalArgumentException.class, () -> Valuations.indicators(new long[] {3, 0}, 3, 2));
        assertThrows(ArithmeticException.class, () -> Valuations.distance(Long.MIN_VALUE, 1, 3));
    }
}
