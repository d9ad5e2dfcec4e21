package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TritPackingTest {
    private static final JsonNode GOLDEN = Goldens.json("ca-ternary-reference", "packings.json");

    private static Stream<JsonNode> rows(String name) {
        return StreamSupport.stream(GOLDEN.get(name).spliterator(), false);
    }

    static Stream<JsonNode> optimal() {
        return rows("optimal");
    }

    static Stream<JsonNode> mostTrits() {
        return rows("max_trits");
    }

    static Stream<JsonNode> ints() {
        return rows("twenty_in_32");
    }

    static Stream<JsonNode> longs() {
        return rows("forty_in_64");
    }

    static Stream<JsonNode> utes5() {
        return rows("utes5");
    }

    @ParameterizedTest
    @MethodSource("optimal")
    void theOptimalTableIsThatOfTheGolden(JsonNode row) {
        TritPacking packing = TritPacking.optimal(row.get(0).asInt());
        assertEquals(new TritPacking(row.get(0).asInt(), row.get(1).asInt()), packing);
        assertEquals(new BigInteger(row.get(2).asText()), packing.spareCodes());
        assertEquals(row.get(3).asDouble(), packing.efficiency(), 1e-15);
    }

    @ParameterizedTest
    @MethodSource("mostTrits")
    void containersHoldTheTritsOfTheGolden(JsonNode row) {
        assertEquals(row.get(2).asInt(), TritPacking.mostTrits(row.get(0).asInt(), row.get(1).asInt()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 53, 500, 4099, 65_536})
    void noContainerHoldsOneTritMore(int bits) {
        BigInteger codes = BigInteger.ONE.shiftLeft(bits);
        int trits = TritPacking.mostTrits(bits, 0);
        assertTrue(BigInteger.valueOf(3).pow(trits).compareTo(codes) <= 0);
        assertTrue(BigInteger.valueOf(3).pow(trits + 1).compareTo(codes) > 0);
    }

    @ParameterizedTest
    @CsvSource({"2, 1, 1", "2, 2, 0", "31, 2147483647, 0", "32, 2147483647, 19"})
    void reservedCodesTakeTheirRoom(int bits, int reserved, int trits) {
        assertEquals(trits, TritPacking.mostTrits(bits, reserved));
    }

    @Test
    void whatDoesNotFitIsNoPacking() {
        assertEquals("8 bits do not hold 6 trits",
                assertThrows(IllegalArgumentException.class, () -> new TritPacking(6, 8)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> new TritPacking(0, 8));
        assertThrows(IllegalArgumentException.class, () -> TritPacking.optimal(0));
        assertEquals(64_984, TritPacking.optimal(41_000).bits());
    }

    @ParameterizedTest
    @MethodSource("ints")
    void twentyTritsMakeTheIntOfTheGolden(JsonNode row) {
        byte[] trits = RandomTrits.fromStates(RandomTrits.states(row.get(0).asText()));
        int code = Integer.parseUnsignedInt(row.get(1).asText());
        assertEquals(code, TritPacking.packInt(trits, 0, 20));
        byte[] back = new byte[20];
        TritPacking.unpackInt(code, back, 0, 20);
        assertArrayEquals(trits, back);
    }

    @ParameterizedTest
    @MethodSource("longs")
    void fortyTritsMakeTheLongOfTheGolden(JsonNode row) {
        byte[] trits = RandomTrits.fromStates(RandomTrits.states(row.get(0).asText()));
        long code = Long.parseUnsignedLong(row.get(1).asText());
        assertEquals(code, TritPacking.packLong(trits, 0, 40));
        byte[] back = new byte[40];
        TritPacking.unpackLong(code, back, 0, 40);
        assertArrayEquals(trits, back);
    }

    @ParameterizedTest
    @MethodSource("utes5")
    void threeTritsMakeTheLaneOfTheGolden(JsonNode row) {
        byte[] trits = {(byte) (row.get(0).asInt() - 1), (byte) (row.get(1).asInt() - 1),
                (byte) (row.get(2).asInt() - 1)};
        assertEquals(row.get(3).asInt(), TritPacking.packInt(trits, 0, 3));
    }

    @Test
    void everyNumberOfTritsRoundTripsAtAnyPlace() {
        Random random = new Random(3);
        for (int count = 0; count <= 40; count++) {
            byte[] trits = RandomTrits.bytes(random, count + 5);
            byte[] back = trits.clone();
            Arrays.fill(back, 2, 2 + count, (byte) 9);
            TritPacking.unpackLong(TritPacking.packLong(trits, 2, count), back, 2, count);
            assertArrayEquals(trits, back);
        }
    }

    @Test
    void theLargestCodesAreThoseOfPlusOnesAndTheNextOnesAreRefused() {
        byte[] ones = new byte[40];
        Arrays.fill(ones, (byte) 1);
        long largest = TritPacking.packLong(ones, 0, 40);
        assertEquals(BigInteger.valueOf(3).pow(40).subtract(BigInteger.ONE).toString(),
                Long.toUnsignedString(largest));
        assertEquals("code 12157665459056928801 stands for no 40 trits", assertThrows(IllegalArgumentException.class,
                () -> TritPacking.unpackLong(largest + 1, ones, 0, 40)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> TritPacking.unpackLong(-1, ones, 0, 40));
        assertThrows(IllegalArgumentException.class, () -> TritPacking.unpackInt(-1, ones, 0, 20));
        assertThrows(IllegalArgumentException.class, () -> TritPacking.unpackInt(3, ones, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> TritPacking.packLong(new byte[41], 0, 41));
        assertThrows(IllegalArgumentException.class, () -> TritPacking.packInt(new byte[41], 0, 21));
        assertEquals("trit 1 must be -1, 0 or 1, was 2", assertThrows(IllegalArgumentException.class,
                () -> TritPacking.packLong(new byte[] {0, 2}, 0, 2)).getMessage());
    }
}
