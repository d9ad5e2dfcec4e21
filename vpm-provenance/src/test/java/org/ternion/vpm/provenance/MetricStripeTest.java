package org.ternion.vpm.provenance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.FloatMatrix;
import org.ternion.vpm.provenance.VpfException.Code;

class MetricStripeTest {
    static Stream<JsonNode> goldens() {
        return StreamSupport.stream(ChunkFiles.json("embed.json").get("stripe").spliterator(), false)
                .filter(golden -> golden.has("bytes"));
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.textValue()));
        return texts;
    }

    private static Stripe stripe(JsonNode golden) {
        JsonNode stripe = golden.get("params_stripe");
        return new Stripe(stripe.get("header_rows").intValue(), texts(stripe.get("channels")),
                texts(stripe.get("metric_names")), stripe.get("encoding").textValue());
    }

    private static FloatMatrix matrix(JsonNode rows) {
        float[] values = new float[rows.size() * rows.get(0).size()];
        int n = 0;
        for (JsonNode row : rows) {
            for (JsonNode value : row) {
                values[n++] = value.floatValue();
            }
        }
        return FloatMatrix.copyOf(values, rows.size(), rows.get(0).size());
    }

    /** An 8-bit RGB picture. */
    private static byte[] png(byte[] rgb, int width) {
        byte[] rows = new byte[rgb.length + rgb.length / 3 / width];
        for (int from = 0, to = 1; from < rgb.length; from += 3 * width, to += 3 * width + 1) {
            System.arraycopy(rgb, from, rows, to, 3 * width);
        }
        return ChunkFiles.file("IHDR", ChunkFiles.header(width, rgb.length / 3 / width, 8, 2), "IDAT",
                ChunkFiles.zlib(rows), "IEND", new byte[0]);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void meansAreThoseOfTheGoldens(JsonNode golden) {
        MetricStripe read = MetricStripe.read(ChunkFiles.golden(golden.get("file").textValue()));
        assertTrue(read.isPresent());
        List<MetricStripe.Mean> means = read.means(stripe(golden));
        List<MetricStripe.Mean> expected = new ArrayList<>();
        for (String channel : stripe(golden).channels()) {
            for (int k = 0; k < golden.get("bytes").size(); k++) {
                double mean = golden.get("bytes").get(k).intValue() / 255.0;
                expected.add(new MetricStripe.Mean(channel, golden.get("metric_names").get(k).textValue(), mean));
                assertEquals(golden.get("means").get(k).doubleValue(), mean, 1 / 510.0 + 1e-6);
            }
        }
        assertEquals(expected, means);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void paintedRowsAreThoseOfTheGoldens(JsonNode golden) {
        JsonNode rows = golden.get("rows");
        int width = rows.get(0).size();
        byte[] expected = new byte[3 * width * rows.size()];
        int n = 0;
        for (JsonNode row : rows) {
            for (JsonNode pixel : row) {
                for (JsonNode sample : pixel) {
                    expected[n++] = (byte) sample.intValue();
                }
            }
        }
        byte[] painted = expected.clone();
        // Whatever stood in the cells before must not show through.
        Arrays.fill(painted, 0, 12, (byte) 99);
        List<String> channels = stripe(golden).channels();
        for (int row = 1; row <= channels.size(); row++) {
            Arrays.fill(painted, 3 * width * row, 3 * width * row + 9, (byte) 99);
        }
        MetricStripe.paint(painted, width, matrix(golden.get("matrix")), channels);
        assertArrayEquals(expected, painted);
    }

    @Test
    void everyChannelHasARowOfItsOwn(@TempDir Path folder) throws IOException {
        byte[] rgb = new byte[3 * 8 * 5];
        MetricStripe.paint(rgb, 8, FloatMatrix.copyOf(new float[] {0, 1, .5f}, 1, 3), List.of("B", "R", "G"));
        assertEquals((byte) 128, rgb[3 * (8 + 2) + 2]);
        assertEquals((byte) 128, rgb[3 * (16 + 2)]);
        assertEquals((byte) 128, rgb[3 * (24 + 2) + 1]);
        Path file = Files.write(folder.resolve("a.png"), png(rgb, 8));
        Stripe stripe = new Stripe(4, List.of("B", "R", "G"), List.of("x", "y", "z"), "means:v1");
        assertEquals(Stream.of("B", "R", "G").flatMap(c -> Stream.of(new MetricStripe.Mean(c, "x", 0),
                new MetricStripe.Mean(c, "y", 1), new MetricStripe.Mean(c, "z", 128 / 255.0))).toList(),
                MetricStripe.read(file).means(stripe));
    }

    @Test
    void valuesOutsideAndMissingOnesAreClamped() {
        byte[] rgb = new byte[3 * 5 * 4];
        float nan = Float.NaN;
        float inf = Float.POSITIVE_INFINITY;
        MetricStripe.paint(rgb, 5, FloatMatrix.copyOf(new float[] {nan, nan, -5, 7, inf, nan, 1, -5, 7, -inf}, 2, 5),
                List.of("R"));
        assertEquals(List.of(0, 255, 0, 255, 0), IntStream.range(0, 5).mapToObj(k -> rgb[3 * (5 + k)] & 0xFF).toList());
    }

    @Test
    void cellsBeyondTheWidthDoNotExist() {
        byte[] rgb = new byte[3 * 2 * 4];
        MetricStripe.paint(rgb, 2, FloatMatrix.copyOf(new float[] {1, 1, 1}, 1, 3), List.of("R"));
        MetricStripe read = MetricStripe.read(png(rgb, 2));
        assertTrue(read.isPresent());
        assertEquals(2, read.means(new Stripe(4, List.of("R"), List.of("a", "b", "c"), "means:v1")).size());
    }

    static Stream<Arguments> picturesWithout() {
        return Stream.of(Arguments.of("no magic", png(new byte[3 * 8 * 4], 8)),
                Arguments.of("three rows", png(new byte[3 * 8 * 3], 8)),
                Arguments.of("grey", ChunkFiles.pixel()),
                Arguments.of("not painted", ChunkFiles.golden("embed_plain.png")),
                Arguments.of("too low", ChunkFiles.golden("embed_short_image.png")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("picturesWithout")
    void otherPicturesHaveNone(String what, byte[] png) {
        MetricStripe read = MetricStripe.read(png);
        assertFalse(read.isPresent(), what);
        Stripe stripe = new Stripe(4, List.of("R"), List.of("a"), "means:v1");
        assertEquals(Code.BAD_FIELD, assertThrows(VpfException.class, () -> read.means(stripe)).code());
    }

    @Test
    void unknownEncodingsAreRefused() {
        MetricStripe read = MetricStripe.read(ChunkFiles.golden("embed_stripe_black.png"));
        for (Stripe stripe : List.of(new Stripe(4, List.of("R"), List.of("a"), "means:v2"),
                new Stripe(5, List.of("R"), List.of("a"), "means:v1"),
                new Stripe(4, List.of("A"), List.of("a"), "means:v1"),
                new Stripe(4, List.of(""), List.of("a"), "means:v1"))) {
            assertEquals(Code.BAD_FIELD, assertThrows(VpfException.class, () -> read.means(stripe)).code());
        }
    }

    @Test
    void onlyTheTopOfAPictureIsRead() {
        byte[] rgb = new byte[3 * 200 * 2000];
        new Random(1).nextBytes(rgb);
        byte[] png = png(rgb, 200);
        assertFalse(MetricStripe.read(Arrays.copyOf(png, png.length / 2)).isPresent());
    }

    @Test
    void filesThatAreNoPictureAreRefused() {
        assertEquals(Code.NOT_PNG, assertThrows(VpfException.class, () -> MetricStripe.read(new byte[9])).code());
        byte[] png = ChunkFiles.golden("embed_plain.png");
        assertEquals(Code.TRUNCATED,
                assertThrows(VpfException.class, () -> MetricStripe.read(Arrays.copyOf(png, 50))).code());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 35, 37})
    void picturesOfPartialRowsCannotBePainted(int bytes) {
        FloatMatrix scores = FloatMatrix.copyOf(new float[] {1}, 1, 1);
        assertThrows(IllegalArgumentException.class,
                () -> MetricStripe.paint(new byte[bytes], 3, scores, List.of("R")));
    }

    @Test
    void channelsMustBeOneToThreeOfRgb() {
        FloatMatrix scores = FloatMatrix.copyOf(new float[] {1}, 1, 1);
        for (List<String> channels : List.of(List.<String>of(), List.of("A"), List.of("RG"),
                List.of("R", "G", "B", "R"))) {
            assertThrows(IllegalArgumentException.class, () -> MetricStripe.paint(new byte[36], 3, scores, channels));
        }
    }

    @Property(tries = 200)
    void aMeanReadBackIsOffByAtMostHalfAStep(@ForAll @Size(min = 1, max = 20) List<@FloatRange(min = 0, max = 1) Float>
            column) {
        float[] values = new float[column.size()];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = column.get(i);
            sum += values[i];
        }
        byte[] rgb = new byte[3 * 4 * 4];
        MetricStripe.paint(rgb, 4, FloatMatrix.copyOf(values, values.length, 1), List.of("G"));
        double read = MetricStripe.read(png(rgb, 4)).means(new Stripe(4, List.of("G"), List.of("a"), "means:v1"))
                .get(0).value();
        assertEquals(sum / values.length, read, 1 / 510.0 + 1e-5);
    }
}
