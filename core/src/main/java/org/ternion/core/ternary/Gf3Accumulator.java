package org.ternion.core.ternary;

/**
 * A vector over the field of three elements that sums and products are computed into, without allocation: for long
 * sums, and for loops that would make a {@link TritVector} in every round. The arithmetic is that of {@link
 * PlaneAlgebra#addMod3}, {@link PlaneAlgebra#subMod3} and {@link PlaneAlgebra#product}. Not safe for use by several
 * threads.
 */
public final class Gf3Accumulator {
    private final long[] plus;
    private final long[] minus;
    private final int size;

    /**
     * Starts with zeros.
     *
     * @param size number of elements
     * @throws IllegalArgumentException if {@code size} is negative
     */
    public Gf3Accumulator(int size) {
        if (size < 0) {
            throw new IllegalArgumentException("size must be >= 0, was " + size);
        }
        this.size = size;
        plus = new long[TritVector.words(size)];
        minus = new long[plus.length];
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
     * Replaces all elements.
     *
     * @param x the new elements
     * @return this accumulator
     * @throws IllegalArgumentException if the sizes differ
     */
    public Gf3Accumulator set(TritVector x) {
        PlaneAlgebra.sameSize(size, x.size());
        System.arraycopy(x.plusWords(), 0, plus, 0, plus.length);
        System.arraycopy(x.minusWords(), 0, minus, 0, minus.length);
        return this;
    }

    /**
     * Adds a vector modulo 3: (+1) + (+1) is -1.
     *
     * @param x the summand
     * @return this accumulator
     * @throws IllegalArgumentException if the sizes differ
     */
    public Gf3Accumulator add(TritVector x) {
        PlaneAlgebra.sameSize(size, x.size());
        add(plus, minus, 0, x.plusWords(), x.minusWords(), 0, plus.length);
        return this;
    }

    /**
     * Subtracts a vector modulo 3.
     *
     * @param x what is subtracted
     * @return this accumulator
     * @throws IllegalArgumentException if the sizes differ
     */
    public Gf3Accumulator subtract(TritVector x) {
        PlaneAlgebra.sameSize(size, x.size());
        add(plus, minus, 0, x.minusWords(), x.plusWords(), 0, plus.length);
        return this;
    }

    /**
     * Multiplies element by element.
     *
     * @param x the factor
     * @return this accumulator
     * @throws IllegalArgumentException if the sizes differ
     */
    public Gf3Accumulator multiply(TritVector x) {
        PlaneAlgebra.sameSize(size, x.size());
        long[] c = x.plusWords();
        long[] d = x.minusWords();
        for (int w = 0; w < plus.length; w++) {
            long a = plus[w];
            long b = minus[w];
            plus[w] = PlaneWords.productPlus(a, b, c[w], d[w]);
            minus[w] = PlaneWords.productMinus(a, b, c[w], d[w]);
        }
        return this;
    }

    /**
     * The elements now.
     *
     * @return a copy, which later changes do not reach
     */
    public TritVector toVector() {
        return TritVector.trusted(plus.clone(), minus.clone(), size);
    }

    /** Adds words of planes to words of others; exchange plus and minus of the summand to subtract. */
    static void add(long[] plus, long[] minus, int to, long[] addPlus, long[] addMinus, int from, int words) {
        for (int w = 0; w < words; w++) {
            long a = plus[to + w];
            long b = minus[to + w];
            long c = addPlus[from + w];
            long d = addMinus[from + w];
            plus[to + w] = PlaneWords.addPlus(a, b, c, d);
            minus[to + w] = PlaneWords.addMinus(a, b, c, d);
        }
    }
}
