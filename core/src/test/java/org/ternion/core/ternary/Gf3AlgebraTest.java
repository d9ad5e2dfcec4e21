package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Gf3AlgebraTest {
    private static final JsonNode GOLDEN = Goldens.json("ca-ternary-reference", "gf3.json").get("matmul");

    /** The states of the golden as balanced residues: 2 is -1. */
    private static TritMatrix residues(JsonNode rows) {
        int cols = rows.get(0).asText().length();
        byte[] trits = new byte[rows.size() * cols];
        for (int i = 0; i < trits.length; i++) {
            int state = rows.get(i / cols).asText().charAt(i % cols) - '0';
            trits[i] = (byte) (state == 2 ? -1 : state);
        }
        return TritMatrix.of(trits, rows.size(), cols);
    }

    @Test
    void multipliesTheMatricesOfTheGolden() {
        TritMatrix product = Gf3Algebra.multiply(residues(GOLDEN.get("A")), residues(GOLDEN.get("B")));
        assertEquals(residues(GOLDEN.get("mod3")), product);
        // the integer products of the golden are of states; mod 3 they are those of the residues
        int[] dots = TritDot.products(residues(GOLDEN.get("A")), residues(GOLDEN.get("B")).transposed());
        for (int i = 0; i < dots.length; i++) {
            assertEquals(GOLDEN.get("int32").get(i / 11).get(i % 11).asInt() % 3, Math.floorMod(dots[i], 3));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "3, 5, 2", "70, 65, 64", "4, 130, 129", "5, 0, 3"})
    void multiplicationAssociatesAndTransposes(int m, int k, int n) {
        Random random = new Random(m);
        TritMatrix a = RandomTrits.matrix(random, m, k);
        TritMatrix b = RandomTrits.matrix(random, k, n);
        TritMatrix c = RandomTrits.matrix(random, n, 3);
        TritMatrix ab = Gf3Algebra.multiply(a, b);
        assertEquals(Gf3Algebra.multiply(ab, c), Gf3Algebra.multiply(a, Gf3Algebra.multiply(b, c)));
        assertEquals(ab.transposed(), Gf3Algebra.multiply(b.transposed(), a.transposed()));
        assertEquals(a, Gf3Algebra.multiply(TritMatrix.identity(m), a));
        TritVector x = RandomTrits.vector(random, k);
        assertArrayEquals(Gf3Algebra.multiply(a, TritMatrix.of(x.toBytes(), k, 1)).toBytes(),
                Gf3Algebra.multiply(a, x).toBytes());
    }

    @ParameterizedTest
    @CsvSource({"1, 1, 1", "6, 9, 3", "9, 6, 6", "70, 131, 40", "131, 70, 69", "4, 4, 0"})
    void rankAndNullityAddUp(int rows, int cols, int inner) {
        Random random = new Random(rows);
        TritMatrix a = Gf3Algebra.multiply(RandomTrits.matrix(random, rows, inner),
                RandomTrits.matrix(random, inner, cols));
        int rank = Gf3Algebra.rank(a);
        assertTrue(rank <= inner, "a product of rank at most " + inner + " has rank " + rank);
        assertEquals(rank, Gf3Algebra.rank(a.transposed()));
        TritMatrix basis = Gf3Algebra.nullSpace(a);
        assertEquals(cols - rank, basis.rows());
        assertEquals(basis.rows(), Gf3Algebra.rank(basis));
        assertEquals(TritMatrix.zeros(rows, basis.rows()), Gf3Algebra.multiply(a, basis.transposed()));
    }

    @Test
    void theRankOfAllMatricesOfTwoByTwoIsThatOfTheirDeterminant() {
        byte[] m = new byte[4];
        int invertible = 0;
        for (int code = 0; code < 81; code++) {
            TritPacking.unpackInt(code, m, 0, 4);
            TritMatrix matrix = TritMatrix.of(m, 2, 2);
            boolean regular = (m[0] * m[3] - m[1] * m[2]) % 3 != 0;
            assertEquals(regular, Gf3Algebra.inverse(matrix).isPresent());
            assertEquals(regular ? 2 : code == 40 ? 0 : 1, Gf3Algebra.rank(matrix));
            invertible += regular ? 1 : 0;
        }
        assertEquals(48, invertible, "the order of GL(2, 3)");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 31, 64, 65, 100})
    void theInverseUndoesTheMatrix(int n) {
        // a product of triangles with units on the diagonal is never singular
        Random random = new Random(n);
        byte[] lower = RandomTrits.bytes(random, n * n);
        byte[] upper = RandomTrits.bytes(random, n * n);
        for (int i = 0; i < n * n; i++) {
            int row = i / n;
            int col = i % n;
            lower[i] = col == row ? (byte) (1 - 2 * (row & 1)) : col > row ? 0 : lower[i];
            upper[i] = col == row ? 1 : col < row ? 0 : upper[i];
        }
        TritMatrix a = Gf3Algebra.multiply(TritMatrix.of(lower, n, n), TritMatrix.of(upper, n, n));
        TritMatrix inverse = Gf3Algebra.inverse(a).orElseThrow();
        assertEquals(TritMatrix.identity(n), Gf3Algebra.multiply(a, inverse));
        assertEquals(TritMatrix.identity(n), Gf3Algebra.multiply(inverse, a));
        TritVector b = RandomTrits.vector(random, n);
        assertEquals(Gf3Algebra.multiply(inverse, b), Gf3Algebra.solve(a, b).orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"3, 7", "7, 3", "40, 64", "64, 40", "70, 130"})
    void solutionsSolveAndMissingOnesWouldRaiseTheRank(int rows, int cols) {
        Random random = new Random(rows);
        TritMatrix a = Gf3Algebra.multiply(RandomTrits.matrix(random, rows, 20), RandomTrits.matrix(random, 20, cols));
        TritVector reachable = Gf3Algebra.multiply(a, RandomTrits.vector(random, cols));
        TritVector x = Gf3Algebra.solve(a, reachable).orElseThrow();
        assertEquals(reachable, Gf3Algebra.multiply(a, x));
        for (int trial = 0; trial < 20; trial++) {
            TritVector b = RandomTrits.vector(random, rows);
            Optional<TritVector> solution = Gf3Algebra.solve(a, b);
            byte[] augmented = new byte[rows * (cols + 1)];
            for (int i = 0; i < rows; i++) {
                a.row(i).copyTo(augmented, i * (cols + 1));
                augmented[i * (cols + 1) + cols] = b.get(i);
            }
            boolean solvable = Gf3Algebra.rank(TritMatrix.of(augmented, rows, cols + 1)) == Gf3Algebra.rank(a);
            assertEquals(solvable, solution.isPresent());
            solution.ifPresent(s -> assertEquals(b, Gf3Algebra.multiply(a, s)));
        }
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        TritMatrix a = TritMatrix.of(new byte[6], 2, 3);
        assertThrows(IllegalArgumentException.class, () -> Gf3Algebra.multiply(a, a));
        assertThrows(IllegalArgumentException.class, () -> Gf3Algebra.multiply(a, TritVector.parse("00")));
        assertThrows(IllegalArgumentException.class, () -> Gf3Algebra.solve(a, TritVector.parse("000")));
        assertThrows(IllegalArgumentException.class, () -> Gf3Algebra.inverse(a));
    }
}
