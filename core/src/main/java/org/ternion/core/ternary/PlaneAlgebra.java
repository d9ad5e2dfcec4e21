package org.ternion.core.ternary;

import java.util.ArrayList;
import java.util.List;

/**
 * Element-wise arithmetic of {@link TritVector}s and of integers in {@link TritPlanes}, computed on whole bit planes.
 * Results have the size of the operands. The single-trit definitions are in {@link Trits}.
 */
public final class PlaneAlgebra {
    private PlaneAlgebra() {
    }

    /**
     * Digit and carry of a sum of three trits.
     *
     * @param digit sum modulo 3, balanced
     * @param carry such that the sum is {@code digit + 3 carry}
     */
    public record DigitAndCarry(TritVector digit, TritVector carry) {
    }

    /**
     * Sum of integers stored as K digit planes.
     *
     * @param digits   the K low digits of every sum
     * @param overflow the digit of weight 3^K of every sum, laid out like a plane of {@code digits}
     */
    public record Sum(TritPlanes digits, TritVector overflow) {
    }

    /**
     * The negative of every element. Shares the planes of {@code x}: no words are copied.
     *
     * @param x any vector
     * @return -x
     */
    public static TritVector negate(TritVector x) {
        return TritVector.trusted(x.minusWords(), x.plusWords(), x.size());
    }

    /**
     * The magnitude of every element.
     *
     * @param x any vector
     * @return 0 or 1 for each element
     */
    public static TritVector abs(TritVector x) {
        return TritVector.trusted(x.supportWords(), new long[x.plusWords().length], x.size());
    }

    /**
     * The cycle 0, +1, -1, 0 for every element: adds 1 in GF(3).
     *
     * @param x any vector
     * @return the next trit of the cycle, see {@link Trits#rotate}
     */
    public static TritVector rotate(TritVector x) {
        long[] plus = TritVector.neither(x.plusWords(), x.minusWords(), x.size());
        return TritVector.trusted(plus, x.plusWords(), x.size());
    }

    /**
     * The sum in GF(3): (+1) + (+1) is -1.
     *
     * @param x first summand
     * @param y second summand, of the same size
     * @return elements congruent to x + y modulo 3
     * @throws IllegalArgumentException if the sizes differ
     */
    public static TritVector addMod3(TritVector x, TritVector y) {
        sameSize(x.size(), y.size());
        long[] a = x.plusWords();
        long[] b = x.minusWords();
        long[] c = y.plusWords();
        long[] d = y.minusWords();
        long[] plus = new long[a.length];
        long[] minus = new long[a.length];
        for (int w = 0; w < plus.length; w++) {
            plus[w] = PlaneWords.addPlus(a[w], b[w], c[w], d[w]);
            minus[w] = PlaneWords.addMinus(a[w], b[w], c[w], d[w]);
        }
        return TritVector.trusted(plus, minus, x.size());
    }

    /**
     * The difference in GF(3).
     *
     * @param x what is subtracted from
     * @param y what is subtracted, of the same size
     * @return elements congruent to x - y modulo 3
     * @throws IllegalArgumentException if the sizes differ
     */
    public static TritVector subMod3(TritVector x, TritVector y) {
        return addMod3(x, negate(y));
    }

    /**
     * The product, the same as integers and in GF(3).
     *
     * @param x first factor
     * @param y second factor, of the same size
     * @return x y
     * @throws IllegalArgumentException if the sizes differ
     */
    public static TritVector product(TritVector x, TritVector y) {
        sameSize(x.size(), y.size());
        long[] a = x.plusWords();
        long[] b = x.minusWords();
        long[] c = y.plusWords();
        long[] d = y.minusWords();
        long[] plus = new long[a.length];
        long[] minus = new long[a.length];
        for (int w = 0; w < plus.length; w++) {
            plus[w] = PlaneWords.productPlus(a[w], b[w], c[w], d[w]);
            minus[w] = PlaneWords.productMinus(a[w], b[w], c[w], d[w]);
        }
        return TritVector.trusted(plus, minus, x.size());
    }

    /**
     * The smaller one of every pair.
     *
     * @param x a vector
     * @param y another one, of the same size
     * @return min(x, y)
     * @throws IllegalArgumentException if the sizes differ
     */
    public static TritVector min(TritVector x, TritVector y) {
        sameSize(x.size(), y.size());
        long[] a = x.plusWords();
        long[] b = x.minusWords();
        long[] c = y.plusWords();
        long[] d = y.minusWords();
        long[] plus = new long[a.length];
        long[] minus = new long[a.length];
        for (int w = 0; w < plus.length; w++) {
            plus[w] = a[w] & c[w];
            minus[w] = b[w] | d[w];
        }
        return TritVector.trusted(plus, minus, x.size());
    }

    /**
     * The larger one of every pair.
     *
     * @param x a vector
     * @param y another one, of the same size
     * @return max(x, y)
     * @throws IllegalArgumentException if the sizes differ
     */
    public static TritVector max(TritVector x, TritVector y) {
        return negate(min(negate(x), negate(y)));
    }

    /**
     * The sum clipped to trits, also the sign of the sum: (+1) + (+1) is +1.
     *
     * @param x first summand
     * @param y second summand, of the same size
     * @return sign(x + y)
     * @throws IllegalArgumentException if the sizes differ
     */
    public static TritVector clipAdd(TritVector x, TritVector y) {
        sameSize(x.size(), y.size());
        long[] a = x.plusWords();
        long[] b = x.minusWords();
        long[] c = y.plusWords();
        long[] d = y.minusWords();
        long[] plus = new long[a.length];
        long[] minus = new long[a.length];
        for (int w = 0; w < plus.length; w++) {
            plus[w] = PlaneWords.clipAddPlus(a[w], b[w], c[w], d[w]);
            minus[w] = PlaneWords.clipAddPlus(b[w], a[w], d[w], c[w]);
        }
        return TritVector.trusted(plus, minus, x.size());
    }

    /**
     * The difference clipped to trits, also the comparison of every pair.
     *
     * @param x what is subtracted from
     * @param y what is subtracted, of the same size
     * @return sign(x - y)
     * @throws IllegalArgumentException if the sizes differ
     */
    public static TritVector clipSub(TritVector x, TritVector y) {
        return clipAdd(x, negate(y));
    }

    /**
     * What both agree on.
     *
     * @param x a vector
     * @param y another one, of the same size
     * @return x where x = y, else 0
     * @throws IllegalArgumentException if the sizes differ
     */
    public static TritVector meet(TritVector x, TritVector y) {
        sameSize(x.size(), y.size());
        long[] a = x.plusWords();
        long[] b = x.minusWords();
        long[] c = y.plusWords();
        long[] d = y.minusWords();
        long[] plus = new long[a.length];
        long[] minus = new long[a.length];
        for (int w = 0; w < plus.length; w++) {
            plus[w] = a[w] & c[w];
            minus[w] = b[w] & d[w];
        }
        return TritVector.trusted(plus, minus, x.size());
    }

    /**
     * Chooses between two vectors.
     *
     * @param mask bits of the elements taken from {@code x}, {@code ceil(size / 64)} words; bits behind the last
     *             element do not matter
     * @param x    where the mask is set
     * @param y    where it is not, of the same size
     * @return the elements chosen
     * @throws IllegalArgumentException if the sizes differ or the mask has another number of words
     */
    public static TritVector select(long[] mask, TritVector x, TritVector y) {
        sameSize(x.size(), y.size());
        if (mask.length != x.plusWords().length) {
            throw new IllegalArgumentException("mask must have " + x.plusWords().length + " words, has "
                    + mask.length);
        }
        long[] plus = new long[mask.length];
        long[] minus = new long[mask.length];
        for (int w = 0; w < mask.length; w++) {
            plus[w] = x.plusWords()[w] & mask[w] | y.plusWords()[w] & ~mask[w];
            minus[w] = x.minusWords()[w] & mask[w] | y.minusWords()[w] & ~mask[w];
        }
        return TritVector.trusted(plus, minus, x.size());
    }

    /**
     * The majority of three, 0 without one.
     *
     * @param x a vector
     * @param y a vector of the same size
     * @param z a vector of the same size
     * @return sign(x + y + z)
     * @throws IllegalArgumentException if the sizes differ
     */
    public static TritVector majority(TritVector x, TritVector y, TritVector z) {
        sameSize(x.size(), y.size());
        sameSize(x.size(), z.size());
        long[] a = x.plusWords();
        long[] b = x.minusWords();
        long[] c = y.plusWords();
        long[] d = y.minusWords();
        long[] e = z.plusWords();
        long[] f = z.minusWords();
        long[] plus = new long[a.length];
        long[] minus = new long[a.length];
        for (int w = 0; w < plus.length; w++) {
            plus[w] = PlaneWords.majorityPlus(a[w], b[w], c[w], d[w], e[w], f[w]);
            minus[w] = PlaneWords.majorityPlus(b[w], a[w], d[w], c[w], f[w], e[w]);
        }
        return TritVector.trusted(plus, minus, x.size());
    }

    /**
     * The balanced full adder: digit and carry of every sum of three. Two +1 are 2 = 3 - 1: digit -1 and carry +1.
     *
     * @param x a vector
     * @param y a vector of the same size
     * @param z a vector of the same size
     * @return {@code digit + 3 carry = x + y + z}
     * @throws IllegalArgumentException if the sizes differ
     */
    public static DigitAndCarry fullAdd(TritVector x, TritVector y, TritVector z) {
        sameSize(x.size(), y.size());
        sameSize(x.size(), z.size());
        long[] plus = new long[x.plusWords().length];
        long[] minus = new long[plus.length];
        long[] carryPlus = z.plusWords().clone();
        long[] carryMinus = z.minusWords().clone();
        fullAdd(x, y, carryPlus, carryMinus, plus, minus);
        return new DigitAndCarry(TritVector.trusted(plus, minus, x.size()),
                TritVector.trusted(carryPlus, carryMinus, x.size()));
    }

    /**
     * Adds integers digit plane by digit plane, the carries handed upward.
     *
     * @param x first summands
     * @param y second summands, of the same shape and number of digits K
     * @return the K digits of every sum and the overflow
     * @throws IllegalArgumentException if the shapes or numbers of digits differ
     */
    public static Sum add(TritPlanes x, TritPlanes y) {
        if (!x.sameLayout(y)) {
            throw new IllegalArgumentException("summands must have the same shape and number of digits, were " + x
                    + " and " + y);
        }
        int lanes = x.plane(0).size();
        long[] carryPlus = new long[x.plane(0).plusWords().length];
        long[] carryMinus = new long[carryPlus.length];
        List<TritVector> digits = new ArrayList<>();
        for (int k = 0; k < x.digits(); k++) {
            long[] plus = new long[carryPlus.length];
            long[] minus = new long[carryPlus.length];
            fullAdd(x.plane(k), y.plane(k), carryPlus, carryMinus, plus, minus);
            digits.add(TritVector.trusted(plus, minus, lanes));
        }
        return new Sum(x.withPlanes(digits), TritVector.trusted(carryPlus, carryMinus, lanes));
    }

    /** Adds two digits and a carry; the new carry replaces the old one. */
    private static void fullAdd(TritVector x, TritVector y, long[] carryPlus, long[] carryMinus, long[] plus,
            long[] minus) {
        long[] a = x.plusWords();
        long[] b = x.minusWords();
        long[] c = y.plusWords();
        long[] d = y.minusWords();
        for (int w = 0; w < plus.length; w++) {
            long e = carryPlus[w];
            long f = carryMinus[w];
            long p = PlaneWords.addPlus(a[w], b[w], c[w], d[w]);
            long q = PlaneWords.addMinus(a[w], b[w], c[w], d[w]);
            plus[w] = PlaneWords.addPlus(p, q, e, f);
            minus[w] = PlaneWords.addMinus(p, q, e, f);
            carryPlus[w] = PlaneWords.carryPlus(a[w], b[w], c[w], d[w], p, q, e, f);
            carryMinus[w] = PlaneWords.carryPlus(b[w], a[w], d[w], c[w], q, p, f, e);
        }
    }

    /**
     * The sum in GF(3) of several vectors, the check symbol of every column.
     *
     * @param vectors at least one, all of the same size
     * @return elements congruent to the sum of the column modulo 3
     * @throws IllegalArgumentException if there is no vector or the sizes differ
     */
    public static TritVector sumMod3(List<TritVector> vectors) {
        if (vectors.isEmpty()) {
            throw new IllegalArgumentException("a sum needs at least one vector");
        }
        Gf3Accumulator sum = new Gf3Accumulator(vectors.get(0).size());
        vectors.forEach(sum::add);
        return sum.toVector();
    }

    /**
     * The sum of all elements modulo 3.
     *
     * @param x any vector
     * @return 0, 1 or 2
     */
    public static int parity(TritVector x) {
        return Math.floorMod(x.plusCount() - x.minusCount(), 3);
    }

    /**
     * The sum of all states modulo 3.
     *
     * @param x any vector
     * @return 0, 1 or 2
     */
    public static int parity(StateVector x) {
        return (int) ((x.count(1) + 2L * x.count(2)) % 3);
    }

    /** Refuses operands of different sizes. */
    static void sameSize(int first, int second) {
        if (first != second) {
            throw new IllegalArgumentException("vectors must have the same size, had " + first + " and " + second
                    + " elements");
        }
    }
}
