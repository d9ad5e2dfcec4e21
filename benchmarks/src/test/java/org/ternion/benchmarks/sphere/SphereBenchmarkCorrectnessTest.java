package org.ternion.benchmarks.sphere;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.benchmarks.Limits;
import org.ternion.sphere.Placement;
import org.ternion.sphere.angular.RelaxResult;
import org.ternion.sphere.cone.SearchResult;
import org.ternion.sphere.fill.Allocation;
import org.ternion.sphere.fill.Rebalance;

/** Every benchmark computes the right answer, and its peers the same one. */
class SphereBenchmarkCorrectnessTest {
    private static final int POINTS = 2003;

    @Test
    void limitsReadEverythingAndMultiplyEveryElement() {
        LimitsBenchmark benchmark = new LimitsBenchmark();
        LimitsBenchmark.Memory memory = new LimitsBenchmark.Memory();
        memory.floats = POINTS;
        memory.fill();
        LimitsBenchmark.Rates rates = new LimitsBenchmark.Rates();
        // No element differs from itself, so that none is left out.
        assertEquals(-1, benchmark.read(memory, rates));
        assertEquals(-1, benchmark.readTwoThreads(memory, rates));
        assertEquals(2 * POINTS * 4 * 1e-9, rates.gigabytes, 1e-15);

        LimitsBenchmark.Cache cache = new LimitsBenchmark.Cache();
        // x / 2 + 1, eight times from 0 on.
        double expected = 2 - Math.pow(0.5, Limits.DEPTH - 1);
        for (double x : benchmark.multiplyDoubles(cache, rates)) {
            assertEquals(expected, x);
        }
        for (float x : benchmark.multiplyFloats(cache, rates)) {
            assertEquals((float) expected, x);
        }
        double again = 2 - Math.pow(0.5, 2 * Limits.DEPTH - 1);
        assertEquals(again, benchmark.multiplyDoublesTwoThreads(cache, rates)[Limits.CACHED - 1]);
        assertEquals((float) again, benchmark.multiplyFloatsTwoThreads(cache, rates)[0]);
        assertEquals(4 * 2 * 8 * Limits.CACHED * 1e-9, rates.gigaflops, 1e-15);
    }

    @Test
    void everyLoopComputesTheSameNorms() {
        ScoreBenchmark benchmark = new ScoreBenchmark();
        benchmark.points = POINTS;
        benchmark.dim = 37;
        benchmark.makeVectors();
        float[] naive = benchmark.naiveLoop().clone();
        float[] ternion = benchmark.ternion().clone();
        assertArrayEquals(ternion, benchmark.ternionTwoThreads());
        assertArrayEquals(ternion, benchmark.ternionScalar());
        for (int i = 0; i < POINTS; i++) {
            // The sums differ in the last bits of a double; rounding to float may double that of a float.
            assertEquals(naive[i], ternion[i], Math.ulp(naive[i]));
        }
        assertEquals(-1, benchmark.baselineRead());
    }

    @Test
    void everyFillMeetsTheCapacitiesInTheSameWay() {
        PlacementBenchmark benchmark = new PlacementBenchmark();
        benchmark.points = POINTS;
        benchmark.dim = 16;
        benchmark.makeVectors();
        PlacementBenchmark.Placed placed = new PlacementBenchmark.Placed();
        Placement placement = benchmark.ternion(placed);
        assertArrayEquals(benchmark.capacity(), placement.counts());
        assertEquals(placement, benchmark.ternionTwoThreads(placed));
        assertEquals(placement, benchmark.scoredTernion(placed));
        assertEquals(placement, benchmark.scoredTernionTwoThreads(placed));
        assertArrayEquals(placement.toShells(), benchmark.scoredBoxedSort(placed));
        assertArrayEquals(placement.toShells(), benchmark.scoredPackedSort(placed));
        assertEquals(-1, benchmark.baselineRead(placed));
        assertEquals(7 * POINTS, placed.points);
    }

    @Test
    void thePrototypePlacesItsPointsButMissesTheCapacities() {
        PlacementBenchmark benchmark = new PlacementBenchmark();
        benchmark.points = POINTS;
        benchmark.dim = 16;
        benchmark.makeVectors();
        PlacementBenchmark.Prototype prototype = new PlacementBenchmark.Prototype();
        prototype.prototypePoints = POINTS;
        prototype.makeVectors(benchmark);
        PlacementBenchmark.Placed placed = new PlacementBenchmark.Placed();
        Placement placement = benchmark.legacyLateral(prototype, placed);
        assertEquals(POINTS, placement.size());
        assertEquals(benchmark.layout(), placement.layout());
        assertTrue(placement.report(benchmark.capacity()).misplacedFraction() > 0.1);
        assertEquals(placement, benchmark.legacyLateral(prototype, placed));
        assertEquals(2 * POINTS, placed.points);
    }

    @Test
    void everySearchFindsTheSameShells() {
        NearestShellBenchmark benchmark = new NearestShellBenchmark();
        benchmark.points = 20_011;
        benchmark.shells = 512;
        benchmark.makeRadii();
        int[] expected = benchmark.bruteForce().clone();
        assertArrayEquals(expected, benchmark.binarySearch().clone());
        assertArrayEquals(expected, benchmark.ternion().clone());
        assertEquals(511, Arrays.stream(expected).max().orElseThrow());
        assertEquals(20_011, benchmark.baselineCopy().length);
        assertTrue(benchmark.baselineCopy()[20_010] >= 128);
    }

    @ParameterizedTest
    @CsvSource({"1, R064", "2, R064", "1, R032", "2, R032"})
    void everyProductIsThatOfTheVectors(int threads, String type) {
        DotTileBenchmark benchmark = new DotTileBenchmark();
        benchmark.rows = POINTS;
        benchmark.queries = 19;
        benchmark.dim = 40;
        benchmark.threads = threads;
        benchmark.makeVectors();
        DotTileBenchmark.Matrices matrices = new DotTileBenchmark.Matrices();
        matrices.type = type;
        matrices.copy(benchmark);
        var products = benchmark.ojAlgo(matrices);
        for (Runnable loop : new Runnable[] {benchmark::naiveLoop, benchmark::ternion, benchmark::ternionScalar}) {
            benchmark.clear();
            loop.run();
            for (int q = 0; q < benchmark.queries; q++) {
                for (int r = 0; r < POINTS; r++) {
                    // Lengths are about sqrt(40): an error of 1e-5 is some units in the last place of 40.
                    assertEquals(products.doubleValue(r, q), benchmark.product(q, r), 1e-4);
                }
            }
        }
        List<SearchResult> best = benchmark.ternionTopTen();
        assertEquals(benchmark.queries, best.size());
        for (int q = 0; q < benchmark.queries; q++) {
            assertEquals(DotTileBenchmark.BEST, best.get(q).size());
            assertEquals(nearest(benchmark, q), best.get(q).id(0));
        }
        assertEquals(POINTS * 19 * 40 / (Limits.DEPTH * Limits.CACHED), benchmark.baselineMultiply());
    }

    /** The row of the largest cosine, by the products. */
    private static int nearest(DotTileBenchmark benchmark, int query) {
        double[] cosines = new double[POINTS];
        int nearest = 0;
        for (int r = 0; r < POINTS; r++) {
            double squares = 0;
            for (int j = 0; j < benchmark.dim; j++) {
                squares += Math.pow(benchmark.rowVectors().get(r, j), 2);
            }
            cosines[r] = benchmark.product(query, r) / Math.sqrt(squares);
            nearest = cosines[r] > cosines[nearest] ? r : nearest;
        }
        return nearest;
    }

    /** Searches among few vectors. */
    static class SmallIndex {
        private static final IndexSearchBenchmark BENCHMARK = new IndexSearchBenchmark();

        static void make() throws IOException {
            BENCHMARK.points = POINTS;
            BENCHMARK.dim = 24;
            BENCHMARK.groups = 25;
            BENCHMARK.noise = 0.5;
            BENCHMARK.queries = 100;
            BENCHMARK.makeIndex();
        }
    }

    @BeforeAll
    static void makeIndex() throws IOException {
        SmallIndex.make();
    }

    @Test
    void indexAndScanFindTheNearest() {
        IndexSearchBenchmark benchmark = SmallIndex.BENCHMARK;
        IndexSearchBenchmark.Quality quality = new IndexSearchBenchmark.Quality();
        long hits = 0;
        for (int q = 0; q < benchmark.queries; q++) {
            int[] found = benchmark.ternion(quality).ids();
            int asked = benchmark.asked();
            assertEquals(IndexSearchBenchmark.BEST, found.length);
            hits += common(found, benchmark.truth(asked));
        }
        assertEquals(hits / 1000.0, quality.recall, 1e-12);
        assertTrue(quality.recall >= IndexSearchBenchmark.RECALL, () -> "recall " + quality.recall);
        assertTrue(quality.visited < POINTS / 2.0, () -> quality.visited + " visited");
        hits = 0;
        for (int q = 0; q < benchmark.queries; q++) {
            hits += common(benchmark.ternionTarget(quality).ids(), benchmark.truth(benchmark.asked()));
        }
        assertEquals(hits / 1000.0, quality.recall, 1e-12);
        assertTrue(quality.recall > 0.9, () -> "recall " + quality.recall);
        int[] scanned = benchmark.exactScan(quality).ids();
        assertArrayEquals(benchmark.truth(benchmark.asked()), scanned);
        assertEquals(1, quality.recall);
        assertEquals(POINTS, quality.visited);
    }

    @ParameterizedTest
    @ValueSource(strings = {"LUCENE", "TERNION"})
    void theGraphIsSearchedUntilItsRecallIsThatOfOurIndex(String dots) throws IOException {
        IndexSearchBenchmark benchmark = SmallIndex.BENCHMARK;
        IndexSearchBenchmark.Graph graph = new IndexSearchBenchmark.Graph();
        graph.dots = dots;
        graph.build(benchmark);
        IndexSearchBenchmark.Quality theirs = new IndexSearchBenchmark.Quality();
        long hits = 0;
        for (int q = 0; q < benchmark.queries; q++) {
            int[] found = Arrays.copyOf(benchmark.lucene(graph, theirs), IndexSearchBenchmark.BEST);
            hits += common(found, benchmark.truth(benchmark.asked()));
        }
        assertEquals(hits / 1000.0, theirs.recall, 1e-12);
        assertTrue(theirs.recall >= IndexSearchBenchmark.RECALL, () -> "recall " + theirs.recall);
        assertTrue(theirs.visited < POINTS, () -> theirs.visited + " visited");
    }

    private static long common(int[] found, int[] truth) {
        return Arrays.stream(found).filter(id -> Arrays.stream(truth).anyMatch(t -> t == id)).count();
    }

    @ParameterizedTest
    @ValueSource(strings = {"LUCENE", "TERNION"})
    void everyBuildHoldsAllPoints(String dots) throws IOException {
        IndexBuildBenchmark benchmark = new IndexBuildBenchmark();
        benchmark.points = POINTS;
        benchmark.dim = 24;
        benchmark.groups = 25;
        benchmark.noise = 0.5;
        benchmark.makeVectors();
        assertEquals(POINTS, benchmark.ternion().size());
        assertEquals(POINTS, benchmark.ternionTwoThreads().size());
        IndexBuildBenchmark.UnitRows rows = new IndexBuildBenchmark.UnitRows();
        rows.dots = dots;
        rows.makeRows(benchmark);
        assertEquals(POINTS, benchmark.lucene(rows).size());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1})
    void bothWaysToRebalanceMeetTheCapacities(double changed) {
        RebalanceBenchmark benchmark = new RebalanceBenchmark();
        benchmark.points = 50_000;
        benchmark.changed = changed;
        benchmark.disturb();
        assertTrue(benchmark.disturbed().report(benchmark.capacity()).misplacedFraction() > 0);
        // Whoever has a new score is where such scores are: the order of the shells is that of the scores.
        assertTrue(benchmark.disturbed().report(benchmark.capacity(), benchmark.scores()).spearman() > 0.999);
        RebalanceBenchmark.Moves moves = new RebalanceBenchmark.Moves();
        Rebalance flow = benchmark.chainFlow(moves);
        long flowMoves = moves.moves;
        assertArrayEquals(benchmark.capacity(), flow.placement().counts());
        assertEquals(flow.moves().size(), flowMoves);
        assertEquals(flow.placement(), benchmark.chainFlowTwoThreads(moves).placement());
        Placement filled = benchmark.refill(moves);
        assertArrayEquals(benchmark.capacity(), filled.counts());
        assertEquals(filled, benchmark.refillTwoThreads(moves));
        assertTrue(0 < flowMoves && flowMoves <= moves.moves, () -> flowMoves + " and " + moves.moves);
        assertEquals(-1, benchmark.baselineRead());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 10_000})
    void everySearchForTheLevelHandsOutTheSame(int channels) {
        WaterFillingBenchmark benchmark = new WaterFillingBenchmark();
        benchmark.channels = channels;
        benchmark.makeChannels();
        Allocation selection = benchmark.selection();
        assertEquals(selection, benchmark.sortedSweep());
        assertEquals(benchmark.power(), Arrays.stream(selection.toArray()).sum(), 1e-12 * benchmark.power());
        assertArrayEquals(selection.toArray(), benchmark.bisection(), 1e-12);
        assertEquals(0.6, selection.level(), 1e-12);
        assertEquals(-1, benchmark.baselineRead());
    }

    @Test
    void bothTransformsInvertEachOther() {
        TransformBenchmark benchmark = new TransformBenchmark();
        benchmark.bandLimit = 12;
        benchmark.makeField();
        TransformBenchmark.Dense dense = new TransformBenchmark.Dense();
        dense.compute(benchmark);
        assertArrayEquals(benchmark.coefficients(), benchmark.analyze(), 1e-12);
        assertArrayEquals(benchmark.coefficients(), benchmark.analyzeScalar(), 1e-12);
        assertArrayEquals(benchmark.coefficients(), benchmark.analyzeDense(dense), 1e-12);
        assertArrayEquals(benchmark.synthesize(), benchmark.synthesizeDense(dense), 1e-12);
        assertEquals(-1, benchmark.baselineReadDense(dense));
        assertEquals(Limits.CACHED, benchmark.baselineMultiply().length);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 8})
    void bothStepsMovePointsAlike(int dim) {
        RelaxBenchmark benchmark = new RelaxBenchmark();
        benchmark.points = 300;
        benchmark.dim = dim;
        benchmark.makeDirections();
        RelaxResult start = benchmark.ternionEnergy();
        RelaxResult result = benchmark.ternion();
        NaiveRiesz naive = benchmark.naiveLoop();
        assertEquals(0, start.steps());
        assertEquals(1, result.steps());
        assertTrue(result.repulsionAfter() < start.repulsionAfter());
        assertEquals(naive.energy(), result.repulsionAfter(), 1e-11 * naive.energy());
        float[] directions = result.directions().backingArray();
        for (int i = 0; i < directions.length; i++) {
            assertEquals(naive.points()[i], directions[i], 1e-6);
        }
        assertEquals(result.directions(), benchmark.ternionTwoThreads().directions());
        assertEquals(result.directions(), benchmark.ternionScalar().directions());
        // Elements of the baseline tend to 2.
        assertEquals(2, benchmark.baselineMultiply()[0], 1e-3);
    }
}
