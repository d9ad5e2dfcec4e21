package org.ternion.ca.motif;

/** The state that has strictly more cells of a block than each of the others. */
final class Plurality {
    /** No state has the plurality. */
    static final int TIE = 3;

    private static final byte[] OF_WORD = table();

    private Plurality() {
    }

    /** Winner 0, 1 or 2, or {@link #TIE}, for a word of {@link BlockCounts#states}. */
    static int of(byte word) {
        return OF_WORD[word & 0xFF];
    }

    /** Winner, or the old state in a tie. */
    static int orOld(byte word, int old) {
        int winner = of(word);
        return winner == TIE ? old : winner;
    }

    private static byte[] table() {
        byte[] winners = new byte[256];
        for (int ones = 0; ones <= 9; ones++) {
            for (int twos = 0; ones + twos <= 9; twos++) {
                int zeros = 9 - ones - twos;
                int winner = zeros > Math.max(ones, twos) ? 0
                        : ones > Math.max(zeros, twos) ? 1
                        : twos > Math.max(zeros, ones) ? 2 : TIE;
                winners[ones + 16 * twos] = (byte) winner;
            }
        }
        return winners;
    }
}
