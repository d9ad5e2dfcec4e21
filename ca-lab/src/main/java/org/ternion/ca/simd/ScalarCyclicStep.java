package org.ternion.ca.simd;

/**
 * Plain loop down the columns of words. Matching neighbours are added by full adders to 8 - k, so that the carry out of
 * the third bit is set where at least k match, for every k alike.
 */
final class ScalarCyclicStep implements CyclicStep {
    @Override
    public long apply(long[] lo, long[] hi, long[] nextLo, long[] nextHi, int from, int rows, int pitch, int words,
            int k, long[] cells) {
        int start = 8 - k;
        long sum = 0;
        for (int word = 0; word < words; word++) {
            sum += column(lo, hi, nextLo, nextHi, from + word, rows, pitch, -(start & 1), -(start >> 1 & 1),
                    -(start >> 2 & 1), cells == null ? 0 : cells[word]);
        }
        return sum;
    }

    /** West, centre and east of the rows above and here stay in locals; only the row below is read. */
    private static long column(long[] lo, long[] hi, long[] nextLo, long[] nextHi, int from, int rows, int pitch,
            long start1, long start2, long start4, long cells) {
        int above = from - pitch;
        long upLo = lo[above];
        long upLoWest = lo[above - 1];
        long upLoEast = lo[above + 1];
        long upHi = hi[above];
        long upHiWest = hi[above - 1];
        long upHiEast = hi[above + 1];
        long midLo = lo[from];
        long midLoWest = lo[from - 1];
        long midLoEast = lo[from + 1];
        long midHi = hi[from];
        long midHiWest = hi[from - 1];
        long midHiEast = hi[from + 1];
        long sum = 0;
        int at = from;
        for (int row = 0; row < rows; row++) {
            int below = at + pitch;
            long downLo = lo[below];
            long downLoWest = lo[below - 1];
            long downLoEast = lo[below + 1];
            long downHi = hi[below];
            long downHiWest = hi[below - 1];
            long downHiEast = hi[below + 1];

            // A neighbour matches if its bits are those of the next state: lo is not(lo or hi), hi is lo.
            long some = midLo | midHi;
            long other = ~midLo;
            long m1 = (upLoWest ^ some) & (upHiWest ^ other);
            long m2 = (upLo ^ some) & (upHi ^ other);
            long m3 = (upLoEast ^ some) & (upHiEast ^ other);
            long m4 = (midLoWest ^ some) & (midHiWest ^ other);
            long m5 = (midLoEast ^ some) & (midHiEast ^ other);
            long m6 = (downLoWest ^ some) & (downHiWest ^ other);
            long m7 = (downLo ^ some) & (downHi ^ other);
            long m8 = (downLoEast ^ some) & (downHiEast ^ other);

            long x1 = m1 ^ m2;
            long x2 = m4 ^ m5;
            long x3 = m7 ^ m8;
            long s1 = x1 ^ m3;
            long s2 = x2 ^ m6;
            long s3 = x3 ^ start1;
            long twos1 = m1 & m2 | x1 & m3;
            long twos2 = m4 & m5 | x2 & m6;
            long twos3 = m7 & m8 | x3 & start1;
            long twos4 = s1 & s2 | (s1 ^ s2) & s3;
            long x4 = twos1 ^ twos2;
            long s4 = x4 ^ twos3;
            long fours1 = twos1 & twos2 | x4 & twos3;
            long fours2 = s4 & twos4 | (s4 ^ twos4) & start2;
            long advance = fours1 & fours2 | (fours1 ^ fours2) & start4;

            nextLo[at] = (midLo ^ advance) & ~midHi;
            nextHi[at] = some & (midHi ^ advance);
            if (cells != 0) {
                sum += Long.bitCount(advance & cells);
            }

            upLo = midLo;
            upLoWest = midLoWest;
            upLoEast = midLoEast;
            upHi = midHi;
            upHiWest = midHiWest;
            upHiEast = midHiEast;
            midLo = downLo;
            midLoWest = downLoWest;
            midLoEast = downLoEast;
            midHi = downHi;
            midHiWest = downHiWest;
            midHiEast = downHiEast;
            at = below;
        }
        return sum;
    }
}
