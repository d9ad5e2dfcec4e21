package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparseTritsTest {
    private static TritVector vector(int size, double density) {
        Random random = new Random(size);
        byte[] trits = new byte[size];
        for (int i = 0; i < size; i++) {
            trits[i] = (byte) (random.nextDouble() < density ? random.nextBoolean() ? 1 : -1 : 0);
        }
        return TritVector.of(trits);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "64, 1", "64, 0", "65, .5", "130, .1", "1000, .01", "1000, .9", "4096, .3"})
    void ranksAndSelectsLikeACount(int size, double density) {
        TritVector vector = vector(size, density);
        SparseTrits sparse = SparseTrits.of(vector);
        assertEquals(size, sparse.size());
        int rank = 0;
        for (int i = 0; i < size; i++) {
            assertEquals(vector.get(i), sparse.get(i));
            assertEquals(rank, sparse.rank(i));
            if (vector.get(i) != 0) {
                assertEquals(i, sparse.select(rank));
                rank++;
            }
        }
        assertEquals(rank, sparse.rank(size));
        assertEquals(rank, sparse.nonzeros());
        assertEquals(size + rank, sparse.storedBits());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1, 1", "64, 1", "64, 0", "65, .5", "130, .1", "1000, .01", "1000, .9", "4096, .3"})
    void roundTripsThroughMaskAndSigns(int size, double density) {
        TritVector vector = vector(size, density);
        SparseTrits sparse = SparseTrits.of(vector);
        assertEquals(vector, sparse.toVector());
        assertEquals(sparse, SparseTrits.wrap(sparse.maskWords(), sparse.signWords(), size));
        assertArrayEquals(vector.supportWords(), sparse.maskWords());
    }

    @Test
    void signsStandInOrderWithOneForPlus() {
        SparseTrits sparse = SparseTrits.of(TritVector.parse("0+0-+0-"));
        assertArrayEquals(new long[] {0b1011010}, sparse.maskWords());
        assertArrayEquals(new long[] {0b0101}, sparse.signWords());
        assertEquals("4 nonzero of 7 trits", sparse.toString());
    }

    @Test
    void masksAndSignsThatDoNotFitAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> SparseTrits.wrap(new long[] {8}, new long[] {0}, 3));
        assertThrows(IllegalArgumentException.class, () -> SparseTrits.wrap(new long[] {7}, new long[] {8}, 3));
        assertThrows(IllegalArgumentException.class, () -> SparseTrits.wrap(new long[] {7}, new long[0], 3));
        assertThrows(IllegalArgumentException.class, () -> SparseTrits.wrap(new long[2], new long[0], 3));
        assertThrows(IndexOutOfBoundsException.class,
                () -> SparseTrits.wrap(new long[] {7}, new long[] {7}, 3).select(3));
        assertThrows(IndexOutOfBoundsException.class,
                () -> SparseTrits.wrap(new long[] {7}, new long[] {7}, 3).rank(4));
    }
}
