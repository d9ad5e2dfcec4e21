package org.ternion.core.ternary;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * Five trits in a byte, the storage format of trits: {@code s_0 + 3 s_1 + 9 s_2 + 27 s_3 + 81 s_4} with the states
 * {@code s = trit + 1}, the first trit lowest. Bytes 243 to 255 stand for nothing and are refused. When the number of
 * trits is no multiple of five, the last byte is filled up with the trit 0, which is the state 1, and readers insist on
 * it: equal trits have equal bytes.
 */
public final class FiveTritBytes {
    static final int TRITS = 5;
    private static final int CODES = 243;
    /** Sum of the states 1 in all five places: the byte of five zero trits. */
    private static final int ALL_ZERO = 121;
    private static final int[] PLACE = {1, 3, 9, 27, 81};
    /** A 1 in each of the five low bytes. */
    private static final long FIVE_ONES = 0x01_01010101L;
    /**
     * The places as bytes, the highest lowest: byte 4 of a product with five states is their code. The bytes below it
     * are sums of fewer such terms, so none reaches 256 and carries.
     */
    private static final long WEIGHTS = 1L << 32 | 3 << 24 | 9 << 16 | 27 << 8 | 81;
    /** Trits in one window of a plane: the largest multiple of five in a word. */
    private static final int WINDOW = 60;
    private static final int WINDOW_BYTES = WINDOW / TRITS;
    private static final int LENGTH_BYTES = 4;
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    /** Byte of five lanes of two planes, at plus | minus << 5; lanes with both bits do not occur. */
    static final byte[] FROM_PLANES = fromPlanes();
    /** plus | minus << 5 of a byte, negative if the byte is illegal. */
    static final short[] TO_PLANES = new short[256];
    /** Five trits as bytes, the first lowest, of a byte; negative, by bit 63, if the byte is illegal. */
    private static final long[] TO_TRITS = new long[256];
    /** The same for states. */
    private static final long[] TO_STATES = new long[256];

    static {
        for (int code = 0; code < 256; code++) {
            if (code >= CODES) {
                TO_PLANES[code] = -1;
                TO_TRITS[code] = Long.MIN_VALUE;
                TO_STATES[code] = Long.MIN_VALUE;
                continue;
            }
            for (int i = 0; i < TRITS; i++) {
                int state = code / PLACE[i] % 3;
                TO_STATES[code] |= (long) state << 8 * i;
                TO_TRITS[code] |= (state - 1 & 0xFFL) << 8 * i;
                TO_PLANES[code] |= (short) ((state == 2 ? 1 : state == 0 ? 1 << TRITS : 0) << i);
            }
        }
    }

    private FiveTritBytes() {
    }

    private static byte[] fromPlanes() {
        byte[] table = new byte[1 << 2 * TRITS];
        for (int index = 0; index < table.length; index++) {
            int code = ALL_ZERO;
            for (int i = 0; i < TRITS; i++) {
                code += PLACE[i] * ((index >> i & 1) - (index >> i + TRITS & 1));
            }
            table[index] = (byte) code;
        }
        return table;
    }

    /**
     * Number of bytes for a number of trits.
     *
     * @param trits {@code >= 0}
     * @return {@code ceil(trits / 5)}
     * @throws IllegalArgumentException if {@code trits} is negative
     */
    public static int bytesFor(int trits) {
        if (trits < 0) {
            throw new IllegalArgumentException("trits must be >= 0, was " + trits);
        }
        return trits / TRITS + (trits % TRITS == 0 ? 0 : 1);
    }

    /**
     * Packs trits.
     *
     * @param trits -1, 0 or 1 each
     * @return {@code bytesFor(trits.length)} bytes
     * @throws IllegalArgumentException if a value is no trit; the message names its index
     */
    public static byte[] pack(byte[] trits) {
        byte[] packed = new byte[bytesFor(trits.length)];
        pack(trits, 0, trits.length, packed, 0);
        return packed;
    }

    /**
     * Packs a range of trits.
     *
     * @param trits  -1, 0 or 1 each
     * @param from   index of the first trit
     * @param count  number of trits
     * @param packed receives {@code bytesFor(count)} bytes
     * @param at     index of the first byte
     * @throws IllegalArgumentException  if a value is no trit; the message names its index
     * @throws IndexOutOfBoundsException if a range is outside its array
     */
    public static void pack(byte[] trits, int from, int count, byte[] packed, int at) {
        pack(trits, 1, from, count, packed, at);
    }

    /**
     * Packs states 0, 1, 2 as they are, say cells of an automaton; a last byte is filled up with the state 1.
     *
     * @param states 0, 1 or 2 each
     * @param from   index of the first state
     * @param count  number of states
     * @param packed receives {@code bytesFor(count)} bytes
     * @param at     index of the first byte
     * @throws IllegalArgumentException  if a value is no state; the message names its index
     * @throws IndexOutOfBoundsException if a range is outside its array
     */
    public static void packStates(byte[] states, int from, int count, byte[] packed, int at) {
        pack(states, 0, from, count, packed, at);
    }

    private static void pack(byte[] values, int toState, int from, int count, byte[] packed, int at) {
        Objects.checkFromIndexSize(from, count, values.length);
        Objects.checkFromIndexSize(at, bytesFor(count), packed.length);
        int fives = count / TRITS;
        long plusOne = toState * FIVE_ONES;
        for (int k = 0, i = from; k < fives; k++, i += TRITS) {
            long five = five(values, i);
            // adds to each byte for itself: the high bits are kept out of the sum and put back without carry
            long lanes = (five & 127 * FIVE_ONES) + plusOne ^ five & 128 * FIVE_ONES;
            // a state above 2 has a bit beyond the lowest two or is 3, which the sum with 1 shows; negative ones too
            if (((lanes | lanes + FIVE_ONES) & ~(3 * FIVE_ONES)) != 0) {
                refuse(values, toState, i, TRITS);
            }
            packed[at + k] = (byte) (lanes * WEIGHTS >>> 8 * (TRITS - 1));
        }
        int rest = count % TRITS;
        if (rest != 0) {
            int start = from + count - rest;
            refuse(values, toState, start, rest);
            int code = ALL_ZERO;
            for (int i = 0; i < rest; i++) {
                code += PLACE[i] * (values[start + i] + toState - 1);
            }
            packed[at + fives] = (byte) code;
        }
    }

    /** Five values in the low bytes of a long, the first one lowest. */
    private static long five(byte[] values, int i) {
        if (i + Long.BYTES <= values.length) {
            return ByteLanes.load(values, i) & 0xFF * FIVE_ONES;
        }
        long five = 0;
        for (int j = TRITS - 1; j >= 0; j--) {
            five = five << 8 | values[i + j] & 0xFF;
        }
        return five;
    }

    /** Throws for the first value that is not in the alphabet, if there is one. */
    private static void refuse(byte[] values, int toState, int from, int count) {
        for (int i = from; i < from + count; i++) {
            int state = values[i] + toState;
            if (state < 0 || state > 2) {
                throw new IllegalArgumentException("value " + values[i] + " at index " + i + " is no "
                        + (toState == 0 ? "state 0, 1 or 2" : "trit -1, 0 or 1"));
            }
        }
    }

    /**
     * Unpacks trits.
     *
     * @param packed {@code bytesFor(count)} bytes
     * @param count  number of trits
     * @return -1, 0 or 1 each
     * @throws TritFormatException      if a byte is above 242 or the last one is not filled up with zero trits
     * @throws IllegalArgumentException if the number of bytes is not {@code bytesFor(count)}
     */
    public static byte[] unpack(byte[] packed, int count) {
        checkLength(packed, count);
        byte[] trits = new byte[count];
        unpack(packed, 0, count, trits, 0);
        return trits;
    }

    /**
     * Unpacks a range of trits. When the bytes are refused, part of the target may have been written.
     *
     * @param packed the bytes
     * @param from   index of the first byte; {@code bytesFor(count)} bytes are read
     * @param count  number of trits
     * @param trits  receives {@code count} values -1, 0 or 1
     * @param at     index of the first trit
     * @throws TritFormatException       if a byte is above 242 or the last one is not filled up with zero trits
     * @throws IndexOutOfBoundsException if a range is outside its array
     */
    public static void unpack(byte[] packed, int from, int count, byte[] trits, int at) {
        unpack(packed, TO_TRITS, from, count, trits, at);
    }

    /**
     * Unpacks states 0, 1, 2. When the bytes are refused, part of the target may have been written.
     *
     * @param packed the bytes
     * @param from   index of the first byte; {@code bytesFor(count)} bytes are read
     * @param count  number of states
     * @param states receives {@code count} values 0, 1 or 2
     * @param at     index of the first state
     * @throws TritFormatException       if a byte is above 242 or the last one is not filled up with the state 1
     * @throws IndexOutOfBoundsException if a range is outside its array
     */
    public static void unpackStates(byte[] packed, int from, int count, byte[] states, int at) {
        unpack(packed, TO_STATES, from, count, states, at);
    }

    private static void unpack(byte[] packed, long[] table, int from, int count, byte[] values, int at) {
        Objects.checkFromIndexSize(from, bytesFor(count), packed.length);
        Objects.checkFromIndexSize(at, count, values.length);
        int k = from;
        int i = at;
        // a store writes eight bytes, the last three of which the next store or the tail replaces
        for (int last = at + count - Long.BYTES; i <= last; i += TRITS, k++) {
            long five = table[packed[k] & 0xFF];
            if (five < 0) {
                throw illegal(packed, k);
            }
            ByteLanes.store(values, i, five);
        }
        for (int left = at + count - i; left > 0; left -= TRITS, k++) {
            long five = table[packed[k] & 0xFF];
            if (five < 0) {
                throw illegal(packed, k);
            }
            if (left < TRITS) {
                checkFilling(packed, k, left);
            }
            for (int j = Math.min(left, TRITS); j > 0; j--, five >>>= 8) {
                values[i++] = (byte) five;
            }
        }
    }

    /**
     * Packs a vector, straight from its planes.
     *
     * @param trits the vector
     * @return {@code bytesFor(trits.size())} bytes
     */
    public static byte[] pack(TritVector trits) {
        byte[] packed = new byte[bytesFor(trits.size())];
        pack(trits, packed, 0);
        return packed;
    }

    private static void pack(TritVector trits, byte[] packed, int at) {
        long[] plus = trits.plusWords();
        long[] minus = trits.minusWords();
        int k = at;
        // bits beyond the end are 0 in both planes and so come out as the filling
        for (long bit = 0; bit < trits.size(); bit += WINDOW) {
            long p = window(plus, bit);
            long m = window(minus, bit);
            for (int end = Math.min(packed.length, k + WINDOW_BYTES); k < end; k++) {
                packed[k] = FROM_PLANES[(int) (p & 31 | (m & 31) << TRITS)];
                p >>>= TRITS;
                m >>>= TRITS;
            }
        }
    }

    /** The 60 bits from a bit on, 0 beyond the end of the words; the bits above them are 0. */
    private static long window(long[] words, long bit) {
        int word = (int) (bit >> 6);
        int shift = (int) bit & 63;
        long low = words[word] >>> shift;
        boolean crosses = shift > Long.SIZE - WINDOW && word + 1 < words.length;
        return (crosses ? low | words[word + 1] << -shift : low) & (1L << WINDOW) - 1;
    }

    /**
     * Unpacks a vector, straight to its planes.
     *
     * @param packed {@code bytesFor(count)} bytes
     * @param count  number of trits
     * @return the vector
     * @throws TritFormatException      if a byte is above 242 or the last one is not filled up with zero trits
     * @throws IllegalArgumentException if the number of bytes is not {@code bytesFor(count)}
     */
    public static TritVector unpackVector(byte[] packed, int count) {
        checkLength(packed, count);
        return unpackVector(packed, 0, count);
    }

    private static TritVector unpackVector(byte[] packed, int from, int count) {
        long[] plus = new long[TritVector.words(count)];
        long[] minus = new long[plus.length];
        int k = from;
        for (long bit = 0; bit < count; bit += WINDOW) {
            long p = 0;
            long m = 0;
            int bytes = Math.min(WINDOW_BYTES, packed.length - k);
            for (int j = 0; j < bytes; j++, k++) {
                int planes = TO_PLANES[packed[k] & 0xFF];
                if (planes < 0) {
                    throw illegal(packed, k);
                }
                p |= (planes & 31L) << TRITS * j;
                m |= (long) (planes >> TRITS) << TRITS * j;
            }
            place(plus, bit, p);
            place(minus, bit, m);
        }
        if (count % TRITS != 0) {
            checkFilling(packed, packed.length - 1, count % TRITS);
        }
        return TritVector.trusted(plus, minus, count);
    }

    /** Puts 60 bits at a place that is still 0; bits that fall beyond the last word are fillings. */
    private static void place(long[] words, long bit, long bits) {
        int word = (int) (bit >> 6);
        int shift = (int) bit & 63;
        words[word] |= bits << shift;
        if (shift > Long.SIZE - WINDOW && word + 1 < words.length) {
            words[word + 1] |= bits >>> -shift;
        }
    }

    /**
     * A vector as a block of bytes that knows its length: the number of trits, 4 bytes little-endian, then the packed
     * trits.
     *
     * @param trits the vector
     * @return {@code 4 + bytesFor(trits.size())} bytes
     */
    public static byte[] encode(TritVector trits) {
        byte[] block = new byte[LENGTH_BYTES + bytesFor(trits.size())];
        INT.set(block, 0, trits.size());
        pack(trits, block, LENGTH_BYTES);
        return block;
    }

    /**
     * Reads what {@link #encode} wrote. Memory is taken after the length was compared with the number of bytes.
     *
     * @param block the whole block
     * @return the vector
     * @throws TritFormatException if the block is shorter or longer than its length field asks for, a byte is above 242
     *                             or the last one is not filled up with zero trits
     */
    public static TritVector decode(byte[] block) {
        if (block.length < LENGTH_BYTES) {
            throw new TritFormatException(block.length, "the length field needs " + LENGTH_BYTES + " bytes");
        }
        int count = (int) INT.get(block, 0);
        if (count < 0 || bytesFor(count) != block.length - LENGTH_BYTES) {
            throw new TritFormatException(0, Integer.toUnsignedString(count) + " trits do not fill "
                    + (block.length - LENGTH_BYTES) + " bytes");
        }
        return unpackVector(block, LENGTH_BYTES, count);
    }

    private static void checkLength(byte[] packed, int count) {
        if (bytesFor(count) != packed.length) {
            throw new IllegalArgumentException(
                    count + " trits are " + bytesFor(count) + " bytes, got " + packed.length);
        }
    }

    /** Insists on zero trits beyond the first ones of a byte. */
    private static void checkFilling(byte[] packed, int offset, int trits) {
        int filling = (packed[offset] & 0xFF) / PLACE[trits];
        if (filling != ALL_ZERO / PLACE[trits]) {
            throw new TritFormatException(offset, "the last byte is not filled up with zero trits");
        }
    }

    static TritFormatException illegal(byte[] packed, int offset) {
        return new TritFormatException(offset,
                "byte " + (packed[offset] & 0xFF) + " stands for no trits, the largest is " + (CODES - 1));
    }
}
