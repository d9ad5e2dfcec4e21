package org.ternion.vpm.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ar.com.hjg.pngj.IImageLine;
import ar.com.hjg.pngj.ImageLineInt;
import ar.com.hjg.pngj.PngReaderInt;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Progress;
import org.ternion.vpm.Direction;
import org.ternion.vpm.MetricRange;
import org.ternion.vpm.PolicyMap;
import org.ternion.vpm.Query;
import org.ternion.vpm.TieRule;
import org.ternion.vpm.VpmRaster;

class VpmWriterTest {
    @TempDir
    Path folder;

    static VpmRaster random(Random random, int metrics, int documents) {
        VpmRaster.Builder builder = VpmRaster.builder(metrics, documents);
        List<String> names = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (int m = 0; m < metrics; m++) {
            names.add("metric " + m);
        }
        int[] rows = random.ints(0, 3 * documents).distinct().limit(documents).toArray();
        for (int c = 0; c < documents; c++) {
            ids.add("doc-" + rows[c]);
        }
        builder.metricNames(names).documentIds(ids).documents(rows).task("\"metric 0\" DESC");
        for (int m = 0; m < metrics; m++) {
            double scale = Math.pow(10, random.nextInt(13) - 6);
            int kind = random.nextInt(4);
            double[] values = new double[documents];
            for (int c = 0; c < documents; c++) {
                values[c] = switch (kind) {
                    case 0 -> 7;
                    case 1 -> random.nextInt(3);
                    case 2 -> scale * random.nextGaussian();
                    default -> scale * c / documents;
                };
            }
            builder.scores(m, values, null);
        }
        return builder.build();
    }

    static byte[] bytes(PolicyMap map, WriteOptions options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            VpmWriter.write(map, out, options, Progress.NONE);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    static void assertSame(PolicyMap wanted, PolicyMap got) {
        assertEquals(wanted.metricNames(), got.metricNames());
        assertEquals(wanted.documentIds(), got.documentIds());
        assertEquals(wanted.task(), got.task());
        int n = wanted.documents();
        assertEquals(n, got.documents());
        for (int c = 0; c < n; c++) {
            assertEquals(wanted.document(c), got.document(c));
        }
        for (int m = 0; m < wanted.metrics(); m++) {
            assertEquals(wanted.range(m), got.range(m));
            for (int c = 0; c < n; c++) {
                assertEquals(wanted.red(m)[c], got.red(m)[c]);
                assertEquals(wanted.green(m)[c], got.green(m)[c]);
                assertEquals(wanted.blue(m)[c], got.blue(m)[c]);
            }
        }
    }

    @Test
    void samplesAndLabelsSurviveForAThousandRandomMaps() throws IOException {
        long seed = 20261121;
        Random random = new Random(seed);
        for (int i = 0; i < 1000; i++) {
            VpmRaster map = random(random, 1 + random.nextInt(i % 50 == 0 ? 40 : 8),
                    1 + random.nextInt(i % 100 == 0 ? 5000 : 64));
            WriteOptions options = WriteOptions.DEFAULT.withCompression(random.nextInt(10))
                    .withGroupRows(random.nextInt(4));
            byte[] png = bytes(map, options);
            try (VpmImage image = VpmImage.open(png, ReadOptions.STRICT)) {
                assertSame(map, image);
                assertEquals(List.of(), image.problems());
                image.verify();
                assertArrayEquals(map.rank(Query.metric("metric 0"), 10).documents(),
                        image.rank(Query.metric("metric 0"), 10).documents(), "seed " + seed + " case " + i);
                Map<String, Double> weights = new LinkedHashMap<>();
                map.metricNames().forEach(name -> weights.put(name, 0.25 + random.nextInt(9) - 4));
                for (Direction direction : Direction.values()) {
                    Query query = Query.weights(weights).direction(direction);
                    assertArrayEquals(map.rank(query, 20).documents(), image.rank(query, 20).documents());
                    assertArrayEquals(map.rank(query, 20).scores(), image.rank(query, 20).scores(), "bit for bit");
                    assertEquals(map.decide(query, 8), image.decide(query, 8));
                    assertEquals(map.criticalTile(query, 5), image.criticalTile(query, 5));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 11, 12, 300, 4000})
    void otherDecodersReadTheSameSamples(int documents) throws IOException {
        VpmRaster map = random(new Random(documents), 9, documents);
        byte[] png = bytes(map, WriteOptions.DEFAULT.withGroupRows(2));
        int header;
        try (VpmImage image = VpmImage.open(png, ReadOptions.STRICT)) {
            header = image.header().headerRows();
        }
        Raster raster = ImageIO.read(new ByteArrayInputStream(png)).getRaster();
        PngReaderInt pngj = new PngReaderInt(new ByteArrayInputStream(png));
        List<int[]> lines = new ArrayList<>();
        for (int row = 0; row < header + map.metrics(); row++) {
            IImageLine line = pngj.readRow();
            lines.add(((ImageLineInt) line).getScanline().clone());
        }
        pngj.end();
        for (int m = 0; m < map.metrics(); m++) {
            for (int c = 0; c < documents; c++) {
                char[][] wanted = {map.red(m), map.green(m), map.blue(m)};
                for (int channel = 0; channel < 3; channel++) {
                    assertEquals(wanted[channel][c], raster.getSample(c, header + m, channel));
                    assertEquals(wanted[channel][c], lines.get(header + m)[3 * c + channel]);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 9})
    void threadsDoNotChangeTheBytes(int compression) {
        VpmRaster map = random(new Random(5), 33, 700);
        WriteOptions options = WriteOptions.DEFAULT.withCompression(compression).withGroupRows(3);
        assertArrayEquals(bytes(map, options), bytes(map, options.withParallelism(2)));
        assertArrayEquals(bytes(map, options), bytes(map, options.withParallelism(7)));
    }

    @Test
    void neverLetsMetadataAndMinimaCollide() throws IOException {
        Random random = new Random(3);
        int blocks = 0;
        for (int documents = 12; documents <= 64; documents++) {
            for (int metrics = 1; metrics <= 40; metrics += 3) {
                double[] values = random.doubles((long) metrics * documents, 0, 60000).toArray();
                VpmRaster map = VpmRaster.ofMetricRows(List.of(), DoubleMatrix.wrap(values, metrics, documents),
                        TieRule.MID_RANK);
                byte[] png = bytes(map, WriteOptions.DEFAULT.withLegacyMinMax());
                try (VpmImage image = VpmImage.open(png, ReadOptions.STRICT)) {
                    blocks += image.header().normFlag() ? 1 : 0;
                    for (int m = 0; m < metrics; m++) {
                        assertEquals(Trust.EXACT, image.trust(m));
                        image.storedRange(m).ifPresent(r -> assertTrue(image.header().normFlag()));
                        if (image.header().normFlag()) {
                            assertEquals(map.range(m).get().min(), image.storedRange(m).get().min(), 1 / 65536.0);
                            assertEquals(map.range(m).get().max(), image.storedRange(m).get().max(), 1 / 65536.0);
                        }
                    }
                }
            }
        }
        VpmRaster wide = VpmRaster.ofMetricRows(List.of(),
                DoubleMatrix.wrap(random.doubles(400, 0, 9).toArray(), 1, 400), TieRule.MID_RANK);
        try (VpmImage image = VpmImage.open(bytes(wide, WriteOptions.DEFAULT.withLegacyMinMax()), ReadOptions.STRICT)) {
            assertTrue(image.header().normFlag(), "a wide map has room; " + blocks + " narrow ones had");
            assertEquals(wide.range(0).get().max(), image.storedRange(0).get().max(), 1 / 65536.0);
        }
    }

    @Test
    void negativeRangesGetNoQ16Block() throws IOException {
        VpmRaster map = VpmRaster.ofMetricRows(List.of(), DoubleMatrix.wrap(new Random(1).doubles(900, -2, 1).toArray(),
                1, 900), TieRule.MID_RANK);
        try (VpmImage image = VpmImage.open(bytes(map, WriteOptions.DEFAULT.withLegacyMinMax()), ReadOptions.STRICT)) {
            assertFalse(image.header().normFlag());
            assertEquals(map.range(0), image.range(0));
        }
    }

    @Test
    void restoresScoresWithinHalfAStep() throws IOException {
        Random random = new Random(8);
        double[] values = random.doubles(3 * 2000, -1e6, 1e3).toArray();
        VpmRaster map = VpmRaster.ofMetricRows(List.of(), DoubleMatrix.wrap(values, 3, 2000), TieRule.MID_RANK);
        try (VpmImage image = VpmImage.open(bytes(map, WriteOptions.DEFAULT), ReadOptions.STRICT)) {
            for (int m = 0; m < 3; m++) {
                MetricRange range = image.range(m).get();
                for (int c = 0; c < 2000; c++) {
                    assertEquals(values[m * 2000 + c], image.original(m, c),
                            (range.max() - range.min()) / 131070 * (1 + 1e-9));
                }
            }
        }
    }

    @Test
    void aCancelledOrFailedWriteLeavesTheOlderFile() throws IOException {
        VpmRaster map = random(new Random(5), 20, 700);
        Path file = folder.resolve("map.png");
        Files.writeString(file, "older");
        assertThrows(CancellationException.class,
                () -> VpmWriter.write(map, file, WriteOptions.DEFAULT.withGroupRows(1), (done, total) -> done < 25));
        assertEquals("older", Files.readString(file));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
        VpmWriter.write(map, file, WriteOptions.DEFAULT, Progress.NONE);
        try (VpmImage image = VpmImage.open(file, ReadOptions.STRICT)) {
            assertSame(map, image);
        }
    }

    @Test
    @Tag("native")
    void pngcheckFindsNothingWrong() throws Exception {
        boolean installed = Files.isExecutable(Path.of("/usr/bin/pngcheck"));
        assumeTrue(installed, "pngcheck is not installed");
        Path file = folder.resolve("map.png");
        VpmWriter.write(random(new Random(2), 30, 500), file, WriteOptions.DEFAULT.withGroupRows(4), Progress.NONE);
        Process check = new ProcessBuilder("/usr/bin/pngcheck", "-q", file.toString()).redirectErrorStream(true).start();
        String said = new String(check.getInputStream().readAllBytes());
        assertTrue(check.waitFor(60, TimeUnit.SECONDS));
        assertEquals(0, check.exitValue(), said);
    }
}
