package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BalancedTernaryTest {
    private static final JsonNode GOLDEN = Goldens.json("ca-ternary-reference", "balanced_ternary.json");
    private static final long MAX = 6_078_832_729_528_464_400L;

    private static Stream<JsonNode> elements(JsonNode array) {
        List<JsonNode> elements = new ArrayList<>();
        array.forEach(elements::add);
        assertTrue(!elements.isEmpty());
        return elements.stream();
    }

    static Stream<JsonNode> longs() {
        return elements(GOLDEN.get("longs"));
    }

    static Stream<JsonNode> wrapped() {
        return elements(GOLDEN.get("silent_wrap"));
    }

    static Stream<JsonNode> part2Values() {
        return elements(Goldens.json("dashi-part2", "ternary.json").get("values"));
    }

    static Stream<JsonNode> part3Cases() {
        return elements(Goldens.json("dashi-part3", "balanced_ternary.json").get("cases"));
    }

    private static byte[] bytes(JsonNode array) {
        return TritVector.of(Goldens.ints(array)).toBytes();
    }

    private static long[] longs(JsonNode array) {
        return Arrays.stream(Goldens.ints(array)).asLongStream().toArray();
    }

    @Test
    void sixDigitsAreThoseOfTheGolden() {
        int first = GOLDEN.get("range_lo").intValue();
        JsonNode rows = GOLDEN.get("digits6");
        assertEquals(729, rows.size());
        for (int i = 0; i < rows.size(); i++) {
            byte[] digits = BalancedTernary.digits(first + i, 6);
            assertEquals(rows.get(i).textValue(), TritVector.of(digits).toString(), "integer " + (first + i));
            assertEquals(first + i, BalancedTernary.value(digits));
        }
    }

    @Test
    void numbersOfDigitsAreThoseOfTheGolden() {
        GOLDEN.get("digits_needed").forEach(row -> assertEquals(row.get(1).intValue(),
                BalancedTernary.digitsNeeded(row.get(0).longValue()), row.toString()));
    }

    @ParameterizedTest
    @MethodSource("longs")
    void fortyDigitsAreThoseOfTheGolden(JsonNode golden) {
        long x = Long.parseLong(golden.get(0).textValue());
        byte[] digits = BalancedTernary.digits(x, 40);
        assertEquals(golden.get(1).textValue(), TritVector.of(digits).toString());
        assertEquals(x, BalancedTernary.value(digits));
    }

    @ParameterizedTest
    @MethodSource("wrapped")
    void whatThePrototypeCutsOffIsRefused(JsonNode golden) {
        long x = golden.get(0).longValue();
        String message = assertThrows(ArithmeticException.class, () -> BalancedTernary.digits(x, 6)).getMessage();
        assertEquals(x + " does not fit 6 balanced ternary digits, which hold magnitudes up to 364", message);
        assertThrows(ArithmeticException.class, () -> BalancedTernary.plusDigits(x, 6));
        assertThrows(ArithmeticException.class, () -> BalancedTernary.minusDigits(x, 6));
    }

    @ParameterizedTest
    @MethodSource("part2Values")
    void masksSignsAndTruncationsAreThoseOfPart2(JsonNode golden) {
        int x = golden.get("R").intValue();
        byte[] digits = BalancedTernary.digits(x, 6);
        assertArrayEquals(bytes(golden.get("digitsLeastFirst")), digits);
        TritVector vector = TritVector.of(digits);
        int[] mask = Goldens.ints(golden.get("mask"));
        int[] signs = Goldens.ints(golden.get("signs"));
        int rank = 0;
        for (int k = 0; k < 6; k++) {
            assertEquals(mask[k], (int) (vector.supportWords()[0] >>> k & 1));
            if (mask[k] != 0) {
                assertEquals(signs[rank++], (vector.plusWords()[0] >>> k & 1) != 0 ? 1 : -1);
            }
        }
        assertEquals(signs.length, rank);
        assertEquals(vector.plusWords()[0], BalancedTernary.plusDigits(x, 6));
        assertEquals(vector.minusWords()[0], BalancedTernary.minusDigits(x, 6));
        assertTruncations(longs(golden.get("truncationAtLeast_m")), x);
    }

    @ParameterizedTest
    @MethodSource("part3Cases")
    void truncationsAndShiftedPartialsAreThoseOfPart3(JsonNode golden) {
        int x = golden.get("value").intValue();
        byte[] digits = BalancedTernary.digits(x, golden.get("K").intValue());
        assertArrayEquals(bytes(golden.get("digits_lsb_first")), digits);
        assertTruncations(longs(golden.get("truncation_R_ge_m")), x);
        assertArrayEquals(longs(golden.get("shifted_c_k")), BalancedTernary.shiftedPartials(digits));
    }

    private static void assertTruncations(long[] expected, int x) {
        for (int m = 0; m < expected.length; m++) {
            assertEquals(expected[m], BalancedTernary.truncate(x, m), x + " from digit " + m);
        }
    }

    /** All integers up to 10^5, in both signs, at the least number of digits that holds them. */
    @ParameterizedTest
    @ValueSource(ints = {0, 20_000, 40_000, 60_000, 80_000})
    void everySmallIntegerIsExact(int first) {
        for (int x = first; x <= first + 20_000; x++) {
            assertDigits(x, BalancedTernary.digitsNeeded(x));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void randomLongsAreExact(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 2_000; i++) {
            assertDigits(random.nextLong(MAX + 1) >> random.nextInt(60), 40);
        }
        assertDigits(MAX, 40);
    }

    /** Digits, their negative, the truncations and partial values of x >= 0. */
    private static void assertDigits(long x, int k) {
        byte[] digits = BalancedTernary.digits(x, k);
        byte[] negative = BalancedTernary.digits(-x, k);
        assertEquals(x, BalancedTernary.value(digits));
        long power = 1;
        long low = 0;
        long[] partials = BalancedTernary.shiftedPartials(digits);
        for (int m = 0; m < k; m++) {
            assertEquals(digits[m], -negative[m], "digit " + m + " of " + x);
            assertEquals(digits[m], partials[m] - 3 * partials[m + 1], "partial value " + m + " of " + x);
            long truncated = BalancedTernary.truncate(x, m);
            assertEquals(x - low, truncated, x + " from digit " + m);
            assertTrue(Math.abs(low) <= (power - 1) / 2, x + " from digit " + m);
            low += digits[m] * power;
            power *= 3; // wraps only behind the last use
        }
        assertEquals(Long.signum(x), BalancedTernary.sign(digits), "sign of " + x);
        assertEquals(-Long.signum(x), BalancedTernary.sign(negative), "sign of " + -x);
    }

    static Stream<Integer> digitCounts() {
        return Stream.iterate(1, k -> k + 1).limit(40);
    }

    @ParameterizedTest
    @MethodSource("digitCounts")
    void oneBeyondTheGreatestIntegerIsRefused(int k) {
        BigInteger max = BigInteger.valueOf(3).pow(k).subtract(BigInteger.ONE).shiftRight(1);
        assertEquals(max.longValueExact(), BalancedTernary.maxMagnitude(k));
        long greatest = BalancedTernary.maxMagnitude(k);
        assertEquals(k, BalancedTernary.digitsNeeded(greatest));
        assertEquals(k, BalancedTernary.digitsNeeded(-greatest));
        for (byte digit : BalancedTernary.digits(greatest, k)) {
            assertEquals(1, digit);
        }
        assertThrows(ArithmeticException.class, () -> BalancedTernary.digits(greatest + 1, k));
        assertThrows(ArithmeticException.class, () -> BalancedTernary.digits(-greatest - 1, k));
    }

    @ParameterizedTest
    @ValueSource(longs = {MAX + 1, -MAX - 1, Long.MAX_VALUE, Long.MIN_VALUE})
    void whatFortyDigitsDoNotHoldIsRefused(long x) {
        assertThrows(ArithmeticException.class, () -> BalancedTernary.digitsNeeded(x));
        assertThrows(ArithmeticException.class, () -> BalancedTernary.digits(x, 40));
        assertThrows(ArithmeticException.class, () -> BalancedTernary.truncate(x, 3));
    }

    @ParameterizedTest
    @ValueSource(longs = {MAX, -MAX, MAX - 1, 1 - MAX})
    void theGreatestIntegersCanBeTruncated(long x) {
        BigInteger unit = BigInteger.valueOf(3).pow(39);
        BigInteger half = unit.shiftRight(1);
        BigInteger shifted = BigInteger.valueOf(x).add(half);
        BigInteger expected = shifted.subtract(shifted.mod(unit));
        assertEquals(expected.longValueExact(), BalancedTernary.truncate(x, 39));
        assertEquals(0, BalancedTernary.truncate(x, 40));
        assertEquals(x, BalancedTernary.truncate(x, 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void digitsCompareLikeIntegers(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 1_000; i++) {
            long x = random.nextLong(-364, 365);
            long y = random.nextLong(-364, 365);
            byte[] a = BalancedTernary.digits(x, 6);
            byte[] b = BalancedTernary.digits(y, 6 + i % 3);
            assertEquals(Long.compare(x, y), BalancedTernary.compare(a, b), x + " and " + y);
            assertEquals(Long.compare(y, x), BalancedTernary.compare(b, a), x + " and " + y);
            assertEquals(0, BalancedTernary.compare(b, BalancedTernary.digits(y, 6)));
        }
    }

    @Test
    void arraysThatAreNoDigitsAreRefused() {
        assertEquals(0, BalancedTernary.value(new byte[0]));
        assertEquals("digit 1 must be -1, 0 or 1, was 2", assertThrows(IllegalArgumentException.class,
                () -> BalancedTernary.value(new byte[] {1, 2, 1})).getMessage());
        assertThrows(IllegalArgumentException.class, () -> BalancedTernary.value(new byte[41]));
        assertThrows(IllegalArgumentException.class, () -> BalancedTernary.digits(0, 0));
        assertThrows(IllegalArgumentException.class, () -> BalancedTernary.digits(0, 41));
        assertThrows(IllegalArgumentException.class, () -> BalancedTernary.maxMagnitude(0));
        assertThrows(IllegalArgumentException.class, () -> BalancedTernary.truncate(0, -1));
        assertThrows(IllegalArgumentException.class, () -> BalancedTernary.truncate(0, 41));
        assertThrows(IllegalArgumentException.class, () -> BalancedTernary.sign(new byte[] {0, 3}));
    }

    /** R of probability proportional to q^|R|, in all the integers that the digits hold. */
    @Test
    void planesOfAGeometricSourceAreThoseOfPart2() {
        JsonNode golden = Goldens.json("dashi-part2", "ternary.json").get("twoSidedGeometric");
        double q = golden.get("q").doubleValue();
        int k = golden.get("planes").intValue();
        int max = (int) BalancedTernary.maxMagnitude(k);
        double[][] probabilities = new double[k][3];
        double[][] moments = new double[k][k];
        double total = 0;
        for (int x = -max; x <= max; x++) {
            total += Math.pow(q, Math.abs(x));
        }
        for (int x = -max; x <= max; x++) {
            double probability = Math.pow(q, Math.abs(x)) / total;
            byte[] digits = BalancedTernary.digits(x, k);
            for (int i = 0; i < k; i++) {
                probabilities[i][Trits.toState(digits[i])] += probability;
                for (int j = 0; j < k; j++) {
                    moments[i][j] += probability * Trits.product(digits[i], digits[j]);
                }
            }
        }
        for (int i = 0; i < k; i++) {
            assertArrayEquals(Goldens.doubles(golden.get("planeProbabilities_minus_zero_plus").get(i)),
                    probabilities[i], 1e-12, "plane " + i);
            assertArrayEquals(Goldens.doubles(golden.get("digitCrossMoments").get(i)), moments[i], 1e-12, "row " + i);
        }
    }

    @Test
    void blocksOfThreeTritsAreCountedByTheirSupportAsInPart2() {
        JsonNode golden = Goldens.json("dashi-part2", "ternary.json").get("threeTritBlock");
        int[] counts = new int[4];
        for (int x = -13; x <= 13; x++) {
            counts[Long.bitCount(BalancedTernary.plusDigits(x, 3) | BalancedTernary.minusDigits(x, 3))]++;
        }
        assertArrayEquals(Goldens.ints(golden.get("countByNonZero")), counts);
        assertEquals(golden.get("states").intValue(), Arrays.stream(counts).sum());
    }
}
