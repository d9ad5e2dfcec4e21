package org.ternion.vpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.core.DoubleMatrix;

class RankerTest {
    private static final PolicyMap GOLDEN = VpmImageGoldens.raster("minmax.json", TieRule.MID_RANK);

    static Stream<JsonNode> orders() {
        return stream(VpmImageGoldens.read("order.json").get("orders"));
    }

    static Stream<JsonNode> views() {
        return stream(VpmImageGoldens.read("order.json").get("views"));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void ordersAreThoseOfTheGoldenFile(JsonNode golden) {
        int topK = golden.get("top_k").isNull() ? Integer.MAX_VALUE : golden.get("top_k").intValue();
        Ranking ranking = GOLDEN.rank(query(golden), topK);
        assertArrayEquals(VpmImageGoldens.ints(golden.get("perm")), ranking.columns());
        assertArrayEquals(ranking.columns(), ranking.documents());
        JsonNode composite = golden.get("composite");
        for (int i = 0; composite != null && i < ranking.size(); i++) {
            assertEquals(composite.get(ranking.column(i)).doubleValue(), ranking.score(i), 1e-14);
        }
    }

    @ParameterizedTest
    @MethodSource("views")
    void viewsAreThoseOfTheGoldenFile(JsonNode golden) {
        Tile tile = GOLDEN.view(query(golden), golden.get("x").intValue(), golden.get("y").intValue(),
                golden.get("width").intValue(), golden.get("height").intValue());
        JsonNode rows = golden.get("tile");
        assertEquals(rows.size(), tile.height());
        for (int r = 0; r < rows.size(); r++) {
            assertEquals(rows.get(r).size(), tile.width());
            for (int c = 0; c < tile.width(); c++) {
                for (int channel = 0; channel < Tile.CHANNELS; channel++) {
                    assertEquals(rows.get(r).get(c).get(channel).intValue(), tile.get(r, c, channel));
                }
            }
        }
    }

    /** The error cases of order.json: a metric outside the map, a negative topK, a view above the first metric. */
    @Test
    void questionsThatMakeNoSenseAreRejected() {
        Query query = Query.metric("m0");
        assertThrows(UnknownMetricException.class, () -> GOLDEN.rank(Query.metric("m-1"), 1));
        assertThrows(UnknownMetricException.class, () -> GOLDEN.rank(Query.metric("m3"), 0));
        assertThrows(UnknownMetricException.class, () -> GOLDEN.rank(Query.weights(Map.of("m0", 1.0, "m99", 1.0)), 1));
        assertThrows(UnknownMetricException.class, () -> GOLDEN.view(Query.metric("m3"), 99, 0, 0, 0));
        assertThrows(IllegalArgumentException.class, () -> GOLDEN.rank(query, -2));
        assertThrows(IllegalArgumentException.class, () -> GOLDEN.decide(query, 0));
        assertThrows(IllegalArgumentException.class, () -> GOLDEN.criticalTile(query, 0));
        assertThrows(IllegalArgumentException.class, () -> GOLDEN.view(query, 0, -1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> GOLDEN.view(query, -1, 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> GOLDEN.view(query, 0, 0, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> GOLDEN.view(query, 0, 0, 1, -1));
        assertThrows(IllegalArgumentException.class,
                () -> GOLDEN.rank(Query.weights(Map.of("m0", 1e308, "m1", -1e308)), 1));
    }

    @Test
    void windowsBeyondTheEdgeAreEmptyEvenAtTheLargestArguments() {
        Query query = Query.metric("m0");
        int max = Integer.MAX_VALUE;
        assertEquals(Tile.wrap(0, 0, new char[0]), GOLDEN.view(query, max, max, max, max));
        assertEquals(3, GOLDEN.view(query, 13, 0, max, max).height());
        assertEquals(1, GOLDEN.view(query, 13, 0, max, max).width());
        assertEquals(0, GOLDEN.view(query, 14, 0, 3, 1).width());
        assertEquals(GOLDEN.view(query, 0, 0, 14, 3), GOLDEN.criticalTile(query, max));
    }

    @ParameterizedTest
    @CsvSource({"DESC, '0,2,5,1'", "ASC, '3,4,1,0'"})
    void equalKeysGoToTheSmallerRowNumber(Direction direction, String columns) {
        VpmRaster raster = VpmRaster.builder(1, 6).documents(new int[] {20, 80, 30, 10, 50, 40})
                .scores(0, new double[] {3, 2, 3, 1, 1, 3}, null).build();
        Ranking ranking = raster.rank(Query.metric("m0").direction(direction), 4);
        assertEquals(columns, join(ranking.columns()));
        assertEquals(raster.document(ranking.column(3)), ranking.document(3));
    }

    @Test
    void scoresAreNeverNegativeZero() {
        VpmRaster raster = VpmRaster.builder(1, 2).scores(0, new double[] {0, 0}, null).build();
        Query query = Query.weights(Map.of("m0", -1.0));
        for (Direction direction : Direction.values()) {
            assertEquals("0.0", "" + raster.rank(query.direction(direction), 2).score(0));
        }
    }

    @Test
    void relevanceIsTheMeanOfTheBestScores() {
        VpmRaster raster = VpmRaster.ofMetricRows(List.of("a", "b"),
                DoubleMatrix.wrap(new double[] {0, 1, 0.4, 0.2, 1, 0, 0.6, 0.8}, 2, 4), TieRule.MID_RANK);
        Decision single = raster.decide(Query.metric("a"), 2);
        assertEquals(new Decision(1, 1, 0.7, single.query(), 2), single);
        // 3a - b: -1, 3, 0.6, -0.2; divided by 4 and averaged over more documents than there are.
        Decision mixed = raster.decide(Query.weights(Map.of("b", -1.0, "a", 3.0)), 99);
        assertEquals(1, mixed.document());
        assertEquals(4, mixed.contextUsed());
        assertEquals(0.15, mixed.relevance(), 1e-15);
        Decision smallest = raster.decide(Query.metric("a").direction(Direction.ASC), 3);
        assertEquals(0, smallest.document());
        assertEquals(0.2, smallest.relevance(), 1e-15);
    }

    private static Query query(JsonNode golden) {
        Direction direction = golden.get("descending").booleanValue() ? Direction.DESC : Direction.ASC;
        if (golden.has("metric_idx")) {
            return Query.metric("m" + golden.get("metric_idx").intValue()).direction(direction);
        }
        Map<String, Double> weights = new HashMap<>();
        golden.get("weights").properties().forEach(e -> weights.put("m" + e.getKey(), e.getValue().doubleValue()));
        return Query.weights(weights).direction(direction);
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        Stream.Builder<JsonNode> nodes = Stream.builder();
        array.forEach(nodes);
        return nodes.build();
    }

    private static String join(int[] values) {
        StringBuilder text = new StringBuilder();
        for (int v : values) {
            text.append(text.isEmpty() ? "" : ",").append(v);
        }
        return text.toString();
    }
}
