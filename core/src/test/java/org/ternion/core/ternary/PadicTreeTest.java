package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PadicTreeTest {
    private static String path(PadicTree tree, int leaf) {
        StringBuilder digits = new StringBuilder(Integer.toString(leaf, tree.arity()));
        while (digits.length() < tree.depth()) {
            digits.insert(0, '0');
        }
        return tree.depth() == 0 ? "" : digits.toString();
    }

    @ParameterizedTest
    @CsvSource({"3, 4", "2, 5", "5, 2", "7, 1", "4, 0"})
    void theCommonAncestorIsAsDeepAsTheCommonDigits(int arity, int depth) {
        PadicTree tree = new PadicTree(arity, depth);
        for (int i = 0; i < tree.leaves(); i++) {
            String a = path(tree, i);
            assertEquals(new StringBuilder(a).reverse().toString(), path(tree, tree.reversed(i)));
            for (int j = 0; j < tree.leaves(); j++) {
                String b = path(tree, j);
                int common = 0;
                while (common < depth && a.charAt(common) == b.charAt(common)) {
                    common++;
                }
                assertEquals(common, tree.lcaDepth(i, j));
                assertEquals(tree.ancestor(i, common), tree.ancestor(j, common));
                assertTrue(common == depth || tree.ancestor(i, common + 1) != tree.ancestor(j, common + 1));
            }
        }
    }

    @Test
    void noSideOfATriangleIsLongerThanTheOthers() {
        PadicTree tree = new PadicTree(3, 4);
        for (int i = 0; i < 81; i++) {
            for (int j = 0; j < 81; j++) {
                for (int k = 0; k < 81; k++) {
                    assertTrue(tree.distance(i, k) <= Math.max(tree.distance(i, j), tree.distance(j, k)));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 4", "2, 6", "5, 2"})
    void distancesArePadicAfterDigitReversal(int prime, int depth) {
        PadicTree tree = new PadicTree(prime, depth);
        for (int i = 0; i < tree.leaves(); i++) {
            for (int j = 0; j < tree.leaves(); j++) {
                assertEquals(Valuations.distance(tree.reversed(i), tree.reversed(j), prime), tree.distance(i, j));
            }
        }
    }

    @Test
    void treesOfMoreLeavesThanAnArrayHoldsAreRefused() {
        assertEquals(1 << 30, new PadicTree(2, 30).leaves());
        assertEquals(1_162_261_467, new PadicTree(3, 19).leaves());
        assertEquals(Integer.MAX_VALUE, new PadicTree(Integer.MAX_VALUE, 1).leaves());
        assertEquals("3^20 leaves are more than 2^31 - 1",
                assertThrows(IllegalArgumentException.class, () -> new PadicTree(3, 20)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> new PadicTree(2, 31));
        assertThrows(IllegalArgumentException.class, () -> new PadicTree(Integer.MAX_VALUE, 30));
        assertThrows(IllegalArgumentException.class, () -> new PadicTree(1, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> new PadicTree(3, 2).lcaDepth(0, 9));
        assertThrows(IndexOutOfBoundsException.class, () -> new PadicTree(3, 2).ancestor(0, 3));
    }
}
