package org.ternion.vpm.image;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.vpm.image.TensorImage.Type;
import org.ternion.vpm.image.VpmFormatException.Code;

class TensorImageTest {
    @Test
    void pickledObjectIsNotLoaded() {
        byte[] png = Goldens.bytes("vpm-image/zmpk_pickle.png");
        assertEquals(Code.UNSUPPORTED_PICKLE, code(png));
    }

    @ParameterizedTest
    @EnumSource(Type.class)
    void everyTypeComesBack(Type type) {
        byte[] elements = new byte[6 * type.bytes()];
        new Random(1).nextBytes(elements);
        if (type == Type.JSON) {
            Arrays.fill(elements, (byte) '1');
        }
        TensorImage tensor = TensorImage.copyOf(type, type == Type.JSON ? List.of(6) : List.of(2, 1, 3),
                ByteBuffer.wrap(elements));
        TensorImage back = TensorImage.parse(tensor.toPng(), Limits.DEFAULT);
        assertEquals(tensor, back);
        assertEquals(tensor.hashCode(), back.hashCode());
        assertEquals(ByteBuffer.wrap(elements), back.data());
    }

    @Test
    void floatsAndDoublesComeBackBitByBit(@TempDir Path folder) throws IOException {
        float[] floats = {0f, -0f, Float.NaN, Float.NEGATIVE_INFINITY, Float.MIN_VALUE, 1.5f};
        Path file = folder.resolve("t.png");
        Files.write(file, TensorImage.ofFloats(floats, 3, 2).toPng());
        TensorImage back = TensorImage.read(file);
        assertEquals(List.of(3, 2), back.dimensions());
        float[] read = new float[6];
        back.data().asFloatBuffer().get(read);
        assertArrayEquals(floats, read);
        assertEquals(Math.PI, TensorImage.parse(TensorImage.ofDoubles(new double[] {Math.PI}).toPng(), Limits.DEFAULT)
                .data().getDouble());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "{\"größe\": [1, 2], \"\uD83D\uDE00\": null}"})
    void jsonComesBack(String text) {
        TensorImage back = TensorImage.parse(TensorImage.ofJson(text).toPng(), Limits.DEFAULT);
        assertEquals(text, back.json());
        assertThrows(IllegalStateException.class, () -> TensorImage.ofFloats(new float[1], 1).json());
    }

    @ParameterizedTest
    @CsvSource({"0, 16", "735, 16", "736, 16", "744, 16", "745, 17", "843, 17", "844, 18"})
    void pictureIsTheSmallestSquareThatHolds(int bytes, int side) throws IOException {
        // 24 bytes go to the header of a rank 1 tensor and its CRC.
        TensorImage tensor = TensorImage.copyOf(Type.U8, List.of(bytes), ByteBuffer.allocate(bytes));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(tensor.toPng()));
        assertEquals(side, image.getWidth());
        assertEquals(side, image.getHeight());
    }

    @Test
    void minimumSizeRaisesEachSide() throws IOException {
        TensorImage tensor = TensorImage.ofJson("[1]");
        byte[] png = tensor.toPng(40, 3);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertEquals(40, image.getWidth());
        assertEquals(16, image.getHeight());
        assertEquals(tensor, TensorImage.parse(png, Limits.DEFAULT));
        assertThrows(IllegalArgumentException.class, () -> tensor.toPng(0, 1));
        assertEquals(Code.LIMIT_EXCEEDED, assertThrows(VpmFormatException.class,
                () -> tensor.toPng(1 << 20, 1 << 20)).code());
    }

    @Test
    void pixelsFollowTheTable() throws IOException {
        byte[] pixels = pixels(TensorImage.copyOf(Type.I16, List.of(2, 1), ByteBuffer.allocate(4).putShort((short) 258)
                .putShort((short) -2).flip()).toPng());
        ByteBuffer expected = ByteBuffer.allocate(32).put("ZTN1".getBytes()).put(new byte[] {1, 2, 2, 0}).putInt(2)
                .putInt(1).putLong(4).putShort((short) 258).putShort((short) -2);
        CRC32 crc = new CRC32();
        crc.update(expected.array(), 0, 28);
        expected.putInt((int) crc.getValue());
        assertArrayEquals(expected.array(), Arrays.copyOf(pixels, 32));
        assertArrayEquals(new byte[pixels.length - 32], Arrays.copyOfRange(pixels, 32, pixels.length));
    }

    @Test
    void rowFiltersOfAnotherWriterAreUndone() throws IOException {
        double[] ramp = new double[4000];
        Arrays.setAll(ramp, i -> Math.sin(i / 100.0));
        TensorImage tensor = TensorImage.ofDoubles(ramp, 4000);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(tensor.toPng()));
        ByteArrayOutputStream other = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(image, "png", other));
        assertEquals(tensor, TensorImage.parse(other.toByteArray(), Limits.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource({"0, 90, BAD_MAGIC", "0, 0, BAD_MAGIC", "4, 2, UNSUPPORTED_VERSION", "5, 0, BAD_METADATA",
        "5, 8, BAD_METADATA", "6, 9, BAD_METADATA", "7, 1, BAD_METADATA", "8, 128, LIMIT_EXCEEDED",
        "9, 1, CRC_MISMATCH",
        "12, 255, TRUNCATED", "14, 1, TRUNCATED", "20, 1, CRC_MISMATCH"})
    void damagedHeaderHasItsCode(int at, int value, Code expected) {
        // Type U8, rank 1, 3 elements: dimension at 8, n at 12, data at 20, CRC at 23.
        byte[] bytes = ztn1(1, new int[] {3}, 3, new byte[] {7, 8, 9});
        bytes[at] = (byte) value;
        if (at == 0 && value == 'Z') {
            bytes[1] = 'X';
        }
        assertEquals(expected, code(RgbRaster.encode(bytes, 16, 16)));
    }

    @ParameterizedTest
    @CsvSource({"1, 4, 3", "5, 1, 3", "1, 2147483647, 3", "7, 0, 3"})
    void lengthMustBeThatOfTheDimensions(int type, int dimension, int n) {
        assertEquals(Code.BAD_METADATA,
                code(RgbRaster.encode(ztn1(type, new int[] {dimension}, n, new byte[n]), 16, 16)));
    }

    @Test
    void productOfDimensionsDoesNotWrap() {
        int[] wraps = {65536, 65536, 65536, 65536};
        assertEquals(Code.BAD_METADATA, code(RgbRaster.encode(ztn1(1, wraps, 0, new byte[0]), 16, 16)));
        int[] zero = {Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, 0};
        assertEquals(4, TensorImage.parse(RgbRaster.encode(ztn1(1, zero, 0, new byte[0]), 16, 16), Limits.DEFAULT)
                .dimensions().size());
    }

    @Test
    void jsonMustBeText() {
        assertEquals(Code.BAD_METADATA,
                code(RgbRaster.encode(ztn1(7, new int[] {1}, 1, new byte[] {(byte) 0xFF}), 16, 16)));
        assertThrows(IllegalArgumentException.class,
                () -> TensorImage.copyOf(Type.JSON, List.of(1), ByteBuffer.wrap(new byte[] {(byte) 0xC0})));
    }

    @Test
    void dimensionsMustFitTheArray() {
        assertThrows(IllegalArgumentException.class, () -> TensorImage.ofFloats(new float[5], 2, 3));
        assertThrows(IllegalArgumentException.class, () -> TensorImage.ofFloats(new float[1], new int[9]));
        assertThrows(IllegalArgumentException.class, () -> TensorImage.ofDoubles(new double[1], -1));
    }

    @Test
    void otherPicturesAreRefused() throws IOException {
        BufferedImage gray = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(gray, "png", png);
        assertEquals(Code.BAD_MAGIC, code(png.toByteArray()));
        assertEquals(Code.NOT_PNG, code(new byte[0]));
        assertEquals(Code.NOT_PNG, code("no picture".getBytes()));
    }

    @Test
    void sizesAreCheckedBeforeMemoryIsTaken() {
        byte[] png = TensorImage.ofJson("1").toPng();
        assertEquals(Code.LIMIT_EXCEEDED, assertThrows(VpmFormatException.class,
                () -> TensorImage.parse(png, Limits.DEFAULT.withMaxRasterBytes(767))).code());
        assertEquals(Code.TRUNCATED, code(withSize(png, 13000, 13000)));
        assertEquals(Code.LIMIT_EXCEEDED, code(withSize(png, 1 << 24, 1 << 24)));
        assertEquals(Code.LIMIT_EXCEEDED, code(withSize(png, Integer.MAX_VALUE, 1)));
        assertEquals(Code.BAD_PNG, code(withSize(png, -1, 16)));
        assertEquals(Code.TRAILING_DATA, code(withSize(png, 16, 15)));
        assertEquals(Code.TRUNCATED, code(withSize(png, 16, 17)));
    }

    @Test
    void damagedFilesGiveAValueOrTheFormatException() {
        byte[] png = TensorImage.ofFloats(new float[] {1, 2, 3}, 3).toPng();
        for (int n = 0; n < png.length; n++) {
            byte[] cut = Arrays.copyOf(png, n);
            assertNotNull(code(cut), "cut at " + n);
        }
        Random random = new Random(3);
        for (int i = 0; i < png.length * 8; i++) {
            byte[] flipped = png.clone();
            flipped[i / 8] ^= (byte) (1 << i % 8);
            assertNotNull(code(flipped), "bit " + i);
        }
        for (int i = 0; i < 2000; i++) {
            byte[] pixels = new byte[16 * 16 * 3];
            random.nextBytes(pixels);
            System.arraycopy("ZTN1\1".getBytes(), 0, pixels, 0, 5);
            pixels[5] = (byte) random.nextInt(9);
            pixels[6] = (byte) random.nextInt(10);
            pixels[7] = 0;
            assertNotNull(code(RgbRaster.encode(pixels, 16, 16)));
        }
    }

    private static Code code(byte[] png) {
        return assertThrows(VpmFormatException.class, () -> TensorImage.parse(png, Limits.DEFAULT)).code();
    }

    private static byte[] withSize(byte[] png, int width, int height) {
        byte[] changed = png.clone();
        CRC32 crc = new CRC32();
        ByteBuffer bytes = ByteBuffer.wrap(changed).putInt(16, width).putInt(20, height);
        crc.update(changed, 12, 17);
        bytes.putInt(29, (int) crc.getValue());
        return changed;
    }

    private static byte[] ztn1(int type, int[] dimensions, long n, byte[] data) {
        ByteBuffer out = ByteBuffer.allocate(20 + 4 * dimensions.length + data.length);
        out.put("ZTN1".getBytes()).put((byte) 1).put((byte) type).put((byte) dimensions.length).put((byte) 0);
        for (int d : dimensions) {
            out.putInt(d);
        }
        out.putLong(n).put(data);
        CRC32 crc = new CRC32();
        crc.update(out.array(), 0, out.position());
        return out.putInt((int) crc.getValue()).array();
    }

    private static byte[] pixels(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        ByteBuffer pixels = ByteBuffer.allocate(3 * image.getWidth() * image.getHeight());
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int rgb = image.getRGB(x, y);
                pixels.put((byte) (rgb >> 16)).put((byte) (rgb >> 8)).put((byte) rgb);
            }
        }
        return pixels.array();
    }
}
