package org.ternion.vpm.image;

/**
 * Deflates rows of 16-bit RGB pixels (RFC 1951). It matches whole pixels only, so it is several times faster than
 * zlib, which tries every byte; what has structure inside or across pixels is better left to zlib. Each stream inflates
 * alone. Not safe for use by several threads.
 */
final class PixelDeflater {
    /** How far back a match may start. */
    static final int HISTORY = 32 << 10;
    /** Bytes of a block: enough for the codes to pay, few enough to follow the data; three stored pieces. */
    private static final int BLOCK_BYTES = 3 * DeflateBlock.MOST_STORED;

    private final int blockBytes;
    private final byte[] window;
    private final PixelMatcher matcher;
    private final DeflateBlock block;
    private final BitWriter bits;
    /** Where the block begins in the window, and where it ends so far. */
    private int from;
    private int to;
    private ByteBlocks out;

    /**
     * A deflater that is ready after {@link #start}.
     *
     * @param level how long to search, 1 to 9
     */
    PixelDeflater(int level) {
        this(level, BLOCK_BYTES);
    }

    /** For tests: with blocks of other sizes, of at least a pixel. */
    PixelDeflater(int level, int blockBytes) {
        this.blockBytes = blockBytes;
        // A pixel is read as 8 bytes.
        window = new byte[HISTORY + blockBytes + Long.BYTES];
        matcher = new PixelMatcher(window, level);
        block = new DeflateBlock(blockBytes / Scanline.PIXEL + 1);
        // A block is never longer than stored, and what was not finished is a few bytes.
        bits = new BitWriter(blockBytes + blockBytes / 1000 + 64);
    }

    /** Starts a stream and forgets what was before. */
    void start(ByteBlocks target) {
        out = target;
        bits.reset();
        block.reset();
        matcher.clear();
        from = HISTORY;
        to = HISTORY;
    }

    /** Appends one byte that is no part of a pixel. */
    void writeByte(int value) {
        if (room() < 1 || block.room() < 1) {
            endBlock();
        }
        window[to++] = (byte) value;
        block.literalByte();
    }

    /** Appends pixels; {@code length} is a multiple of their size. No match goes beyond the end of a call. */
    void writePixels(byte[] bytes, int offset, int length) {
        for (int done = 0; done < length;) {
            if (room() < Scanline.PIXEL || block.room() < 1) {
                endBlock();
            }
            int pixels = Math.min(room() / Scanline.PIXEL, block.room());
            int n = Math.min(length - done, pixels * Scanline.PIXEL);
            System.arraycopy(bytes, offset + done, window, to, n);
            matcher.match(to, to + n, block);
            to += n;
            done += n;
        }
    }

    /** Ends the stream: no block may follow. */
    void finish() {
        block.write(window, from, to, true, bits);
        bits.align();
        bits.drainTo(out);
    }

    /** Ends on a byte, with an empty stored block, so that another stream may follow. */
    void flush() {
        if (to > from) {
            endBlock();
        }
        bits.put(0, 3);
        bits.align();
        bits.put(0xFFFF0000L, 32);
        bits.drainTo(out);
    }

    private int room() {
        return HISTORY + blockBytes - to;
    }

    /** Writes the block; moves what matches may still reach to the front of the window. */
    private void endBlock() {
        block.write(window, from, to, false, bits);
        bits.drainTo(out);
        int distance = to - HISTORY;
        System.arraycopy(window, distance, window, 0, HISTORY);
        matcher.slide(distance);
        from = HISTORY;
        to = HISTORY;
    }
}
