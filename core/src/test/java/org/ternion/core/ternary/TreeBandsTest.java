package org.ternion.core.ternary;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TreeBandsTest {
    private static Stream<JsonNode> goldens() {
        return StreamSupport.stream(Goldens.json("dashi-part3", "tree_bands.json").get("cases").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void bandsAndEnergiesAreThoseOfTheGolden(JsonNode golden) {
        PadicTree tree = new PadicTree(golden.get("p").asInt(), golden.get("depth").asInt());
        double[] x = Goldens.doubles(golden.get("x"));
        double[][] averages = TreeBands.averages(x, tree);
        double[][] bands = TreeBands.bands(x, tree);
        for (int level = 0; level <= tree.depth(); level++) {
            assertArrayEquals(Goldens.doubles(golden.get("averages_root_first").get(level)), averages[level], 1e-12);
            assertArrayEquals(Goldens.doubles(golden.get("details_root_first").get(level)), bands[level], 1e-12);
        }
        assertArrayEquals(Goldens.doubles(golden.get("cum_energy_root_first")), TreeBands.energies(averages), 1e-12);
        double[] energies = TreeBands.energies(bands);
        assertArrayEquals(Goldens.doubles(golden.get("band_energy_root_first")), energies, 1e-12);
        assertEquals(golden.get("mean_square").asDouble(), Arrays.stream(energies).sum(), 1e-12);
        assertArrayEquals(x, TreeBands.leaves(bands, tree), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({"3, 0", "3, 5", "2, 7", "5, 3", "10, 1"})
    void leavesComeBackFromTheirBands(int arity, int depth) {
        PadicTree tree = new PadicTree(arity, depth);
        double[] x = new Random(arity).doubles(tree.leaves(), -1, 1).toArray();
        double[][] bands = TreeBands.bands(x, tree);
        assertArrayEquals(x, TreeBands.leaves(bands, tree), 1e-14);
        assertEquals(Arrays.stream(x).map(v -> v * v).average().orElseThrow(),
                Arrays.stream(TreeBands.energies(bands)).sum(), 1e-14);
    }

    @ParameterizedTest
    @CsvSource({"3, 0", "3, 5", "2, 7", "5, 3", "10, 1"})
    void integersComeBackExactly(int arity, int depth) {
        PadicTree tree = new PadicTree(arity, depth);
        int[] x = new Random(arity).ints(tree.leaves()).toArray();
        long[][] bands = TreeBands.integerBands(x, tree);
        assertArrayEquals(x, TreeBands.integerLeaves(bands, tree));
        double[][] means = TreeBands.bands(Arrays.stream(x).asDoubleStream().toArray(), tree);
        double factor = tree.leaves();
        for (int level = 0; level <= depth; level++) {
            double scale = factor;
            assertArrayEquals(Arrays.stream(means[level]).map(v -> v * scale).toArray(),
                    Arrays.stream(bands[level]).asDoubleStream().toArray(), 1e-15 * scale * 0x1p32);
            factor = level == 0 ? factor : factor / arity;
        }
    }

    @Test
    void extremeIntegersDoNotOverflow() {
        PadicTree tree = new PadicTree(3, 3);
        int[] x = new int[27];
        Arrays.fill(x, Integer.MIN_VALUE);
        x[13] = Integer.MAX_VALUE;
        assertArrayEquals(x, TreeBands.integerLeaves(TreeBands.integerBands(x, tree), tree));
    }

    @Test
    void bandsThatNoIntegersHaveAreRefused() {
        PadicTree tree = new PadicTree(3, 2);
        long[][] bands = TreeBands.integerBands(new int[] {5, 7, 1, 0, 0, 2, 9, 8, 8}, tree);
        for (long[] band : bands) {
            for (int i = 0; i < band.length; i++) {
                for (long change : new long[] {1, 3, -9, 1L << 40}) {
                    band[i] += change;
                    if (band.length > 1 || change != -9) {
                        assertThrows(IllegalArgumentException.class, () -> TreeBands.integerLeaves(bands, tree));
                    }
                    band[i] -= change;
                }
            }
        }
    }

    @Test
    void shapesThatAreNotTheTreeAreRefused() {
        PadicTree tree = new PadicTree(3, 1);
        assertEquals("3^1 leaves expected, got 4",
                assertThrows(IllegalArgumentException.class, () -> TreeBands.bands(new double[4], tree)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> TreeBands.integerBands(new int[2], tree));
        assertThrows(IllegalArgumentException.class, () -> TreeBands.leaves(new double[1][1], tree));
        assertThrows(IllegalArgumentException.class, () -> TreeBands.leaves(new double[2][3], tree));
        assertThrows(IllegalArgumentException.class, () -> TreeBands.integerLeaves(new long[2][1], tree));
    }
}
