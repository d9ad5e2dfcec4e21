package org.ternion.sphere.cone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;

class ConeIndexTest {
    private static final RunOptions RUN = RunOptions.DEFAULT;

    private static ConeIndex index(FloatMatrix x, int cells) {
        return ConeIndex.build(x, ConeIndexParams.DEFAULT.withCells(cells), RUN);
    }

    private static void assertSameFound(SearchResult expected, SearchResult actual) {
        assertArrayEquals(expected.ids(), actual.ids());
        assertArrayEquals(expected.cosines(), actual.cosines());
    }

    /** A13, edge cases included. */
    @Property(tries = 300)
    void exactSearchIsAPlainScanBitForBit(@ForAll long seed, @ForAll @IntRange(max = 300) int rows,
            @ForAll @IntRange(min = 1, max = 40) int dimension, @ForAll @IntRange(max = 40) int cells,
            @ForAll @IntRange(min = 1, max = 400) int k) {
        FloatMatrix x = Samples.awkward(rows, dimension, seed);
        FloatMatrix queries = Samples.awkward(20, dimension, seed);
        ConeIndex index = index(x, cells);
        ExactScan scan = ExactScan.of(x, RUN);
        List<SearchResult> batch = index.searchBatch(queries, k, SearchParams.exact(), RUN);
        for (int q = 0; q < queries.rows(); q++) {
            float[] query = Samples.row(queries, q);
            SearchResult truth = scan.search(query, k);
            SearchResult found = index.search(query, k, SearchParams.exact());
            assertSameFound(truth, found);
            assertSameFound(truth, batch.get(q));
            assertTrue(found.exact());
            assertTrue(found.certifiedGap() >= 0);
            assertTrue(found.scanned() <= rows);
        }
    }

    /** A13: 1,000 queries on clusters and copies. */
    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.3, 1})
    void aThousandExactSearchesAreRight(double noise) {
        FloatMatrix x = Samples.clustered(4000, 24, 25, noise, 1);
        FloatMatrix queries = Samples.clustered(1000, 24, 25, noise, 2);
        ConeIndex index = index(x, 0);
        ExactScan scan = ExactScan.of(x, RUN);
        List<SearchResult> truth = scan.searchBatch(queries, 10, RUN);
        for (int q = 0; q < queries.rows(); q++) {
            assertSameFound(truth.get(q), index.search(Samples.row(queries, q), 10, SearchParams.exact()));
        }
    }

    @Test
    void exactSearchLooksAtLittleOfSeparateClustersAndAtAllOfAShapelessCloud() {
        FloatMatrix clusters = Samples.clustered(4000, 32, 40, 0.1, 3);
        float[] query = Samples.row(clusters, 17);
        SearchResult near = index(clusters, 80).search(query, 10, SearchParams.exact());
        assertTrue(near.scanned() < 400, () -> near.toString());
        FloatMatrix cloud = Samples.gaussian(4000, 64, 3);
        SearchResult all = index(cloud, 80).search(Samples.row(cloud, 0), 10,
                SearchParams.exact());
        assertEquals(4000, all.scanned());
        assertTrue(all.exact());
    }

    /** The sign of the gap is never wrong: certified results are complete, whatever limit they were found with. */
    @Property(tries = 200)
    void certifiedResultsAreExact(@ForAll long seed, @ForAll @IntRange(min = 1, max = 400) int rows,
            @ForAll @IntRange(min = 1, max = 20) int dimension, @ForAll @IntRange(min = 1, max = 30) int limit) {
        FloatMatrix x = Samples.awkward(rows, dimension, seed);
        ConeIndex index = index(x, 30);
        ExactScan scan = ExactScan.of(x, RUN);
        for (int q = 0; q < Math.min(10, rows); q++) {
            float[] query = Samples.row(x, q);
            SearchResult truth = scan.search(query, 5);
            for (SearchParams params : List.of(SearchParams.maxCells(limit), SearchParams.maxPoints(10 * limit))) {
                SearchResult found = index.search(query, 5, params);
                assertEquals(found.certifiedGap() >= 0, found.exact());
                if (found.exact()) {
                    assertSameFound(truth, found);
                } else if (found.size() == 5) {
                    // A missed point is better by no more than the gap says.
                    assertTrue(truth.cosine(0) <= Math.max(found.cosine(0), found.cosine(4) - found.certifiedGap()));
                }
            }
        }
    }

    @Test
    void limitsAreKept() {
        FloatMatrix x = Samples.gaussian(3000, 16, 4);
        ConeIndex index = index(x, 60);
        float[] query = Samples.row(Samples.gaussian(1, 16, 5), 0);
        for (int points : new int[] {1, 10, 500, 2999, 5000}) {
            SearchResult found = index.search(query, 10, SearchParams.maxPoints(points));
            assertTrue(found.scanned() <= points);
            assertEquals(Math.min(points, 10), found.size());
        }
        assertEquals(3000, index.search(query, 4000, SearchParams.exact()).size());
        assertTrue(index.search(query, 10, SearchParams.maxCells(3)).cellsVisited() <= 3);
        assertEquals(1, index.search(query, 10, SearchParams.maxCells(1)).cellsVisited());
        SearchResult few = index.search(query, 2000, SearchParams.maxCells(1));
        assertEquals(Double.NEGATIVE_INFINITY, few.certifiedGap());
        assertFalse(few.exact());
    }

    /** A15, first half. Golden 21 does not keep its generator; this one is 25 groups too. */
    @Test
    void clustersAreFoundWithFewPoints() {
        FloatMatrix x = Samples.clustered(5000, 128, 25, 0.5, 6);
        FloatMatrix queries = Samples.clustered(300, 128, 25, 0.5, 7);
        ConeIndex index = index(x, 280);
        RetrievalReport report = RetrievalReport.measure(index, queries, 10, SearchParams.recall(0.95), RUN);
        assertTrue(report.recall() >= 0.95 && report.scannedFraction() <= 0.08, report::toString);
    }

    /** A15, second half: nothing but the triangle inequality helps here. */
    @Test
    void aUniformSphereIsFoundWithAQuarterOfThePoints() {
        FloatMatrix x = Samples.gaussian(5000, 16, 8);
        FloatMatrix queries = Samples.gaussian(300, 16, 9);
        ConeIndex index = index(x, 283);
        RetrievalReport report = RetrievalReport.measure(index, queries, 10, SearchParams.maxPoints(1250), RUN);
        assertTrue(report.recall() >= 0.95 && report.scannedFraction() <= 0.25, report::toString);
    }

    /** A09. */
    @Test
    void theNumberOfThreadsChangesNothing() {
        FloatMatrix x = Samples.awkward(9000, 20, 10);
        FloatMatrix queries = Samples.awkward(50, 20, 11);
        ConeIndex one = ConeIndex.build(x, ConeIndexParams.DEFAULT.withCells(100), RUN.withSeed(5));
        for (int threads : new int[] {2, 7}) {
            RunOptions run = RUN.withSeed(5).withParallelism(threads);
            ConeIndex many = ConeIndex.build(x, ConeIndexParams.DEFAULT.withCells(100), run);
            assertEquals(one.table().axes(), many.table().axes());
            assertEquals(one.points().rows(), many.points().rows());
            assertArrayEquals(one.points().ids(), many.points().ids());
            for (SearchParams params : List.of(SearchParams.exact(), SearchParams.recall(0.9),
                    SearchParams.maxCells(3), SearchParams.maxPoints(100))) {
                assertEquals(one.searchBatch(queries, 7, params, RUN), many.searchBatch(queries, 7, params, run));
            }
        }
        ConeIndex other = ConeIndex.build(x, ConeIndexParams.DEFAULT.withCells(100), RUN.withSeed(6));
        assertFalse(one.table().axes().equals(other.table().axes()));
    }

    @Test
    void aBatchFindsWhatSingleSearchesFind() {
        FloatMatrix x = Samples.awkward(3000, 12, 12);
        FloatMatrix queries = Samples.awkward(70, 12, 13);
        ConeIndex index = index(x, 50);
        for (SearchParams params : List.of(SearchParams.exact(), SearchParams.recall(0.9), SearchParams.maxCells(2),
                SearchParams.maxPoints(200))) {
            List<SearchResult> batch = index.searchBatch(queries, 10, params, RUN.withParallelism(2));
            for (int q = 0; q < queries.rows(); q++) {
                assertSameFound(index.search(Samples.row(queries, q), 10, params), batch.get(q));
            }
        }
        assertEquals(List.of(), index.searchBatch(FloatMatrix.wrap(new float[0], 0, 12), 3, SearchParams.exact(), RUN));
    }

    @Test
    void anEmptyIndexFindsNothing() {
        ConeIndex index = index(FloatMatrix.wrap(new float[0], 0, 3), 0);
        assertEquals(0, index.size());
        assertEquals(0, index.cells());
        for (SearchParams params : List.of(SearchParams.exact(), SearchParams.recall(0.9), SearchParams.maxCells(2),
                SearchParams.maxPoints(200))) {
            SearchResult found = index.search(new float[] {1, 2, 3}, 4, params);
            assertEquals(0, found.size());
            assertTrue(found.exact());
        }
        assertEquals(0, index.cone(new float[] {1, 0, 0}, 1).size());
        ConeIndex nothing = index(FloatMatrix.wrap(new float[0], 0, 0), 0);
        assertEquals(0, nothing.search(new float[0], 1, SearchParams.exact()).size());
    }

    @Test
    void zerosAloneHaveCosineZeroAndKeepTheirOrder() {
        ConeIndex index = index(FloatMatrix.wrap(new float[12], 4, 3), 2);
        SearchResult found = index.search(new float[] {1, 0, 0}, 3, SearchParams.exact());
        assertArrayEquals(new int[] {0, 1, 2}, found.ids());
        assertArrayEquals(new float[3], found.cosines());
    }

    @Test
    void aZeroQueryFindsTheFirstRows() {
        ConeIndex index = index(Samples.gaussian(100, 5, 14), 8);
        SearchResult found = index.search(new float[5], 3, SearchParams.exact());
        assertArrayEquals(new int[] {0, 1, 2}, found.ids());
        assertArrayEquals(new float[3], found.cosines());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 15, 16, 17, 4096})
    void anyDimensionWorks(int dimension) {
        FloatMatrix x = Samples.gaussian(60, dimension, 15);
        ConeIndex index = index(x, 6);
        ExactScan scan = ExactScan.of(x, RUN);
        for (int q = 0; q < 5; q++) {
            float[] query = Samples.row(x, q);
            SearchResult found = index.search(query, 4, SearchParams.exact());
            assertSameFound(scan.search(query, 4), found);
            assertEquals(1, found.cosine(0), 1e-6);
        }
    }

    @Test
    void wrongArgumentsAreNamed() {
        FloatMatrix x = Samples.gaussian(20, 3, 16);
        ConeIndex index = index(x, 4);
        float[] query = {1, 2, 3};
        assertThrows(IllegalArgumentException.class, () -> index.search(new float[2], 1, SearchParams.exact()));
        assertThrows(IllegalArgumentException.class, () -> index.search(query, 0, SearchParams.exact()));
        IllegalArgumentException nan = assertThrows(IllegalArgumentException.class,
                () -> index.search(new float[] {0, Float.NaN, 0}, 1, SearchParams.exact()));
        assertTrue(nan.getMessage().contains("component 1"), nan.getMessage());
        assertThrows(IllegalArgumentException.class, () -> SearchParams.recall(0));
        assertThrows(IllegalArgumentException.class, () -> SearchParams.maxCells(0));
        assertThrows(IllegalArgumentException.class, () -> SearchParams.maxPoints(0));
        assertThrows(IllegalArgumentException.class,
                () -> ConeIndex.build(x, new int[19], ConeIndexParams.DEFAULT, RUN));
        int[] shells = new int[20];
        shells[3] = -1;
        assertThrows(IllegalArgumentException.class, () -> ConeIndex.build(x, shells, ConeIndexParams.DEFAULT, RUN));
        ConeIndex blind = ConeIndex.build(x, ConeIndexParams.DEFAULT.withCalibrationQueries(0), RUN);
        IllegalArgumentException unknown = assertThrows(IllegalArgumentException.class,
                () -> blind.search(query, 1, SearchParams.recall(0.9)));
        assertTrue(unknown.getMessage().contains("calibrate"), unknown.getMessage());
        float[] bad = x.toArray();
        bad[7] = Float.POSITIVE_INFINITY;
        IllegalArgumentException place = assertThrows(IllegalArgumentException.class,
                () -> index(FloatMatrix.wrap(bad, 20, 3), 2));
        assertTrue(place.getMessage().contains("row 2, column 1"), place.getMessage());
    }

    /** A17. */
    @Test
    void buildingReportsGrowingNumbersAndStopsWhenAsked() {
        FloatMatrix x = Samples.clustered(9000, 16, 30, 0.5, 17);
        AtomicLong last = new AtomicLong(-1);
        RunOptions watched = RUN.withProgress((done, total) -> {
            assertTrue(done >= last.getAndSet(done) && done <= total);
            return true;
        });
        ConeIndex.build(x, ConeIndexParams.DEFAULT, watched);
        assertEquals(1000, last.get());
        for (long at : new long[] {0, 20, 300, 900, 999}) {
            RunOptions stopped = RUN.withProgress((done, total) -> done < at);
            assertThrows(CancellationException.class, () -> ConeIndex.build(x, ConeIndexParams.DEFAULT, stopped));
        }
        ConeIndex index = ConeIndex.build(x, ConeIndexParams.DEFAULT, RUN);
        RunOptions never = RUN.withProgress((done, total) -> false);
        assertThrows(CancellationException.class, () -> index.searchBatch(x, 1, SearchParams.maxCells(1), never));
        assertThrows(CancellationException.class, () -> ExactScan.of(x, RUN).searchBatch(x, 1, never));
    }
}
