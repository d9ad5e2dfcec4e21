package org.ternion.vpm.image;

import java.io.IOException;
import java.util.Arrays;
import org.ternion.vpm.image.VpmFormatException.Code;

/**
 * The header rows of a raster: fixed fields, metadata bytes and the Q16.16 block, read and written by one codec.
 * Offsets in its errors are sample positions as {@code row * columns + column}.
 */
final class HeaderRows {
    private static final char[] MAGIC = {'V', 'P', 'M', '1'};
    private static final char[] MARKER = {'M', 'E', 'T', 'A'};

    private final VpmHeader header;
    private final byte[] blob;
    private final double[] words;
    private final int damagedWords;

    private HeaderRows(VpmHeader header, byte[] blob, double[] words, int damagedWords) {
        this.header = header;
        this.blob = blob;
        this.words = words;
        this.damagedWords = damagedWords;
    }

    VpmHeader header() {
        return header;
    }

    /** Metadata bytes, possibly none. */
    byte[] blob() {
        return blob;
    }

    /** Smallest value of a metric in the Q16.16 block; without its fraction where that was overwritten. */
    double min(int metric) {
        return words[2 * metric];
    }

    /** Largest value of a metric in the Q16.16 block; without its fraction where that was overwritten. */
    double max(int metric) {
        return words[2 * metric + 1];
    }

    Trust trust(int metric) {
        if (words.length == 0) {
            return Trust.UNKNOWN;
        }
        return 2 * metric < damagedWords ? Trust.INTEGER_PART_ONLY : Trust.Q16_16;
    }

    /**
     * The header of a picture whose next row is row 0, from its first pixels and the vpMm chunk; no further row can be
     * read then. Null unless the rows hold just that metadata and no Q16.16 block.
     */
    static HeaderRows readFirstPixels(PngReader png, Limits limits) throws IOException {
        VpmHeader header = fields(png.firstReds(), png, limits);
        byte[] blob = png.vpMm();
        return header.headerRows() == 2 + VpmHeader.spillRows(blob.length, header.columns())
                ? new HeaderRows(header, blob, new double[0], 0) : null;
    }

    /** Row 0, as if there was no Q16.16 block. */
    private static VpmHeader fields(char[] red, PngReader png, Limits limits) {
        int columns = png.width();
        for (int i = 0; i < MAGIC.length; i++) {
            if (red[i] != MAGIC[i]) {
                throw new VpmFormatException(Code.BAD_MAGIC, i, "the picture is no visual policy map");
            }
        }
        if (red[4] != VpmHeader.VERSION) {
            throw new VpmFormatException(Code.UNSUPPORTED_VERSION, 4, "raster version " + (int) red[4]);
        }
        int metrics = red[5];
        int width = red[6] << 16 | red[7];
        int rows = red[8];
        if (metrics < 1 || rows < 2 || width != columns || rows + metrics != png.height()) {
            throw mismatch(5, metrics + " metrics, " + rows + " header rows and width " + (width & 0xFFFFFFFFL)
                    + " do not fit a picture of " + columns + " x " + png.height());
        }
        if (rows > limits.maxHeaderRows()) {
            throw new VpmFormatException(Code.LIMIT_EXCEEDED, 8,
                    rows + " header rows are above the limit of " + limits.maxHeaderRows());
        }
        AggId agg = AggId.ofNumber(red[11]).orElse(null);
        if (agg == null) {
            throw mismatch(11, "unknown aggregation " + (int) red[11]);
        }
        return new VpmHeader(metrics, columns, rows, red[9], red[10], agg, false);
    }

    /** Reads the header rows of a picture whose next row is row 0. */
    static HeaderRows read(PngReader png, Limits limits) throws IOException {
        int columns = png.width();
        png.prefetch();
        char[] red = new char[columns];
        char[] green = new char[columns];
        char[] blue = new char[columns];
        png.readRow(red, green, blue);
        VpmHeader header;
        try {
            header = fields(red, png, limits);
        } catch (VpmFormatException e) {
            // A picture that ends before its announced height is cut off, whatever its header says.
            for (int row = 1; e.code() == Code.HEADER_MISMATCH && row < png.height(); row++) {
                png.readRow(red, green, blue);
            }
            throw e;
        }
        int metrics = header.metrics();
        int rows = header.headerRows();

        png.readRow(red, green, blue);
        if (red[0] > 1) {
            throw mismatch(columns, "the norm flag is " + (int) red[0]);
        }
        header = new VpmHeader(metrics, columns, rows, header.level(), header.docBlock(), header.agg(), red[0] == 1);
        int minMaxRows = VpmHeader.minMaxRows(header.normFlag(), metrics, columns);
        if (rows < 2 + minMaxRows) {
            throw mismatch(8, "no room for minima and maxima in " + rows + " header rows");
        }
        long length = metadataLength(red, columns);
        long first = VpmHeader.firstRowBytes(columns);
        if (length > first + (long) VpmHeader.PAYLOAD_BYTES * columns * (rows - 2)) {
            throw new VpmFormatException(Code.BAD_METADATA_LENGTH, columns + 5L,
                    length + " metadata bytes do not fit into " + rows + " header rows");
        }
        if (length > limits.maxMetadataBytes()) {
            throw new VpmFormatException(Code.LIMIT_EXCEEDED, columns + 5L,
                    length + " metadata bytes are above the limit of " + limits.maxMetadataBytes());
        }
        // Grows row by row: the rows announced for the metadata may not be there.
        byte[] blob = new byte[(int) Math.min(length, first)];
        int at = take(green, blue, VpmHeader.PAYLOAD_COLUMN, columns, blob, 0);
        // Spilled metadata overwrites the low halves of as many words as it has pixels.
        long spilled = Math.max(0, length - first);
        int damaged = (int) ((spilled + VpmHeader.PAYLOAD_BYTES - 1) / VpmHeader.PAYLOAD_BYTES);
        double[] words = new double[header.normFlag() ? 2 * metrics : 0];
        int k = 0;
        for (int row = 2; row < rows; row++) {
            png.readRow(red, green, blue);
            if (at < length) {
                long needed = Math.min(length, at + (long) VpmHeader.PAYLOAD_BYTES * columns);
                if (blob.length < needed) {
                    blob = Arrays.copyOf(blob, (int) Math.min(length, Math.max(needed, 2L * blob.length)));
                }
                at = take(green, blue, 0, columns, blob, at);
            }
            for (int c = 0; c < columns && row < 2 + minMaxRows && k < words.length; c++, k++) {
                words[k] = k < damaged ? red[c] : ((long) red[c] << 16 | green[c]) / 65536.0;
            }
        }
        return new HeaderRows(header, Arrays.copyOf(blob, (int) length), words, damaged);
    }

    private static long metadataLength(char[] red, int columns) {
        int letters = 0;
        for (int i = 0; i < MARKER.length; i++) {
            letters += red[1 + i] == MARKER[i] ? 1 : 0;
        }
        if (letters == 0) {
            return 0;
        }
        if (letters < MARKER.length) {
            throw new VpmFormatException(Code.BAD_METADATA_LENGTH, columns + 1L, "the META marker is incomplete");
        }
        return (long) red[5] << 16 | red[6];
    }

    private static int take(char[] green, char[] blue, int column, int columns, byte[] blob, int start) {
        int at = start;
        for (int c = column; c < columns && at < blob.length; c++) {
            int four = green[c] << 16 | blue[c];
            for (int shift = 24; shift >= 0 && at < blob.length; shift -= 8) {
                blob[at++] = (byte) (four >> shift);
            }
        }
        return at;
    }

    private static VpmFormatException mismatch(long at, String detail) {
        return new VpmFormatException(Code.HEADER_MISMATCH, at, detail);
    }

    /**
     * The raw bytes of the header rows.
     *
     * @param words Q16.16 words, two per metric, when the norm flag is set; else empty
     */
    static byte[] write(VpmHeader header, byte[] blob, int[] words) {
        int columns = header.columns();
        byte[] raw = new byte[Math.multiplyExact(Math.multiplyExact(Scanline.PIXEL, columns), header.headerRows())];
        char[] first = {MAGIC[0], MAGIC[1], MAGIC[2], MAGIC[3], VpmHeader.VERSION, (char) header.metrics(),
            (char) (columns >> 16), (char) columns, (char) header.headerRows(), (char) header.level(),
            (char) header.docBlock(), (char) header.agg().number()};
        for (int c = 0; c < first.length; c++) {
            put(raw, c, 0, first[c]);
        }
        put(raw, columns, 0, header.normFlag() ? 1 : 0);
        if (blob.length > 0) {
            for (int i = 0; i < MARKER.length; i++) {
                put(raw, columns + 1 + i, 0, MARKER[i]);
            }
            put(raw, columns + 5, 0, blob.length >>> 16);
            put(raw, columns + 6, 0, blob.length);
        }
        for (int k = 0; k < words.length; k++) {
            put(raw, 2 * columns + k, 0, words[k] >>> 16);
            put(raw, 2 * columns + k, 2, words[k]);
        }
        int pixel = columns + VpmHeader.PAYLOAD_COLUMN;
        for (int at = 0; at < blob.length; at += VpmHeader.PAYLOAD_BYTES, pixel++) {
            int n = Math.min(VpmHeader.PAYLOAD_BYTES, blob.length - at);
            System.arraycopy(blob, at, raw, pixel * Scanline.PIXEL + 2, n);
        }
        return raw;
    }

    private static void put(byte[] raw, int pixel, int channelOffset, int sample) {
        raw[pixel * Scanline.PIXEL + channelOffset] = (byte) (sample >> 8);
        raw[pixel * Scanline.PIXEL + channelOffset + 1] = (byte) sample;
    }
}
