package org.ternion.vpm.image;

import java.util.ArrayList;
import java.util.List;

/** Bytes in blocks of one size: it grows without copying what is there. */
final class ByteBlocks {
    static final int BLOCK = 64 << 10;

    private final List<byte[]> blocks = new ArrayList<>();
    private int length;

    int length() {
        return length;
    }

    /** All blocks but the last are full. */
    List<byte[]> blocks() {
        return blocks;
    }

    /** The block that takes the next byte, from {@link #offset()} on. */
    byte[] block() {
        if (length == blocks.size() * (long) BLOCK) {
            blocks.add(new byte[BLOCK]);
        }
        return blocks.get(blocks.size() - 1);
    }

    /** Where the next byte goes in {@link #block()}. */
    int offset() {
        return length % BLOCK;
    }

    /** Counts bytes that were put into {@link #block()}. */
    void advance(int count) {
        length = Math.addExact(length, count);
    }

    void append(byte[] bytes, int offset, int count) {
        for (int done = 0; done < count;) {
            byte[] block = block();
            int n = Math.min(BLOCK - offset(), count - done);
            System.arraycopy(bytes, offset + done, block, offset(), n);
            advance(n);
            done += n;
        }
    }
}
