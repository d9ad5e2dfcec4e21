package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TernaryIndexTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void theMortonOrderVisitsEveryCellOnceAndBlocksOfNineTogether(int depth) {
        int side = (int) Math.round(Math.pow(3, depth));
        boolean[] seen = new boolean[side * side];
        PadicTree tree = new PadicTree(9, depth);
        for (int row = 0; row < side; row++) {
            for (int col = 0; col < side; col++) {
                int index = TernaryIndex.morton(row, col, depth);
                assertTrue(!seen[index]);
                seen[index] = true;
                assertEquals(row, TernaryIndex.mortonRow(index, depth));
                assertEquals(col, TernaryIndex.mortonCol(index, depth));
                if (depth > 0) {
                    assertEquals(TernaryIndex.morton(row / 3, col / 3, depth - 1), tree.ancestor(index, depth - 1));
                }
            }
        }
    }

    @Test
    void theFirstNineCellsGoRowByRow() {
        int[] expected = {0, 1, 2, 9, 3, 4, 5, 12, 6, 7, 8, 15, 27, 28, 29, 36};
        for (int i = 0; i < 16; i++) {
            assertEquals(expected[i], TernaryIndex.morton(i / 4, i % 4, 2));
        }
        assertEquals(387_420_488, TernaryIndex.morton(19_682, 19_682, 9));
        assertEquals(19_682, TernaryIndex.mortonRow(387_420_488, 9));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 7, 38, 39})
    void balancedGroupsAreCentredAndOrdinaryGroupsStartAtTheMultiples(int m) {
        BigInteger length = BigInteger.valueOf(3).pow(m);
        for (long x : new long[] {0, 1, -1, 4, -4, 5, 13, 14, -13, -14, 1_000_003, -1_000_003, Long.MAX_VALUE,
            Long.MIN_VALUE, Long.MAX_VALUE / 3, 2_026_277_576_509_488_133L, 2_026_277_576_509_488_134L}) {
            BigDecimal value = BigDecimal.valueOf(x);
            BigDecimal divisor = new BigDecimal(length);
            assertEquals(value.divide(divisor, 0, RoundingMode.HALF_UP).longValueExact(),
                    TernaryIndex.balancedGroup(x, m), () -> x + " in groups of " + length);
            assertEquals(value.divide(divisor, 0, RoundingMode.FLOOR).longValueExact(),
                    TernaryIndex.ordinaryGroup(x, m));
        }
    }

    @Test
    void balancedGroupsAreTheTruncationsOfTheGolden() {
        for (var golden : Goldens.json("dashi-part2", "ternary.json").get("values")) {
            long place = 1;
            for (int m = 0; m < golden.get("truncationAtLeast_m").size(); m++, place *= 3) {
                assertEquals(golden.get("truncationAtLeast_m").get(m).asLong(),
                        place * TernaryIndex.balancedGroup(golden.get("R").asLong(), m));
            }
        }
    }

    @Test
    void placesOutsideTheGridAreRefused() {
        assertThrows(IndexOutOfBoundsException.class, () -> TernaryIndex.morton(9, 0, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> TernaryIndex.morton(0, -1, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> TernaryIndex.mortonRow(81, 2));
        assertThrows(IllegalArgumentException.class, () -> TernaryIndex.morton(0, 0, 10));
        assertThrows(IllegalArgumentException.class, () -> TernaryIndex.balancedGroup(0, 40));
    }
}
