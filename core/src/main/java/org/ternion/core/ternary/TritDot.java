package org.ternion.core.ternary;

import java.util.stream.IntStream;
import org.ternion.core.Checks;

/**
 * Products of trit vectors, by counting bits: exact, 64 elements at a time. Products with vectors of numbers add and
 * subtract in the order of the elements, so that they do not depend on the machine.
 */
public final class TritDot {
    private TritDot() {
    }

    /**
     * Agreements and disagreements of two vectors.
     *
     * @param a a vector
     * @param b a vector of the same size
     * @return the counts
     * @throws IllegalArgumentException if the sizes differ
     */
    public static TritAgreement compare(TritVector a, TritVector b) {
        PlaneAlgebra.sameSize(a.size(), b.size());
        long[] ap = a.plusWords();
        long[] am = a.minusWords();
        long[] bp = b.plusWords();
        long[] bm = b.minusWords();
        int agreements = 0;
        int disagreements = 0;
        for (int w = 0; w < ap.length; w++) {
            agreements += Long.bitCount(PlaneWords.productPlus(ap[w], am[w], bp[w], bm[w]));
            disagreements += Long.bitCount(PlaneWords.productMinus(ap[w], am[w], bp[w], bm[w]));
        }
        return new TritAgreement(agreements, disagreements);
    }

    /**
     * Dot product of two vectors.
     *
     * @param a a vector
     * @param b a vector of the same size
     * @return {@code sum a_i b_i}
     * @throws IllegalArgumentException if the sizes differ
     */
    public static int dot(TritVector a, TritVector b) {
        PlaneAlgebra.sameSize(a.size(), b.size());
        return dot(a.plusWords(), a.minusWords(), 0, b.plusWords(), b.minusWords(), 0, a.plusWords().length);
    }

    /** Dot product of two runs of words. A plain loop on purpose: newer JDKs count bits in vectors by themselves. */
    static int dot(long[] ap, long[] am, int aFrom, long[] bp, long[] bm, int bFrom, int words) {
        int dot = 0;
        for (int w = 0; w < words; w++) {
            dot += DotTiles.term(ap[aFrom + w], am[aFrom + w], bp[bFrom + w], bm[bFrom + w]);
        }
        return dot;
    }

    /**
     * Cosine of the angle between two vectors.
     *
     * @param a a vector
     * @param b a vector of the same size
     * @return {@code dot / sqrt(nonzeros of a * nonzeros of b)}, in [-1, 1]; NaN if a vector is all 0
     * @throws IllegalArgumentException if the sizes differ
     */
    public static double cosine(TritVector a, TritVector b) {
        int dot = dot(a, b);
        return dot / Math.sqrt((double) nonzeros(a) * nonzeros(b));
    }

    private static int nonzeros(TritVector v) {
        return v.plusCount() + v.minusCount();
    }

    /**
     * Number of elements in which two vectors differ.
     *
     * @param a a vector
     * @param b a vector of the same size
     * @return the Hamming distance, in {@code [0, size]}
     * @throws IllegalArgumentException if the sizes differ
     */
    public static int hamming(TritVector a, TritVector b) {
        PlaneAlgebra.sameSize(a.size(), b.size());
        int distance = 0;
        for (int w = 0; w < a.plusWords().length; w++) {
            distance += Long.bitCount(a.plusWords()[w] ^ b.plusWords()[w] | a.minusWords()[w] ^ b.minusWords()[w]);
        }
        return distance;
    }

    /**
     * Product with integers.
     *
     * @param trits  the vector
     * @param values as many integers
     * @return {@code sum trits_i values_i}, exact
     * @throws IllegalArgumentException if the sizes differ
     */
    public static long dot(TritVector trits, int[] values) {
        PlaneAlgebra.sameSize(trits.size(), values.length);
        long sum = 0;
        for (int w = 0; w < trits.plusWords().length; w++) {
            long plus = trits.plusWords()[w];
            for (long rest = plus | trits.minusWords()[w]; rest != 0; rest &= rest - 1) {
                int lane = Long.numberOfTrailingZeros(rest);
                long sign = (plus >>> lane & 1) - 1;
                sum += (values[w * 64 + lane] ^ sign) - sign;
            }
        }
        return sum;
    }

    /**
     * Product with floats, in double. Elements that meet a 0 take no part, even if NaN or infinite.
     *
     * @param trits  the vector
     * @param values as many numbers
     * @return the sum of {@code trits_i values_i} from the first element to the last; 0.0 if there is none
     * @throws IllegalArgumentException if the sizes differ
     */
    public static double dot(TritVector trits, float[] values) {
        PlaneAlgebra.sameSize(trits.size(), values.length);
        double sum = 0;
        for (int w = 0; w < trits.plusWords().length; w++) {
            long minus = trits.minusWords()[w];
            for (long rest = minus | trits.plusWords()[w]; rest != 0; rest &= rest - 1) {
                int lane = Long.numberOfTrailingZeros(rest);
                sum += withSign(values[w * 64 + lane], minus >>> lane);
            }
        }
        return sum;
    }

    /**
     * Product with doubles. Elements that meet a 0 take no part, even if NaN or infinite.
     *
     * @param trits  the vector
     * @param values as many numbers
     * @return the sum of {@code trits_i values_i} from the first element to the last; 0.0 if there is none
     * @throws IllegalArgumentException if the sizes differ
     */
    public static double dot(TritVector trits, double[] values) {
        PlaneAlgebra.sameSize(trits.size(), values.length);
        double sum = 0;
        for (int w = 0; w < trits.plusWords().length; w++) {
            long minus = trits.minusWords()[w];
            for (long rest = minus | trits.plusWords()[w]; rest != 0; rest &= rest - 1) {
                int lane = Long.numberOfTrailingZeros(rest);
                sum += withSign(values[w * 64 + lane], minus >>> lane);
            }
        }
        return sum;
    }

    /** The value, negated if bit 0 of the second argument is set; signs are as random as trits, so without a branch. */
    private static double withSign(double value, long negate) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(value) ^ negate << 63);
    }

    /**
     * Dot products of all rows of a matrix with all rows of another: A B<sup>T</sup> over the integers.
     *
     * @param a a matrix of m rows
     * @param b a matrix of n rows, as long as those of {@code a}; for a product A B this is B transposed
     * @return {@code m * n} products, those of row 0 of {@code a} first
     * @throws IllegalArgumentException if the rows differ in length or the products do not fit an array
     */
    public static int[] products(TritMatrix a, TritMatrix b) {
        PlaneAlgebra.sameSize(a.cols(), b.cols());
        if ((long) a.rows() * b.rows() > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("too many products: " + a.rows() + " x " + b.rows());
        }
        int[] products = new int[a.rows() * b.rows()];
        DotTiles.addProducts(a, b, products);
        return products;
    }

    /**
     * Places of the largest scores.
     *
     * @param scores any integers, not modified
     * @param k      number of places, in {@code [0, scores.length]}
     * @return {@code k} indices, the largest score first, equal scores by index
     * @throws IllegalArgumentException if {@code k} is outside its range
     */
    public static int[] largest(int[] scores, int k) {
        Checks.inRange(k, 0, scores.length, "k");
        // the score above, the complement of the index below: a descending sort breaks ties by the lowest index
        long[] keys = IntStream.range(0, scores.length).mapToLong(i -> (long) scores[i] << 32 | ~i & 0xFFFFFFFFL)
                .sorted().toArray();
        return IntStream.range(0, k).map(i -> ~(int) keys[keys.length - 1 - i]).toArray();
    }
}
