package org.ternion.vpm.image;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.ternion.vpm.image.VpmFormatException.Code;

/**
 * Reads a 16-bit RGB PNG from front to back, one row at a time, in memory of two rows. It never trusts a length:
 * nothing is allocated for more than what has been read or what {@link Limits} allow, and nothing is inflated past the
 * last row.
 */
final class PngReader implements AutoCloseable {
    static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    static final int IHDR = 0x49484452;
    static final int IDAT = 0x49444154;
    static final int IEND = 0x49454E44;
    static final int PLTE = 0x504C5445;
    static final int VPMM = 0x76704D6D;
    static final int MIN_WIDTH = 12;
    /** Bit of a chunk type: set in chunks a reader may ignore. */
    private static final int ANCILLARY = 0x20000000;
    /** Deflate cannot do better than this, so fewer compressed bytes than this cannot hold the rows announced. */
    private static final int MAX_RATIO = 1032;

    private final InputStream in;
    private final Strictness strictness;
    private final Limits limits;
    private final List<String> problems = new ArrayList<>();
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[1 << 14];
    private final Inflater inflater = new Inflater();
    private final int width;
    private final int height;
    private long offset;
    private long chunkStart;
    private int chunkType;
    private long chunkLeft;
    private boolean idatDone;
    private boolean ended;
    private byte[] vpMm;
    private byte[] row;
    private byte[] above;
    private int rowsRead;
    private byte[] firstFilter;
    private boolean chunkEnded;
    private boolean chunkSound;

    /**
     * Reads up to the first IDAT chunk.
     *
     * @param maxRasterBytes limit on {@code width * height * 6}
     */
    PngReader(InputStream in, Strictness strictness, Limits limits, long maxRasterBytes) throws IOException {
        this.in = in;
        this.strictness = strictness;
        this.limits = limits;
        byte[] signature = in.readNBytes(SIGNATURE.length);
        offset = signature.length;
        if (!Arrays.equals(signature, SIGNATURE)) {
            throw new VpmFormatException(Code.NOT_PNG, 0, "no PNG signature");
        }
        nextChunk();
        if (chunkType != IHDR || chunkLeft != 13) {
            throw new VpmFormatException(Code.BAD_PNG, chunkStart, "the first chunk must be IHDR with 13 bytes");
        }
        ByteBuffer ihdr = ByteBuffer.wrap(readWhole(13));
        int w = ihdr.getInt();
        int h = ihdr.getInt();
        checkShape(w, h, ihdr.get(), ihdr.get(), ihdr.get(), ihdr.get(), ihdr.get(), limits, maxRasterBytes);
        width = w;
        height = h;
        skipToIdat();
    }

    private static void checkShape(int width, int height, int depth, int colour, int compression, int filter,
            int interlace, Limits limits, long maxRasterBytes) {
        if (width <= 0 || height <= 0) {
            throw new VpmFormatException(Code.BAD_PNG, 16, "width and height must be 1 to 2^31-1");
        }
        if (depth != 16 || colour != 2) {
            throw new VpmFormatException(Code.NOT_RGB16, 24,
                    "16-bit RGB expected, got bit depth " + (depth & 0xFF) + ", colour type " + (colour & 0xFF));
        }
        if (compression != 0 || filter != 0 || (interlace & 0xFE) != 0) {
            throw new VpmFormatException(Code.BAD_PNG, 26, "unknown compression, filter or interlace method");
        }
        if (interlace == 1) {
            throw new VpmFormatException(Code.INTERLACED, 28, "interlaced pictures are not supported");
        }
        if (width < MIN_WIDTH) {
            throw new VpmFormatException(Code.TOO_NARROW, 16, "width " + width + " is below " + MIN_WIDTH);
        }
        // width * height < 2^62, so only the factor 6 needs care.
        if (width > limits.maxWidth() || (long) width * height > maxRasterBytes / Scanline.PIXEL) {
            throw new VpmFormatException(Code.LIMIT_EXCEEDED, 16,
                    width + " x " + height + " pixels are above the limit of " + limits.maxWidth() + " columns or "
                            + maxRasterBytes + " bytes");
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** The vpMm chunk, or null if none has been met so far. */
    byte[] vpMm() {
        return vpMm;
    }

    List<String> problems() {
        return problems;
    }

    /** Offset of the next byte of the input. */
    long offset() {
        return offset;
    }

    /**
     * Refuses a picture whose compressed bytes cannot hold its rows.
     *
     * @param inputBytes upper bound on the bytes of all IDAT chunks
     */
    void checkRatio(long inputBytes) {
        if (Scanline.bytes(width) * height / MAX_RATIO > inputBytes + MAX_RATIO) {
            throw new VpmFormatException(Code.TRUNCATED, chunkStart,
                    width + " x " + height + " pixels cannot come from " + inputBytes + " bytes");
        }
    }

    /**
     * Inflates row 0 ahead. Memory grows with the bytes that are really there, so that what a reader allocates for a
     * row afterwards is paid for by the input.
     */
    void prefetch() throws IOException {
        int length = Math.multiplyExact(Scanline.PIXEL, width);
        byte[] first = new byte[Math.min(length, buffer.length)];
        firstFilter = new byte[1];
        inflate(firstFilter, 0, 1);
        int filled = 0;
        while (filled < length) {
            if (filled == first.length) {
                first = Arrays.copyOf(first, (int) Math.min(length, 2L * filled));
            }
            inflate(first, filled, first.length);
            filled = first.length;
        }
        row = first;
        above = new byte[length];
    }

    /** Reads the next row into the channels; returns whether blue holds anything. */
    boolean readRow(char[] red, char[] green, char[] blue) throws IOException {
        if (row == null) {
            prefetch();
        }
        byte[] filter = firstFilter;
        if (filter == null) {
            byte[] raw = above;
            above = row;
            row = raw;
            filter = new byte[1];
            inflate(filter, 0, 1);
            checkFilter(filter[0]);
            inflate(row, 0, row.length);
        }
        firstFilter = null;
        checkFilter(filter[0]);
        Scanline.unfilter(filter[0], row, above, Scanline.PIXEL);
        rowsRead++;
        return Scanline.split(row, width, red, green, blue);
    }

    /** The first red samples of row 0, as many as the narrowest picture has; no row can be read after them. */
    char[] firstReds() throws IOException {
        byte[] filter = new byte[1];
        inflate(filter, 0, 1);
        checkFilter(filter[0]);
        byte[] pixels = new byte[Scanline.PIXEL * MIN_WIDTH];
        inflate(pixels, 0, pixels.length);
        Scanline.unfilter(filter[0], pixels, new byte[pixels.length], Scanline.PIXEL);
        char[] reds = new char[MIN_WIDTH];
        Scanline.split(pixels, MIN_WIDTH, reds, new char[MIN_WIDTH], new char[MIN_WIDTH]);
        return reds;
    }

    private void checkFilter(byte filter) {
        if (filter < 0 || filter > 4) {
            throw new VpmFormatException(Code.BAD_PNG, offset, "row " + rowsRead + " has filter " + (filter & 0xFF));
        }
    }

    /** Whether the rows read so far end with the current chunk, whose CRC is then checked. */
    boolean endsChunk() throws IOException {
        byte[] extra = new byte[1];
        try {
            while (inflater.inflate(extra) == 0 && !inflater.finished()) {
                if (chunkLeft == 0) {
                    endChunk();
                    return true;
                }
                inflater.setInput(buffer, 0, read(buffer, (int) Math.min(buffer.length, chunkLeft)));
            }
            return false;
        } catch (DataFormatException e) {
            throw corrupt(e);
        }
    }

    /** Leaves out the rest of the current chunk, but checks its CRC. */
    void skipChunk() throws IOException {
        while (chunkLeft > 0) {
            read(buffer, (int) Math.min(buffer.length, chunkLeft));
        }
        endChunk();
    }

    /** The checksum error behind an error in the pixels, if the chunk they came from has one; else the same error. */
    VpmFormatException cause(VpmFormatException error) throws IOException {
        if (chunkType == IDAT && !chunkEnded && error.code() != Code.LIMIT_EXCEEDED) {
            try {
                skipChunk();
            } catch (VpmFormatException e) {
                return e.code() == Code.CRC_MISMATCH ? e : error;
            }
        }
        return error;
    }

    /** After the last row: checks the end of the compressed stream and every chunk up to the end of the input. */
    void finish() throws IOException {
        if (rowsRead != height) {
            throw new IllegalStateException(rowsRead + " of " + height + " rows were read");
        }
        // Told at the end only: a chunk that is cut off or damaged is the better reason.
        String extra = null;
        byte[] next = new byte[1];
        try {
            while (extra == null && !inflater.finished()) {
                if (inflater.inflate(next) > 0) {
                    extra = "bytes follow the last row in the compressed stream";
                } else if (inflater.needsDictionary()) {
                    throw dictionary();
                } else if (!inflater.finished() && !feed()) {
                    throw new VpmFormatException(Code.TRUNCATED, offset, "the compressed stream has no end");
                }
            }
        } catch (DataFormatException e) {
            throw corrupt(e);
        }
        boolean more = inflater.getRemaining() > 0;
        while (feed()) {
            // Bytes of further IDAT chunks are only checked.
            more = true;
        }
        skipToEnd();
        if (extra == null && more) {
            extra = "bytes follow the compressed stream";
        }
        if (extra != null) {
            trailing(extra);
        }
    }

    private VpmFormatException dictionary() {
        return new VpmFormatException(Code.BAD_PNG, offset, "the compressed stream wants a dictionary");
    }

    private VpmFormatException corrupt(DataFormatException e) {
        return new VpmFormatException(Code.BAD_PNG, offset, "compressed stream: " + e.getMessage(), e);
    }

    private void trailing(String what) {
        tolerate(false, new VpmFormatException(Code.TRAILING_DATA, offset, what));
    }

    private void tolerate(boolean never, VpmFormatException problem) {
        if (never || strictness == Strictness.STRICT) {
            throw problem;
        }
        if (problems.stream().noneMatch(p -> p.startsWith(problem.code().name()) && p.endsWith(problem.detail()))) {
            problems.add(problem.getMessage());
        }
    }

    private void inflate(byte[] target, int from, int length) throws IOException {
        int at = from;
        try {
            while (at < length) {
                int n = inflater.inflate(target, at, length - at);
                at += n;
                if (n == 0) {
                    if (inflater.finished()) {
                        throw new VpmFormatException(Code.TRUNCATED, offset,
                                "the pixels end in row " + rowsRead + " of " + height);
                    }
                    if (inflater.needsDictionary()) {
                        throw dictionary();
                    }
                    if (!feed()) {
                        throw new VpmFormatException(Code.TRUNCATED, offset,
                                "the pixels end in row " + rowsRead + " of " + height);
                    }
                }
            }
        } catch (DataFormatException e) {
            throw corrupt(e);
        }
    }

    /** Gives the inflater the next bytes of the IDAT chunks; false at their end. */
    private boolean feed() throws IOException {
        while (!idatDone && chunkLeft == 0) {
            endChunk();
            nextChunk();
            if (chunkType != IDAT) {
                idatDone = true;
            }
        }
        if (idatDone) {
            return false;
        }
        int n = read(buffer, (int) Math.min(buffer.length, chunkLeft));
        inflater.setInput(buffer, 0, n);
        return true;
    }

    private void skipToIdat() throws IOException {
        while (true) {
            nextChunk();
            if (chunkType == IDAT) {
                return;
            }
            if (chunkType == IEND) {
                endOfPicture();
                throw new VpmFormatException(Code.TRUNCATED, chunkStart, "the picture has no IDAT chunk");
            }
            ancillary();
        }
    }

    private void skipToEnd() throws IOException {
        // feed() has stopped at the header of the first chunk after the pixels.
        while (!ended) {
            if (chunkType == IEND) {
                endOfPicture();
            } else if (chunkType == IDAT) {
                throw new VpmFormatException(Code.BAD_PNG, chunkStart, "IDAT chunks must be consecutive");
            } else {
                ancillary();
                nextChunk();
            }
        }
    }

    private void ancillary() throws IOException {
        if (chunkType == VPMM && vpMm == null) {
            if (chunkLeft > limits.maxMetadataBytes()) {
                throw new VpmFormatException(Code.LIMIT_EXCEEDED, chunkStart,
                        "a vpMm chunk of " + chunkLeft + " bytes is above the limit of " + limits.maxMetadataBytes());
            }
            byte[] data = readWhole((int) chunkLeft);
            vpMm = chunkSound ? data : null;
            return;
        }
        if ((chunkType & ANCILLARY) == 0 && chunkType != PLTE) {
            throw new VpmFormatException(Code.BAD_PNG, chunkStart,
                    "unexpected critical chunk " + name(chunkType));
        }
        skipChunk();
    }

    private void endOfPicture() throws IOException {
        if (chunkLeft != 0) {
            throw new VpmFormatException(Code.BAD_PNG, chunkStart, "IEND must be empty");
        }
        endChunk();
        ended = true;
        if (in.read() >= 0) {
            trailing("bytes follow the end of the picture");
        }
    }

    private void nextChunk() throws IOException {
        chunkStart = offset;
        byte[] head = in.readNBytes(8);
        offset += head.length;
        if (head.length < 8) {
            throw new VpmFormatException(Code.TRUNCATED, offset, "the input ends without an IEND chunk");
        }
        int length = ByteBuffer.wrap(head).getInt();
        chunkType = ByteBuffer.wrap(head).getInt(4);
        checkChunk(length, chunkType, chunkStart);
        chunkLeft = length;
        chunkEnded = false;
        crc.reset();
        crc.update(head, 4, 4);
    }

    static void checkChunk(int length, int type, long at) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            int c = type >> shift & 0xFF;
            if ((c < 'A' || c > 'Z') && (c < 'a' || c > 'z')) {
                throw new VpmFormatException(Code.BAD_PNG, at, "a chunk type is not four letters");
            }
        }
        if (length < 0) {
            throw new VpmFormatException(Code.BAD_PNG, at, "chunk " + name(type) + " is longer than 2^31-1 bytes");
        }
    }

    /** The rest of the current chunk, with its CRC; memory grows with the bytes that are really there. */
    private byte[] readWhole(int length) throws IOException {
        byte[] data = in.readNBytes(length);
        offset += data.length;
        chunkLeft -= data.length;
        if (data.length < length) {
            throw truncated();
        }
        crc.update(data);
        endChunk();
        return data;
    }

    private int read(byte[] target, int length) throws IOException {
        int n = in.read(target, 0, length);
        if (n < 0) {
            throw truncated();
        }
        crc.update(target, 0, n);
        offset += n;
        chunkLeft -= n;
        return n;
    }

    private void endChunk() throws IOException {
        byte[] stored = in.readNBytes(4);
        offset += stored.length;
        if (stored.length < 4) {
            throw truncated();
        }
        chunkEnded = true;
        chunkSound = ByteBuffer.wrap(stored).getInt() == (int) crc.getValue();
        if (!chunkSound) {
            boolean critical = (chunkType & ANCILLARY) == 0;
            tolerate(critical, new VpmFormatException(Code.CRC_MISMATCH, chunkStart, "chunk " + name(chunkType)));
        }
    }

    private VpmFormatException truncated() {
        return new VpmFormatException(Code.TRUNCATED, offset, "the input ends inside chunk " + name(chunkType),
                new EOFException());
    }

    static String name(int type) {
        return new String(new char[] {(char) (type >>> 24), (char) (type >> 16 & 0xFF), (char) (type >> 8 & 0xFF),
            (char) (type & 0xFF)});
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }
}
