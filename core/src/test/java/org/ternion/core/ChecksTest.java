package org.ternion.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksTest {
    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -1, Double.MAX_VALUE, Double.MIN_VALUE})
    void finiteNumbersPass(double value) {
        assertEquals(value, Checks.finite(value, "x"));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void othersAreNeitherFiniteNorPositiveNorInRange(double value) {
        assertEquals("x must be finite, was " + value, message(() -> Checks.finite(value, "x")));
        assertEquals("x must be finite and > 0, was " + value, message(() -> Checks.positive(value, "x")));
        assertEquals("x must be in [0.0, 1.0], was " + value, message(() -> Checks.inRange(value, 0, 1.0, "x")));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -1e-300})
    void zeroAndNegativeNumbersAreNotPositive(double value) {
        message(() -> Checks.positive(value, "x"));
    }

    @Test
    void theSmallestDoubleIsPositive() {
        assertEquals(Double.MIN_VALUE, Checks.positive(Double.MIN_VALUE, "x"));
    }

    @ParameterizedTest
    @ValueSource(longs = {-3, 0, 7})
    void bothEndsOfARangePass(long value) {
        assertEquals(value, Checks.inRange(value, -3L, 7L, "n"));
        assertEquals((int) value, Checks.inRange((int) value, -3, 7, "n"));
        assertEquals((double) value, Checks.inRange((double) value, -3.0, 7.0, "n"));
    }

    @ParameterizedTest
    @ValueSource(ints = {-4, 8, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void numbersOutsideARangeAreNamed(int value) {
        assertEquals("n must be in [-3, 7], was " + value, message(() -> Checks.inRange(value, -3, 7, "n")));
        assertEquals("n must be in [-3, 7], was " + value, message(() -> Checks.inRange((long) value, -3L, 7L, "n")));
    }

    @ParameterizedTest
    @CsvSource({"0,0,0", "0,0,5", "0,5,0", "6,2,3", "1,1,1"})
    void shapesThatFitPass(int length, int rows, int cols) {
        assertEquals(length, Checks.shape(length, rows, cols));
    }

    @ParameterizedTest
    @CsvSource({"1,0,0", "6,3,3", "6,-2,-3", "0,-1,0", "0,65536,65536", "-2147483648,65536,32768"})
    void shapesThatDoNotFitAreRejected(int length, int rows, int cols) {
        message(() -> Checks.shape(length, rows, cols));
    }

    @Test
    void permutationsPass() {
        int[] values = {2, 0, 1};
        assertSame(values, Checks.permutation(values, 3, "order"));
        Checks.permutation(new int[0], 0, "order");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 1", "0 1 1", "0 1 3", "-1 0 1", "0 1 2 3"})
    void othersAreNotPermutationsOfThree(String text) {
        int[] values = numbers(text);
        message(() -> Checks.permutation(values, 3, "order"));
    }

    @Test
    void aLongBrokenPermutationNamesOnlyTheWrongValue() {
        int[] values = new int[20];
        assertEquals("order must be a permutation of 0..19, was wrong at value 0",
                message(() -> Checks.permutation(values, 20, "order")));
    }

    private static int[] numbers(String text) {
        String[] parts = text.split(" ");
        int[] values = new int[parts.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Integer.parseInt(parts[i]);
        }
        return values;
    }

    private static String message(Runnable check) {
        return assertThrows(IllegalArgumentException.class, check::run).getMessage();
    }
}
