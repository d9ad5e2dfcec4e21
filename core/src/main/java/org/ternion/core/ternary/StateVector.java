package org.ternion.core.ternary;

import java.util.Arrays;
import java.util.Objects;

/**
 * Immutable vector of states 0, 1, 2 of the cyclic alphabet in two bit planes: element i is bit {@code i & 63} of word
 * {@code i >> 6}, set in the lo plane for state 1, in the hi plane for state 2. States are no trits: the two ways to
 * convert are named {@link TritVector#toStates} and {@link TritVector#toResidues}. Unused high bits of the last word
 * are 0 in both planes. Safe for use by several threads.
 */
public final class StateVector {
    private final long[] lo;
    private final long[] hi;
    private final int size;

    private StateVector(long[] lo, long[] hi, int size) {
        this.lo = lo;
        this.hi = hi;
        this.size = size;
    }

    /**
     * Copies states.
     *
     * @param states each 0, 1 or 2
     * @return a vector of {@code states.length} elements
     * @throws IllegalArgumentException naming the index of the first value that is no state
     */
    public static StateVector of(byte[] states) {
        return of(states, 0, states.length);
    }

    /**
     * Copies a range of states.
     *
     * @param states each 0, 1 or 2 within the range
     * @param offset index of the first one
     * @param size   number of elements
     * @return a vector of {@code size} elements
     * @throws IllegalArgumentException  naming the array index of the first value that is no state
     * @throws IndexOutOfBoundsException if the range is not inside the array
     */
    public static StateVector of(byte[] states, int offset, int size) {
        Objects.checkFromIndexSize(offset, size, states.length);
        long[] lo = new long[TritVector.words(size)];
        long[] hi = new long[lo.length];
        int i = 0;
        for (; i + Byte.SIZE <= size; i += Byte.SIZE) {
            long lanes = ByteLanes.load(states, offset + i);
            long ones = lanes & ByteLanes.ONES;
            long twos = lanes >>> 1 & ByteLanes.ONES;
            if ((lanes & ~(3 * ByteLanes.ONES) | ones & twos) != 0) {
                break; // the loop below finds the index
            }
            lo[i >> 6] |= ByteLanes.gather(ones) << i;
            hi[i >> 6] |= ByteLanes.gather(twos) << i;
        }
        for (; i < size; i++) {
            int state = states[offset + i];
            if (state < 0 || state > 2) {
                throw new IllegalArgumentException("state " + (offset + i) + " must be 0, 1 or 2, was " + state);
            }
            lo[i >> 6] |= (long) (state & 1) << i;
            hi[i >> 6] |= (long) (state >> 1) << i;
        }
        return new StateVector(lo, hi, size);
    }

    /**
     * Takes over two planes without copying: do not modify them afterwards.
     *
     * @param lo   bits of the elements in state 1
     * @param hi   bits of the elements in state 2
     * @param size number of elements; both planes have {@code ceil(size / 64)} words
     * @return a vector that keeps the arrays
     * @throws IllegalArgumentException if a length is wrong, an element is in both planes or a bit at or behind
     *                                  {@code size} is set
     */
    public static StateVector wrap(long[] lo, long[] hi, int size) {
        TritVector.checkPlanes(lo, hi, size);
        for (int w = 0; w < lo.length; w++) {
            if ((lo[w] & hi[w]) != 0) {
                throw new IllegalArgumentException("element " + (w * 64L + Long.numberOfTrailingZeros(lo[w] & hi[w]))
                        + " is in state 1 and in state 2");
            }
        }
        return new StateVector(lo, hi, size);
    }

    /** Keeps planes that the caller computed from legal vectors. */
    static StateVector trusted(long[] lo, long[] hi, int size) {
        assert wrap(lo, hi, size) != null;
        return new StateVector(lo, hi, size);
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
     * @return 0, 1 or 2
     * @throws IndexOutOfBoundsException if the index is out of range
     */
    public byte get(int index) {
        Objects.checkIndex(index, size);
        return (byte) ((lo[index >> 6] >>> index & 1) + 2 * (hi[index >> 6] >>> index & 1));
    }

    /**
     * The live plane of state 1, read-only by contract: for loops that cannot afford a copy.
     *
     * @return {@code ceil(size / 64)} words
     */
    public long[] loWords() {
        return lo;
    }

    /**
     * The live plane of state 2, read-only by contract: for loops that cannot afford a copy.
     *
     * @return {@code ceil(size / 64)} words
     */
    public long[] hiWords() {
        return hi;
    }

    /**
     * Number of elements in a state.
     *
     * @param state 0, 1 or 2
     * @return in {@code [0, size]}
     * @throws IndexOutOfBoundsException if {@code state} is no state
     */
    public int count(int state) {
        Objects.checkIndex(state, 3);
        if (state == 0) {
            return size - TritVector.bitCount(lo) - TritVector.bitCount(hi);
        }
        return TritVector.bitCount(state == 1 ? lo : hi);
    }

    /**
     * All elements.
     *
     * @return a new array of {@code size} states
     */
    public byte[] toBytes() {
        byte[] states = new byte[size];
        copyTo(states, 0);
        return states;
    }

    /**
     * Copies all elements, without allocation.
     *
     * @param target receives {@code size} states
     * @param offset index of the first one in {@code target}
     * @throws IndexOutOfBoundsException if the target is too short
     */
    public void copyTo(byte[] target, int offset) {
        Objects.checkFromIndexSize(offset, size, target.length);
        int i = 0;
        for (; i + Byte.SIZE <= size; i += Byte.SIZE) {
            long ones = ByteLanes.spread(lo[i >> 6] >>> i);
            ByteLanes.store(target, offset + i, ones | ByteLanes.spread(hi[i >> 6] >>> i) << 1);
        }
        for (; i < size; i++) {
            target[offset + i] = get(i);
        }
    }

    /** Equal when size and all elements are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof StateVector that && size == that.size && Arrays.equals(lo, that.lo)
                && Arrays.equals(hi, that.hi);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * size + Arrays.hashCode(lo)) + Arrays.hashCode(hi);
    }

    /** One digit for each element, element 0 first. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(size);
        for (int i = 0; i < size; i++) {
            text.append(get(i));
        }
        return text.toString();
    }
}
