package org.ternion.core.ternary;

import java.util.Objects;

/**
 * The packing of {@link FiveTritBytes} with a byte boundary after every 64 trits, so that each word of a
 * {@link TritVector} has a place of its own: word w takes the 13 bytes from {@code 13 w} on. Twelve of them hold five
 * trits each; the last one holds four and is filled up with the trit 0, and so is the last word of a vector. One byte
 * in 65 is spent on that.
 */
public final class FiveTritWords {
    /** Bytes of 64 trits. */
    public static final int WORD_BYTES = 13;

    private static final int MASK = (1 << FiveTritBytes.TRITS) - 1;

    private FiveTritWords() {
    }

    /**
     * Number of bytes for a number of trits.
     *
     * @param trits {@code >= 0}
     * @return {@code 13 ceil(trits / 64)}
     * @throws IllegalArgumentException if {@code trits} is negative
     */
    public static int bytesFor(int trits) {
        if (trits < 0) {
            throw new IllegalArgumentException("trits must be >= 0, was " + trits);
        }
        return WORD_BYTES * TritVector.words(trits);
    }

    /**
     * Packs a vector.
     *
     * @param trits the vector
     * @return {@code bytesFor(trits.size())} bytes
     */
    public static byte[] pack(TritVector trits) {
        byte[] packed = new byte[bytesFor(trits.size())];
        pack(trits, packed, 0);
        return packed;
    }

    /**
     * Packs a vector into an array, without allocation.
     *
     * @param trits  the vector
     * @param packed receives {@code bytesFor(trits.size())} bytes
     * @param at     index of the first one
     * @throws IndexOutOfBoundsException if there is no room
     */
    public static void pack(TritVector trits, byte[] packed, int at) {
        Objects.checkFromIndexSize(at, bytesFor(trits.size()), packed.length);
        long[] plus = trits.plusWords();
        long[] minus = trits.minusWords();
        for (int w = 0, k = at; w < plus.length; w++) {
            long p = plus[w];
            long m = minus[w];
            // after twelve shifts four trits are left, and the fifth bit is 0
            for (int end = k + WORD_BYTES; k < end; k++) {
                packed[k] = FiveTritBytes.FROM_PLANES[(int) (p & MASK | (m & MASK) << FiveTritBytes.TRITS)];
                p >>>= FiveTritBytes.TRITS;
                m >>>= FiveTritBytes.TRITS;
            }
        }
    }

    /**
     * Unpacks a vector.
     *
     * @param packed {@code bytesFor(count)} bytes
     * @param count  number of trits
     * @return the vector
     * @throws TritFormatException      if a byte is above 242, or a word or the vector is not filled up with zero trits
     * @throws IllegalArgumentException if the number of bytes is not {@code bytesFor(count)}
     */
    public static TritVector unpack(byte[] packed, int count) {
        if (bytesFor(count) != packed.length) {
            throw new IllegalArgumentException(count + " trits are " + bytesFor(count) + " bytes in words, got "
                    + packed.length);
        }
        long[] plus = new long[TritVector.words(count)];
        long[] minus = new long[plus.length];
        for (int w = 0; w < plus.length; w++) {
            int first = w * WORD_BYTES;
            long p = 0;
            long m = 0;
            for (int j = 0; j < WORD_BYTES; j++) {
                int planes = FiveTritBytes.TO_PLANES[packed[first + j] & 0xFF];
                if (planes < 0) {
                    throw FiveTritBytes.illegal(packed, first + j);
                }
                p |= (planes & (long) MASK) << FiveTritBytes.TRITS * j;
                m |= (long) (planes >> FiveTritBytes.TRITS) << FiveTritBytes.TRITS * j;
            }
            // the fifth trit of the last byte was shifted out of the words
            checkFilling(packed, first + WORD_BYTES - 1, Long.SIZE % FiveTritBytes.TRITS);
            plus[w] = p;
            minus[w] = m;
        }
        if (count % Long.SIZE != 0) {
            checkTail(plus[plus.length - 1] | minus[minus.length - 1], packed.length - WORD_BYTES, count);
        }
        return TritVector.trusted(plus, minus, count);
    }

    private static void checkFilling(byte[] packed, int offset, int trits) {
        int planes = FiveTritBytes.TO_PLANES[packed[offset] & 0xFF];
        if (((planes | planes >> FiveTritBytes.TRITS) & MASK) >> trits != 0) {
            throw notFilled(offset);
        }
    }

    private static void checkTail(long support, int first, int count) {
        long behind = support & ~TritVector.tailMask(count);
        if (behind != 0) {
            throw notFilled(first + Long.numberOfTrailingZeros(behind) / FiveTritBytes.TRITS);
        }
    }

    private static TritFormatException notFilled(int offset) {
        return new TritFormatException(offset, "the byte is not filled up with zero trits");
    }
}
