package org.ternion.vpm.provenance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortestDoubleTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1.0", "-0.0, -0.0", "0.0, 0.0", "7.5, 7.5", "100, 100.0", "0.0001, 0.0001", "0.00001, 1e-05",
        "9999999999999998, 9999999999999998.0", "1e16, 1e+16", "1.2345678901234568e17, 1.2345678901234568e+17",
        "1e22, 1e+22", "1e23, 1e+23", "4.9e-324, 5e-324", "1.7976931348623157e308, 1.7976931348623157e+308",
        "5.684341886080802e-14, 5.684341886080802e-14", "-1e-7, -1e-07", "1e100, 1e+100", "2e-100, 2e-100",
        "1125899906842624.25, 1125899906842624.2", "1125899906842624.75, 1125899906842624.8",
    })
    void pythonFormOfKnownNumbers(double value, String wanted) {
        assertEquals(wanted, ShortestDouble.python(value));
    }

    /** The table of RFC 8785, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000000, 0", "8000000000000000, 0", "0000000000000001, 5e-324", "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308", "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992", "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000", "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23", "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000", "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21", "3eb0c6f7a0b5ed8c, 9.999999999999997e-7", "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332", "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333", "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343", "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2",
    })
    void ecmaScriptFormOfTheTableInRfc8785(String bits, String wanted) {
        assertEquals(wanted, ShortestDouble.ecmaScript(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))));
    }

    @ParameterizedTest
    @CsvSource({
        "1000, be18b62b6f69cdab33a7e0dae0d9cfa869fda80ddc712221570f9f40a5878687",
        "10000, b9f7a8e75ef22a835685a52ccba7f7d6bdc99e34b010992cbc5864cd12be6892",
    })
    void publishedSequenceHasThePublishedHash(int lines, String wanted) throws IOException, GeneralSecurityException {
        assertEquals(wanted, hashOfPublishedSequence(lines));
    }

    @Test
    @Tag("slow")
    void publishedSequenceOfAMillionHasThePublishedHash() throws IOException, GeneralSecurityException {
        assertEquals("49415fee2c56c77864931bd3624faad425c3c577d6d74e89a83bc725506dad16",
                hashOfPublishedSequence(1_000_000));
    }

    /** See goldens/rfc8785/README.md for the algorithm's origin. */
    private static String hashOfPublishedSequence(int lines) throws IOException, GeneralSecurityException {
        List<String> first;
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                ShortestDoubleTest.class.getResourceAsStream("/goldens/rfc8785/first-numbers.txt"),
                StandardCharsets.US_ASCII))) {
            first = reader.lines().toList();
        }
        int serial = 2000;
        MessageDigest text = MessageDigest.getInstance("SHA-256");
        MessageDigest chain = MessageDigest.getInstance("SHA-256");
        byte[] block = new byte[32];
        ByteBuffer numbers = ByteBuffer.allocate(0);
        for (int i = 0; i < lines; i++) {
            long bits = 0;
            if (i < first.size()) {
                bits = Long.parseUnsignedLong(first.get(i), 16);
            } else if (i < first.size() + serial) {
                bits = 0x0010000000000000L + i - first.size();
            } else {
                double value = 0;
                while (value == 0 || !Double.isFinite(value)) {
                    if (!numbers.hasRemaining()) {
                        block = chain.digest(block);
                        numbers = ByteBuffer.wrap(block).order(ByteOrder.LITTLE_ENDIAN);
                    }
                    bits = numbers.getLong();
                    value = Double.longBitsToDouble(bits);
                }
            }
            String number = ShortestDouble.ecmaScript(Double.longBitsToDouble(bits));
            text.update((Long.toHexString(bits) + "," + number + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        return HexFormat.of().formatHex(text.digest());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void numbersThatJsonDoesNotKnowAreRefused(double value) {
        assertThrows(IllegalArgumentException.class, () -> ShortestDouble.python(value));
        assertThrows(IllegalArgumentException.class, () -> ShortestDouble.ecmaScript(value));
    }

    /** A second way: of the decimals of each length next to the value, the first length with one that reads back. */
    private static BigDecimal shortestBySearch(double value) {
        BigDecimal exact = new BigDecimal(value);
        for (int digits = 1;; digits++) {
            int scale = exact.scale() - exact.precision() + digits;
            BigDecimal down = exact.setScale(scale, RoundingMode.DOWN);
            BigDecimal up = exact.setScale(scale, RoundingMode.UP);
            boolean downReads = down.doubleValue() == value;
            boolean upReads = up.doubleValue() == value;
            if (downReads && upReads) {
                return exact.setScale(scale, RoundingMode.HALF_EVEN);
            }
            if (downReads || upReads) {
                return downReads ? down : up;
            }
        }
    }

    private static void assertShortest(double value, String message) {
        BigDecimal wanted = shortestBySearch(value);
        for (String text : List.of(ShortestDouble.python(value), ShortestDouble.ecmaScript(value))) {
            assertEquals(0, wanted.compareTo(new BigDecimal(text)), () -> text + ", wanted " + wanted + ", " + message);
        }
    }

    @Test
    void everyExponentAgreesWithASearch() {
        long seed = 20261122;
        Random random = new Random(seed);
        for (long exponent = 0; exponent < 2047; exponent++) {
            long base = exponent << 52;
            assertShortest(Double.longBitsToDouble(Math.max(1, base)), "power of two");
            assertShortest(Double.longBitsToDouble(base | 0xfffffffffffffL), "before a power of two");
            assertShortest(Double.longBitsToDouble(base | 1 + random.nextLong() & 0xfffffffffffffL), "seed " + seed);
        }
    }

    @Test
    void shortDecimalsStayAsTheyAre() {
        long seed = 20261123;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            BigInteger digits = new BigInteger(random.nextInt(50), random).add(BigInteger.ONE);
            double value = new BigDecimal(digits, random.nextInt(600) - 300).doubleValue();
            if (value > 1e-300 && value < 1e300) {
                BigDecimal wanted = new BigDecimal(digits, 0).stripTrailingZeros();
                BigDecimal got = new BigDecimal(ShortestDouble.python(value)).stripTrailingZeros();
                assertEquals(wanted.unscaledValue(), got.unscaledValue(), "seed " + seed + " value " + value);
            }
        }
    }

    @Test
    void agreesWithTheJdkWhereItIsShortest() {
        assumeTrue(Runtime.version().feature() >= 19, "Double.toString is not shortest before JDK 19");
        long seed = 20261124;
        Random random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong() & Long.MAX_VALUE);
            // The JDK wants two digits at least and so writes 4.9E-324.
            if (Double.isFinite(value) && value > 1e-320) {
                assertEquals(0, new BigDecimal(Double.toString(value)).compareTo(
                        new BigDecimal(ShortestDouble.python(value))), "seed " + seed + " value " + value);
            }
        }
    }
}
