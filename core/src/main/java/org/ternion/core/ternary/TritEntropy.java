package org.ternion.core.ternary;

/**
 * Order-0 entropies of trits, as one symbol and split into a mask (which trits are not 0) and signs. By the chain rule
 * {@code symbol = mask + activity * signGivenMask}, whatever the frequencies.
 *
 * @param symbol        entropy of the trit, in bits
 * @param mask          entropy of the mask bit, in bits
 * @param signGivenMask entropy of the sign of a trit that is not 0, in bits; 0 if there is none
 * @param activity      share of the trits that are not 0
 */
public record TritEntropy(double symbol, double mask, double signGivenMask, double activity) {
    /**
     * Entropies of frequencies.
     *
     * @param minus number of -1
     * @param zero  number of 0
     * @param plus  number of +1
     * @return their entropies; all 0 if there is no trit
     * @throws IllegalArgumentException if a number is negative
     */
    public static TritEntropy of(long minus, long zero, long plus) {
        if (minus < 0 || zero < 0 || plus < 0) {
            throw new IllegalArgumentException("frequencies must be >= 0, were " + minus + ", " + zero + ", " + plus);
        }
        double active = (double) minus + plus;
        double all = active + zero;
        return new TritEntropy(bits(minus, all) + bits(zero, all) + bits(plus, all),
                bits(active, all) + bits(zero, all), bits(minus, active) + bits(plus, active),
                all == 0 ? 0 : active / all);
    }

    /** The term -p log2 p of the probability {@code count / all}. */
    private static double bits(double count, double all) {
        return count == 0 || count == all ? 0 : -count / all * Math.log(count / all) / Math.log(2);
    }
}
