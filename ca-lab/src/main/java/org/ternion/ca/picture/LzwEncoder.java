package org.ternion.ca.picture;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** The LZW code of GIF: variable width up to 12 bits, in sub-blocks of at most 255 bytes. Reusable, not thread-safe. */
final class LzwEncoder {
    private static final int MOST_BITS = 12;
    private static final int MOST_CODES = 1 << MOST_BITS;
    private static final int SLOTS_LOG = 13;
    private static final int SLOTS = 1 << SLOTS_LOG;
    private static final int SUB_BLOCK = 255;

    /** Prefix code and next pixel of a table entry, or -1; twice as many slots as codes keep the searches short. */
    private final int[] keys = new int[SLOTS];
    private final short[] codes = new short[SLOTS];
    private final byte[] block = new byte[SUB_BLOCK];
    private ByteArrayOutputStream out;
    private int filled;
    private int bits;
    private int bitCount;
    private int codeSize;
    private int next;

    /**
     * Appends pixels as the image data of a GIF frame, from the code size to the empty block at the end.
     *
     * @param pixels   at least one, each below {@code 1 << minBits}
     * @param count    how many of them
     * @param minBits  2..8
     */
    void encode(byte[] pixels, int count, int minBits, ByteArrayOutputStream target) {
        out = target;
        out.write(minBits);
        int clear = 1 << minBits;
        reset(clear);
        emit(clear);
        int prefix = pixels[0] & 0xFF;
        for (int i = 1; i < count; i++) {
            int pixel = pixels[i] & 0xFF;
            int key = prefix << Byte.SIZE | pixel;
            int slot = find(key);
            if (keys[slot] == key) {
                prefix = codes[slot];
                continue;
            }
            emit(prefix);
            if (next < MOST_CODES) {
                keys[slot] = key;
                codes[slot] = (short) next;
                grow();
            } else {
                emit(clear);
                reset(clear);
            }
            prefix = pixel;
        }
        emit(prefix);
        // A decoder makes an entry for the last code too, and may read the end with one bit more.
        if (next < MOST_CODES) {
            grow();
        }
        emit(clear + 1);
        finish();
    }

    private void reset(int clear) {
        Arrays.fill(keys, -1);
        next = clear + 2;
        codeSize = Integer.numberOfTrailingZeros(clear) + 1;
    }

    /** Counts an entry; the decoder is one entry behind, so the width grows when an entry needs it, not before. */
    private void grow() {
        if (next == 1 << codeSize && codeSize < MOST_BITS) {
            codeSize++;
        }
        next++;
    }

    /** Slot of a key, or the empty slot where it belongs. */
    private int find(int key) {
        int slot = key * 0x9E3779B1 >>> Integer.SIZE - SLOTS_LOG;
        while (keys[slot] != key && keys[slot] != -1) {
            slot = slot + 1 & SLOTS - 1;
        }
        return slot;
    }

    private void emit(int code) {
        bits |= code << bitCount;
        bitCount += codeSize;
        while (bitCount >= Byte.SIZE) {
            put();
        }
    }

    private void put() {
        block[filled++] = (byte) bits;
        bits >>>= Byte.SIZE;
        bitCount -= Byte.SIZE;
        if (filled == SUB_BLOCK) {
            flush();
        }
    }

    private void flush() {
        if (filled > 0) {
            out.write(filled);
            out.write(block, 0, filled);
            filled = 0;
        }
    }

    private void finish() {
        if (bitCount > 0) {
            put();
        }
        flush();
        out.write(0);
        bits = 0;
        bitCount = 0;
        out = null;
    }
}
