package org.ternion.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.function.DoubleSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortestDecimalTest {
    @ParameterizedTest
    @CsvSource({"0.0, 0.0", "-0.0, -0.0", "1, 1.0", "-3, -3.0", "0.1, 0.1", "0.0001, 0.0001", "0.00001, 1e-05",
        "2.5e-5, 2.5e-05", "-2.5e-5, -2.5e-05", "1e15, 1000000000000000.0", "1e16, 1e+16", "123456789012345680, "
        + "1.2345678901234568e+17", "9007199254740993, 9007199254740992.0", "9999999999999998, 9999999999999998.0",
        "1.7976931348623157e308, 1.7976931348623157e+308", "4.9e-324, 5e-324", "9.9e-324, 1e-323",
        "2.2250738585072014e-308, 2.2250738585072014e-308", "2.0e-3, 0.002", "2e23, 2e+23", "1e23, 1e+23",
        "8.41e21, 8.41e+21", "5e-320, 5e-320", "0.30000000000000004, 0.30000000000000004", "29967.02, 29967.02",
        "1.25, 1.25", "100.5, 100.5", "1e100, 1e+100", "1e-100, 1e-100", "Infinity, inf", "-Infinity, -inf"})
    void numbersReadAsPythonPrintsThem(double value, String expected) {
        assertEquals(expected, DecimalText.of(value));
    }

    @Test
    void noNumberIsNoText() {
        assertEquals("", DecimalText.of(Double.NaN));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 9, 10, 99, 100, -1, -123, 1700000000123456768L, Long.MAX_VALUE, Long.MIN_VALUE,
        2147483647, 2147483648L, 9999, 10000, 99999})
    void integersAreWritten(long value) {
        byte[] target = new byte[ShortestDecimal.MAX_BYTES];
        int end = ShortestDecimal.integer(value, target, 0);
        assertEquals(Long.toString(value), new String(target, 0, end, StandardCharsets.US_ASCII));
    }

    @Test
    void powersOfTwoAndTheirNeighboursAreShortestAndNearest() {
        for (int e = -1074; e <= 1023; e++) {
            double power = Math.scalb(1.0, e);
            requireShortest(power);
            requireShortest(Math.nextUp(power));
            requireShortest(Math.nextDown(power));
        }
    }

    @Test
    void randomNumbersAreShortestAndNearest() {
        long seed = 20261121;
        Random random = new Random(seed);
        requireAll(seed, 20_000, () -> Double.longBitsToDouble(random.nextLong()));
        requireAll(seed, 20_000, () -> random.nextGaussian() * 1e-3);
        requireAll(seed, 10_000, () -> Math.rint(random.nextDouble() * 1e7) / 100);
    }

    private static void requireAll(long seed, int count, DoubleSupplier values) {
        for (int i = 0; i < count; i++) {
            double value = values.getAsDouble();
            if (Double.isFinite(value)) {
                try {
                    requireShortest(value);
                } catch (AssertionError e) {
                    throw new AssertionError("seed " + seed + ", number " + i + ": " + e.getMessage(), e);
                }
            }
        }
    }

    /** The text reads back, no number of one digit less does, and none of as many digits is nearer. */
    private static void requireShortest(double value) {
        String text = DecimalText.of(value);
        assertEquals(value, Double.parseDouble(text), text);
        if (value == 0) {
            return;
        }
        BigDecimal written = new BigDecimal(text).stripTrailingZeros();
        BigDecimal exact = new BigDecimal(value);
        int digits = written.precision();
        BigDecimal nearest = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
        if (nearest.doubleValue() == value) {
            assertTrue(written.subtract(exact).abs().compareTo(nearest.subtract(exact).abs()) <= 0, text);
        }
        if (digits > 1) {
            for (RoundingMode mode : new RoundingMode[] {RoundingMode.DOWN, RoundingMode.UP}) {
                BigDecimal shorter = exact.round(new MathContext(digits - 1, mode));
                assertNotEquals(value, shorter.doubleValue(), () -> text + " could be " + shorter);
            }
        }
    }
}
