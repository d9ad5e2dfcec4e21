package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiveTritWordsTest {
    static IntStream sizes() {
        return IntStream.concat(IntStream.rangeClosed(0, 300), IntStream.of(1_000_003));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void everyWordIsPackedForItself(int size) {
        byte[] trits = RandomTrits.bytes(new Random(size), size);
        TritVector vector = TritVector.of(trits);
        byte[] packed = FiveTritWords.pack(vector);
        assertEquals((size + 63) / 64 * 13, packed.length);
        assertEquals(vector, FiveTritWords.unpack(packed, size));
        for (int w = 0; w < Math.min(packed.length / 13, 5); w++) {
            byte[] word = Arrays.copyOf(Arrays.copyOfRange(trits, 64 * w, Math.min(size, 64 * w + 64)), 65);
            assertArrayEquals(FiveTritBytes.pack(word), Arrays.copyOfRange(packed, 13 * w, 13 * w + 13));
        }
    }

    @Test
    void packsIntoTheMiddleOfAnArray() {
        TritVector vector = RandomTrits.vector(new Random(3), 100);
        byte[] packed = new byte[30];
        Arrays.fill(packed, (byte) 77);
        FiveTritWords.pack(vector, packed, 3);
        assertArrayEquals(FiveTritWords.pack(vector), Arrays.copyOfRange(packed, 3, 29));
        assertEquals(77, packed[2]);
        assertEquals(77, packed[29]);
        assertThrows(IndexOutOfBoundsException.class, () -> FiveTritWords.pack(vector, packed, 5));
    }

    @Test
    void illegalBytesAreRefusedWhereverTheyStand() {
        for (int at = 0; at < 26; at++) {
            byte[] packed = FiveTritWords.pack(RandomTrits.vector(new Random(at), 128));
            packed[at] = (byte) 243;
            assertEquals(at, assertThrows(TritFormatException.class,
                    () -> FiveTritWords.unpack(packed, 128)).offset());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 5, 6, 60, 61, 63, 64})
    void everyWordMustBeFilledWithZeroTrits(int size) {
        byte[] packed = FiveTritWords.pack(RandomTrits.vector(new Random(size), size));
        for (int trit = size; trit < 65; trit++) {
            byte[] altered = packed.clone();
            int place = (int) Math.round(Math.pow(3, trit % 5));
            for (int sign = -1; sign <= 1; sign += 2) {
                altered[trit / 5] = (byte) (packed[trit / 5] + sign * place);
                assertEquals(trit / 5, assertThrows(TritFormatException.class,
                        () -> FiveTritWords.unpack(altered, size)).offset());
            }
        }
    }

    @Test
    void otherNumbersOfBytesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> FiveTritWords.unpack(new byte[12], 64));
        assertThrows(IllegalArgumentException.class, () -> FiveTritWords.unpack(new byte[26], 64));
        assertThrows(IllegalArgumentException.class, () -> FiveTritWords.bytesFor(-1));
    }
}
