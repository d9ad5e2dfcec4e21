package org.ternion.trading.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalTest {
    private static double parse(String text) {
        byte[] bytes = ("x" + text + "9").getBytes(StandardCharsets.UTF_8);
        return Decimal.parse(bytes, 1, bytes.length - 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-0", "1", "+1", ".5", "5.", "-12.25", "0.1", "561.88098307", "1e5", "2.5E-05",
            "-1e+16", "9007199254740992", "9007199254740993", "9007199254740993.0", "0.9007199254740993",
            "123456789012345678", "1234567890123456789", "12345678901234567890123", "0.000000000000000000000001",
            "0.1234567890123456789", "4.9e-324", "2.2250738585072011e-308", "1.7976931348623157e308", "1e400", "-1e400",
            "0000000000000000000000000000001", "1e-400"})
    void readsWhatDoubleReads(String text) {
        assertEquals(Double.parseDouble(text), parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "+", ".", "-.", "e5", "1e", "1e+", "1.2.3", "1,5", "1 5", " 1", "1d", "0x10",
            "NaN", "Infinity", "1_000", "1e5.5", "\u0661", "--1"})
    void refusesEverythingElse(String text) {
        assertTrue(Double.isNaN(parse(text)), text);
    }

    @Test
    void roundsRandomDecimalsCorrectly() {
        long seed = 20_251_121;
        Random random = new Random(seed);
        for (int i = 0; i < 60_000; i++) {
            BigInteger digits = new BigInteger(1 + random.nextInt(66), random);
            String text = new BigDecimal(digits, random.nextInt(26)).toPlainString();
            assertEquals(Double.parseDouble(text), parse(text), () -> text + ", seed " + seed);
        }
    }

    @Test
    void readsShortestTextsAndTextsBesideTheMiddleOfTwoDoubles() {
        long seed = 20_261_122;
        Random random = new Random(seed);
        for (int i = 0; i < 60_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(60) - 30);
            assertEquals(value, parse(Double.toString(value)), () -> value + ", seed " + seed);
            // All digits of the middle, and that and its neighbours at 18 digits.
            BigDecimal middle = new BigDecimal(value).add(new BigDecimal(Math.nextUp(value)))
                    .divide(BigDecimal.valueOf(2));
            BigDecimal near = middle.round(new MathContext(18));
            for (BigDecimal text : List.of(middle, near, near.add(near.ulp()), near.subtract(near.ulp()))) {
                assertEquals(Double.parseDouble(text.toString()), parse(text.toString()), () -> text + ", seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nan", "NaN", "null", "n/a", "None"})
    void knowsWordsForNoValue(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        assertTrue(Decimal.missing(bytes, 0, bytes.length));
    }
}
