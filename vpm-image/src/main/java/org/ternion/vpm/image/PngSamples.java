package org.ternion.vpm.image;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.ternion.vpm.image.VpmFormatException.Code;

/**
 * Decodes the samples of any PNG while its bytes arrive: every colour type, 1 to 16 bits, palettes, Adam7. Samples have
 * whole bytes: 16-bit ones two, big-endian; all others one, where grey below 8 bits is scaled to 0 to 255 and a palette
 * index becomes red, green, blue, followed by alpha if the palette has transparency. Transparent colours of grey and
 * RGB pictures are left alone, and nothing is corrected for gamma or profile.
 *
 * <p>Memory is two rows and one row of samples; the rows of an interlaced picture are all kept until the last one has
 * come. It grows with the bytes that really came, whatever sizes the picture claims. Checksums of chunks are not
 * compared, so that the samples of a damaged file can be looked at.
 *
 * <p>After an exception nothing more may be given. Not safe for use by several threads.
 */
public final class PngSamples implements AutoCloseable {
    private static final int TRNS = 0x74524E53;
    private static final int HEAD = 8;
    private static final int CRC = 4;
    private static final int BUFFER_BYTES = 1 << 16;
    /** Bit of a chunk type: set in chunks a reader may ignore. */
    private static final int ANCILLARY = 0x20000000;

    /** Takes the rows of a picture from top to bottom. */
    @FunctionalInterface
    public interface Rows {
        /**
         * Takes the next row.
         *
         * @param samples the row begins at index 0, channels of a pixel side by side; valid during the call, must not
         *                be changed
         * @param length  bytes of the row: width times channels, twice that for 16 bits
         */
        void row(byte[] samples, int length);
    }

    /** What the next bytes are. */
    private enum Part { SIGNATURE, HEAD, DATA, CRC, AFTER_END }

    private final Limits limits;
    private final Rows target;
    private final Inflater inflater = new Inflater();
    private final byte[] inflated = new byte[BUFFER_BYTES];
    /** Signature, heads and CRCs that arrive in pieces. */
    private final byte[] few = new byte[HEAD];
    private int fewFilled;
    private Part part = Part.SIGNATURE;
    private long offset;
    private long chunkStart;
    private int type;
    private int lastType;
    private long left;
    /** Data of the chunks that are looked at as a whole; null for others. */
    private ByteBuffer whole;
    private SampleFormat format;
    private byte[] colours;
    private byte[] alphas;
    private RasterRows rows;

    /**
     * Starts a picture.
     *
     * @param limits {@code maxWidth}; {@code maxStreamRasterBytes} for the samples of the whole picture;
     *               {@code maxRasterBytes} for the memory of an interlaced one
     * @param rows   takes the rows
     */
    public PngSamples(Limits limits, Rows rows) {
        this.limits = Objects.requireNonNull(limits, "limits");
        target = Objects.requireNonNull(rows, "rows");
    }

    /**
     * Takes the next bytes of the file; what follows the end of the picture is ignored.
     *
     * @param bytes  not kept
     * @param from   index of the first byte
     * @param length number of bytes
     * @throws VpmFormatException        if the bytes are not legal PNG ({@code NOT_PNG}, {@code BAD_PNG}), the picture
     *                                   is too large ({@code LIMIT_EXCEEDED}) or its pixels end early
     *                                   ({@code TRUNCATED})
     * @throws IndexOutOfBoundsException if the range is not inside the array
     */
    public void accept(byte[] bytes, int from, int length) {
        Objects.checkFromIndexSize(from, length, bytes.length);
        int at = from;
        int end = from + length;
        while (at < end && part != Part.AFTER_END) {
            int n;
            if (part == Part.DATA) {
                n = (int) Math.min(end - at, left);
                data(bytes, at, n);
                left -= n;
            } else {
                n = Math.min(end - at, (part == Part.CRC ? CRC : HEAD) - fewFilled);
                System.arraycopy(bytes, at, few, fewFilled, n);
                fewFilled += n;
            }
            at += n;
            offset += n;
            advance();
        }
    }

    /** Goes to the next part if the current one is complete; more than once where a chunk has no data. */
    private void advance() {
        if (part == Part.SIGNATURE && fewFilled == HEAD) {
            if (!Arrays.equals(few, PngReader.SIGNATURE)) {
                throw new VpmFormatException(Code.NOT_PNG, 0, "no PNG signature");
            }
            part = Part.HEAD;
            fewFilled = 0;
        } else if (part == Part.HEAD && fewFilled == HEAD) {
            beginChunk();
            part = Part.DATA;
            fewFilled = 0;
        }
        if (part == Part.DATA && left == 0) {
            endData();
            part = Part.CRC;
        } else if (part == Part.CRC && fewFilled == CRC) {
            part = type == PngReader.IEND ? Part.AFTER_END : Part.HEAD;
            fewFilled = 0;
        }
    }

    private void beginChunk() {
        chunkStart = offset - HEAD;
        ByteBuffer head = ByteBuffer.wrap(few);
        int length = head.getInt();
        lastType = type;
        type = head.getInt();
        PngReader.checkChunk(length, type, chunkStart);
        left = length;
        whole = null;
        if ((type == PngReader.IHDR) != (format == null)) {
            throw bad("IHDR must be the first chunk, and the only one of its kind");
        }
        switch (type) {
            case PngReader.IHDR -> whole(length, 13, 13);
            case PngReader.PLTE -> palette(length);
            case TRNS -> transparency(length);
            case PngReader.IDAT -> beginPixels();
            case PngReader.IEND -> whole(length, 0, 0);
            default -> {
                if ((type & ANCILLARY) == 0) {
                    throw bad("unexpected critical chunk " + PngReader.name(type));
                }
            }
        }
    }

    private void whole(int length, int least, int most) {
        if (length < least || length > most) {
            throw bad("chunk " + PngReader.name(type) + " has " + length + " bytes of data, expected "
                    + (least == most ? "" + least : least + " to " + most));
        }
        whole = ByteBuffer.allocate(length);
    }

    private void palette(int length) {
        if (format.colour() == SampleFormat.PALETTE) {
            whole(length, 3, 3 << format.depth());
            if (colours != null || rows != null || length % 3 != 0) {
                throw bad("a palette must be whole, single and before the pixels");
            }
        }
    }

    private void transparency(int length) {
        if (format.colour() == SampleFormat.PALETTE) {
            if (colours == null || alphas != null || rows != null) {
                throw bad("tRNS must be single, after the palette and before the pixels");
            }
            whole(length, 0, colours.length / 3);
        }
    }

    private void beginPixels() {
        if (rows != null) {
            if (lastType != PngReader.IDAT) {
                throw bad("IDAT chunks must be consecutive");
            }
            return;
        }
        if (format.colour() == SampleFormat.PALETTE && colours == null) {
            throw bad("the picture has no palette");
        }
        rows = new RasterRows(format, colours == null ? null : paletteEntries(), channels(), limits, target);
    }

    private byte[] paletteEntries() {
        if (alphas == null) {
            return colours;
        }
        byte[] entries = new byte[colours.length / 3 * 4];
        for (int i = 0; i < colours.length / 3; i++) {
            System.arraycopy(colours, 3 * i, entries, 4 * i, 3);
            entries[4 * i + 3] = i < alphas.length ? alphas[i] : (byte) 255;
        }
        return entries;
    }

    private void data(byte[] bytes, int at, int n) {
        if (whole != null) {
            whole.put(bytes, at, n);
        } else if (type == PngReader.IDAT) {
            inflate(bytes, at, n);
        }
    }

    private void endData() {
        switch (type) {
            case PngReader.IHDR -> header(whole.flip());
            case PngReader.PLTE -> colours = whole == null ? null : whole.array();
            case TRNS -> alphas = whole == null ? null : whole.array();
            case PngReader.IEND -> checkComplete();
            default -> {
                // The bytes of other chunks have been used as they came.
            }
        }
    }

    private void header(ByteBuffer ihdr) {
        int width = ihdr.getInt();
        int height = ihdr.getInt();
        int depth = ihdr.get() & 0xFF;
        int colour = ihdr.get() & 0xFF;
        int compression = ihdr.get();
        int filter = ihdr.get();
        int interlace = ihdr.get();
        if (compression != 0 || filter != 0 || (interlace & 0xFE) != 0) {
            throw new VpmFormatException(Code.BAD_PNG, 26, "unknown compression, filter or interlace method");
        }
        format = new SampleFormat(width, height, depth, colour, interlace == 1);
    }

    private void inflate(byte[] bytes, int at, int n) {
        if (inflater.finished()) {
            throw bad("bytes follow the compressed stream");
        }
        inflater.setInput(bytes, at, n);
        try {
            while (!inflater.finished()) {
                // Behind the last row one byte is enough to tell that there are more.
                int got = inflater.inflate(inflated, 0, rows.isDone() ? 1 : BUFFER_BYTES);
                if (got > 0 && rows.accept(inflated, 0, got) < got) {
                    throw bad("pixels follow the last row");
                }
                if (inflater.needsDictionary()) {
                    throw bad("the compressed stream wants a dictionary");
                }
                if (got == 0 && inflater.needsInput()) {
                    return;
                }
            }
        } catch (DataFormatException e) {
            throw new VpmFormatException(Code.BAD_PNG, chunkStart, "compressed stream: " + e.getMessage(), e);
        }
        if (inflater.getRemaining() > 0) {
            throw bad("bytes follow the compressed stream");
        }
    }

    private void checkComplete() {
        if (rows == null) {
            throw new VpmFormatException(Code.TRUNCATED, chunkStart, "the picture has no IDAT chunk");
        }
        if (!rows.isDone()) {
            throw new VpmFormatException(Code.TRUNCATED, chunkStart, "the pixels end in " + rows.place());
        }
        if (!inflater.finished()) {
            throw new VpmFormatException(Code.TRUNCATED, chunkStart, "the compressed stream has no end");
        }
    }

    private VpmFormatException bad(String detail) {
        return new VpmFormatException(Code.BAD_PNG, chunkStart, detail);
    }

    /**
     * Tells that the file has ended.
     *
     * @throws VpmFormatException {@code NOT_PNG} if not even the signature came, {@code TRUNCATED} if the file ends
     *                            before its IEND chunk does
     */
    public void finish() {
        if (part == Part.SIGNATURE) {
            throw new VpmFormatException(Code.NOT_PNG, 0, "no PNG signature");
        }
        if (part != Part.AFTER_END) {
            throw new VpmFormatException(Code.TRUNCATED, offset, "the input ends without an IEND chunk");
        }
    }

    private SampleFormat format() {
        if (format == null) {
            throw new IllegalStateException("the IHDR chunk has not come yet");
        }
        return format;
    }

    /**
     * Pixels of a row.
     *
     * @return at least 1
     * @throws IllegalStateException before the IHDR chunk has come
     */
    public int width() {
        return format().width();
    }

    /**
     * Number of rows.
     *
     * @return at least 1
     * @throws IllegalStateException before the IHDR chunk has come
     */
    public int height() {
        return format().height();
    }

    /**
     * Bits of a delivered sample.
     *
     * @return 8 or 16
     * @throws IllegalStateException before the IHDR chunk has come
     */
    public int bitDepth() {
        return 8 * format().sampleBytes();
    }

    /**
     * Delivered samples of a pixel. Final from the first row on: transparency of a palette comes after IHDR.
     *
     * @return 1 grey, 2 grey and alpha, 3 RGB, 4 RGB and alpha
     * @throws IllegalStateException before the IHDR chunk has come
     */
    public int channels() {
        return format().channels(alphas != null);
    }

    /** Frees the memory of the decompressor; safe to call twice. */
    @Override
    public void close() {
        inflater.end();
    }
}
