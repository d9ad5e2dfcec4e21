package org.ternion.vpm;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Unkeyed BLAKE2s with a digest length of 16 bytes in its parameter block, the hash that names policy maps. Feed bytes
 * with {@link #update}, then call {@link #finish} once. Not safe for use by several threads.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7693">RFC 7693, The BLAKE2 Cryptographic Hash</a>
 */
public final class Blake2s128 {
    private static final int BLOCK_BYTES = 64;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** First 32 bits of the fractional parts of the square roots of the first eight primes, as in SHA-256. */
    private static final int[] IV = {
        0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19
    };

    /** Order of the message words, one round per entry, first word in the highest digit (RFC 7693, section 2.7). */
    private static final long[] SIGMA = {
        0x0123456789ABCDEFL, 0xEA489FD61C02B753L, 0xB8C052FDAE367194L, 0x7931DCBE265A40F8L,
        0x905724AFE1BC683DL, 0x2C6A0B834D75FE19L, 0xC51FED4A0763928BL, 0xDB7EC13950F4862AL,
        0x6FE9B308C2D714A5L, 0xA2847615FB9E3CD0L
    };

    private final int[] h = IV.clone();
    private final byte[] block = new byte[BLOCK_BYTES];
    private int filled;
    private long compressed;
    private boolean finished;

    /** Starts an empty message. */
    public Blake2s128() {
        // Parameter block: digest length 16, no key, fanout 1, depth 1; everything else is zero.
        h[0] ^= 0x01010000 | TileId.BYTES;
    }

    /**
     * Appends bytes to the message.
     *
     * @param bytes  not modified, not kept
     * @param offset first byte
     * @param length number of bytes, {@code >= 0}
     * @throws IndexOutOfBoundsException if the range is not inside the array
     * @throws IllegalStateException     after {@link #finish}
     */
    public void update(byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        checkOpen();
        int from = offset;
        int left = length;
        // The last block is compressed with the final flag, so a full block waits until another byte follows.
        if (filled > 0 && filled + left > BLOCK_BYTES) {
            int part = BLOCK_BYTES - filled;
            System.arraycopy(bytes, from, block, filled, part);
            compress(block, 0, BLOCK_BYTES, 0);
            filled = 0;
            from += part;
            left -= part;
        }
        while (left > BLOCK_BYTES) {
            compress(bytes, from, BLOCK_BYTES, 0);
            from += BLOCK_BYTES;
            left -= BLOCK_BYTES;
        }
        System.arraycopy(bytes, from, block, filled, left);
        filled += left;
    }

    /**
     * Ends the message.
     *
     * @return the digest of all bytes given
     * @throws IllegalStateException if called twice
     */
    public TileId finish() {
        checkOpen();
        finished = true;
        for (int i = filled; i < BLOCK_BYTES; i++) {
            block[i] = 0;
        }
        compress(block, 0, filled, -1);
        ByteBuffer digest = ByteBuffer.allocate(TileId.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        digest.putInt(h[0]).putInt(h[1]).putInt(h[2]).putInt(h[3]);
        return TileId.of(digest.array());
    }

    private void checkOpen() {
        if (finished) {
            throw new IllegalStateException("the digest was already taken");
        }
    }

    /** Mixes the 64 bytes at {@code offset}, of which {@code count} belong to the message, into the chain value. */
    private void compress(byte[] bytes, int offset, int count, int finalFlag) {
        compressed += count;
        // A new array, which stays in this method, has a known length: with a masked index no check is left.
        int[] m = new int[16];
        for (int i = 0; i < 16; i++) {
            m[i] = (int) WORDS.get(bytes, offset + 4 * i);
        }
        // Sixteen locals instead of an array: they stay in registers.
        int v0 = h[0];
        int v1 = h[1];
        int v2 = h[2];
        int v3 = h[3];
        int v4 = h[4];
        int v5 = h[5];
        int v6 = h[6];
        int v7 = h[7];
        int v8 = IV[0];
        int v9 = IV[1];
        int v10 = IV[2];
        int v11 = IV[3];
        int v12 = IV[4] ^ (int) compressed;
        int v13 = IV[5] ^ (int) (compressed >>> 32);
        int v14 = IV[6] ^ finalFlag;
        int v15 = IV[7];
        for (long s : SIGMA) {
            v0 += v4 + m[(int) (s >>> 60) & 15];
            v12 = Integer.rotateRight(v12 ^ v0, 16);
            v8 += v12;
            v4 = Integer.rotateRight(v4 ^ v8, 12);
            v0 += v4 + m[(int) (s >>> 56) & 15];
            v12 = Integer.rotateRight(v12 ^ v0, 8);
            v8 += v12;
            v4 = Integer.rotateRight(v4 ^ v8, 7);
            v1 += v5 + m[(int) (s >>> 52) & 15];
            v13 = Integer.rotateRight(v13 ^ v1, 16);
            v9 += v13;
            v5 = Integer.rotateRight(v5 ^ v9, 12);
            v1 += v5 + m[(int) (s >>> 48) & 15];
            v13 = Integer.rotateRight(v13 ^ v1, 8);
            v9 += v13;
            v5 = Integer.rotateRight(v5 ^ v9, 7);
            v2 += v6 + m[(int) (s >>> 44) & 15];
            v14 = Integer.rotateRight(v14 ^ v2, 16);
            v10 += v14;
            v6 = Integer.rotateRight(v6 ^ v10, 12);
            v2 += v6 + m[(int) (s >>> 40) & 15];
            v14 = Integer.rotateRight(v14 ^ v2, 8);
            v10 += v14;
            v6 = Integer.rotateRight(v6 ^ v10, 7);
            v3 += v7 + m[(int) (s >>> 36) & 15];
            v15 = Integer.rotateRight(v15 ^ v3, 16);
            v11 += v15;
            v7 = Integer.rotateRight(v7 ^ v11, 12);
            v3 += v7 + m[(int) (s >>> 32) & 15];
            v15 = Integer.rotateRight(v15 ^ v3, 8);
            v11 += v15;
            v7 = Integer.rotateRight(v7 ^ v11, 7);
            v0 += v5 + m[(int) (s >>> 28) & 15];
            v15 = Integer.rotateRight(v15 ^ v0, 16);
            v10 += v15;
            v5 = Integer.rotateRight(v5 ^ v10, 12);
            v0 += v5 + m[(int) (s >>> 24) & 15];
            v15 = Integer.rotateRight(v15 ^ v0, 8);
            v10 += v15;
            v5 = Integer.rotateRight(v5 ^ v10, 7);
            v1 += v6 + m[(int) (s >>> 20) & 15];
            v12 = Integer.rotateRight(v12 ^ v1, 16);
            v11 += v12;
            v6 = Integer.rotateRight(v6 ^ v11, 12);
            v1 += v6 + m[(int) (s >>> 16) & 15];
            v12 = Integer.rotateRight(v12 ^ v1, 8);
            v11 += v12;
            v6 = Integer.rotateRight(v6 ^ v11, 7);
            v2 += v7 + m[(int) (s >>> 12) & 15];
            v13 = Integer.rotateRight(v13 ^ v2, 16);
            v8 += v13;
            v7 = Integer.rotateRight(v7 ^ v8, 12);
            v2 += v7 + m[(int) (s >>> 8) & 15];
            v13 = Integer.rotateRight(v13 ^ v2, 8);
            v8 += v13;
            v7 = Integer.rotateRight(v7 ^ v8, 7);
            v3 += v4 + m[(int) (s >>> 4) & 15];
            v14 = Integer.rotateRight(v14 ^ v3, 16);
            v9 += v14;
            v4 = Integer.rotateRight(v4 ^ v9, 12);
            v3 += v4 + m[(int) s & 15];
            v14 = Integer.rotateRight(v14 ^ v3, 8);
            v9 += v14;
            v4 = Integer.rotateRight(v4 ^ v9, 7);
        }
        h[0] ^= v0 ^ v8;
        h[1] ^= v1 ^ v9;
        h[2] ^= v2 ^ v10;
        h[3] ^= v3 ^ v11;
        h[4] ^= v4 ^ v12;
        h[5] ^= v5 ^ v13;
        h[6] ^= v6 ^ v14;
        h[7] ^= v7 ^ v15;
    }
}
