package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TritVectorTest {
    private static final long SEED = 20240607;

    /** Trits of one of three densities. */
    static byte[] randomTrits(int size, SplittableRandom random) {
        int spread = random.nextInt(1, 4);
        byte[] trits = new byte[size];
        for (int i = 0; i < size; i++) {
            int draw = random.nextInt(3 * spread);
            trits[i] = (byte) (draw < 3 ? draw - 1 : 0);
        }
        return trits;
    }

    /** Lengths 0 to 300 in ten groups. */
    @ParameterizedTest
    @ValueSource(ints = {0, 30, 60, 90, 120, 150, 180, 210, 240, 270})
    void conversionsAreExactAtEveryLengthAndOffset(int first) {
        SplittableRandom random = new SplittableRandom(SEED + first);
        for (int size = first; size <= first + 30; size++) {
            String where = "size " + size + ", seed " + (SEED + first);
            int offset = size % 5;
            byte[] padded = new byte[offset + size + 3];
            Arrays.fill(padded, (byte) 77); // no trit: must be neither read nor written
            byte[] trits = randomTrits(size, random);
            System.arraycopy(trits, 0, padded, offset, size);

            TritVector vector = TritVector.of(padded, offset, size);
            assertEquals(vector, TritVector.of(trits), where);
            assertEquals(vector, TritVector.of(vector.toInts()), where);
            assertEquals(vector, TritVector.parse(vector.toString()), where);
            assertEquals(vector, TritVector.wrap(vector.plusWords(), vector.minusWords(), size), where);
            assertArrayEquals(trits, vector.toBytes(), where);
            byte[] target = new byte[padded.length];
            Arrays.fill(target, (byte) 77);
            vector.copyTo(target, offset);
            assertArrayEquals(padded, target, where);

            TritVector.Builder builder = TritVector.builder(size);
            int plus = 0;
            int minus = 0;
            for (int i = 0; i < size; i++) {
                assertEquals(trits[i], vector.get(i), where);
                builder.set(i, -trits[i]).set(i, trits[i]);
                plus += trits[i] > 0 ? 1 : 0;
                minus += trits[i] < 0 ? 1 : 0;
            }
            assertEquals(vector, builder.build(), where);
            assertEquals(plus, vector.plusCount(), where);
            assertEquals(minus, vector.minusCount(), where);
            assertEquals(plus + minus, TritVector.bitCount(vector.supportWords()), where);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 30, 60, 90, 120, 150, 180, 210, 240, 270})
    void statesAreExactAtEveryLengthAndOffset(int first) {
        SplittableRandom random = new SplittableRandom(SEED + first);
        for (int size = first; size <= first + 30; size++) {
            String where = "size " + size + ", seed " + (SEED + first);
            int offset = size % 5;
            byte[] trits = randomTrits(size, random);
            byte[] states = new byte[offset + size + 3];
            byte[] residues = new byte[size];
            Arrays.fill(states, (byte) 77);
            int[] counts = new int[3];
            for (int i = 0; i < size; i++) {
                states[offset + i] = Trits.toState(trits[i]);
                residues[i] = Trits.toResidue(trits[i]);
                counts[states[offset + i]]++;
            }
            TritVector vector = TritVector.of(trits);
            StateVector shifted = StateVector.of(states, offset, size);
            assertEquals(shifted, vector.toStates(), where);
            assertEquals(StateVector.of(residues), vector.toResidues(), where);
            assertEquals(vector, TritVector.fromStates(vector.toStates()), where);
            assertEquals(vector, TritVector.fromResidues(vector.toResidues()), where);
            assertArrayEquals(residues, vector.toResidues().toBytes(), where);
            assertEquals(shifted, StateVector.wrap(shifted.loWords(), shifted.hiWords(), size), where);
            byte[] target = new byte[states.length];
            Arrays.fill(target, (byte) 77);
            shifted.copyTo(target, offset);
            assertArrayEquals(states, target, where);
            for (int s = 0; s < 3; s++) {
                assertEquals(counts[s], shifted.count(s), where);
            }
        }
    }

    /** Every byte value at every place of a block of eight and in the tail behind it. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void bytesOutsideTheAlphabetAreRefusedWithTheirIndex(int place) {
        for (int value = -128; value < 128; value++) {
            byte[] bytes = new byte[12];
            bytes[1 + place] = (byte) value;
            if (value < -1 || value > 1) {
                assertEquals("trit " + (1 + place) + " must be -1, 0 or 1, was " + value,
                        assertThrows(IllegalArgumentException.class, () -> TritVector.of(bytes, 1, 11)).getMessage());
            } else {
                assertEquals(value, TritVector.of(bytes, 1, 11).get(place));
            }
            if (value < 0 || value > 2) {
                assertEquals("state " + (1 + place) + " must be 0, 1 or 2, was " + value,
                        assertThrows(IllegalArgumentException.class, () -> StateVector.of(bytes, 1, 11)).getMessage());
            } else {
                assertEquals(value, StateVector.of(bytes, 1, 11).get(place));
            }
        }
    }

    @Test
    void theFirstIllegalValueIsNamed() {
        assertEquals("trit 2 must be -1, 0 or 1, was 256", assertThrows(IllegalArgumentException.class,
                () -> TritVector.of(new int[] {1, 0, 256, 2})).getMessage());
        assertEquals("trit 1 must be -, 0 or +, was '1'", assertThrows(IllegalArgumentException.class,
                () -> TritVector.parse("+1x")).getMessage());
        assertEquals("trit 3 must be -1, 0 or 1, was 2", assertThrows(IllegalArgumentException.class,
                () -> TritVector.builder(5).set(3, 2)).getMessage());
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 5, element 0 is both", "32, 0, 5, a bit behind element 4", "0, -1, 63, a bit behind element 62",
        "0, 0, 65, planes of 1 and 1 words", "0, 0, 0, planes of 1 and 1 words", "0, 0, -1, planes of 1 and 1 words"})
    void planesThatBreakTheInvariantAreRefused(long first, long second, int size, String message) {
        String trits = assertThrows(IllegalArgumentException.class,
                () -> TritVector.wrap(new long[] {first}, new long[] {second}, size)).getMessage();
        String states = assertThrows(IllegalArgumentException.class,
                () -> StateVector.wrap(new long[] {first}, new long[] {second}, size)).getMessage();
        assertTrue(trits.startsWith(message), trits);
        assertTrue(states.startsWith(message.replace(" both", "")), states);
    }

    @Test
    void indexesOutsideAreRefused() {
        TritVector three = TritVector.parse("+0-");
        assertThrows(IndexOutOfBoundsException.class, () -> three.get(3));
        assertThrows(IndexOutOfBoundsException.class, () -> three.get(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> three.toStates().get(3));
        assertThrows(IndexOutOfBoundsException.class, () -> three.toStates().count(3));
        assertThrows(IndexOutOfBoundsException.class, () -> three.copyTo(new byte[3], 1));
        assertThrows(IndexOutOfBoundsException.class, () -> three.toStates().copyTo(new byte[2], 0));
        assertThrows(IndexOutOfBoundsException.class, () -> TritVector.of(new byte[3], 2, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> StateVector.of(new byte[3], -1, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> TritVector.builder(3).set(3, 0));
        assertThrows(IllegalArgumentException.class, () -> TritVector.builder(-1));
    }

    @Test
    void aBuiltVectorDoesNotFollowItsBuilder() {
        TritVector.Builder builder = TritVector.builder(2).set(0, 1);
        TritVector built = builder.build();
        builder.set(0, -1);
        assertEquals("+0", built.toString());
    }

    @Test
    void equalityLooksAtSizeAndElements() {
        assertEquals(TritVector.parse("+0-").hashCode(), TritVector.of(new byte[] {1, 0, -1}).hashCode());
        assertNotEquals(TritVector.parse("0"), TritVector.parse("00"));
        assertNotEquals(TritVector.parse("+"), TritVector.parse("-"));
        assertNotEquals(StateVector.of(new byte[] {1}), StateVector.of(new byte[] {2}));
        assertEquals("0120", StateVector.of(new byte[] {0, 1, 2, 0}).toString());
        assertEquals(StateVector.of(new byte[] {0, 2}).hashCode(), StateVector.of(new byte[] {0, 2}).hashCode());
    }
}
