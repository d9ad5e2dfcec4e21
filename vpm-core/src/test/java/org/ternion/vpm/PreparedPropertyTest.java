package org.ternion.vpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.core.FloatMatrix;

class PreparedPropertyTest {
    private static final List<String> TASKS = List.of("", "m0", "m1 ASC, m0", "m0 DESC, m2 ASC, m1",
            "SELECT * FROM virtual_index ORDER BY m1 LIMIT 7");

    static LongStream seeds() {
        return LongStream.range(0, 60);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void answersAreThoseOfBruteForceOnCanonicalValues(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = 7 + random.nextInt(200);
        ScoreMatrix table = RandomTables.table(random, rows, 3, random.nextBoolean());
        Prepared prepared = VpmPipeline.builder().nonFinite(NonFinitePolicy.IGNORE)
                .metricOrder(random.nextBoolean() ? MetricOrder.identity()
                        : MetricOrder.explicit(List.of("m2", "m0", "m1")))
                .build().prepare(table, TASKS.get(random.nextInt(TASKS.size())));
        int[] docOrder = prepared.organization().docOrder();
        for (Query query : List.of(Query.metric("m0"), Query.metric("m1"),
                Query.metric("m1").direction(Direction.ASC), Query.metric("m0").direction(Direction.ASC),
                Query.weights(Map.of("m0", 0.7, "m2", -0.2)), Query.weights(Map.of("m2", 1.0)))) {
            double[] scores = scores(prepared.canonical(), query);
            double sign = query.direction() == Direction.DESC ? -1 : 1;
            int[] expected = IntStream.of(docOrder).boxed()
                    .sorted(Comparator.comparing((Integer d) -> Double.isNaN(scores[d]))
                            .thenComparing(d -> Double.isNaN(scores[d]) ? 0 : sign * scores[d] + 0.0)
                            .thenComparing(Comparator.naturalOrder()))
                    .mapToInt(Integer::intValue).toArray();
            for (int topK : new int[] {0, 1, 3, expected.length, expected.length + 5}) {
                Ranking ranking = prepared.order(query, topK);
                assertArrayEquals(IntStream.of(expected).limit(topK).toArray(), ranking.documents());
                for (int i = 0; i < ranking.size(); i++) {
                    assertEquals(ranking.document(i), docOrder[ranking.column(i)]);
                    assertEquals(scores[ranking.document(i)] + 0.0, ranking.score(i));
                }
            }
            int context = 1 + random.nextInt(10);
            Decision decision = prepared.decide(query, context);
            assertEquals(expected[0], decision.document());
            assertEquals(expected[0], docOrder[decision.rank()]);
            assertEquals(Math.min(context, expected.length), decision.contextUsed());
            double total = query.weights().values().stream().mapToDouble(Math::abs).sum();
            assertEquals(IntStream.of(expected).limit(context).mapToDouble(d -> scores[d]).sum()
                    / decision.contextUsed() / total, decision.relevance(), 1e-12);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void sortedMatrixIsTheCanonicalOneInBothOrders(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int rows = 1 + random.nextInt(700);
        int cols = 1 + random.nextInt(20);
        FloatMatrix matrix = RandomTables.matrix(random, rows, cols);
        int[] docs = IntStream.range(0, rows).filter(d -> random.nextBoolean()).map(d -> rows - 1 - d).toArray();
        int[] metrics = IntStream.range(0, cols).map(j -> cols - 1 - j).toArray();
        FloatMatrix sorted = Gather.copied(matrix, docs, metrics, 1 + (int) seed % 3);
        for (int r = 0; r < cols; r++) {
            for (int c = 0; c < docs.length; c++) {
                assertEquals(matrix.get(docs[c], metrics[r]), sorted.get(r, c));
            }
        }
    }

    static Stream<TaskSpec> gatheredValuesAreTheCanonicalOnesOnAnyNumberOfThreads() {
        List<String> metrics = List.of("m0", "m1", "m2");
        return Stream.of(TaskParser.parse("m1 ASC, m0 DESC", metrics), TaskParser.parse("", metrics),
                new TaskSpec.Weighted(Map.of("m0", 0.25, "m2", 0.75)));
    }

    /** Tasks of keys scale while they gather, other tasks before: the values must be the same, on any thread. */
    @ParameterizedTest
    @MethodSource
    void gatheredValuesAreTheCanonicalOnesOnAnyNumberOfThreads(TaskSpec task) {
        ScoreMatrix table = RandomTables.table(new SplittableRandom(11), 40_000, 3, false);
        Prepared one = VpmPipeline.builder().build().prepare(table, task);
        int[] docs = one.organization().docOrder();
        for (int threads = 2; threads <= 3; threads++) {
            Prepared several = VpmPipeline.builder().parallelism(threads).build().prepare(table, task);
            assertEquals(one.canonical(), several.canonical());
            assertEquals(one.sorted(), several.sorted());
            assertArrayEquals(docs, several.organization().docOrder());
        }
        for (int r = 0; r < 3; r++) {
            for (int c = 0; c < docs.length; c++) {
                assertEquals(one.canonical().get(docs[c], r), one.sorted().get(r, c));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void preparingTwiceGivesTheSameContent(long seed) {
        Prepared first = prepare(seed);
        Prepared second = prepare(seed);
        assertEquals(first.canonical(), second.canonical());
        assertEquals(first.sorted(), second.sorted());
        assertEquals(first.tileId(), second.tileId());
        for (int r = 0; r < first.raster().metrics(); r++) {
            assertArrayEquals(first.raster().red(r), second.raster().red(r));
            assertArrayEquals(first.raster().green(r), second.raster().green(r));
        }
    }

    @Test
    void questionsAreChecked() {
        Prepared prepared = prepare(1);
        assertThrows(UnknownMetricException.class, () -> prepared.order(Query.metric("nope"), 1));
        assertThrows(UnknownMetricException.class, () -> prepared.decide(Query.metric("nope"), 1));
        assertThrows(IllegalArgumentException.class, () -> prepared.order(Query.metric("m0"), -1));
        assertThrows(IllegalArgumentException.class, () -> prepared.decide(Query.metric("m0"), 0));
        assertThrows(IllegalArgumentException.class, () -> prepared.criticalTile(Query.metric("m0"), 0));
    }

    private static Prepared prepare(long seed) {
        ScoreMatrix table = RandomTables.table(new SplittableRandom(seed), 50 + (int) seed, 3, false);
        return VpmPipeline.builder().hint(FeatureHint.AUTO_DIFF).build().prepare(table, "m0 DESC, auto_square_m1");
    }

    private static double[] scores(FloatMatrix canonical, Query query) {
        double[] scores = new double[canonical.rows()];
        for (int d = 0; d < scores.length; d++) {
            for (int j = 0; j < canonical.cols(); j++) {
                Double weight = query.weights().get("m" + j);
                scores[d] += weight == null ? 0 : weight * canonical.get(d, j);
            }
        }
        return scores;
    }
}
