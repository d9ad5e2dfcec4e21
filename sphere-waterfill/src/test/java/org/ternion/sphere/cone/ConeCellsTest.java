package org.ternion.sphere.cone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;

class ConeCellsTest {
    private static final RunOptions RUN = RunOptions.DEFAULT;

    private static ConeIndex index(FloatMatrix x, int cells) {
        return ConeIndex.build(x, ConeIndexParams.DEFAULT.withCells(cells), RUN);
    }

    @Property(tries = 200)
    void bestOfTheCandidatesIsWhatAScanOfThemFinds(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int rows,
            @ForAll @IntRange(min = 1, max = 40) int dimension, @ForAll @IntRange(min = 1, max = 30) int k) {
        Random random = new Random(seed);
        FloatMatrix x = Samples.awkward(rows, dimension, seed);
        ConeCells cells = ConeCells.of(index(x, 12));
        float[] query = Samples.row(Samples.gaussian(1, dimension, seed), 0);
        BitSet candidates = new BitSet();
        random.ints(random.nextInt(rows + 1), 0, rows).forEach(candidates::set);
        SearchResult truth = ExactScan.of(x, RUN).search(query, rows);
        int[] expected = Arrays.stream(truth.ids()).filter(candidates::get).limit(k).toArray();
        SearchResult found = cells.best(query, k, candidates);
        assertArrayEquals(expected, found.ids());
        assertEquals(candidates.cardinality(), found.scanned());
        if (found.exact()) {
            assertArrayEquals(Arrays.copyOf(truth.ids(), Math.min(k, rows)), found.ids());
        }
    }

    @Property(tries = 100)
    void allPointsAreAnExactSearchBitForBit(@ForAll long seed, @ForAll @IntRange(max = 300) int rows) {
        FloatMatrix x = Samples.awkward(rows, 9, seed);
        ConeIndex index = index(x, 12);
        BitSet all = new BitSet();
        all.set(0, rows);
        float[] query = Samples.row(Samples.gaussian(1, 9, seed), 0);
        SearchResult found = ConeCells.of(index).best(query, 7, all);
        SearchResult truth = index.search(query, 7, SearchParams.exact());
        assertArrayEquals(truth.ids(), found.ids());
        assertArrayEquals(truth.cosines(), found.cosines());
        assertTrue(found.exact());
        assertEquals(Double.POSITIVE_INFINITY, found.certifiedGap());
    }

    @Test
    void membersOfAllCellsAreThePointsAndNearestToTheirAxis() {
        FloatMatrix x = Samples.clustered(2000, 12, 10, 0.4, 1);
        ConeCells cells = ConeCells.of(index(x, 30));
        assertEquals(30, cells.count());
        int[] seen = IntStream.range(0, 30).flatMap(cell -> Arrays.stream(cells.members(cell))).sorted().toArray();
        assertArrayEquals(IntStream.range(0, 2000).toArray(), seen);
        for (int cell = 0; cell < 30; cell++) {
            float[] cosines = cells.cosines(Samples.row(x, cells.members(cell)[0]));
            for (float cosine : cosines) {
                assertTrue(cosine <= cosines[cell] + 1e-6);
            }
        }
    }

    @Test
    void wholeCellsAreCountedAndOthersLeaveTheResultOpen() {
        FloatMatrix x = Samples.clustered(500, 6, 5, 0.3, 2);
        ConeCells cells = ConeCells.of(index(x, 5));
        float[] query = Samples.row(x, 0);
        BitSet chosen = new BitSet();
        Arrays.stream(cells.members(0)).forEach(chosen::set);
        assertEquals(1, cells.best(query, 3, chosen).cellsVisited());
        chosen.clear(cells.members(0)[0]);
        SearchResult most = cells.best(query, 500, chosen);
        assertEquals(0, most.cellsVisited());
        assertFalse(most.exact());
    }

    @Test
    void wrongArgumentsAreRejected() {
        ConeCells cells = ConeCells.of(index(Samples.gaussian(20, 3, 3), 4));
        BitSet outside = new BitSet();
        outside.set(20);
        assertThrows(IndexOutOfBoundsException.class, () -> cells.best(new float[] {1, 0, 0}, 1, outside));
        assertThrows(IllegalArgumentException.class, () -> cells.best(new float[2], 1, new BitSet()));
        assertThrows(IllegalArgumentException.class, () -> cells.best(new float[3], 0, new BitSet()));
        assertThrows(IndexOutOfBoundsException.class, () -> cells.members(4));
        assertThrows(IllegalArgumentException.class, () -> cells.cosines(new float[4]));
    }
}
