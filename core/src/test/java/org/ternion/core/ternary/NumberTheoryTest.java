package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;

class NumberTheoryTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 7})
    void countsAreThoseOfTheGolden(int prime) {
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
            assertEquals(divisible[k], sum(indicators, k), "multiples of " + prime + "^" + (k + 1));
            double rate = divisible[k] / numbers.length;
            assertEquals(golden.get("zeroPredictorMse_ck").get(k).asDouble(), rate, 1e-12);
            assertEquals(golden.get("meanPredictorMse_ck").get(k).asDouble(), rate * (1 - rate), 1e-12);
        }
        for (int k = 0; k < exact.length; k++) {
            assertEquals(exact[k], sum(bands, k), "valuation " + k);
        }
        assertEquals(golden.get("maxValuation").asInt(), exact.length - 1);
        assertEquals(golden.get("sumOfValuations").asLong(), Valuations.sumUpTo(numbers.length, prime));
    }

    private static double sum(DoubleMatrix matrix, int col) {
        return IntStream.range(0, matrix.rows()).mapToDouble(row -> matrix.get(row, col)).sum();
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
    void valuationsAreCappedAndDividedByTheCap() {
        assertArrayEquals(new double[] {0, 0.5, 1, 1},
                Valuations.capped(new long[] {1, -6, 4, 1024}, 2, 2).toArray());
        assertEquals(63, Valuations.valuation(Long.MIN_VALUE, 2));
    }

    @Test
    void zeroHasNoValuation() {
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Valuations.valuation(0, 3)).getMessage()
                .startsWith("0 has no valuation"));
        assertThrows(IllegalArgumentException.class, () -> Valuations.indicators(new long[] {3, 0}, 3, 2));
        assertThrows(IllegalArgumentException.class, () -> Valuations.valuation(3, 1));
        assertThrows(IllegalArgumentException.class, () -> Valuations.capped(new long[] {3}, 3, 0));
    }
}
