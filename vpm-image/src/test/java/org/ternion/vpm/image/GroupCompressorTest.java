package org.ternion.vpm.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.Adler32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.vpm.TieRule;
import org.ternion.vpm.VpmRaster;

class GroupCompressorTest {
    /** Raw rows of a map. */
    record Rows(String name, byte[] raw, int rows, int rowBytes) {
        static Rows of(String name, double[] scores, int metrics) {
            int documents = scores.length / metrics;
            VpmRaster map = VpmRaster.ofMetricRows(List.of(), DoubleMatrix.wrap(scores, metrics, documents),
                    TieRule.MID_RANK);
            int rowBytes = documents * Scanline.PIXEL;
            byte[] raw = new byte[metrics * rowBytes];
            for (int m = 0; m < metrics; m++) {
                Scanline.join(map.red(m), map.green(m), map.blue(m), documents, raw, m * rowBytes);
            }
            return new Rows(name, raw, metrics, rowBytes);
        }

        byte[] filtered(int filter) {
            byte[] bytes = new byte[rows * (rowBytes + 1)];
            for (int r = 0; r < rows; r++) {
                int at = r * (rowBytes + 1);
                bytes[at] = (byte) filter;
                if (filter == Scanline.SUB) {
                    Scanline.filterSub(raw, r * rowBytes, 0, rowBytes, bytes, at + 1);
                } else {
                    System.arraycopy(raw, r * rowBytes, bytes, at + 1, rowBytes);
                }
            }
            return bytes;
        }

        /** Size with zlib and the better filter. */
        int zlibSize(int level) {
            return Math.min(zlibSize(filtered(Scanline.NONE), level), zlibSize(filtered(Scanline.SUB), level));
        }

        private static int zlibSize(byte[] bytes, int level) {
            Deflater deflater = new Deflater(level, true);
            deflater.setInput(bytes);
            deflater.finish();
            int size = 0;
            for (byte[] buffer = new byte[1 << 16]; !deflater.finished();) {
                size += deflater.deflate(buffer);
            }
            deflater.end();
            return size;
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Rows> maps() {
        Random random = new Random(20261121);
        return List.of(ordered(random, 60000, 4, 1000), ordered(random, 3000, 32, 1000),
                Rows.of("uniform", random.doubles(120000).toArray(), 2),
                Rows.of("uniform, 40 short rows", random.doubles(80000).toArray(), 40),
                Rows.of("few values", random.ints(100000, 0, 3).asDoubleStream().toArray(), 5),
                Rows.of("normal", random.ints(90000, 0, 1).mapToDouble(i -> random.nextGaussian()).toArray(), 1),
                Rows.of("sorted", random.doubles(100000).sorted().toArray(), 1), cars(random),
                Rows.of("one pixel", new double[] {1}, 1));
    }

    /** As the benchmark of the writer makes it: the first row is sorted, the others follow with more and more noise. */
    private static Rows ordered(Random random, int documents, int metrics, int steps) {
        double[] scores = new double[documents * metrics];
        for (int m = 0; m < metrics; m++) {
            double noise = m / (double) metrics;
            for (int d = 0; d < documents; d++) {
                double trend = 1 - d / (double) documents;
                double score = (1 - noise) * trend + noise * random.nextDouble();
                scores[m * documents + d] = Math.rint(score * steps) / steps;
            }
        }
        return Rows.of("ordered " + documents + " x " + metrics, scores, metrics);
    }

    /** A small table like the cars of the command line: 406 documents, columns with few and with many values. */
    private static Rows cars(Random random) {
        int[] values = {130, 5, 83, 94, 350, 96, 12};
        double[] scores = new double[406 * values.length];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = random.nextInt(values[i / 406]);
        }
        return Rows.of("cars", scores, values.length);
    }

    private static byte[] bytes(GroupCompressor.Group group) {
        byte[] bytes = new byte[group.length];
        int at = 0;
        for (byte[] block : group.blocks) {
            int n = Math.min(block.length, bytes.length - at);
            System.arraycopy(block, 0, bytes, at, n);
            at += n;
        }
        return bytes;
    }

    private static GroupCompressor.Group compress(Rows map, int level, boolean last) {
        try (GroupCompressor compressor = new GroupCompressor(level, map.rowBytes)) {
            return compressor.compress(map.raw, map.rows, last);
        }
    }

    @ParameterizedTest
    @MethodSource("maps")
    void groupsInflateAloneToFilteredRows(Rows map) {
        for (int level : new int[] {0, 1, 5, 6, 9}) {
            for (boolean last : new boolean[] {false, true}) {
                GroupCompressor.Group group = compress(map, level, last);
                byte[] inflated = PixelDeflaterTest.inflate(bytes(group), map.rows * (map.rowBytes + 1), last);
                assertArrayEquals(map.filtered(inflated[0]), inflated, "level " + level);
                Adler32 adler = new Adler32();
                adler.update(inflated);
                assertEquals((int) adler.getValue(), group.adler);
                assertEquals(inflated.length, group.filteredLength);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("maps")
    void isAtMostThreePercentLongerThanZlib(Rows map) {
        int length = compress(map, 6, true).length;
        int zlib = map.zlibSize(6);
        assertTrue(length <= 1.03 * zlib, length + " bytes, zlib " + zlib);
    }

    @ParameterizedTest
    @MethodSource("maps")
    void theBytesDoNotDependOnGroupsBefore(Rows map) {
        byte[] alone = bytes(compress(map, 6, false));
        try (GroupCompressor compressor = new GroupCompressor(6, map.rowBytes)) {
            byte[] other = new byte[map.raw.length];
            new Random(1).nextBytes(other);
            compressor.compress(other, map.rows, false);
            assertArrayEquals(alone, bytes(compressor.compress(map.raw, map.rows, false)));
            assertArrayEquals(alone, bytes(compressor.compress(map.raw, map.rows, false)));
        }
    }

    @ParameterizedTest
    @CsvSource({"5461, 1", "5462, 1", "5462, 2", "8192, 1", "8193, 1", "9000, 1", "10923, 1", "1, 9000", "4000, 3"})
    void samplesStayInsideTheRows(int pixels, int rows) {
        byte[] raw = new byte[pixels * rows * Scanline.PIXEL];
        new Random(pixels).nextBytes(raw);
        Rows noise = new Rows("noise", raw, rows, pixels * Scanline.PIXEL);
        GroupCompressor.Group group = compress(noise, 6, true);
        byte[] inflated = PixelDeflaterTest.inflate(bytes(group), rows * (noise.rowBytes + 1), true);
        assertArrayEquals(noise.filtered(inflated[0]), inflated);
    }

    @Test
    void textIsLeftToZlib() {
        StringBuilder text = new StringBuilder();
        Random random = new Random(4);
        while (text.length() < 60000) {
            text.append("document ").append(random.nextInt(100000)).append(" of the table\n");
        }
        byte[] raw = Arrays.copyOf(text.toString().getBytes(StandardCharsets.UTF_8), 60000);
        Rows rows = new Rows("text", raw, 10, 6000);
        assertEquals(rows.zlibSize(6), compress(rows, 6, true).length, 0.01 * raw.length);
    }

    @Test
    void levelZeroStores() {
        Rows zeros = new Rows("zeros", new byte[600], 1, 600);
        assertEquals(601 + 5, compress(zeros, 0, true).length);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 6, 9})
    void noiseCostsHardlyMoreThanStored(int level) {
        byte[] raw = new byte[600000];
        new Random(level).nextBytes(raw);
        int length = compress(new Rows("noise", raw, 10, 60000), level, false).length;
        assertTrue(length <= raw.length + 10 + 5 * 20, "length " + length);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "0, 7", "1, 1", "70000, 3", "65521, 65521", "3, 200000"})
    void adlersOfPartsCombine(int first, int second) {
        byte[] bytes = new byte[first + second];
        new Random(first).nextBytes(bytes);
        Adler32 whole = new Adler32();
        whole.update(bytes);
        Adler32 head = new Adler32();
        head.update(bytes, 0, first);
        Adler32 tail = new Adler32();
        tail.update(bytes, first, second);
        assertEquals((int) whole.getValue(),
                GroupCompressor.combineAdler((int) head.getValue(), (int) tail.getValue(), second));
    }
}
