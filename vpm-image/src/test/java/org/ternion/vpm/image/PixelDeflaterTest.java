package org.ternion.vpm.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PixelDeflaterTest {
    private static final int PIXEL = Scanline.PIXEL;

    /** What rows may look like. */
    enum Kind {
        RANDOM, CONSTANT, SORTED, FEW_VALUES, TREND_WITH_NOISE, SKEWED;

        byte[] pixels(Random random, int n) {
            byte[] raw = new byte[n * PIXEL];
            for (int c = 0; c < n; c++) {
                long value = switch (this) {
                    case RANDOM -> random.nextLong();
                    case CONSTANT -> 0x123456789AL;
                    case SORTED -> (65535L * c / n) * 0x1_0001_0000L;
                    case FEW_VALUES -> random.nextInt(3) * 0x7531_0000_0000L;
                    case TREND_WITH_NOISE -> (c / 50 + random.nextInt(40)) * 0x0101_0033_0000L;
                    // Bytes with frequencies like 2^-k, so that codes become long.
                    case SKEWED -> {
                        long bytes = 0;
                        for (int i = 0; i < PIXEL; i++) {
                            bytes = bytes << 8 | Long.numberOfTrailingZeros(random.nextLong()) * 7;
                        }
                        yield bytes;
                    }
                };
                for (int i = 0; i < PIXEL; i++) {
                    raw[c * PIXEL + i] = (byte) (value >> 40 - 8 * i);
                }
            }
            return raw;
        }
    }

    /** The bytes of a stream of rows with a byte before each. */
    private static byte[] stream(byte[] raw, int rowPixels) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int at = 0; at < raw.length; at += rowPixels * PIXEL) {
            bytes.write(1);
            bytes.write(raw, at, Math.min(rowPixels * PIXEL, raw.length - at));
        }
        return bytes.toByteArray();
    }

    private static byte[] deflate(PixelDeflater deflater, byte[] raw, int rowPixels, boolean last) {
        ByteBlocks out = new ByteBlocks();
        deflater.start(out);
        for (int at = 0; at < raw.length; at += rowPixels * PIXEL) {
            deflater.writeByte(1);
            deflater.writePixels(raw, at, Math.min(rowPixels * PIXEL, raw.length - at));
        }
        if (last) {
            deflater.finish();
        } else {
            deflater.flush();
        }
        return bytes(out);
    }

    static byte[] bytes(ByteBlocks blocks) {
        byte[] bytes = new byte[blocks.length()];
        int at = 0;
        for (byte[] block : blocks.blocks()) {
            int n = Math.min(block.length, bytes.length - at);
            System.arraycopy(block, 0, bytes, at, n);
            at += n;
        }
        assertEquals(bytes.length, at);
        return bytes;
    }

    /** Inflates with zlib; the stream must end exactly with the input, or be at a flush there. */
    static byte[] inflate(byte[] deflated, int length, boolean last) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(deflated);
            byte[] bytes = new byte[length + 1];
            int n = 0;
            for (int got; (got = inflater.inflate(bytes, n, bytes.length - n)) > 0;) {
                n += got;
            }
            assertEquals(last, inflater.finished());
            assertEquals(0, inflater.getRemaining());
            return Arrays.copyOf(bytes, n);
        } catch (DataFormatException e) {
            throw new AssertionError(e);
        } finally {
            inflater.end();
        }
    }

    private static void assertRoundTrip(PixelDeflater deflater, byte[] raw, int rowPixels, boolean last) {
        byte[] wanted = stream(raw, rowPixels);
        byte[] deflated = deflate(deflater, raw, rowPixels, last);
        assertArrayEquals(wanted, inflate(deflated, wanted.length, last));
        if (!last) {
            byte[] end = Arrays.copyOfRange(deflated, deflated.length - 4, deflated.length);
            assertArrayEquals(new byte[] {0, 0, -1, -1}, end);
        }
    }

    private static int zlibSize(byte[] bytes, int level) {
        Deflater deflater = new Deflater(level, true);
        deflater.setInput(bytes);
        deflater.finish();
        byte[] buffer = new byte[1 << 16];
        int size = 0;
        while (!deflater.finished()) {
            size += deflater.deflate(buffer);
        }
        deflater.end();
        return size;
    }

    @ParameterizedTest
    @EnumSource
    void everySearchAndSizeInflatesToTheSame(Kind kind) {
        for (int level : new int[] {1, 3, 4, 6, 7, 9}) {
            PixelDeflater deflater = new PixelDeflater(level);
            for (int n : new int[] {1, 2, 3, 11, 12, 43, 44, 87, 5461, 5462, 33000}) {
                byte[] raw = kind.pixels(new Random(31L * level + n), n);
                assertRoundTrip(deflater, raw, n, true);
                assertRoundTrip(deflater, raw, Math.max(1, n / 7), false);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void blocksMayEndAnywhere(Kind kind) {
        for (int blockBytes : new int[] {6, 7, 8, 13, 60, 61, 600, 32768, 32770}) {
            PixelDeflater deflater = new PixelDeflater(6, blockBytes);
            for (int n : new int[] {1, 2, 10, 100, 101}) {
                byte[] raw = kind.pixels(new Random(n), n);
                assertRoundTrip(deflater, raw, 1 + n / 3, n % 2 == 0);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {65529, 65534, 65535, 65536, 65541, 131070, 131076})
    void storedBlocksAreSplitAtTheirLimit(int length) {
        int n = length / PIXEL;
        byte[] raw = Kind.RANDOM.pixels(new Random(length), n);
        PixelDeflater deflater = new PixelDeflater(6);
        ByteBlocks out = new ByteBlocks();
        deflater.start(out);
        deflater.writePixels(raw, 0, raw.length);
        for (int i = raw.length; i < length; i++) {
            deflater.writeByte(i);
        }
        deflater.finish();
        byte[] inflated = inflate(bytes(out), length, true);
        assertEquals(length, inflated.length);
        assertArrayEquals(raw, Arrays.copyOf(inflated, raw.length));
        assertEquals(5L * ((length + 65534) / 65535) + length, out.length(), "noise is stored");
    }

    @ParameterizedTest
    @CsvSource({"true, 2", "false, 5"})
    void nothingIsAnEmptyBlock(boolean last, int length) {
        byte[] deflated = deflate(new PixelDeflater(6), new byte[0], 1, last);
        assertEquals(0, inflate(deflated, 0, last).length);
        assertEquals(length, deflated.length);
    }

    @Test
    void aMatchReachesBackTheWholeHistoryAndNoFurther() {
        Random random = new Random(7);
        for (int gap = PixelDeflater.HISTORY - 3 * PIXEL; gap <= PixelDeflater.HISTORY + 3 * PIXEL; gap++) {
            // Bytes between two equal runs of pixels, so that every distance occurs.
            byte[] run = Kind.RANDOM.pixels(random, 3);
            PixelDeflater deflater = new PixelDeflater(9);
            ByteBlocks out = new ByteBlocks();
            deflater.start(out);
            deflater.writePixels(run, 0, run.length);
            int between = gap - run.length;
            byte[] pixels = Kind.CONSTANT.pixels(random, between / PIXEL);
            deflater.writePixels(pixels, 0, pixels.length);
            for (int i = pixels.length; i < between; i++) {
                deflater.writeByte(i);
            }
            deflater.writePixels(run, 0, run.length);
            deflater.finish();
            byte[] inflated = inflate(bytes(out), gap + run.length, true);
            assertArrayEquals(run, Arrays.copyOfRange(inflated, gap, gap + run.length), "gap " + gap);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aStreamKnowsNothingOfTheOneBefore(Kind kind) {
        byte[] raw = kind.pixels(new Random(3), 80000);
        PixelDeflater deflater = new PixelDeflater(6);
        byte[] first = deflate(deflater, raw, 80000, true);
        deflate(deflater, Kind.TREND_WITH_NOISE.pixels(new Random(4), 40000), 100, false);
        assertArrayEquals(first, deflate(deflater, raw, 80000, true));
    }

    @ParameterizedTest
    @EnumSource
    void isNeverMuchLongerThanStored(Kind kind) {
        for (int n : new int[] {1, 10, 1000, 100000}) {
            byte[] raw = kind.pixels(new Random(n), n);
            int deflated = deflate(new PixelDeflater(1), raw, n, true).length;
            assertTrue(deflated <= raw.length + 1 + 5 * (2 + raw.length / 65535), n + " pixels: " + deflated);
        }
    }

    @ParameterizedTest
    @CsvSource({"CONSTANT, 1.8", "TREND_WITH_NOISE, 1.03", "RANDOM, 1.001"})
    void isAsShortAsZlibWherePixelsRepeatOrDoNot(Kind kind, double ratio) {
        byte[] raw = kind.pixels(new Random(11), 100000);
        int deflated = deflate(new PixelDeflater(6), raw, 100000, true).length;
        int zlib = zlibSize(stream(raw, 100000), 6);
        assertTrue(deflated <= zlib * ratio, deflated + " bytes, zlib " + zlib);
    }

    @Property(tries = 200)
    void whateverIsDeflatedInflates(@ForAll long seed, @ForAll @IntRange(min = 1, max = 9) int level,
            @ForAll @IntRange(min = 6, max = 3000) int blockBytes, @ForAll @IntRange(min = 0, max = 2000) int n,
            @ForAll @IntRange(min = 1, max = 300) int rowPixels, @ForAll Kind kind, @ForAll boolean last) {
        PixelDeflater deflater = new PixelDeflater(level, blockBytes);
        assertRoundTrip(deflater, kind.pixels(new Random(seed), n), rowPixels, last);
    }
}
