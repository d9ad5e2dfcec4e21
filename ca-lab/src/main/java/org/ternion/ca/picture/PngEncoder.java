package org.ternion.ca.picture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes indexed PNG files at the least bit depth that holds the palette: 1, 2, 4 or 8.
 *
 * @see <a href="https://www.w3.org/TR/png-3/">PNG specification, third edition</a>
 */
public final class PngEncoder {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final int INDEXED_COLOR = 3;
    private static final int BLOCK_BYTES = 1 << 16;

    private final OutputStream out;

    private PngEncoder(OutputStream out) {
        this.out = out;
    }

    /**
     * Writes a picture.
     *
     * @param image what to write
     * @param out   gets the whole file, is not closed
     * @throws IOException if {@code out} fails
     */
    public static void write(IndexedImage image, OutputStream out) throws IOException {
        new PngEncoder(out).image(image);
    }

    private void image(IndexedImage image) throws IOException {
        int depth = depth(image.palette().size());
        out.write(SIGNATURE);
        byte[] header = ByteBuffer.allocate(13).putInt(image.width()).putInt(image.height()).put((byte) depth)
                .put((byte) INDEXED_COLOR).array();
        chunk("IHDR", header, header.length);
        byte[] colors = new byte[3 * image.palette().size()];
        for (int i = 0; i < image.palette().size(); i++) {
            int color = image.palette().color(i);
            colors[3 * i] = (byte) (color >> 16);
            colors[3 * i + 1] = (byte) (color >> 8);
            colors[3 * i + 2] = (byte) color;
        }
        chunk("PLTE", colors, colors.length);
        rows(image, depth);
        chunk("IEND", new byte[0], 0);
    }

    private static int depth(int colors) {
        if (colors <= 2) {
            return 1;
        }
        if (colors <= 4) {
            return 2;
        }
        return colors <= 16 ? 4 : 8;
    }

    private void rows(IndexedImage image, int depth) throws IOException {
        int width = image.width();
        // The first byte stays 0, no filter: differences of palette indices mean nothing.
        byte[] row = new byte[1 + (int) (((long) width * depth + 7) / 8)];
        byte[] block = new byte[BLOCK_BYTES];
        int filled = 0;
        Deflater deflater = new Deflater();
        try {
            for (int y = 0; y < image.height(); y++) {
                pack(image.backingArray(), y * width, width, depth, row);
                deflater.setInput(row);
                while (!deflater.needsInput()) {
                    filled += deflater.deflate(block, filled, BLOCK_BYTES - filled);
                    filled = flushFull(block, filled);
                }
            }
            deflater.finish();
            while (!deflater.finished()) {
                filled += deflater.deflate(block, filled, BLOCK_BYTES - filled);
                filled = flushFull(block, filled);
            }
        } finally {
            deflater.end();
        }
        if (filled > 0) {
            chunk("IDAT", block, filled);
        }
    }

    private int flushFull(byte[] block, int filled) throws IOException {
        if (filled < BLOCK_BYTES) {
            return filled;
        }
        chunk("IDAT", block, filled);
        return 0;
    }

    /** Puts pixels behind the filter byte of a row, the leftmost in the highest bits. */
    private static void pack(byte[] pixels, int from, int width, int depth, byte[] row) {
        if (depth == Byte.SIZE) {
            System.arraycopy(pixels, from, row, 1, width);
            return;
        }
        int perByte = Byte.SIZE / depth;
        for (int i = 1; i < row.length; i++) {
            int first = (i - 1) * perByte;
            int last = Math.min(first + perByte, width);
            int packed = 0;
            for (int x = first; x < last; x++) {
                packed = packed << depth | pixels[from + x];
            }
            row[i] = (byte) (packed << depth * (first + perByte - last));
        }
    }

    private void chunk(String type, byte[] data, int length) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data, 0, length);
        out.write(ByteBuffer.allocate(Integer.BYTES).putInt(length).array());
        out.write(name);
        out.write(data, 0, length);
        out.write(ByteBuffer.allocate(Integer.BYTES).putInt((int) crc.getValue()).array());
    }
}
