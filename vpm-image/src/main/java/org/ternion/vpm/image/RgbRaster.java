package org.ternion.vpm.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import org.ternion.vpm.image.VpmFormatException.Code;

/** A PNG with 8-bit RGB pixels as plain bytes: {@code width * height * 3}, row by row, red, green, blue. */
final class RgbRaster {
    private static final int PIXEL = 3;
    /** Deflate cannot do better than this, so fewer compressed bytes than this cannot hold the rows announced. */
    private static final int MAX_RATIO = 1032;

    private RgbRaster() {
    }

    /** Writes bytes, padded with zeros; ancillary chunks and row filters are not used. */
    static byte[] encode(byte[] bytes, int width, int height) {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.writeBytes(PngReader.SIGNATURE);
        chunk(png, PngReader.IHDR, ByteBuffer.allocate(13).putInt(width).putInt(height).put((byte) 8).put((byte) 2)
                .array());
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        Deflater deflater = new Deflater();
        try (DeflaterOutputStream out = new DeflaterOutputStream(pixels, deflater)) {
            byte[] row = new byte[1 + PIXEL * width];
            for (int y = 0; y < height; y++) {
                long from = (long) y * PIXEL * width;
                int n = (int) Math.max(0, Math.min(row.length - 1, bytes.length - from));
                if (n > 0) {
                    System.arraycopy(bytes, (int) from, row, 1, n);
                }
                Arrays.fill(row, 1 + n, row.length, (byte) 0);
                out.write(row);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        } finally {
            deflater.end();
        }
        chunk(png, PngReader.IDAT, pixels.toByteArray());
        chunk(png, PngReader.IEND, new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream png, int type, byte[] data) {
        byte[] head = ByteBuffer.allocate(8).putInt(data.length).putInt(type).array();
        CRC32 crc = new CRC32();
        crc.update(head, 4, 4);
        crc.update(data);
        png.writeBytes(head);
        png.writeBytes(data);
        png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }

    /** Reads the bytes of all pixels. Nothing is allocated for more than the input can hold. */
    static byte[] decode(byte[] png, Limits limits) {
        try {
            return pixels(png, limits);
        } catch (IOException e) {
            throw new UncheckedIOException("memory does not fail", e);
        }
    }

    private static byte[] pixels(byte[] png, Limits limits) throws IOException {
        PngOutline outline = PngOutline.read(ByteSource.of(png));
        if (outline.defect().isPresent()) {
            throw outline.defect().get();
        }
        PngOutline.Chunk first = outline.chunks().get(0);
        if (first.type() != PngReader.IHDR || first.length() != 13) {
            throw new VpmFormatException(Code.BAD_PNG, first.offset(), "the first chunk must be IHDR with 13 bytes");
        }
        ByteBuffer ihdr = ByteBuffer.wrap(outline.data(first));
        int width = ihdr.getInt();
        int height = ihdr.getInt();
        checkShape(ihdr, width, height, limits);
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        for (PngOutline.Chunk chunk : outline.chunks()) {
            byte[] data = outline.data(chunk);
            if (chunk.type() == PngReader.IDAT) {
                pixels.writeBytes(data);
            }
        }
        if ((long) PIXEL * width * height / MAX_RATIO > pixels.size()) {
            throw new VpmFormatException(Code.TRUNCATED, -1,
                    width + " x " + height + " pixels cannot come from " + pixels.size() + " bytes");
        }
        return inflate(pixels.toByteArray(), width, height);
    }

    private static void checkShape(ByteBuffer ihdr, int width, int height, Limits limits) {
        if (width <= 0 || height <= 0) {
            throw new VpmFormatException(Code.BAD_PNG, 16, "width and height must be 1 to 2^31-1");
        }
        if (ihdr.get(8) != 8 || ihdr.get(9) != 2) {
            throw new VpmFormatException(Code.BAD_MAGIC, 24, "not a tensor image: 8-bit RGB expected");
        }
        if (ihdr.get(12) == 1) {
            throw new VpmFormatException(Code.INTERLACED, 28, "interlaced pictures are not supported");
        }
        if (ihdr.get(10) != 0 || ihdr.get(11) != 0 || ihdr.get(12) != 0) {
            throw new VpmFormatException(Code.BAD_PNG, 26, "unknown compression, filter or interlace method");
        }
        long most = Math.min(limits.maxRasterBytes(), Integer.MAX_VALUE - 8);
        if (width > limits.maxWidth() || (long) width * height > most / PIXEL) {
            throw new VpmFormatException(Code.LIMIT_EXCEEDED, 16, width + " x " + height
                    + " pixels are above the limit of " + limits.maxWidth() + " columns or " + most + " bytes");
        }
    }

    private static byte[] inflate(byte[] compressed, int width, int height) {
        Inflater inflater = new Inflater();
        inflater.setInput(compressed);
        int stride = PIXEL * width;
        byte[] raster = new byte[stride * height];
        byte[] filter = new byte[1];
        try {
            for (int y = 0; y < height; y++) {
                fill(inflater, filter, 0, 1);
                fill(inflater, raster, y * stride, stride);
                unfilter(filter[0], raster, y * stride, stride);
            }
            if (inflater.inflate(filter) > 0 || inflater.getRemaining() > 0) {
                throw new VpmFormatException(Code.TRAILING_DATA, -1, "bytes follow the last row");
            }
            if (!inflater.finished()) {
                throw new VpmFormatException(Code.TRUNCATED, -1, "the compressed stream has no end");
            }
            return raster;
        } catch (DataFormatException e) {
            throw new VpmFormatException(Code.BAD_PNG, -1, "compressed stream: " + e.getMessage(), e);
        } finally {
            inflater.end();
        }
    }

    private static void fill(Inflater inflater, byte[] target, int offset, int n) throws DataFormatException {
        int done = 0;
        while (done < n) {
            int more = inflater.inflate(target, offset + done, n - done);
            if (more == 0) {
                // All input is there, so no progress means an end or a dictionary that PNG does not have.
                throw new VpmFormatException(inflater.needsDictionary() ? Code.BAD_PNG : Code.TRUNCATED, -1,
                        "the pixels end early");
            }
            done += more;
        }
    }

    private static void unfilter(int filter, byte[] raster, int start, int stride) {
        if (filter < 0 || filter > 4) {
            throw new VpmFormatException(Code.BAD_PNG, -1, "row filter must be 0 to 4, was " + (filter & 0xFF));
        }
        if (filter == 0) {
            return;
        }
        for (int i = 0; i < stride; i++) {
            int at = start + i;
            int left = i < PIXEL ? 0 : raster[at - PIXEL] & 0xFF;
            int up = start == 0 ? 0 : raster[at - stride] & 0xFF;
            int upLeft = i < PIXEL || start == 0 ? 0 : raster[at - stride - PIXEL] & 0xFF;
            raster[at] += (byte) (filter == 1 ? left : filter == 2 ? up : filter == 3 ? left + up >> 1
                    : paeth(left, up, upLeft));
        }
    }

    private static int paeth(int left, int up, int upLeft) {
        int toLeft = Math.abs(up - upLeft);
        int toUp = Math.abs(left - upLeft);
        int toUpLeft = Math.abs(left + up - 2 * upLeft);
        return toLeft <= toUp && toLeft <= toUpLeft ? left : toUp <= toUpLeft ? up : upLeft;
    }
}
