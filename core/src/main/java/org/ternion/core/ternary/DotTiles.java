package org.ternion.core.ternary;

/**
 * Dot products of the rows of two matrices. Four rows of the second matrix go together, over so many words that they
 * stay in the first cache while all rows of the first matrix pass by.
 */
final class DotTiles {
    private static final int SIDE = 4;
    /** Four rows of two planes with this many words are 8 KiB. */
    private static final int BLOCK_WORDS = 128;

    private DotTiles() {
    }

    /** Adds the product of row i of a and row j of b to {@code products[i * b.rows() + j]}. */
    static void addProducts(TritMatrix a, TritMatrix b, int[] products) {
        int tiled = b.rows() & -SIDE;
        for (int from = 0; from < a.stride(); from += BLOCK_WORDS) {
            int words = Math.min(BLOCK_WORDS, a.stride() - from);
            for (int j = 0; j < tiled; j += SIDE) {
                for (int i = 0; i < a.rows(); i++) {
                    addFour(a, i, b, j, from, words, products);
                }
            }
            for (int j = tiled; j < b.rows(); j++) {
                for (int i = 0; i < a.rows(); i++) {
                    products[i * b.rows() + j] += TritDot.dot(a.plusWords(), a.minusWords(), i * a.stride() + from,
                            b.plusWords(), b.minusWords(), j * b.stride() + from, words);
                }
            }
        }
    }

    private static void addFour(TritMatrix a, int row, TritMatrix b, int firstRow, int from, int words,
            int[] products) {
        long[] ap = a.plusWords();
        long[] am = a.minusWords();
        long[] bp = b.plusWords();
        long[] bm = b.minusWords();
        int start = row * a.stride() + from;
        int b0 = firstRow * b.stride() + from;
        int b1 = b0 + b.stride();
        int b2 = b1 + b.stride();
        int b3 = b2 + b.stride();
        int sum0 = 0;
        int sum1 = 0;
        int sum2 = 0;
        int sum3 = 0;
        for (int w = 0; w < words; w++) {
            long p = ap[start + w];
            long m = am[start + w];
            sum0 += term(p, m, bp[b0 + w], bm[b0 + w]);
            sum1 += term(p, m, bp[b1 + w], bm[b1 + w]);
            sum2 += term(p, m, bp[b2 + w], bm[b2 + w]);
            sum3 += term(p, m, bp[b3 + w], bm[b3 + w]);
        }
        int at = row * b.rows() + firstRow;
        products[at] += sum0;
        products[at + 1] += sum1;
        products[at + 2] += sum2;
        products[at + 3] += sum3;
    }

    /** Dot product of one word, (p, m) and (q, n) the plus and minus words of the operands. */
    static int term(long p, long m, long q, long n) {
        return Long.bitCount(PlaneWords.productPlus(p, m, q, n)) - Long.bitCount(PlaneWords.productMinus(p, m, q, n));
    }
}
