package org.ternion.vpm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;

class VpmRasterTest {
    @ParameterizedTest
    @ValueSource(strings = {"min12", "minmax", "minmax2rows", "meta_row1", "meta_row1_minmax", "meta_spill",
        "hier_fields", "block_clamped"})
    void samplesAreThoseOfTheReferenceFiles(String name) {
        JsonNode golden = VpmImageGoldens.read(name + ".json");
        VpmRaster raster = VpmImageGoldens.raster(name + ".json", TieRule.STABLE_ORDINAL);
        assertRows(golden.get("R"), raster, PolicyMap::red);
        assertRows(golden.get("G"), raster, PolicyMap::green);
        // Without ties both rules are the same.
        assertRows(golden.get("G"), VpmImageGoldens.raster(name + ".json", TieRule.MID_RANK), PolicyMap::green);
        for (int m = 0; m < raster.metrics(); m++) {
            assertEquals(golden.get("true_min").get(m).doubleValue(), raster.range(m).orElseThrow().min());
            assertEquals(golden.get("true_max").get(m).doubleValue(), raster.range(m).orElseThrow().max());
        }
    }

    /** The percentiles of the reference are not defined for ties; the files state the wanted ones for both rules. */
    @ParameterizedTest
    @ValueSource(strings = {"constant_metric", "ties", "padded_logical"})
    void tiesFollowTheRuleAsked(String name) {
        JsonNode golden = VpmImageGoldens.read(name + ".json");
        VpmRaster ordinal = VpmImageGoldens.raster(name + ".json", TieRule.STABLE_ORDINAL);
        VpmRaster mid = VpmImageGoldens.raster(name + ".json", TieRule.MID_RANK);
        assertRows(golden.get("R"), ordinal, PolicyMap::red);
        assertRows(golden.get("R"), mid, PolicyMap::red);
        assertRows(golden.get("wanted_G_stable_ordinal"), ordinal, PolicyMap::green);
        assertRows(golden.get("wanted_G_mid_rank"), mid, PolicyMap::green);
        assertArrayEquals(VpmImageGoldens.ints(golden.get("wanted_desc_order_metric0")),
                mid.rank(Query.metric("m0"), Integer.MAX_VALUE).columns());
    }

    static Stream<Arguments> extensionFiles() {
        Stream.Builder<Arguments> files = Stream.builder();
        VpmImageGoldens.read("ext.json").get("files").forEach(f -> files.add(Arguments.of(f.get("file").asText(), f)));
        return files.build();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("extensionFiles")
    void extensionFilesHoldTheSameSamplesAndThenPadding(String file, JsonNode golden) {
        VpmRaster raster = VpmRaster.ofMetricRows(List.of(), VpmImageGoldens.matrix(golden.get("matrix")),
                TieRule.MID_RANK);
        assertEquals(golden.get("D_logical").intValue(), raster.documents());
        assertRows(golden.get("R"), raster, PolicyMap::red);
        assertRows(golden.get("G"), raster, PolicyMap::green);
        for (int m = 0; m < raster.metrics(); m++) {
            assertEquals(golden.get("min").get(m).doubleValue(), raster.range(m).orElseThrow().min());
            assertEquals(golden.get("max").get(m).doubleValue(), raster.range(m).orElseThrow().max());
        }
    }

    @ParameterizedTest
    @CsvSource({"0.3, 0.3, 0", "-1.7e308, 1.7e308, 65535", "0, 4.9e-324, 65535", "-0.0, 0.0, 0"})
    void rangesMayBeEmptyHugeOrTiny(double low, double high, int redOfHigh) {
        VpmRaster raster = row(TieRule.MID_RANK, low, high);
        assertArrayEquals(new char[] {0, (char) redOfHigh}, raster.red(0));
        assertArrayEquals(low == high ? new char[] {32768, 32768} : new char[] {0, 65535}, raster.green(0));
        assertEquals(new MetricRange(low, high), raster.range(0).orElseThrow());
    }

    @Test
    void middleOfAHugeRangeIsHalf() {
        assertEquals(32768, row(TieRule.MID_RANK, -1.7e308, 0, 1.7e308).red(0)[1]);
    }

    @Test
    void bothZerosAreEqual() {
        assertArrayEquals(new char[] {10922, 10922, 65535, 43690}, row(TieRule.MID_RANK, 0.0, -0.0, 2, 1).green(0));
    }

    @Test
    void singleDocumentIsInTheMiddle() {
        VpmRaster raster = row(TieRule.MID_RANK, 7);
        assertEquals(0, raster.red(0)[0]);
        assertEquals(32767, raster.green(0)[0]);
    }

    @Test
    void declaredRangeClampsRedButNotRanks() {
        VpmRaster raster = VpmRaster.builder(1, 5).scores(0, new double[] {-3, 0, 1, 2, 9}, new MetricRange(0, 2))
                .build();
        assertArrayEquals(new char[] {0, 0, 32768, 65535, 65535}, raster.red(0));
        assertArrayEquals(new char[] {0, 16384, 32768, 49151, 65535}, raster.green(0));
        assertEquals(Optional.of(new MetricRange(0, 2)), raster.range(0));
    }

    @Test
    void declaredPointRangeGivesZeroRedAndTrueRanks() {
        VpmRaster raster = VpmRaster.builder(1, 3).scores(0, new double[] {3, 1, 2}, new MetricRange(2, 2)).build();
        assertArrayEquals(new char[] {0, 0, 0}, raster.red(0));
        assertArrayEquals(new char[] {65535, 0, 32768}, raster.green(0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void scoresThatAreNotFiniteAreNamed(double bad) {
        DoubleMatrix matrix = DoubleMatrix.wrap(new double[] {1, 2, 3, 4, 5, bad}, 2, 3);
        String message = assertThrows(IllegalArgumentException.class,
                () -> VpmRaster.ofMetricRows(List.of("a", "b"), matrix, TieRule.MID_RANK)).getMessage();
        assertTrue(message.contains("'b'") && message.contains("column 2"), message);
    }

    @Test
    void keepsWhatItIsTold() {
        TileId id = new TileId(1, 2);
        int[] rows = {40, 7};
        VpmRaster raster = VpmRaster.builder(2, 2).metricNames(List.of("a", "b")).documentIds(List.of("x", "x"))
                .documents(rows).metricOrder(new int[] {1, 0}).task("ORDER BY a").tileId(id)
                .scores(0, new double[] {1, 2}, null)
                .channels(1, new char[] {1, 2, 99}, new char[] {3, 4}, new char[] {5, 6}).build();
        rows[0] = 0;
        assertEquals(List.of("a", "b"), raster.metricNames());
        assertEquals(List.of("x", "x"), raster.documentIds());
        assertEquals(40, raster.document(0));
        assertEquals(1, raster.originalMetric(0));
        assertEquals(Optional.of("ORDER BY a"), raster.task());
        assertEquals(Optional.of(id), raster.tileId());
        assertEquals(Optional.empty(), raster.range(1));
        assertEquals(6, raster.blue(1)[1]);
        assertEquals(4, raster.view(Query.metric("b"), 0, 1, 1, 1).get(0, 0, 1));
    }

    @Test
    void unsaidPartsHaveDefaults() {
        VpmRaster raster = VpmRaster.ofMetricRows(List.of(), DoubleMatrix.wrap(new double[4], 2, 2), TieRule.MID_RANK);
        assertEquals(List.of("m0", "m1"), raster.metricNames());
        assertEquals(List.of(), raster.documentIds());
        assertEquals(1, raster.document(1));
        assertEquals(1, raster.originalMetric(1));
        assertEquals(Optional.empty(), raster.task());
        assertEquals(Optional.empty(), raster.tileId());
        assertSame(raster.blue(0), raster.blue(1));
        assertThrows(IndexOutOfBoundsException.class, () -> raster.document(2));
        assertThrows(IndexOutOfBoundsException.class, () -> raster.red(2));
    }

    @Test
    void partsThatDoNotFitAreRejected() {
        VpmRaster.Builder builder = VpmRaster.builder(2, 3);
        rejected(() -> builder.metricNames(List.of("a")));
        rejected(() -> builder.metricNames(List.of("a", "a")));
        rejected(() -> builder.metricNames(List.of("a", " ")));
        rejected(() -> builder.documentIds(List.of("a")));
        rejected(() -> builder.documents(new int[] {0, 1}));
        rejected(() -> builder.documents(new int[] {0, 1, 1}));
        rejected(() -> builder.documents(new int[] {0, Integer.MAX_VALUE, Integer.MAX_VALUE}));
        rejected(() -> builder.documents(new int[] {0, 1, -1}));
        rejected(() -> builder.metricOrder(new int[] {0, 2}));
        rejected(() -> builder.scores(0, new double[2], null));
        rejected(() -> builder.scores(0, new double[3], MetricRange.UNSET));
        rejected(() -> builder.channels(0, new char[3], new char[2], null));
        rejected(() -> VpmRaster.builder(0, 1));
        rejected(() -> VpmRaster.builder(1, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> builder.scores(2, new double[3], null));
        builder.documents(new int[] {0, Integer.MAX_VALUE, 5}).scores(0, new double[3], null);
        assertThrows(IllegalStateException.class, builder::build);
    }

    private static void rejected(Runnable call) {
        assertThrows(IllegalArgumentException.class, call::run);
    }

    private static VpmRaster row(TieRule ties, double... values) {
        return VpmRaster.ofMetricRows(List.of(), DoubleMatrix.wrap(values, 1, values.length), ties);
    }

    private interface Channel {
        char[] of(PolicyMap map, int metric);
    }

    private static void assertRows(JsonNode wanted, VpmRaster raster, Channel channel) {
        assertEquals(wanted.size(), raster.metrics());
        for (int m = 0; m < wanted.size(); m++) {
            int metric = m;
            int[] row = VpmImageGoldens.ints(wanted.get(m));
            int[] found = IntStream.range(0, row.length)
                    .map(c -> c < raster.documents() ? channel.of(raster, metric)[c] : 0).toArray();
            assertArrayEquals(row, found, "metric " + m);
        }
    }
}
