package org.ternion.vpm.image;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.vpm.image.ExportOptions.Channels;
import org.ternion.vpm.image.ExportOptions.Values;

/** Reports and trees of the golden picture. */
class VpmReportTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode GOLDEN = Goldens.json("vpm-image/report.json");
    private static final byte[] PICTURE = Goldens.bytes("vpm-image/meta_row1_minmax.png");

    static Stream<JsonNode> exports() {
        return Goldens.each(GOLDEN.get("to_json"));
    }

    @Test
    void reportHasTheGoldenFields() throws IOException {
        JsonNode tree = JSON.readTree(JSON.writeValueAsBytes(VpmReport.read(PICTURE, ReadOptions.STRICT).toTree()));
        for (Map.Entry<String, JsonNode> wanted : GOLDEN.get("to_report").properties()) {
            assertEquals(wanted.getValue(), tree.get(wanted.getKey()), wanted.getKey());
        }
        assertEquals(0, tree.get("data_stats").get("B").get("max").intValue());
    }

    @Test
    void dataRowsAreSummarisedWithoutHeaderRows() throws IOException {
        VpmReport report = VpmReport.read(PICTURE, ReadOptions.STRICT);
        JsonNode red = Goldens.json("vpm-image/meta_row1_minmax.json").get("R");
        int[] samples = Goldens.each(red).flatMapToInt(row -> Arrays.stream(Goldens.ints(row))).toArray();
        assertEquals(Arrays.stream(samples).average().orElseThrow(), report.dataRows().get(0).mean(), 1e-9);
        assertEquals(0, report.dataRows().get(0).min());
        assertEquals(65535, report.dataRows().get(0).max());
    }

    @Test
    void reportOfAFileIsThatOfItsBytes(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("map.png"), PICTURE);
        assertEquals(VpmReport.read(PICTURE, ReadOptions.DEFAULT), VpmReport.read(file, ReadOptions.DEFAULT));
    }

    @Test
    void problemsOfLenientReadingAreReported() {
        byte[] trailing = Arrays.copyOf(PICTURE, PICTURE.length + 2);
        assertThrows(VpmFormatException.class, () -> VpmReport.read(trailing, ReadOptions.STRICT));
        VpmReport report = VpmReport.read(trailing, ReadOptions.DEFAULT);
        assertEquals(1, report.problems().size());
        assertEquals(report.problems(), report.toTree().get("problems"));
    }

    @ParameterizedTest
    @MethodSource("exports")
    void treeIsTheGoldenTree(JsonNode golden) throws IOException {
        JsonNode args = golden.get("args");
        boolean data = args.path("include_data").asBoolean(true);
        Values values = !data ? Values.NONE : Stream.of(Values.values())
                .filter(v -> v.key().equals(args.get("data_mode").textValue())).findFirst().orElseThrow();
        ExportOptions options = new ExportOptions(values,
                Channels.valueOf(args.path("include_channels").asText("RGB")),
                args.path("max_docs").asInt(Integer.MAX_VALUE), args.path("downsample").asInt(1));
        VpmImage image = VpmImage.open(PICTURE, ReadOptions.STRICT);
        JsonNode tree = JSON.readTree(JSON.writeValueAsBytes(VpmExport.tree(image, options)));
        assertEquals(golden.get("out"), tree);
    }

    @Test
    void pictureWithoutRangesAndMetadataHasNulls() throws IOException {
        VpmImage bare = VpmImage.open(Goldens.bytes("vpm-image/min12.png"), ReadOptions.STRICT);
        Map<String, Object> tree = VpmExport.tree(bare, ExportOptions.of(Values.ORIGINAL, Channels.R));
        assertNull(tree.get("min_vals"));
        assertNull(tree.get("vmeta"));
        assertEquals(JSON.valueToTree(VpmExport.tree(bare, ExportOptions.of(Values.NORMALIZED, Channels.R))).at(
                "/data/rows"), JSON.valueToTree(tree).at("/data/rows"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 20, 999})
    void percentilesAreThoseOfTheSortedSamples(int n) {
        char[] samples = new char[n];
        Random random = new Random(n);
        for (int i = 0; i < n; i++) {
            samples[i] = (char) random.nextInt(65536);
        }
        ChannelStats.Histogram histogram = new ChannelStats.Histogram();
        histogram.add(samples);
        Arrays.sort(samples);
        ChannelStats stats = histogram.stats();
        assertEquals(samples[0], stats.min());
        assertEquals(samples[n - 1], stats.max());
        assertEquals(percentile(samples, 0.05), stats.p05());
        assertEquals(percentile(samples, 0.5), stats.median());
        assertEquals(percentile(samples, 0.95), stats.p95());
    }

    private static int percentile(char[] sorted, double p) {
        double position = (sorted.length - 1) * p;
        int below = (int) position;
        int above = Math.min(sorted.length - 1, below + 1);
        return (int) (sorted[below] + (position - below) * (sorted[above] - sorted[below]));
    }

    @Test
    void optionsAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> new ExportOptions(Values.RAW, Channels.R, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> new ExportOptions(Values.RAW, Channels.R, 1, 0));
    }

    @Test
    void noColumnsMeansEmptyRows() throws IOException {
        JsonNode tree = JSON.valueToTree(VpmExport.tree(VpmImage.open(PICTURE, ReadOptions.STRICT),
                new ExportOptions(Values.RAW, Channels.R, 0, 3)));
        assertTrue(tree.at("/data/doc_indices").isEmpty() && tree.at("/data/rows/0/R").isEmpty());
    }
}
