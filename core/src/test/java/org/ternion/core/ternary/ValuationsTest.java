package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
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
    void countsAreThoseOfPart3(JsonNode golden) {
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

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 7})
    void countsAndErrorsOfPredictorsAreThoseOfPart2(int prime) {
        JsonNode file = Goldens.json("dashi-part2", "valuation.json");
        JsonNode golden = file.get("primes").get(Integer.toString(prime));
        long[] numbers = LongStream.rangeClosed(file.get("nMin").asInt(), file.get("nMax").asInt()).toArray();
        int[] first = LongStream.rangeClosed(1, 64).mapToInt(n -> Valuations.valuation(n, prime)).toArray();
        assertArrayEquals(Goldens.ints(golden.get("first64")), first);
        double[] divisible = Goldens.doubles(golden.get("cumulativeCounts_k1up"));
        DoubleMatrix indicators = Valuations.indicators(numbers, prime, divisible.length);
        double[] exact = Goldens.doubles(golden.get("exactCounts_k0up"));
        DoubleMatrix bands = Valuations.exactBands(numbers, prime, exact.length - 1);
        for (int k = 0; k < divisible.length; k++) {
            assertEquals(divisible[k], columnSum(indicators, k), "multiples of " + prime + "^" + (k + 1));
            double rate = divisible[k] / numbers.length;
            assertEquals(golden.get("zeroPredictorMse_ck").get(k).asDouble(), rate, 1e-12);
            assertEquals(golden.get("meanPredictorMse_ck").get(k).asDouble(), rate * (1 - rate), 1e-12);
        }
        for (int k = 0; k < exact.length; k++) {
            assertEquals(exact[k], columnSum(bands, k), "valuation " + k);
        }
        assertEquals(golden.get("maxValuation").asInt(), exact.length - 1);
        assertEquals(golden.get("sumOfValuations").asLong(), Valuations.sumUpTo(numbers.length, prime));
    }

    private static double columnSum(DoubleMatrix matrix, int col) {
        return IntStream.range(0, matrix.rows()).mapToDouble(row -> matrix.get(row, col)).sum();
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

    @Provide
    Arbitrary<Integer> primes() {
        return Arbitraries.of(2, 3, 5, 7, 11, 65_537);
    }

    @Property
    void addsUpOverFactors(@ForAll("primes") int prime, @ForAll @IntRange(min = 1) int a,
            @ForAll @IntRange(min = 1) int b) {
        assertEquals(Valuations.valuation(a, prime) + Valuations.valuation(b, prime),
                Valuations.valuation((long) a * b, prime));
    }

    @Property
    void isUltrametric(@ForAll("primes") int prime, @ForAll @IntRange(min = 1, max = 5000) int a,
            @ForAll @IntRange(min = -5000, max = -1) int b) {
        int va = Valuations.valuation(a, prime);
        int vb = Valuations.valuation(b, prime);
        if (a + b != 0) {
            int ofSum = Valuations.valuation(a + b, prime);
            assertTrue(va == vb ? ofSum >= va : ofSum == Math.min(va, vb), () -> va + " and " + vb + " to " + ofSum);
        }
    }

    @Property
    void bandsTelescopeAndIndicatorsAreNestedAndAddUp(@ForAll("primes") int prime,
            @ForAll @IntRange(min = 1) int number) {
        int levels = 32;
        DoubleMatrix ladder = Valuations.indicators(new long[] {number}, prime, levels);
        DoubleMatrix bands = Valuations.exactBands(new long[] {number}, prime, levels - 1);
        double sum = 0;
        for (int k = 0; k < levels; k++) {
            double at = k == 0 ? 1 : ladder.get(0, k - 1);
            assertTrue(ladder.get(0, k) <= at);
            assertEquals(at - ladder.get(0, k), bands.get(0, k), "band " + k);
            sum += ladder.get(0, k);
        }
        assertEquals(Valuations.valuation(number, prime), sum);
    }

    @Property(tries = 50)
    void legendreCountsWhatIsThere(@ForAll @IntRange(min = 2, max = 40) int base,
            @ForAll @IntRange(min = 0, max = 2000) int n) {
        assertEquals(LongStream.rangeClosed(1, n).map(k -> Valuations.valuation(k, base)).sum(),
                Valuations.sumUpTo(n, base));
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
        assertThrows(IllegalArgumentException.class, () -> Valuations.capped(new long[] {3}, 3, 0));
        assertThrows(ArithmeticException.class, () -> Valuations.distance(Long.MIN_VALUE, 1, 3));
    }
}
