package org.ternion.krr.domain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TreeLeavesTest {
    @Test
    void residuesAreLeavesByTheirDigitsFromTheLowest() {
        long[] numbers = {0, 1, 2, 3, 5, 26, 27, -1, Long.MAX_VALUE, Long.MIN_VALUE};
        double[] leaves = TreeLeaves.residues(3, 3, numbers).points().toArray();
        // 5 is 012 in base 3, backwards 210; 2^63 is -1 modulo 27, so that the last two are 25, 221, and 1.
        assertArrayEquals(new double[] {0, 9, 18, 3, 21, 26, 0, 26, 17, 9}, leaves);
    }

    @Test
    void numbersAreTheCloserTheHigherThePowerThatDividesTheirDifference() {
        TreeLeaves observed = TreeLeaves.residues(2, 4, new long[] {5, 5 + 8, 5 + 4, 5 + 2, 5 + 1, 5 + 16});
        double[] leaves = observed.points().toArray();
        int[] parted = {4, 3, 2, 1, 0, 4};
        for (int i = 0; i < parted.length; i++) {
            int common = Integer.numberOfLeadingZeros((int) leaves[0] ^ (int) leaves[i]) - (Integer.SIZE - 4);
            assertEquals(parted[i], Math.min(4, common), "number " + i);
        }
    }

    @Test
    void theLargestTreesAreAllowed() {
        int base = Integer.MAX_VALUE - 8;
        assertEquals(base, TreeLeaves.complete(base, 1).leaves());
        assertArrayEquals(new double[] {base - 1}, TreeLeaves.residues(base, 1, new long[] {-1}).points().toArray());
        assertEquals(1, TreeLeaves.residues(7, 0, new long[] {12}).leaves());
    }

    @ParameterizedTest
    @CsvSource({"1, 3, base", "0, 3, base", "-2, 3, base", "2, -1, depth", "2, 31, depth", "3, 20, 3^20",
        "2147483647, 1, leaves", "65536, 2, leaves"})
    void residuesOfTreesThatDoNotFitAreRejected(int base, int depth, String part) {
        String message = assertThrows(IllegalArgumentException.class,
                () -> TreeLeaves.residues(base, depth, new long[] {1})).getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void observationsThatAreNoLeavesAreRejected() {
        assertThrows(IllegalArgumentException.class, () -> TreeLeaves.residues(2, 3, new long[0]));
        assertThrows(IllegalArgumentException.class, () -> TreeLeaves.observed(2, 3, new int[0]));
        assertThrows(IllegalArgumentException.class, () -> TreeLeaves.observed(2, 3, new int[] {0, 8}));
        assertThrows(IllegalArgumentException.class, () -> TreeLeaves.observed(2, 3, new int[] {-1}));
    }
}
