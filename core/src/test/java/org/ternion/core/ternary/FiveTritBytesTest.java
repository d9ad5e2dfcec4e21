package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiveTritBytesTest {
    private static Stream<JsonNode> goldens() {
        return StreamSupport.stream(
                Goldens.json("ca-ternary-reference", "packings.json").get("five_trit").spliterator(), false);
    }

    static IntStream sizes() {
        return IntStream.concat(IntStream.rangeClosed(0, 300), IntStream.of(1_000_003));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void packsTheStatesOfTheGolden(JsonNode golden) {
        byte[] states = RandomTrits.states(golden.get(0).asText());
        byte[] expected = bytes(Goldens.ints(golden.get(1)));
        byte[] packed = new byte[FiveTritBytes.bytesFor(states.length)];
        FiveTritBytes.packStates(states, 0, states.length, packed, 0);
        assertArrayEquals(expected, packed);
        assertArrayEquals(expected, FiveTritBytes.pack(RandomTrits.fromStates(states)));
        byte[] back = new byte[states.length];
        FiveTritBytes.unpackStates(expected, 0, states.length, back, 0);
        assertArrayEquals(states, back);
    }

    private static byte[] bytes(int[] values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void roundTripsFromBytesAndFromPlanes(int size) {
        byte[] trits = RandomTrits.bytes(new Random(size), size);
        byte[] packed = FiveTritBytes.pack(trits);
        assertEquals((size + 4) / 5, packed.length);
        TritVector vector = TritVector.of(trits);
        assertArrayEquals(packed, FiveTritBytes.pack(vector));
        assertArrayEquals(trits, FiveTritBytes.unpack(packed, size));
        assertEquals(vector, FiveTritBytes.unpackVector(packed, size));
        assertEquals(vector, FiveTritBytes.decode(FiveTritBytes.encode(vector)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 5, 7, 8, 9, 13, 64, 131})
    void touchesNothingOutsideItsRange(int size) {
        byte[] trits = RandomTrits.bytes(new Random(size), size + 11);
        byte[] packed = new byte[FiveTritBytes.bytesFor(size) + 9];
        Arrays.fill(packed, (byte) 77);
        FiveTritBytes.pack(trits, 6, size, packed, 4);
        assertArrayEquals(FiveTritBytes.pack(Arrays.copyOfRange(trits, 6, 6 + size)),
                Arrays.copyOfRange(packed, 4, packed.length - 5));
        byte[] back = new byte[size + 16];
        Arrays.fill(back, (byte) 55);
        FiveTritBytes.unpack(packed, 4, size, back, 7);
        byte[] expected = new byte[size + 16];
        Arrays.fill(expected, (byte) 55);
        System.arraycopy(trits, 6, expected, 7, size);
        assertArrayEquals(expected, back);
        assertEquals(77, packed[3]);
        assertEquals(77, packed[packed.length - 5]);
    }

    @Test
    void everyByteIsFiveTritsOrRefused() {
        for (int code = 0; code < 256; code++) {
            byte[] packed = {121, (byte) code};
            if (code < 243) {
                assertArrayEquals(packed, FiveTritBytes.pack(FiveTritBytes.unpack(packed, 10)));
                assertArrayEquals(packed, FiveTritBytes.pack(FiveTritBytes.unpackVector(packed, 10)));
            } else {
                assertEquals(1, assertThrows(TritFormatException.class,
                        () -> FiveTritBytes.unpack(packed, 10)).offset());
                assertEquals(1, assertThrows(TritFormatException.class,
                        () -> FiveTritBytes.unpackVector(packed, 10)).offset());
            }
        }
    }

    @Test
    void illegalBytesAreRefusedWhereverTheyStand() {
        for (int at = 0; at < 40; at++) {
            byte[] packed = FiveTritBytes.pack(RandomTrits.bytes(new Random(at), 200));
            packed[at] = (byte) 243;
            assertEquals(at, assertThrows(TritFormatException.class,
                    () -> FiveTritBytes.unpack(packed, 200)).offset());
            TritFormatException refused =
                    assertThrows(TritFormatException.class, () -> FiveTritBytes.unpackVector(packed, 200));
            assertEquals("packed trits, offset " + at + ": byte 243 stands for no trits, the largest is 242",
                    refused.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void theLastByteMustBeFilledWithZeroTrits(int size) {
        int legal = 0;
        for (int code = 0; code < 243; code++) {
            byte[] packed = {(byte) code};
            try {
                assertArrayEquals(packed, FiveTritBytes.pack(FiveTritBytes.unpack(packed, size)));
                legal++;
            } catch (TritFormatException refused) {
                assertEquals(0, refused.offset());
                assertThrows(TritFormatException.class, () -> FiveTritBytes.unpackVector(packed, size));
            }
        }
        assertEquals(Math.round(Math.pow(3, size)), legal);
    }

    @ParameterizedTest
    @ValueSource(ints = {-128, -3, -2, 2, 3, 127})
    void whatIsNoTritIsRefusedWithItsIndex(int value) {
        for (int at : new int[] {0, 4, 5, 9, 10, 12}) {
            byte[] trits = new byte[13];
            trits[at] = (byte) value;
            assertEquals("value " + value + " at index " + at + " is no trit -1, 0 or 1",
                    assertThrows(IllegalArgumentException.class, () -> FiveTritBytes.pack(trits)).getMessage());
        }
        byte[] states = {0, 1, (byte) (value + 1), 0, 0, 0};
        assertThrows(IllegalArgumentException.class,
                () -> FiveTritBytes.packStates(states, 0, 6, new byte[2], 0));
    }

    @Test
    void aBlockIsReadWholeOrNotAtAll() {
        byte[] block = FiveTritBytes.encode(TritVector.of(RandomTrits.bytes(new Random(1), 77)));
        for (int length = 0; length < block.length; length++) {
            byte[] cut = Arrays.copyOf(block, length);
            assertThrows(TritFormatException.class, () -> FiveTritBytes.decode(cut));
        }
        assertThrows(TritFormatException.class, () -> FiveTritBytes.decode(Arrays.copyOf(block, block.length + 1)));
        assertThrows(TritFormatException.class, () -> FiveTritBytes.decode(new byte[] {-1, -1, -1, -1}));
        assertThrows(TritFormatException.class, () -> FiveTritBytes.decode(new byte[] {-1, -1, -1, 127, 0}));
    }

    @Test
    void aDamagedBlockIsRefusedOrIsTheBlockOfOtherTrits() {
        byte[] block = FiveTritBytes.encode(TritVector.of(RandomTrits.bytes(new Random(2), 77)));
        int refused = 0;
        for (int bit = 0; bit < 8 * block.length; bit++) {
            byte[] damaged = block.clone();
            damaged[bit / 8] = (byte) (damaged[bit / 8] ^ 1 << bit % 8);
            try {
                assertArrayEquals(damaged, FiveTritBytes.encode(FiveTritBytes.decode(damaged)));
            } catch (TritFormatException e) {
                refused++;
            }
        }
        assertTrue(refused >= 30, "flips of the length and of the last byte are refused, were " + refused);
    }

    @Test
    void rangesOutsideTheArraysAreRefused() {
        assertThrows(IndexOutOfBoundsException.class, () -> FiveTritBytes.pack(new byte[5], 1, 5, new byte[1], 0));
        assertThrows(IndexOutOfBoundsException.class, () -> FiveTritBytes.pack(new byte[6], 0, 6, new byte[1], 0));
        assertThrows(IndexOutOfBoundsException.class, () -> FiveTritBytes.unpack(new byte[1], 0, 6, new byte[6], 0));
        assertThrows(IndexOutOfBoundsException.class, () -> FiveTritBytes.unpack(new byte[1], 0, 5, new byte[4], 0));
        assertThrows(IllegalArgumentException.class, () -> FiveTritBytes.unpack(new byte[2], 5));
        assertThrows(IllegalArgumentException.class, () -> FiveTritBytes.bytesFor(-1));
        assertEquals(429_496_730, FiveTritBytes.bytesFor(Integer.MAX_VALUE));
    }
}
