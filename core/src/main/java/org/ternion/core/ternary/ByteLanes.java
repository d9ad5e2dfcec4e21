package org.ternion.core.ternary;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Eight bytes of an array in one long, the byte with the lowest index in the low bits. */
final class ByteLanes {
    /** A 1 in every byte. */
    static final long ONES = 0x0101010101010101L;

    private static final VarHandle LONGS =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /** Entry b has bit i of b in bit 0 of byte i. */
    private static final long[] SPREAD = new long[256];

    static {
        for (int b = 0; b < 256; b++) {
            for (int i = 0; i < 8; i++) {
                SPREAD[b] |= (long) (b >> i & 1) << 8 * i;
            }
        }
    }

    private ByteLanes() {
    }

    static long load(byte[] array, int index) {
        return (long) LONGS.get(array, index);
    }

    static void store(byte[] array, int index, long lanes) {
        LONGS.set(array, index, lanes);
    }

    /** A 1 in every byte that is negative. */
    static long negative(long lanes) {
        return lanes >>> 7 & ONES;
    }

    /**
     * Bit 0 of byte i moves to bit i; all other bits of {@code lanes} must be 0. The factor is the sum of 2^(56 - 7j):
     * only i = j reaches bit 56 + i, and since 8i - 7j differs for all pairs of 0..7 no sum carries.
     */
    static long gather(long lanes) {
        return lanes * 0x0102040810204080L >>> 56;
    }

    /** The low eight bits, bit i moves to bit 0 of byte i. */
    static long spread(long bits) {
        return SPREAD[(int) bits & 0xFF];
    }
}
