package org.ternion.core.ternary;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * Immutable vector of trits that may be undefined. The planes are those of {@link TritVector} with one more
 * combination: an undefined element is in both. A type of its own, because no operation of {@link PlaneAlgebra} is
 * right for such elements. Safe for use by several threads.
 */
public final class EpistemicVector {
    private final long[] plus;
    private final long[] minus;
    private final int size;

    private EpistemicVector(long[] plus, long[] minus, int size) {
        this.plus = plus;
        this.minus = minus;
        this.size = size;
    }

    /**
     * Copies elements.
     *
     * @param trits any
     * @return a vector of {@code trits.size()} elements
     */
    public static EpistemicVector of(List<EpistemicTrit> trits) {
        int size = trits.size();
        long[] plus = new long[TritVector.words(size)];
        long[] minus = new long[plus.length];
        int i = 0;
        for (EpistemicTrit trit : trits) {
            plus[i >> 6] |= (trit == EpistemicTrit.PLUS || trit == EpistemicTrit.UNDEFINED ? 1L : 0L) << i;
            minus[i >> 6] |= (trit == EpistemicTrit.MINUS || trit == EpistemicTrit.UNDEFINED ? 1L : 0L) << i;
            i++;
        }
        return new EpistemicVector(plus, minus, size);
    }

    /**
     * A vector without undefined elements.
     *
     * @param trits the elements
     * @return the same elements
     */
    public static EpistemicVector of(TritVector trits) {
        return new EpistemicVector(trits.plusWords(), trits.minusWords(), trits.size());
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
     * @return the element
     * @throws IndexOutOfBoundsException if the index is out of range
     */
    public EpistemicTrit get(int index) {
        Objects.checkIndex(index, size);
        int p = (int) (plus[index >> 6] >>> index & 1);
        int n = (int) (minus[index >> 6] >>> index & 1);
        return (p & n) != 0 ? EpistemicTrit.UNDEFINED : EpistemicTrit.of(p - n);
    }

    /**
     * Number of undefined elements.
     *
     * @return in {@code [0, size]}
     */
    public int undefinedCount() {
        int count = 0;
        for (int w = 0; w < plus.length; w++) {
            count += Long.bitCount(plus[w] & minus[w]);
        }
        return count;
    }

    /**
     * The elements as trits, when all are defined.
     *
     * @return the same elements
     * @throws IllegalStateException naming the first undefined element
     */
    public TritVector toTrits() {
        for (int w = 0; w < plus.length; w++) {
            if ((plus[w] & minus[w]) != 0) {
                throw new IllegalStateException("element "
                        + (w * 64L + Long.numberOfTrailingZeros(plus[w] & minus[w])) + " is undefined");
            }
        }
        return TritVector.trusted(plus, minus, size);
    }

    /**
     * The negative of every element.
     *
     * @return undefined where this is
     */
    public EpistemicVector negate() {
        return new EpistemicVector(minus, plus, size);
    }

    /**
     * {@link EpistemicTrit#rotate} of every element.
     *
     * @return undefined where this is
     */
    public EpistemicVector rotate() {
        long[] rotated = TritVector.neither(plus, minus, size);
        for (int w = 0; w < rotated.length; w++) {
            rotated[w] |= plus[w] & minus[w];
        }
        return new EpistemicVector(rotated, plus, size);
    }

    /**
     * The sum in GF(3) of every pair.
     *
     * @param other vector of the same size
     * @return undefined where a summand is
     * @throws IllegalArgumentException if the sizes differ
     */
    public EpistemicVector poisonAdd(EpistemicVector other) {
        PlaneAlgebra.sameSize(size, other.size);
        long[] p = new long[plus.length];
        long[] n = new long[plus.length];
        for (int w = 0; w < p.length; w++) {
            long poison = plus[w] & minus[w] | other.plus[w] & other.minus[w];
            p[w] = poison | PlaneWords.addPlus(plus[w], minus[w], other.plus[w], other.minus[w]);
            n[w] = poison | PlaneWords.addMinus(plus[w], minus[w], other.plus[w], other.minus[w]);
        }
        return new EpistemicVector(p, n, size);
    }

    /**
     * The difference in GF(3) of every pair.
     *
     * @param other vector of the same size, subtracted
     * @return undefined where an operand is
     * @throws IllegalArgumentException if the sizes differ
     */
    public EpistemicVector poisonSubtract(EpistemicVector other) {
        return poisonAdd(other.negate());
    }

    /**
     * The product of every pair.
     *
     * @param other vector of the same size
     * @return undefined where a factor is, even if the other is 0
     * @throws IllegalArgumentException if the sizes differ
     */
    public EpistemicVector poisonProduct(EpistemicVector other) {
        PlaneAlgebra.sameSize(size, other.size);
        long[] p = new long[plus.length];
        long[] n = new long[plus.length];
        for (int w = 0; w < p.length; w++) {
            long poison = plus[w] & minus[w] | other.plus[w] & other.minus[w];
            p[w] = poison | PlaneWords.productPlus(plus[w], minus[w], other.plus[w], other.minus[w]);
            n[w] = poison | PlaneWords.productMinus(plus[w], minus[w], other.plus[w], other.minus[w]);
        }
        return new EpistemicVector(p, n, size);
    }

    /** Equal when size and all elements are equal; undefined equals undefined. */
    @Override
    public boolean equals(Object other) {
        return other instanceof EpistemicVector that && size == that.size && Arrays.equals(plus, that.plus)
                && Arrays.equals(minus, that.minus);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * size + Arrays.hashCode(plus)) + Arrays.hashCode(minus);
    }

    /** One of {@code - 0 + ?} for each element, element 0 first. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(size);
        for (int i = 0; i < size; i++) {
            text.append("-0+?".charAt(get(i).ordinal()));
        }
        return text.toString();
    }
}
