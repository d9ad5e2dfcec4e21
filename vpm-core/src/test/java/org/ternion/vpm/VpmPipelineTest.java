package org.ternion.vpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.core.FloatMatrix;

class VpmPipelineTest {
    private static final ScoreMatrix TABLE = ScoreMatrix.copyOf(List.of("a", "b"), 4,
            new double[] {0.1, 5, 0.9, 1, 0.5, 9, 0.5, 2}).withIds(List.of("p", "q", "r", "s"));

    static Stream<Arguments> goldens() {
        return ZeroModelGoldens.cases("prepare.json").filter(c -> c.has("task"))
                .map(c -> Arguments.of(c.get("id").textValue(), c));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("goldens")
    void preparationFollowsTheGoldens(String id, JsonNode golden) {
        List<String> names = ZeroModelGoldens.texts(golden.get("metric_names"));
        Prepared prepared = VpmPipeline.builder().hint(FeatureHint.parse(golden.get("hint").textValue())).build()
                .prepare(ZeroModelGoldens.table(names, golden.get("scores")), golden.get("task").textValue());
        assertEquals(ZeroModelGoldens.texts(golden.get("effective_names")), prepared.metricNames(), id);
        assertClose(ZeroModelGoldens.rowMajor(golden.get("canonical")), prepared.canonical());
        assertArrayEquals(ZeroModelGoldens.ints(golden.get("required_doc_order")),
                prepared.organization().docOrder());
        JsonNode sorted = golden.get("sorted");
        for (int c = 0; c < sorted.size(); c++) {
            for (int r = 0; r < sorted.get(c).size(); r++) {
                assertEquals(sorted.get(c).get(r).doubleValue(), prepared.sorted().get(r, c), 1e-6);
            }
        }
        assertEquals(golden.get("required_tile_id").textValue(), prepared.tileId().hex());
        for (JsonNode asked : golden.get("required_decisions")) {
            Decision decision = prepared.decide(Query.metric(asked.get("metric").textValue()),
                    asked.get("context").intValue());
            assertEquals(asked.get("doc").intValue(), decision.document());
            assertEquals(asked.get("rank_in_view").intValue(), decision.rank());
            assertEquals(asked.get("relevance").doubleValue(), decision.relevance(), 1e-6);
        }
        Map<String, Double> weights = new LinkedHashMap<>();
        weights.put(names.get(0), 0.7);
        weights.put(names.get(1), 0.3);
        assertArrayEquals(ZeroModelGoldens.ints(golden.get("weighted_order_0.7_0.3")),
                prepared.order(Query.weights(weights), 100).documents());
        if (golden.has("note")) {
            return;
        }
        for (int r = 0; r < names.size(); r++) {
            assertArrayEquals(ZeroModelGoldens.ints(golden.get("png_R_rows").get(r)),
                    samples(prepared.raster().red(r), prepared.raster().documents()));
            assertArrayEquals(ZeroModelGoldens.ints(golden.get("png_G_rows").get(r)),
                    samples(prepared.raster().green(r), prepared.raster().documents()));
        }
    }

    @Test
    void rangesAreCarriedFromTableToTable() {
        JsonNode golden = ZeroModelGoldens.cases("prepare.json").filter(c -> c.has("first")).findFirst()
                .orElseThrow();
        List<String> x = List.of("x");
        ScoreMatrix second = ZeroModelGoldens.table(x, golden.get("second"));
        VpmPipeline pipeline = VpmPipeline.builder().build();
        pipeline.prepare(ZeroModelGoldens.table(x, golden.get("first")), "");
        assertThrows(TaskSyntaxException.class, () -> pipeline.prepare(second, "y"));
        assertThrows(IllegalArgumentException.class, () -> pipeline.prepare(second, new TaskSpec.Weighted(Map.of())));
        Prepared prepared = pipeline.prepare(second, "");
        assertClose(ZeroModelGoldens.rowMajor(golden.get("canonical2")), prepared.canonical());
        assertEquals(0.5, prepared.raster().range(0).orElseThrow().min(), 1e-12);
        assertEquals(11, prepared.raster().range(0).orElseThrow().max(), 1e-12);
        assertEquals(List.of("metric 'x': 0 scores below and 1 above the range [0.5, 11.0] are shown at its ends"),
                prepared.warnings());
        ScoreMatrix other = ScoreMatrix.wrap(List.of("y"), 2, new double[] {100, 200});
        assertClose(new double[] {0, 1}, pipeline.prepare(other, "").canonical());
    }

    @Test
    void batchForgetsAndFixedKeepsItsRanges() {
        VpmPipeline batch = VpmPipeline.builder().normalization(Normalization.batch()).build();
        batch.prepare(ScoreMatrix.wrap(List.of("x"), 2, new double[] {0, 10}), "");
        ScoreMatrix second = ScoreMatrix.wrap(List.of("x"), 2, new double[] {5, 20});
        assertClose(new double[] {0, 1}, batch.prepare(second, "").canonical());
        Prepared fixed = VpmPipeline.builder().normalization(Normalization.fixed(Map.of("x", new MetricRange(0, 10))))
                .build().prepare(second, "x");
        assertClose(new double[] {0.5, 1}, fixed.canonical());
        assertEquals(1, fixed.warnings().size());
        assertArrayEquals(new int[] {65535, 32768}, samples(fixed.raster().red(0), 2));
        assertEquals(new MetricRange(0, 10), fixed.raster().range(0).orElseThrow());
    }

    @Test
    void rasterCarriesNamesIdsRowsAndTask() {
        Prepared prepared = VpmPipeline.builder().metricOrder(MetricOrder.explicit(List.of("b", "a"))).build()
                .prepare(TABLE, "a DESC");
        VpmRaster raster = prepared.raster();
        assertSame(raster, prepared.raster());
        assertEquals(List.of("b", "a"), raster.metricNames());
        assertEquals(List.of("q", "r", "s", "p"), raster.documentIds());
        assertEquals(3, raster.document(2));
        assertEquals(1, raster.originalMetric(0));
        assertEquals("a DESC", raster.task().orElseThrow());
        assertEquals(prepared.tileId(), raster.tileId().orElseThrow());
        assertEquals(new MetricRange(1, 9), raster.range(0).orElseThrow());
        assertArrayEquals(new int[] {0, 65535, 8192, 32768}, samples(raster.red(0), 4));
        assertEquals(1.0f, prepared.sorted().get(1, 0));
        assertEquals(1, prepared.decide(Query.metric("a"), 1).document());
        assertEquals(2, prepared.decide(Query.metric("b"), 1).document());
        assertEquals(raster.criticalTile(Query.metric("b"), 2), prepared.criticalTile(Query.metric("b"), 2));
    }

    @Test
    void derivedColumnsHaveTheirOwnRangeInTheRaster() {
        Prepared prepared = VpmPipeline.builder().hint(FeatureHint.RADIAL).build().prepare(TABLE,
                "hint_radial_angle ASC");
        VpmRaster raster = prepared.raster();
        assertEquals(0, raster.red(3)[0]);
        assertEquals(65535, raster.red(3)[3]);
        assertEquals(prepared.sorted().get(3, 0), raster.range(3).orElseThrow().min());
        assertTrue(raster.range(3).orElseThrow().min() < 0);
    }

    @Test
    void filteredTaskHidesTheOtherDocuments() {
        Prepared prepared = VpmPipeline.builder().build()
                .prepare(TABLE, "SELECT * FROM virtual_index ORDER BY b LIMIT 2");
        assertTrue(prepared.organization().filtered());
        assertEquals(2, prepared.sorted().cols());
        assertArrayEquals(new int[] {1, 3}, prepared.order(Query.metric("a"), 9).documents());
        assertEquals(3, prepared.decide(Query.metric("b"), 1).document());
        assertEquals(1, prepared.decide(Query.metric("b").direction(Direction.ASC), 1).document());
        assertEquals(2, prepared.raster().documents());
        assertEquals(List.of("q", "s"), prepared.raster().documentIds());
    }

    @Test
    void keyListsNeverAskForSql() {
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger closes = new AtomicInteger();
        try (VpmPipeline pipeline = VpmPipeline.builder().sql(() -> {
            asked.incrementAndGet();
            return new Reversing(closes);
        }).build()) {
            for (String task : List.of("", "a", "b ASC, a", "ORDER BY b", "SELECT * FROM virtual_index LIMIT 1")) {
                pipeline.prepare(TABLE, task);
            }
            pipeline.prepare(TABLE, new TaskSpec.Weighted(Map.of("a", 1.0)));
            assertEquals(0, asked.get());
            Prepared sql = pipeline.prepare(TABLE, "SELECT row_id FROM virtual_index");
            pipeline.prepare(TABLE, new TaskSpec.Sql("SELECT 1"));
            assertEquals(1, asked.get());
            assertEquals("sql", sql.organization().backend());
            assertArrayEquals(new int[] {3, 2, 1, 0}, sql.organization().docOrder());
            // SQL only names its key, so the order of the metric is computed.
            assertEquals(1, sql.decide(Query.metric("a"), 1).document());
        }
        assertEquals(1, closes.get());
    }

    @Test
    void namesAreCheckedForSqlOnlyWhenItIsUsed() {
        VpmPipeline pipeline = VpmPipeline.builder().sql(() -> new Reversing(new AtomicInteger())).build();
        for (List<String> names : List.of(List.of("a", "A"), List.of("a", "Row_Id"))) {
            ScoreMatrix table = ScoreMatrix.wrap(names, 1, new double[] {1, 2});
            pipeline.prepare(table, "a");
            assertThrows(IllegalArgumentException.class, () -> pipeline.prepare(table, "SELECT 1"));
        }
    }

    @Test
    void closedPipelinePreparesNothing() {
        VpmPipeline pipeline = VpmPipeline.builder().build();
        pipeline.close();
        pipeline.close();
        assertThrows(IllegalStateException.class, () -> pipeline.prepare(TABLE, ""));
    }

    @Test
    void scoresAreJudgedBeforeTheTask() {
        ScoreMatrix bad = ScoreMatrix.wrap(List.of("a"), 2, new double[] {1, Double.NaN});
        assertThrows(NonFiniteException.class, () -> VpmPipeline.builder().build().prepare(bad, "nope"));
    }

    @Test
    void ignoredScoresComeLastAndAreDrawnAtTheEnds() {
        ScoreMatrix table = ScoreMatrix.wrap(List.of("a", "none"), 4, new double[] {
            Double.NaN, Double.NaN, 1, Double.NaN, 5, Double.NaN, Double.POSITIVE_INFINITY, Double.NaN});
        Prepared prepared = VpmPipeline.builder().nonFinite(NonFinitePolicy.IGNORE).hint(FeatureHint.XOR).build()
                .prepare(table, "a ASC");
        assertArrayEquals(new int[] {1, 2, 3, 0}, prepared.organization().docOrder());
        assertArrayEquals(new int[] {2, 3, 1, 0}, prepared.order(Query.metric("a"), 4).documents());
        assertArrayEquals(new int[] {0, 1, 2, 3}, prepared.order(Query.metric("none"), 4).documents());
        assertArrayEquals(new int[] {0, 65535, 65535, 0}, samples(prepared.raster().red(0), 4));
        assertArrayEquals(new int[4], samples(prepared.raster().red(1), 4));
        assertEquals(2, prepared.warnings().size());
    }

    @Test
    void widthsAreReconciledOnRequest() {
        double[] values = {1, 2, 3, 4, 5, 6};
        assertThrows(ShapeException.class,
                () -> ScoreMatrix.reconcile(List.of("a", "b"), 2, 3, values, WidthPolicy.STRICT));
        ScoreMatrix wide = ScoreMatrix.reconcile(List.of("a", "b"), 2, 3, values, WidthPolicy.RECONCILE);
        assertEquals(List.of("a", "b", "col_2"), wide.metricNames());
        ScoreMatrix narrow = ScoreMatrix.reconcile(List.of("a", "b"), 6, 1, values, WidthPolicy.RECONCILE);
        assertEquals(List.of("a"), narrow.metricNames());
        assertEquals(narrow.warnings(), VpmPipeline.builder().build().prepare(narrow, "").warnings());
        assertEquals(List.of("2 metrics declared, 1 columns found: no scores for [b]"), narrow.warnings());
    }

    @Test
    void stagesAreTimedOnTheGivenClock() {
        AtomicLong clock = new AtomicLong();
        Prepared prepared = VpmPipeline.builder().clock(() -> clock.getAndAdd(10)).build().prepare(TABLE, "a");
        assertEquals(new PrepareTimings(10, 10, 10, 10, 0), prepared.timings());
        prepared.raster();
        assertEquals(new PrepareTimings(10, 10, 10, 10, 10), prepared.timings());
    }

    @Test
    void programmedTasksAreWrittenOut() {
        TaskSpec task = new TaskSpec.Keys(List.of(new TaskSpec.Key("b", Direction.ASC)), OptionalInt.empty());
        Prepared built = VpmPipeline.builder().build().prepare(TABLE, task);
        assertEquals("b ASC", built.taskText());
        assertEquals(VpmPipeline.builder().build().prepare(TABLE, "b ASC").tileId(), built.tileId());
    }

    @Test
    void topLeftCornerHoldsTheBestDocumentsFirst() {
        EncodedTile tile = VpmPipeline.builder().build().prepare(TABLE, "a DESC")
                .encodedTopLeft(1, OutputPrecision.U8);
        assertEquals(VpmEncoder.criticalTile(FloatMatrix.wrap(new float[] {1, 0}, 1, 2), 1, OutputPrecision.U8,
                Rounding.TRUNCATE), tile);
        assertThrows(IllegalArgumentException.class, () -> VpmPipeline.builder().build().prepare(TABLE, "")
                .encodedTopLeft(0, OutputPrecision.U8));
    }

    private static void assertClose(double[] expected, FloatMatrix actual) {
        float[] values = actual.backingArray();
        assertEquals(expected.length, values.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], values[i], 1e-6);
        }
    }

    private static int[] samples(char[] channel, int documents) {
        List<Integer> values = new ArrayList<>();
        for (int c = 0; c < documents; c++) {
            values.add((int) channel[c]);
        }
        return values.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Stands in for SQL: the rows backwards, with a key it does not follow. */
    private static final class Reversing implements Organizer {
        private final AtomicInteger closes;

        Reversing(AtomicInteger closes) {
            this.closes = closes;
        }

        @Override
        public Organization organize(FloatMatrix canonical, List<String> metricNames, TaskSpec task) {
            int[] order = new int[canonical.rows()];
            for (int i = 0; i < order.length; i++) {
                order[i] = order.length - 1 - i;
            }
            return Organization.wrap("sql", order, List.of(new TaskSpec.Key("a", Direction.DESC)), false);
        }

        @Override
        public void close() {
            closes.incrementAndGet();
        }
    }
}
