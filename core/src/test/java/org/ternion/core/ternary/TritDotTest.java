package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TritDotTest {
    private static Stream<JsonNode> goldens() {
        return StreamSupport.stream(Goldens.json("ca-ternary-reference", "gf3.json").get("dots").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void countsTheAgreementsOfTheGolden(JsonNode golden) {
        TritVector a = TritVector.parse(golden.get(0).asText());
        TritVector b = TritVector.parse(golden.get(1).asText());
        TritAgreement expected = new TritAgreement(golden.get(3).asInt(), golden.get(4).asInt());
        assertEquals(expected, TritDot.compare(a, b));
        assertEquals(golden.get(2).asInt(), expected.dot());
        assertEquals(golden.get(2).asInt(), TritDot.dot(a, b));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 63, 64, 65, 127, 130, 1000})
    void equalsTheProductsOfBytes(int size) {
        Random random = new Random(size);
        byte[] x = RandomTrits.bytes(random, size);
        byte[] y = RandomTrits.bytes(random, size);
        int agreements = 0;
        int disagreements = 0;
        int different = 0;
        for (int i = 0; i < size; i++) {
            agreements += x[i] * y[i] > 0 ? 1 : 0;
            disagreements += x[i] * y[i] < 0 ? 1 : 0;
            different += x[i] != y[i] ? 1 : 0;
        }
        TritVector a = TritVector.of(x);
        TritVector b = TritVector.of(y);
        TritAgreement counts = new TritAgreement(agreements, disagreements);
        assertEquals(counts, TritDot.compare(a, b));
        assertEquals(counts, TritDot.compare(b, a));
        assertEquals(counts.dot(), TritDot.dot(a, b));
        assertEquals(different, TritDot.hamming(a, b));
        int norm = TritDot.dot(a, a);
        assertEquals(a.plusCount() + a.minusCount(), norm);
        assertTrue((long) counts.dot() * counts.dot() <= (long) norm * TritDot.dot(b, b), "Cauchy-Schwarz");
        assertTrue(counts.overlap() <= norm);
        if (size > 2) {
            assertEquals(counts.dot() / Math.sqrt(norm * (double) TritDot.dot(b, b)), TritDot.cosine(a, b));
        }
    }

    @Test
    void theCosineOfAZeroVectorIsUndefined() {
        assertEquals(Double.NaN, TritDot.cosine(TritVector.parse("00"), TritVector.parse("+-")));
        assertEquals(-1, TritDot.cosine(TritVector.parse("-+"), TritVector.parse("+-")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 64, 129, 1000})
    void addsNumbersInTheOrderOfTheElements(int size) {
        Random random = new Random(size);
        byte[] trits = RandomTrits.bytes(random, size);
        int[] ints = random.ints(size).toArray();
        double[] doubles = random.doubles(size, -1e6, 1e6).toArray();
        float[] floats = new float[size];
        long exact = 0;
        double ofDoubles = 0;
        double ofFloats = 0;
        for (int i = 0; i < size; i++) {
            floats[i] = (float) doubles[i];
            exact += (long) trits[i] * ints[i];
            ofDoubles += trits[i] * doubles[i];
            ofFloats += trits[i] * (double) floats[i];
        }
        TritVector vector = TritVector.of(trits);
        assertEquals(exact, TritDot.dot(vector, ints));
        assertEquals(ofDoubles, TritDot.dot(vector, doubles));
        assertEquals(ofFloats, TritDot.dot(vector, floats));
    }

    @Test
    void numbersThatMeetAZeroTakeNoPart() {
        TritVector vector = TritVector.parse("+0-");
        assertEquals(-1, TritDot.dot(vector, new double[] {1, Double.NaN, 2}));
        assertEquals(-1, TritDot.dot(vector, new float[] {1, Float.POSITIVE_INFINITY, 2}));
        assertEquals(Double.NaN, TritDot.dot(vector, new double[] {1, 0, Double.NaN}));
        assertEquals(Double.NEGATIVE_INFINITY, TritDot.dot(vector, new float[] {1, 0, Float.POSITIVE_INFINITY}));
        assertEquals(0.0, TritDot.dot(vector, new double[] {-0.0, 0, 0}));
        assertEquals(4294967295L, TritDot.dot(vector, new int[] {Integer.MAX_VALUE, 0, Integer.MIN_VALUE}));
    }

    @ParameterizedTest
    @CsvSource({"0, 3, 5", "1, 1, 1", "3, 4, 70", "4, 4, 64", "5, 7, 130", "9, 11, 17", "8, 12, 0", "2, 6, 20000"})
    void productsOfMatricesAreThoseOfTheirRows(int rows, int otherRows, int cols) {
        Random random = new Random(31L * rows + cols);
        TritMatrix a = RandomTrits.matrix(random, rows, cols);
        TritMatrix b = RandomTrits.matrix(random, otherRows, cols);
        int[] expected = new int[rows * otherRows];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = TritDot.dot(a.row(i / otherRows), b.row(i % otherRows));
        }
        assertArrayEquals(expected, TritDot.products(a, b));
    }

    @Test
    void theLargestScoresComeFirstAndTiesByIndex() {
        int[] scores = {3, -7, 9, 3, Integer.MIN_VALUE, 9, Integer.MAX_VALUE};
        assertArrayEquals(new int[] {6, 2, 5, 0, 3, 1, 4}, TritDot.largest(scores, 7));
        assertArrayEquals(new int[] {6, 2}, TritDot.largest(scores, 2));
        assertArrayEquals(new int[0], TritDot.largest(scores, 0));
        assertThrows(IllegalArgumentException.class, () -> TritDot.largest(scores, 8));
    }

    @Test
    void differentSizesAreRefused() {
        TritVector three = TritVector.parse("+0-");
        TritVector two = TritVector.parse("+0");
        assertEquals("vectors must have the same size, had 3 and 2 elements",
                assertThrows(IllegalArgumentException.class, () -> TritDot.dot(three, two)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> TritDot.compare(three, two));
        assertThrows(IllegalArgumentException.class, () -> TritDot.hamming(three, two));
        assertThrows(IllegalArgumentException.class, () -> TritDot.dot(three, new int[2]));
        assertThrows(IllegalArgumentException.class, () -> TritDot.dot(three, new float[4]));
        assertThrows(IllegalArgumentException.class, () -> TritDot.dot(three, new double[0]));
        assertThrows(IllegalArgumentException.class,
                () -> TritDot.products(TritMatrix.identity(2), TritMatrix.identity(3)));
    }

    @Test
    void matricesKeepTheirTrits() {
        byte[] trits = RandomTrits.bytes(new Random(5), 7 * 70);
        TritMatrix matrix = TritMatrix.of(trits, 7, 70);
        assertArrayEquals(trits, matrix.toBytes());
        assertArrayEquals(Arrays.copyOfRange(trits, 140, 210), matrix.row(2).toBytes());
        assertEquals(trits[3 * 70 + 65], matrix.get(3, 65));
        assertEquals(matrix, matrix.transposed().transposed());
        assertEquals(matrix.get(6, 69), matrix.transposed().get(69, 6));
        assertThrows(IndexOutOfBoundsException.class, () -> matrix.get(0, 70));
        assertThrows(IllegalArgumentException.class, () -> TritMatrix.of(trits, 7, 71));
    }
}
