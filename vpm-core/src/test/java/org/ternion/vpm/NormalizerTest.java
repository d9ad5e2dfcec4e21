package org.ternion.vpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizerTest {
    private static final List<String> X = List.of("x");

    static Stream<JsonNode> goldens() {
        return ZeroModelGoldens.cases("normalizer.json").filter(c -> c.has("batches"));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void rangesAndValuesFollowTheGoldens(JsonNode golden) {
        List<String> names = ZeroModelGoldens.texts(golden.get("metric_names"));
        Normalizer normalizer = Normalizer.empty(names, golden.get("alpha").doubleValue(), NonFinitePolicy.REJECT);
        for (int b = 0; b < golden.get("batches").size(); b++) {
            normalizer = normalizer.update(ZeroModelGoldens.table(names, golden.get("batches").get(b)));
            if (golden.has("ranges_after")) {
                for (String name : names) {
                    JsonNode range = golden.get("ranges_after").get(b).get(name);
                    assertEquals(range.get(0).doubleValue(), normalizer.ranges().get(name).min(), 1e-12);
                    assertEquals(range.get(1).doubleValue(), normalizer.ranges().get(name).max(), 1e-12);
                }
            }
        }
        JsonNode probe = golden.has("probe") ? golden.get("probe") : golden.get("batches").get(0);
        double[] expected = ZeroModelGoldens.rowMajor(
                golden.get(golden.has("normalized_float32") ? "normalized_float32" : "normalized"));
        assertArrayEquals(floats(expected), normalizer.normalize(ZeroModelGoldens.table(names, probe)).toArray());
    }

    @Test
    void nonFiniteScoresFollowThePolicy() {
        JsonNode golden = ZeroModelGoldens.cases("normalizer.json").filter(c -> c.has("batch")).findFirst()
                .orElseThrow();
        ScoreMatrix batch = ZeroModelGoldens.table(X, golden.get("batch"));
        NonFiniteException e = assertThrows(NonFiniteException.class,
                () -> Normalizer.empty(X, 0.1, NonFinitePolicy.REJECT).update(batch));
        assertEquals(1, e.nans());
        assertEquals(1, e.positiveInfinities());
        assertEquals(0, e.negativeInfinities());
        assertTrue(e.getMessage().contains("row 1, metric 'x'"), e.getMessage());
        JsonNode required = golden.get("required").get("IGNORE");
        Normalizer ignoring = Normalizer.empty(X, 0.1, NonFinitePolicy.IGNORE).update(batch);
        assertEquals(new MetricRange(required.get("range").get(0).doubleValue(),
                required.get("range").get(1).doubleValue()), ignoring.range(0));
        assertArrayEquals(floats(ZeroModelGoldens.rowMajor(required.get("normalized"))),
                ignoring.normalize(batch).toArray());
        assertThrows(NonFiniteException.class,
                () -> Normalizer.empty(X, 0.1, NonFinitePolicy.REJECT).normalize(batch));
    }

    @Test
    void columnWithoutFiniteScoresLeavesItsRangeUnset() {
        ScoreMatrix batch = table(Double.NaN, Double.NEGATIVE_INFINITY);
        Normalizer normalizer = Normalizer.empty(X, 0.1, NonFinitePolicy.IGNORE).update(batch);
        assertFalse(normalizer.range(0).isSet());
        assertArrayEquals(new float[] {Float.NaN, 0}, normalizer.normalize(batch).toArray());
    }

    @Test
    void updateLeavesTheOldNormalizerAlone() {
        Normalizer first = Normalizer.empty(X, 0.5, NonFinitePolicy.REJECT).update(table(0, 1));
        first.update(table(10, 20));
        assertEquals(new MetricRange(0, 1), first.range(0));
    }

    @Test
    void otherMetricsAreAShapeError() {
        Normalizer normalizer = Normalizer.empty(X, 0.5, NonFinitePolicy.REJECT);
        ScoreMatrix wide = ScoreMatrix.wrap(List.of("x", "y"), 1, new double[2]);
        assertThrows(ShapeException.class, () -> normalizer.update(wide));
        assertThrows(ShapeException.class, () -> normalizer.normalize(wide));
    }

    @Test
    void fixedRangesMustCoverEveryMetric() {
        assertThrows(IllegalArgumentException.class,
                () -> Normalizer.fixed(X, Map.of("y", new MetricRange(0, 1)), NonFinitePolicy.REJECT));
    }

    @Test
    void rangeOfTheLargestDoublesDoesNotOverflow() {
        ScoreMatrix batch = table(-Double.MAX_VALUE, 0, Double.MAX_VALUE);
        Normalizer normalizer = Normalizer.empty(X, 0.1, NonFinitePolicy.REJECT).update(batch);
        assertArrayEquals(new float[] {0, 0.5f, 1}, normalizer.normalize(batch).toArray());
    }

    @Test
    void negativeZeroDoesNotAppear() {
        Normalizer normalizer = Normalizer.fixed(X, Map.of("x", new MetricRange(0, 1)), NonFinitePolicy.REJECT);
        assertArrayEquals(new float[] {0f, 0f, 1f}, normalizer.normalize(table(-0.0, 0.0, 1)).toArray());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void valuesStayInTheUnitIntervalAndKeepTheOrder(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int cols = 1 + random.nextInt(20);
        int rows = 1 + random.nextInt(300);
        ScoreMatrix table = RandomTables.table(random, rows, cols, false);
        float[] unit = Normalizer.empty(table.metricNames(), 0.1, NonFinitePolicy.REJECT)
                .update(RandomTables.table(random, rows, cols, false)).normalize(table).toArray();
        for (int i = 0; i < unit.length; i++) {
            assertTrue(unit[i] >= 0 && unit[i] <= 1, "seed " + seed);
            int above = i + cols;
            if (above < unit.length) {
                double order = table.backingArray()[above] - table.backingArray()[i];
                assertTrue(order >= 0 ? unit[above] >= unit[i] : unit[above] <= unit[i], "seed " + seed);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.1, 0.5, 1})
    void rangeEqualsTheClosedFormOfTheMovingAverage(double alpha) {
        SplittableRandom random = new SplittableRandom(7);
        Normalizer normalizer = Normalizer.empty(X, alpha, NonFinitePolicy.REJECT);
        int batches = 12;
        double min = 0;
        double max = 0;
        for (int b = 0; b < batches; b++) {
            double low = random.nextDouble();
            double high = 1 + random.nextDouble();
            normalizer = normalizer.update(table(low, high));
            double weight = (b == 0 ? 1 : alpha) * Math.pow(1 - alpha, batches - 1 - b);
            min += weight * low;
            max += weight * high;
        }
        assertEquals(min, normalizer.range(0).min(), 1e-12);
        assertEquals(max, normalizer.range(0).max(), 1e-12);
    }

    private static ScoreMatrix table(double... column) {
        return ScoreMatrix.copyOf(X, column.length, column);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
