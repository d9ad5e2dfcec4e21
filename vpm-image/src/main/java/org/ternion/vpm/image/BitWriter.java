package org.ternion.vpm.image;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Packs bits into bytes, lowest bit first, as deflate does. The fields are open to the loop that writes a block, which
 * keeps them in registers; everyone else calls {@link #put}.
 */
final class BitWriter {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** Bits that fit beside the 7 that may be waiting. */
    static final int MOST_BITS = 57;

    final byte[] bytes;
    /** Whole bytes written. */
    int at;
    /** Bits that wait for a whole byte, fewer than 8; the bits above them are 0. */
    long waiting;
    int waitingBits;

    /** A writer for up to {@code capacity} bytes until {@link #drainTo}. */
    BitWriter(int capacity) {
        // A store is always of 8 bytes, of which it may use one.
        bytes = new byte[capacity + Long.BYTES];
    }

    static void store(byte[] bytes, int at, long bits) {
        LONG.set(bytes, at, bits);
    }

    /**
     * Appends bits.
     *
     * @param value 0 from bit {@code count} on
     * @param count at most {@link #MOST_BITS}
     */
    void put(long value, int count) {
        waiting |= value << waitingBits;
        waitingBits += count;
        store(bytes, at, waiting);
        at += waitingBits >>> 3;
        waiting >>>= waitingBits & ~7;
        waitingBits &= 7;
    }

    /** Fills the byte that is begun with zeros. */
    void align() {
        put(0, -waitingBits & 7);
    }

    /** Appends whole bytes; the writer must be aligned. */
    void put(byte[] source, int offset, int length) {
        System.arraycopy(source, offset, bytes, at, length);
        at += length;
    }

    /** Moves the whole bytes out; bits that wait stay. */
    void drainTo(ByteBlocks out) {
        out.append(bytes, 0, at);
        at = 0;
    }

    void reset() {
        at = 0;
        waiting = 0;
        waitingBits = 0;
    }
}
