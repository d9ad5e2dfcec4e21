package org.ternion.vpm.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.vpm.image.VpmFormatException.Code;

class PngSamplesTest {
    /** Samples of a file that is given in pieces of {@code step} bytes. */
    private static byte[] samples(byte[] png, int step) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PngSamples samples = new PngSamples(Limits.DEFAULT, (row, n) -> out.write(row, 0, n))) {
            for (int at = 0; at < png.length; at += step) {
                samples.accept(png, at, Math.min(step, png.length - at));
            }
            samples.finish();
            int rowBytes = samples.width() * samples.channels() * samples.bitDepth() / 8;
            assertEquals(out.size(), rowBytes * samples.height());
        }
        return out.toByteArray();
    }

    private static Code refused(byte[] png) {
        return assertThrows(VpmFormatException.class, () -> samples(png, 1000)).code();
    }

    static Stream<Arguments> kinds() {
        int[][] kinds = {{0, 1}, {0, 2}, {0, 4}, {0, 8}, {0, 16}, {2, 8}, {2, 16}, {3, 1}, {3, 2}, {3, 4}, {3, 8},
            {4, 8}, {4, 16}, {6, 8}, {6, 16}};
        return Arrays.stream(kinds).flatMap(kind -> Stream.of(false, true)
                .map(interlaced -> Arguments.of(kind[0], kind[1], interlaced)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void smallSizesOfEveryKindGiveTheirSamples(int colour, int depth, boolean interlaced) {
        for (int width = 1; width <= 10; width++) {
            for (int height = 1; height <= 10; height++) {
                PngMaker maker = new PngMaker(width, height, colour, depth, width * 100L + height)
                        .interlaced(interlaced);
                assertArrayEquals(maker.samples(), samples(maker.png(), 1 << 16), width + " x " + height);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void samplesAreThoseOfImageIo(int colour, int depth, boolean interlaced) throws IOException {
        PngMaker maker = new PngMaker(67, 35, colour, depth, 7).interlaced(interlaced).idatBytes(1000);
        if (colour == 3) {
            maker.transparency(1 << depth - 1);
        }
        byte[] png = maker.png();
        assertArrayEquals(imageIo(png, maker), samples(png, 1 << 16));
        assertArrayEquals(maker.samples(), samples(png, 1 << 16));
    }

    /** ImageIO delivers grey below 8 bits unscaled, and palettes through their colour model only. */
    private static byte[] imageIo(byte[] png, PngMaker maker) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int y = 0; y < maker.height; y++) {
            for (int x = 0; x < maker.width; x++) {
                int argb = maker.colour == 3 ? image.getRGB(x, y) : 0;
                for (int c = 0; c < maker.channels(); c++) {
                    if (maker.colour == 3) {
                        out.write(argb >> new int[] {16, 8, 0, 24}[c]);
                        continue;
                    }
                    int sample = image.getRaster().getSample(x, y, c);
                    if (maker.depth == 16) {
                        out.write(sample >> 8);
                    }
                    out.write(maker.depth < 8 ? sample * 255 / ((1 << maker.depth) - 1) : sample);
                }
            }
        }
        return out.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 12, 13, 31})
    void piecesOfTheInputDoNotMatter(int step) {
        for (int idatBytes : new int[] {1, 5, 100}) {
            PngMaker maker = new PngMaker(33, 9, 3, 4, step).interlaced(step % 2 == 0).transparency(3)
                    .idatBytes(idatBytes);
            assertArrayEquals(maker.samples(), samples(maker.png(), step));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"min12", "minmax2rows", "meta_spill", "ext_small", "ext_groups", "padded_logical"})
    void samplesOfAMapAreThoseOfImageIo(String name) throws IOException {
        byte[] png = Goldens.bytes("vpm-image/" + name + ".png");
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        ByteBuffer expected = ByteBuffer.allocate(image.getWidth() * image.getHeight() * 6);
        for (int sample : image.getRaster().getPixels(0, 0, image.getWidth(), image.getHeight(), (int[]) null)) {
            expected.putShort((short) sample);
        }
        assertArrayEquals(expected.array(), samples(png, 4096));
    }

    @Test
    void rowsLongerThanAnyBufferAreWhole() {
        for (boolean interlaced : new boolean[] {false, true}) {
            PngMaker maker = new PngMaker(50_001, 5, 2, 8, 3).interlaced(interlaced);
            assertArrayEquals(maker.samples(), samples(maker.png(), 10_000));
        }
    }

    @Test
    void transparentColoursOfGreyAndRgbAreLeftAlone() {
        PngMaker grey = new PngMaker(5, 4, 0, 4, 1).transparency(2);
        PngMaker rgb = new PngMaker(5, 4, 2, 16, 1).transparency(6);
        assertArrayEquals(grey.samples(), samples(grey.png(), 50));
        assertArrayEquals(rgb.samples(), samples(rgb.png(), 50));
    }

    @Test
    void emptyTransparencyStillGivesAlpha() {
        PngMaker maker = new PngMaker(5, 4, 3, 2, 1).transparency(0);
        assertEquals(5 * 4 * 4, maker.samples().length);
        assertArrayEquals(maker.samples(), samples(maker.png(), 50));
    }

    @Test
    void whatFollowsThePictureIsIgnored() {
        PngMaker maker = new PngMaker(5, 4, 2, 8, 1);
        byte[] png = maker.png();
        assertArrayEquals(maker.samples(), samples(Arrays.copyOf(png, png.length + 100), 7));
    }

    @Test
    void aPaletteIndexWithoutColourIsRefused() {
        PngMaker maker = new PngMaker(50, 4, 3, 8, 1).palette(new byte[3 * 16]);
        assertEquals(Code.BAD_PNG, refused(maker.png()));
    }

    @Test
    void tooFewPixelsAreTruncated() {
        PngMaker maker = new PngMaker(5, 4, 2, 8, 1);
        byte[] raster = maker.raster();
        assertEquals(Code.TRUNCATED, refused(maker.png(Arrays.copyOf(raster, raster.length - 1))));
    }

    @Test
    void tooManyPixelsAreRefused() {
        PngMaker maker = new PngMaker(5, 4, 2, 8, 1);
        byte[] raster = maker.raster();
        assertEquals(Code.BAD_PNG, refused(maker.png(Arrays.copyOf(raster, raster.length + 1))));
        assertEquals(Code.BAD_PNG, refused(maker.png(Arrays.copyOf(raster, 50_000_000))));
    }

    static Stream<Arguments> illegalFiles() {
        byte[] ihdr = {0, 0, 0, 1, 0, 0, 0, 1, 8, 3, 0, 0, 0};
        byte[] grey = {0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0};
        byte[] oddDepth = {0, 0, 0, 1, 0, 0, 0, 1, 4, 2, 0, 0, 0};
        byte[] oddColour = {0, 0, 0, 1, 0, 0, 0, 1, 8, 5, 0, 0, 0};
        byte[] oddInterlace = {0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 2};
        byte[] noWidth = {0, 0, 0, 0, 0, 0, 0, 1, 8, 0, 0, 0, 0};
        byte[] pixels = PngMaker.deflate(new byte[2]);
        byte[] oddFilter = PngMaker.deflate(new byte[] {5, 0});
        byte[] none = {};
        byte[] colours = new byte[6];
        return Stream.of(
                Arguments.of("no palette", file("IHDR", ihdr, "IDAT", pixels, "IEND", none)),
                Arguments.of("palette of 4 bytes", file("IHDR", ihdr, "PLTE", new byte[4], "IDAT", pixels)),
                Arguments.of("two palettes", file("IHDR", ihdr, "PLTE", colours, "PLTE", colours, "IDAT", pixels)),
                Arguments.of("alphas first", file("IHDR", ihdr, "tRNS", none, "PLTE", colours, "IDAT", pixels)),
                Arguments.of("too many alphas", file("IHDR", ihdr, "PLTE", colours, "tRNS", new byte[3])),
                Arguments.of("late alphas", file("IHDR", ihdr, "PLTE", colours, "IDAT", pixels, "tRNS", none)),
                Arguments.of("depth", file("IHDR", oddDepth)),
                Arguments.of("colour type", file("IHDR", oddColour)),
                Arguments.of("interlace method", file("IHDR", oddInterlace)),
                Arguments.of("width 0", file("IHDR", noWidth)),
                Arguments.of("short IHDR", file("IHDR", new byte[12])),
                Arguments.of("two IHDR", file("IHDR", grey, "IHDR", grey)),
                Arguments.of("IHDR is not first", file("gAMA", new byte[4], "IHDR", grey)),
                Arguments.of("IDAT in two places", file("IHDR", grey, "IDAT", none, "tEXt", none, "IDAT", pixels)),
                Arguments.of("unknown critical chunk", file("IHDR", grey, "NONE", none)),
                Arguments.of("type without letters", file("IHDR", grey, "ab1d", none)),
                Arguments.of("row filter 5", file("IHDR", grey, "IDAT", oddFilter, "IEND", none)),
                Arguments.of("damaged stream", file("IHDR", grey, "IDAT", new byte[] {120, -38, 7, 7}, "IEND", none)),
                Arguments.of("bytes after the stream", file("IHDR", grey, "IDAT", Arrays.copyOf(pixels, 50))),
                Arguments.of("IDAT after the stream", file("IHDR", grey, "IDAT", pixels, "IDAT", new byte[1])),
                Arguments.of("IEND with data", file("IHDR", grey, "IDAT", pixels, "IEND", new byte[1])));
    }

    private static byte[] file(Object... typesAndData) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(PngReader.SIGNATURE);
        for (int i = 0; i < typesAndData.length; i += 2) {
            png.writeBytes(PngMaker.chunk((String) typesAndData[i], (byte[]) typesAndData[i + 1]));
        }
        return png.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("illegalFiles")
    void illegalFilesAreRefused(String what, byte[] png) {
        assertEquals(Code.BAD_PNG, refused(png), what);
    }

    @Test
    void otherFilesAreNoPng() {
        assertEquals(Code.NOT_PNG, refused(new byte[0]));
        assertEquals(Code.NOT_PNG, refused("GIF89a, and more".getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void aPictureWithoutPixelsIsTruncated() {
        byte[] grey = {0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0};
        assertEquals(Code.TRUNCATED, refused(file("IHDR", grey, "IEND", new byte[0])));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void cutAtEveryByteIsTruncated(boolean interlaced) {
        byte[] png = new PngMaker(9, 9, 3, 4, 1).interlaced(interlaced).transparency(2).idatBytes(20).png();
        for (int n = 8; n < png.length; n++) {
            assertEquals(Code.TRUNCATED, refused(Arrays.copyOf(png, n)), "cut at " + n);
        }
    }

    @Test
    void damagedFilesGiveSamplesOrTheirException() {
        long seed = 20;
        Random random = new Random(seed);
        int whole = 0;
        for (int i = 0; i < 20_000; i++) {
            byte[] png = new PngMaker(1 + i % 11, 1 + i % 7, 3, 1 << i % 4, i).interlaced(i % 2 == 0)
                    .transparency(1).png();
            for (int k = random.nextInt(3); k >= 0; k--) {
                png[8 + random.nextInt(png.length - 8)] = (byte) random.nextInt(256);
            }
            try {
                samples(png, 1 + random.nextInt(100));
                whole++;
            } catch (VpmFormatException e) {
                assertFalse(e.getMessage().contains("\n"), "seed " + seed + ": " + e.getMessage());
            }
        }
        assertTrue(whole > 1000 && whole < 19_000, "seed " + seed + ", whole " + whole);
    }

    @Test
    void limitsAreKept() {
        Limits limits = new Limits(2000, 3000, 40, 2, 1, 1);
        assertEquals(Code.LIMIT_EXCEEDED, code(limits, new PngMaker(41, 1, 0, 8, 1)), "width");
        assertEquals(Code.LIMIT_EXCEEDED, code(limits, new PngMaker(40, 26, 2, 8, 1)), "samples");
        assertEquals(Code.LIMIT_EXCEEDED, code(limits, new PngMaker(40, 25, 3, 1, 1).transparency(0)), "palette");
        assertEquals(Code.LIMIT_EXCEEDED, code(limits, new PngMaker(40, 24, 2, 8, 1).interlaced(true)), "memory");
        assertEquals(null, code(limits, new PngMaker(40, 25, 2, 8, 1)));
        assertEquals(null, code(limits, new PngMaker(10, 25, 0, 8, 1).interlaced(true)));
    }

    private static Code code(Limits limits, PngMaker maker) {
        return code(limits, maker.png());
    }

    /** Null for a sound file. */
    private static Code code(Limits limits, byte[] png) {
        try (PngSamples samples = new PngSamples(limits, (row, n) -> { })) {
            samples.accept(png, 0, png.length);
            samples.finish();
            return null;
        } catch (VpmFormatException e) {
            return e.code();
        }
    }

    /** Neither the rows nor the index of an interlaced picture may be allocated for what a header merely claims. */
    @ParameterizedTest
    @CsvSource({"268000000, 1048576, false", "268000000, 1048576, true", "1, 2147483647, false", "1, 2147483647, true",
        "2147483647, 2147483647, false", "2147483647, 2147483647, true"})
    void claimedSizesTakeNoMemory(int width, int height, boolean interlaced) {
        Limits unlimited = new Limits(Long.MAX_VALUE, Long.MAX_VALUE, Integer.MAX_VALUE, 2, 1, 1);
        byte[] png = new PngMaker(7, 7, 6, 16, 1).interlaced(interlaced).png(new byte[900]);
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        long before = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        Code code = code(unlimited, png);
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory() - before;
        assertEquals(width == Integer.MAX_VALUE ? Code.LIMIT_EXCEEDED : Code.TRUNCATED, code);
        assertTrue(used < 32 << 20, "took " + used);
    }

    @Test
    void sizesAreUnknownBeforeTheHeader() {
        try (PngSamples samples = new PngSamples(Limits.DEFAULT, (row, n) -> { })) {
            assertThrows(IllegalStateException.class, samples::width);
            assertThrows(IllegalStateException.class, samples::channels);
        }
    }
}
