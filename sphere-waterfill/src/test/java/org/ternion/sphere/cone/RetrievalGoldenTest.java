package org.ternion.sphere.cone;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.CounterRng;
import org.ternion.sphere.Goldens;

/**
 * Goldens 23 and 09. Ids are exact; cosines are float products here, so they agree to 2e-7 and not to the last digit.
 */
class RetrievalGoldenTest {
    private static final double COSINE_TOLERANCE = 2e-7;
    private static final RunOptions RUN = RunOptions.DEFAULT;
    private static final JsonNode GOLDEN = Goldens.json("23_retrieval.json");
    private static final FloatMatrix VECTORS = floats(Goldens.matrix(GOLDEN.get("vectors")));

    private static FloatMatrix floats(double[][] rows) {
        float[] values = new float[rows.length * rows[0].length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) rows[i / rows[0].length][i % rows[0].length];
        }
        return FloatMatrix.wrap(values, rows.length, rows[0].length);
    }

    static Stream<JsonNode> queries() {
        return Goldens.elements(GOLDEN.get("queries"));
    }

    private static int[] sorted(SearchResult found) {
        int[] ids = found.ids();
        Arrays.sort(ids);
        return ids;
    }

    @ParameterizedTest
    @MethodSource("queries")
    void nearestAndCapsAreThoseOfTheGolden(JsonNode golden) {
        int[] shells = Goldens.ints(GOLDEN.get("shell_band"));
        ConeIndex index = ConeIndex.build(VECTORS, shells, ConeIndexParams.DEFAULT.withCells(8), RUN);
        float[] query = Goldens.floats(golden.get("query"));
        SearchResult found = index.search(query, 10, SearchParams.exact());
        assertArrayEquals(Goldens.ints(golden.get("top10")), found.ids());
        double[] cosines = Goldens.doubles(golden.get("top10_cos"));
        for (int i = 0; i < 10; i++) {
            assertEquals(cosines[i], found.cosine(i), COSINE_TOLERANCE);
        }
        Goldens.elements(golden.get("cap")).forEach(cap -> {
            SearchResult inside = index.cone(query, cap.get("alpha").doubleValue());
            assertArrayEquals(Goldens.ints(cap.get("members")), sorted(inside));
        });
        JsonNode band = golden.get("band_cap");
        int[] bands = Goldens.ints(band.get("bands"));
        assertArrayEquals(Goldens.ints(band.get("members")),
                sorted(index.cone(query, band.get("alpha").doubleValue(), bands[0], bands[1])));
    }

    /** The cells of the golden: bounds are above its bounds by no more than the stated slack. */
    @ParameterizedTest
    @MethodSource("queries")
    void boundsAndVisitsAreThoseOfTheGolden(JsonNode golden) {
        CellTable cells = goldenCells();
        float[] query = UnitRows.direction(Goldens.floats(golden.get("query")), 12, 12);
        float[] dots = cells.dots(query);
        float[] bounds = cells.bounds(dots);
        double[] expected = Goldens.doubles(golden.get("cluster_upper_bound"));
        for (int c = 0; c < expected.length; c++) {
            assertTrue(bounds[c] > expected[c], "cell " + c);
            // Widening both angles moves the cosine by their slack over the sines, and those are above 1/10 here.
            assertEquals(expected[c], bounds[c], 25 * cells.slack(), "cell " + c);
        }
        CellSearch search = new CellSearch(goldenPoints(), cells, query, dots, 5);
        if (!search.exact()) {
            search.rest();
        }
        SearchResult found = search.result();
        assertEquals(golden.get("clusters_visited_exact_top5").intValue(), found.cellsVisited());
        assertEquals(golden.get("points_scanned").intValue(), found.scanned());
        assertArrayEquals(Arrays.copyOf(Goldens.ints(golden.get("top10")), 5), found.ids());
    }

    private static int[] goldenOrder() {
        int[] cell = Goldens.ints(GOLDEN.get("cell"));
        return IntStream.range(0, cell.length).boxed().sorted((a, b) -> cell[a] - cell[b])
                .mapToInt(Integer::intValue).toArray();
    }

    private static PointStore goldenPoints() {
        int[] order = goldenOrder();
        return new PointStore(UnitRows.of(VECTORS, RUN).gather(order, RUN), order, new int[order.length]);
    }

    private static CellTable goldenCells() {
        FloatMatrix axes = UnitRows.of(floats(Goldens.matrix(GOLDEN.get("centroids"))), RUN).matrix();
        double[] radius = Goldens.doubles(GOLDEN.get("cell_radius"));
        float[] rim = new float[radius.length];
        int[] start = new int[radius.length + 1];
        for (int cell : Goldens.ints(GOLDEN.get("cell"))) {
            start[cell + 1]++;
        }
        for (int c = 0; c < rim.length; c++) {
            rim[c] = (float) Math.cos(radius[c]);
            start[c + 1] += start[c];
        }
        return new CellTable(axes, rim, start);
    }

    /** Golden 09: 20,000 x 32 from the counter generator; a query is not its own neighbour. */
    @Test
    void neighboursInGeneratedDataAreThoseOfTheGolden() {
        JsonNode golden = Goldens.json("09_end_to_end.json");
        long seed = golden.get("seed").longValue();
        int n = golden.get("N").intValue();
        int d = golden.get("D").intValue();
        float[] values = new float[n * d];
        for (int i = 0; i < n; i++) {
            double u = CounterRng.uniform(seed, 1, i);
            for (int j = 0; j < d; j++) {
                values[i * d + j] = (float) ((2 * CounterRng.uniform(seed, 0, (long) i * d + j) - 1)
                        * (0.25 + 3 * u * u));
            }
        }
        FloatMatrix x = FloatMatrix.wrap(values, n, d);
        ConeIndex index = ConeIndex.build(x, ConeIndexParams.DEFAULT.withCells(64).withMaxIterations(2), RUN);
        Goldens.elements(golden.get("knn")).forEach(knn -> {
            int query = knn.get("query_index").intValue();
            SearchResult found = index.search(Samples.row(x, query), 11, SearchParams.exact());
            assertEquals(query, found.id(0));
            assertArrayEquals(Goldens.ints(knn.get("top10")), Arrays.copyOfRange(found.ids(), 1, 11));
            double[] cosines = Goldens.doubles(knn.get("cos"));
            for (int i = 0; i < 10; i++) {
                assertEquals(cosines[i], found.cosine(i + 1), COSINE_TOLERANCE);
            }
        });
    }
}
