package org.ternion.core.ternary;

import java.util.Arrays;
import java.util.Objects;

/**
 * Immutable vector of trits as a mask of the elements that are not 0 and one sign bit for each of these, in order: the
 * storage form of vectors with many zeros. Counts per word make access by index and by rank fast. Safe for use by
 * several threads.
 */
public final class SparseTrits {
    private final long[] mask;
    /** Bit j is set if the nonzero element of rank j is +1. */
    private final long[] signs;
    /** Entry w is the number of nonzero elements in the words before word w; the last entry is that of all. */
    private final int[] before;
    private final int size;

    private SparseTrits(long[] mask, long[] signs, int[] before, int size) {
        this.mask = mask;
        this.signs = signs;
        this.before = before;
        this.size = size;
    }

    /**
     * Takes a vector apart.
     *
     * @param trits the vector
     * @return its mask and signs
     */
    public static SparseTrits of(TritVector trits) {
        long[] mask = trits.supportWords();
        int[] before = countBefore(mask);
        long[] signs = new long[TritVector.words(before[mask.length])];
        int rank = 0;
        for (int w = 0; w < mask.length; w++) {
            for (long rest = mask[w]; rest != 0; rest &= rest - 1, rank++) {
                signs[rank >> 6] |= (trits.plusWords()[w] >>> Long.numberOfTrailingZeros(rest) & 1) << rank;
            }
        }
        return new SparseTrits(mask, signs, before, trits.size());
    }

    /**
     * Takes over a mask and signs without copying, say from a file: do not modify them afterwards.
     *
     * @param mask  {@code ceil(size / 64)} words, bit i set if element i is not 0
     * @param signs one bit for each bit of the mask, in order, set for +1; the words they need and no more
     * @param size  number of elements
     * @return a vector that keeps the arrays
     * @throws IllegalArgumentException if a length is wrong or a bit beyond the end is set
     */
    public static SparseTrits wrap(long[] mask, long[] signs, int size) {
        TritVector.checkPlanes(mask, mask, size);
        int[] before = countBefore(mask);
        TritVector.checkPlanes(signs, signs, before[mask.length]);
        return new SparseTrits(mask, signs, before, size);
    }

    private static int[] countBefore(long[] mask) {
        int[] before = new int[mask.length + 1];
        for (int w = 0; w < mask.length; w++) {
            before[w + 1] = before[w] + Long.bitCount(mask[w]);
        }
        return before;
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
     * Number of elements that are not 0.
     *
     * @return in {@code [0, size]}
     */
    public int nonzeros() {
        return before[mask.length];
    }

    /**
     * Bits of this form.
     *
     * @return {@code size + nonzeros}, the bits of the mask and the signs
     */
    public long storedBits() {
        return (long) size + nonzeros();
    }

    /**
     * Number of nonzero elements before a place.
     *
     * @param index in {@code [0, size]}
     * @return in {@code [0, nonzeros]}
     * @throws IndexOutOfBoundsException if the index is out of range
     */
    public int rank(int index) {
        Objects.checkIndex(index, size + 1L);
        int word = index >> 6;
        long below = (1L << index) - 1;
        return before[word] + (below == 0 ? 0 : Long.bitCount(mask[word] & below));
    }

    /**
     * Place of a nonzero element.
     *
     * @param rank in {@code [0, nonzeros)}
     * @return the index i with {@code get(i) != 0} and {@code rank(i) == rank}
     * @throws IndexOutOfBoundsException if the rank is out of range
     */
    public int select(int rank) {
        Objects.checkIndex(rank, nonzeros());
        // the last word with no more than rank elements before it; a search may hit any of several equal counts
        int low = 0;
        int high = mask.length;
        while (high - low > 1) {
            int middle = low + high >>> 1;
            if (before[middle] <= rank) {
                low = middle;
            } else {
                high = middle;
            }
        }
        long rest = mask[low];
        for (int skip = rank - before[low]; skip > 0; skip--) {
            rest &= rest - 1;
        }
        return low * 64 + Long.numberOfTrailingZeros(rest);
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
        if ((mask[index >> 6] >>> index & 1) == 0) {
            return 0;
        }
        int rank = rank(index);
        return (byte) (2 * (signs[rank >> 6] >>> rank & 1) - 1);
    }

    /**
     * The vector in planes.
     *
     * @return the vector this one was made of
     */
    public TritVector toVector() {
        long[] plus = new long[mask.length];
        long[] minus = mask.clone();
        int rank = 0;
        for (int w = 0; w < mask.length; w++) {
            for (long rest = mask[w]; rest != 0; rest &= rest - 1, rank++) {
                plus[w] |= (signs[rank >> 6] >>> rank & 1) << Long.numberOfTrailingZeros(rest);
            }
            minus[w] ^= plus[w];
        }
        return TritVector.trusted(plus, minus, size);
    }

    /**
     * The live mask, read-only by contract.
     *
     * @return {@code ceil(size / 64)} words
     */
    public long[] maskWords() {
        return mask;
    }

    /**
     * The live signs, read-only by contract.
     *
     * @return {@code ceil(nonzeros / 64)} words
     */
    public long[] signWords() {
        return signs;
    }

    /** Equal when size and all elements are equal. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SparseTrits that && size == that.size && Arrays.equals(mask, that.mask)
                && Arrays.equals(signs, that.signs);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * size + Arrays.hashCode(mask)) + Arrays.hashCode(signs);
    }

    @Override
    public String toString() {
        return nonzeros() + " nonzero of " + size + " trits";
    }
}
