package org.ternion.vpm.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Makes PNG files of every kind with random pixels, and knows the samples a reader has to find in them. */
final class PngMaker {
    private static final int[][] ADAM7 = {{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4},
        {1, 0, 2, 2}, {0, 1, 1, 2}};
    private static final int[][] WHOLE = {{0, 0, 1, 1}};

    final int width;
    final int height;
    final int colour;
    final int depth;
    private final int stored;
    private final int[] values;
    private final Random random;
    private boolean interlaced;
    private byte[] palette;
    private byte[] transparency;
    private int idatBytes = Integer.MAX_VALUE;

    PngMaker(int width, int height, int colour, int depth, long seed) {
        this.width = width;
        this.height = height;
        this.colour = colour;
        this.depth = depth;
        stored = new int[] {1, 0, 3, 1, 2, 0, 4}[colour];
        random = new Random(seed);
        values = random.ints((long) width * height * stored, 0, 1 << depth).toArray();
        if (colour == 3) {
            palette = new byte[3 << depth];
            random.nextBytes(palette);
        }
    }

    PngMaker interlaced(boolean on) {
        interlaced = on;
        return this;
    }

    /** For a palette: alpha of the first {@code n} colours; for others: the transparent colour, 2 bytes per channel. */
    PngMaker transparency(int n) {
        transparency = new byte[n];
        random.nextBytes(transparency);
        return this;
    }

    PngMaker palette(byte[] rgb) {
        palette = rgb;
        return this;
    }

    PngMaker idatBytes(int n) {
        idatBytes = n;
        return this;
    }

    boolean hasAlpha() {
        return colour == 3 ? transparency != null : colour >= 4;
    }

    int channels() {
        return colour == 3 ? hasAlpha() ? 4 : 3 : stored;
    }

    /** What a reader shall deliver: all rows, 2 bytes big-endian for 16 bits. */
    byte[] samples() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int value : values) {
            if (colour == 3) {
                out.write(palette, 3 * value, 3);
                if (hasAlpha()) {
                    out.write(value < transparency.length ? transparency[value] : 255);
                }
            } else if (depth == 16) {
                out.write(value >> 8);
                out.write(value);
            } else {
                out.write(value * 255 / ((1 << depth) - 1));
            }
        }
        return out.toByteArray();
    }

    byte[] png() {
        return png(raster());
    }

    /** A file with the given inflated pixels. */
    byte[] png(byte[] raster) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(PngReader.SIGNATURE);
        png.writeBytes(chunk("IHDR", ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) depth)
                .put((byte) colour).put(12, (byte) (interlaced ? 1 : 0)).array()));
        if (palette != null) {
            png.writeBytes(chunk("PLTE", palette));
        }
        if (transparency != null) {
            png.writeBytes(chunk("tRNS", transparency));
        }
        byte[] packed = deflate(raster);
        for (int at = 0; at < packed.length; at += Math.min(idatBytes, packed.length - at)) {
            png.writeBytes(chunk("IDAT", Arrays.copyOfRange(packed, at,
                    at + Math.min(idatBytes, packed.length - at))));
        }
        png.writeBytes(chunk("IEND", new byte[0]));
        return png.toByteArray();
    }

    static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater();
        deflater.setInput(bytes);
        deflater.finish();
        byte[] out = new byte[bytes.length + bytes.length / 10 + 64];
        int n = deflater.deflate(out);
        deflater.end();
        return Arrays.copyOf(out, n);
    }

    static byte[] chunk(String type, byte[] data) {
        ByteBuffer chunk = ByteBuffer.allocate(12 + data.length).putInt(data.length)
                .put(type.getBytes(StandardCharsets.US_ASCII)).put(data);
        CRC32 crc = new CRC32();
        crc.update(chunk.array(), 4, 4 + data.length);
        return chunk.putInt((int) crc.getValue()).array();
    }

    /** Filtered rows of all passes; each row with a filter of its own. */
    byte[] raster() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int[] pass : interlaced ? ADAM7 : WHOLE) {
            byte[] above = null;
            for (int y = pass[1]; y < height && pass[0] < width; y += pass[3]) {
                byte[] row = pack(y, pass[0], pass[2]);
                int filter = random.nextInt(5);
                out.write(filter);
                out.writeBytes(filter(filter, row, above == null ? new byte[row.length] : above));
                above = row;
            }
        }
        return out.toByteArray();
    }

    private byte[] pack(int y, int x0, int dx) {
        StringBuilder bits = new StringBuilder();
        for (int x = x0; x < width; x += dx) {
            for (int c = 0; c < stored; c++) {
                String binary = Integer.toBinaryString(values[(y * width + x) * stored + c]);
                bits.append("0".repeat(depth - binary.length())).append(binary);
            }
        }
        byte[] row = new byte[(bits.length() + 7) / 8];
        for (int i = 0; i < bits.length(); i++) {
            row[i / 8] |= (byte) (bits.charAt(i) == '1' ? 0x80 >> i % 8 : 0);
        }
        return row;
    }

    private byte[] filter(int filter, byte[] row, byte[] above) {
        int back = Math.max(1, stored * depth / 8);
        byte[] out = new byte[row.length];
        for (int i = 0; i < row.length; i++) {
            int a = i < back ? 0 : row[i - back] & 0xFF;
            int b = above[i] & 0xFF;
            int c = i < back ? 0 : above[i - back] & 0xFF;
            int predicted = switch (filter) {
                case 1 -> a;
                case 2 -> b;
                case 3 -> (a + b) / 2;
                case 4 -> nearest(a + b - c, a, b, c);
                default -> 0;
            };
            out[i] = (byte) (row[i] - predicted);
        }
        return out;
    }

    private static int nearest(int p, int a, int b, int c) {
        int best = Math.min(Math.abs(p - a), Math.min(Math.abs(p - b), Math.abs(p - c)));
        return Math.abs(p - a) == best ? a : Math.abs(p - b) == best ? b : c;
    }
}
