package org.ternion.core.ternary;

import java.util.Arrays;
import java.util.Objects;

/**
 * Immutable vector of trits in two bit planes. Element i is bit {@code i & 63} of word {@code i >> 6}: set in the plus
 * plane for +1, in the minus plane for -1, in neither for 0 and never in both. Unused high bits of the last word are 0
 * in both planes, so that popcounts need no mask. Safe for use by several threads.
 */
public final class TritVector {
    private final long[] plus;
    private final long[] minus;
    private final int size;

    private TritVector(long[] plus, long[] minus, int size) {
        this.plus = plus;
        this.minus = minus;
        this.size = size;
    }

    /**
     * Copies trits.
     *
     * @param trits each -1, 0 or 1
     * @return a vector of {@code trits.length} elements
     * @throws IllegalArgumentException naming the index of the first value that is no trit
     */
    public static TritVector of(byte[] trits) {
        return of(trits, 0, trits.length);
    }

    /**
     * Copies a range of trits.
     *
     * @param trits  each -1, 0 or 1 within the range
     * @param offset index of the first one
     * @param size   number of elements
     * @return a vector of {@code size} elements
     * @throws IllegalArgumentException  naming the array index of the first value that is no trit
     * @throws IndexOutOfBoundsException if the range is not inside the array
     */
    public static TritVector of(byte[] trits, int offset, int size) {
        Objects.checkFromIndexSize(offset, size, trits.length);
        long[] plus = new long[words(size)];
        long[] minus = new long[plus.length];
        int i = 0;
        for (; i + Byte.SIZE <= size; i += Byte.SIZE) {
            long lanes = ByteLanes.load(trits, offset + i);
            long negative = ByteLanes.negative(lanes);
            long rest = lanes ^ negative * 0xFF;
            if ((rest & ~ByteLanes.ONES | rest & negative) != 0) {
                break; // the loop below finds the index
            }
            plus[i >> 6] |= ByteLanes.gather(rest) << i;
            minus[i >> 6] |= ByteLanes.gather(negative) << i;
        }
        for (; i < size; i++) {
            setBit(plus, minus, i, trits[offset + i], offset + i);
        }
        return new TritVector(plus, minus, size);
    }

    /**
     * Copies trits.
     *
     * @param trits each -1, 0 or 1
     * @return a vector of {@code trits.length} elements
     * @throws IllegalArgumentException naming the index of the first value that is no trit
     */
    public static TritVector of(int[] trits) {
        long[] plus = new long[words(trits.length)];
        long[] minus = new long[plus.length];
        for (int i = 0; i < trits.length; i++) {
            setBit(plus, minus, i, trits[i], i);
        }
        return new TritVector(plus, minus, trits.length);
    }

    /**
     * Reads the form that {@link #toString} writes.
     *
     * @param text one of {@code - 0 +} for each element, element 0 first
     * @return a vector of {@code text.length()} elements
     * @throws IllegalArgumentException naming the index of the first other character
     */
    public static TritVector parse(CharSequence text) {
        byte[] trits = new byte[text.length()];
        for (int i = 0; i < trits.length; i++) {
            int trit = "-0+".indexOf(text.charAt(i)) - 1;
            if (trit < -1) {
                throw new IllegalArgumentException("trit " + i + " must be -, 0 or +, was '" + text.charAt(i) + "'");
            }
            trits[i] = (byte) trit;
        }
        return of(trits);
    }

    /**
     * Takes over two planes without copying: do not modify them afterwards.
     *
     * @param plus  bits of the elements that are +1
     * @param minus bits of the elements that are -1
     * @param size  number of elements; both planes have {@code ceil(size / 64)} words
     * @return a vector that keeps the arrays
     * @throws IllegalArgumentException if a length is wrong, an element is in both planes or a bit at or behind
     *                                  {@code size} is set
     */
    public static TritVector wrap(long[] plus, long[] minus, int size) {
        checkPlanes(plus, minus, size);
        for (int w = 0; w < plus.length; w++) {
            if ((plus[w] & minus[w]) != 0) {
                throw new IllegalArgumentException("element " + (w * 64L + Long.numberOfTrailingZeros(
                        plus[w] & minus[w])) + " is both +1 and -1");
            }
        }
        return new TritVector(plus, minus, size);
    }

    /**
     * Starts a vector of zeros whose elements can be set.
     *
     * @param size number of elements
     * @return a builder
     * @throws IllegalArgumentException if {@code size} is negative
     */
    public static Builder builder(int size) {
        if (size < 0) {
            throw new IllegalArgumentException("size must be >= 0, was " + size);
        }
        return new Builder(size);
    }

    /**
     * The inverse of {@link #toStates}.
     *
     * @param states any states
     * @return the trits state - 1
     */
    public static TritVector fromStates(StateVector states) {
        long[] minus = neither(states.loWords(), states.hiWords(), states.size());
        return trusted(states.hiWords().clone(), minus, states.size());
    }

    /**
     * The inverse of {@link #toResidues}.
     *
     * @param states any states
     * @return 0, +1, -1 for the states 0, 1, 2
     */
    public static TritVector fromResidues(StateVector states) {
        return trusted(states.loWords().clone(), states.hiWords().clone(), states.size());
    }

    /** Keeps planes that the caller computed from legal vectors. */
    static TritVector trusted(long[] plus, long[] minus, int size) {
        assert wrap(plus, minus, size) != null;
        return new TritVector(plus, minus, size);
    }

    /** Words that hold {@code size} elements. */
    static int words(int size) {
        return (int) (size + 63L >>> 6);
    }

    /** The bits of the last word that belong to elements; all bits if {@code size} is a multiple of 64. */
    static long tailMask(int size) {
        return -1L >>> -size;
    }

    /** The elements that are in neither plane. */
    static long[] neither(long[] first, long[] second, int size) {
        long[] result = new long[first.length];
        for (int w = 0; w < result.length; w++) {
            result[w] = ~(first[w] | second[w]);
        }
        if (result.length > 0) {
            result[result.length - 1] &= tailMask(size);
        }
        return result;
    }

    /** Checks the lengths and the clean tail of two planes. */
    static void checkPlanes(long[] first, long[] second, int size) {
        if (size < 0 || first.length != words(size) || second.length != words(size)) {
            throw new IllegalArgumentException("planes of " + first.length + " and " + second.length
                    + " words do not hold " + size + " elements");
        }
        if (size > 0 && ((first[first.length - 1] | second[second.length - 1]) & ~tailMask(size)) != 0) {
            throw new IllegalArgumentException("a bit behind element " + (size - 1) + " is set");
        }
    }

    private static void setBit(long[] plus, long[] minus, int i, int trit, int index) {
        if (trit < -1 || trit > 1) {
            throw new IllegalArgumentException("trit " + index + " must be -1, 0 or 1, was " + trit);
        }
        plus[i >> 6] |= (long) (trit + 1 >> 1) << i;
        minus[i >> 6] |= (long) (trit >>> 31) << i;
    }

    /**
     * Number of elements.
     *
     * @return {@code >= 0}
     */
    public int size() {
        return size;
    }

    /**
     * One element.
     *
     * @param index in {@code [0, size)}
     * @return -1, 0 or 1
     * @throws IndexOutOfBoundsException if the index is out of range
     */
    public byte get(int index) {
        Objects.checkIndex(index, size);
        return (byte) ((plus[index >> 6] >>> index & 1) - (minus[index >> 6] >>> index & 1));
    }

    /**
     * The live plane of +1, read-only by contract: for loops that cannot afford a copy.
     *
     * @return {@code ceil(size / 64)} words
     */
    public long[] plusWords() {
        return plus;
    }

    /**
     * The live plane of -1, read-only by contract: for loops that cannot afford a copy.
     *
     * @return {@code ceil(size / 64)} words
     */
    public long[] minusWords() {
        return minus;
    }

    /**
     * The elements that are not 0, as bits. Together with {@link #plusWords}, the signs within this mask, it is the
     * mask and sign form of the vector.
     *
     * @return a new array of {@code ceil(size / 64)} words
     */
    public long[] supportWords() {
        long[] support = plus.clone();
        for (int w = 0; w < support.length; w++) {
            support[w] |= minus[w];
        }
        return support;
    }

    /**
     * Number of elements that are +1.
     *
     * @return in {@code [0, size]}
     */
    public int plusCount() {
        return bitCount(plus);
    }

    /**
     * Number of elements that are -1.
     *
     * @return in {@code [0, size]}
     */
    public int minusCount() {
        return bitCount(minus);
    }

    /** Bits set in all words. */
    static int bitCount(long[] words) {
        int count = 0;
        for (long word : words) {
            count += Long.bitCount(word);
        }
        return count;
    }

    /**
     * All elements.
     *
     * @return a new array of {@code size} trits
     */
    public byte[] toBytes() {
        byte[] trits = new byte[size];
        copyTo(trits, 0);
        return trits;
    }

    /**
     * Copies all elements, without allocation.
     *
     * @param target receives {@code size} trits
     * @param offset index of the first one in {@code target}
     * @throws IndexOutOfBoundsException if the target is too short
     */
    public void copyTo(byte[] target, int offset) {
        Objects.checkFromIndexSize(offset, size, target.length);
        int i = 0;
        for (; i + Byte.SIZE <= size; i += Byte.SIZE) {
            long ones = ByteLanes.spread(plus[i >> 6] >>> i);
            ByteLanes.store(target, offset + i, ones | ByteLanes.spread(minus[i >> 6] >>> i) * 0xFF);
        }
        for (; i < size; i++) {
            target[offset + i] = get(i);
        }
    }

    /**
     * All elements as integers.
     *
     * @return a new array of {@code size} trits
     */
    public int[] toInts() {
        int[] trits = new int[size];
        for (int i = 0; i < size; i++) {
            trits[i] = get(i);
        }
        return trits;
    }

    /**
     * The states v + 1: 0, 1, 2 for -1, 0, +1.
     *
     * @return a vector of the same size
     */
    public StateVector toStates() {
        return StateVector.trusted(neither(plus, minus, size), plus.clone(), size);
    }

    /**
     * The states v mod 3: 0, 1, 2 for 0, +1, -1.
     *
     * @return a vector of the same size
     */
    public StateVector toResidues() {
        return StateVector.trusted(plus.clone(), minus.clone(), size);
    }

    /** Equal when size and all elements are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof TritVector that && size == that.size && Arrays.equals(plus, that.plus)
                && Arrays.equals(minus, that.minus);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * size + Arrays.hashCode(plus)) + Arrays.hashCode(minus);
    }

    /** One of {@code - 0 +} for each element, element 0 first. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(size);
        for (int i = 0; i < size; i++) {
            text.append("-0+".charAt(get(i) + 1));
        }
        return text.toString();
    }

    /** Sets single elements of a new {@link TritVector}. Not safe for use by several threads. */
    public static final class Builder {
        private final long[] plus;
        private final long[] minus;
        private final int size;

        private Builder(int size) {
            this.plus = new long[words(size)];
            this.minus = new long[plus.length];
            this.size = size;
        }

        /**
         * Sets an element.
         *
         * @param index in {@code [0, size)}
         * @param trit  -1, 0 or 1
         * @return this builder
         * @throws IllegalArgumentException  if {@code trit} is no trit
         * @throws IndexOutOfBoundsException if the index is out of range
         */
        public Builder set(int index, int trit) {
            Objects.checkIndex(index, size);
            plus[index >> 6] &= ~(1L << index);
            minus[index >> 6] &= ~(1L << index);
            setBit(plus, minus, index, trit, index);
            return this;
        }

        /**
         * The vector as it is now; later changes of the builder do not reach it.
         *
         * @return a new vector
         */
        public TritVector build() {
            return trusted(plus.clone(), minus.clone(), size);
        }
    }
}
