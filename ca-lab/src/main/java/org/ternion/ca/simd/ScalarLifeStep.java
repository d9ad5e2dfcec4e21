package org.ternion.ca.simd;

/** Plain loop down the columns of words: sums of three cells of a row, of three rows, then a choice by the sum. */
final class ScalarLifeStep implements LifeStep {
    @Override
    public void apply(long[] alive, long[] next, int from, int rows, int pitch, int words, int birth, int survival) {
        for (int word = from; word < from + words; word++) {
            column(alive, next, word, rows, pitch, birth, survival);
        }
    }

    /** The sums of the rows above and here stay in locals; only the row below is read. */
    private static void column(long[] alive, long[] next, int from, int rows, int pitch, int birth, int survival) {
        // Leaf n is what a cell becomes if n cells of its block, itself included, are alive: born or, by flip, kept.
        long leaf0 = -(birth & 1L);
        long leaf1 = -(birth >> 1 & 1L);
        long flip1 = -((birth >> 1 ^ survival) & 1L);
        long leaf2 = -(birth >> 2 & 1L);
        long flip2 = -((birth >> 2 ^ survival >> 1) & 1L);
        long leaf3 = -(birth >> 3 & 1L);
        long flip3 = -((birth >> 3 ^ survival >> 2) & 1L);
        long leaf4 = -(birth >> 4 & 1L);
        long flip4 = -((birth >> 4 ^ survival >> 3) & 1L);
        long leaf5 = -(birth >> 5 & 1L);
        long flip5 = -((birth >> 5 ^ survival >> 4) & 1L);
        long leaf6 = -(birth >> 6 & 1L);
        long flip6 = -((birth >> 6 ^ survival >> 5) & 1L);
        long leaf7 = -(birth >> 7 & 1L);
        long flip7 = -((birth >> 7 ^ survival >> 6) & 1L);
        long leaf8 = -(birth >> 8 & 1L);
        long flip8 = -((birth >> 8 ^ survival >> 7) & 1L);
        long leaf9 = -(survival >> 8 & 1L);
        int above = from - pitch;
        long upWest = alive[above - 1];
        long up = alive[above];
        long upEast = alive[above + 1];
        long upOnes = upWest ^ up ^ upEast;
        long upTwos = upWest & up | (upWest ^ up) & upEast;
        long midWest = alive[from - 1];
        long mid = alive[from];
        long midEast = alive[from + 1];
        long midOnes = midWest ^ mid ^ midEast;
        long midTwos = midWest & mid | (midWest ^ mid) & midEast;
        int at = from;
        for (int row = 0; row < rows; row++) {
            int below = at + pitch;
            long downWest = alive[below - 1];
            long down = alive[below];
            long downEast = alive[below + 1];
            long downOnes = downWest ^ down ^ downEast;
            long downTwos = downWest & down | (downWest ^ down) & downEast;

            long ones = upOnes ^ midOnes ^ downOnes;
            long twos1 = upOnes & midOnes | (upOnes ^ midOnes) & downOnes;
            long twos2 = upTwos ^ midTwos ^ downTwos;
            long fours1 = upTwos & midTwos | (upTwos ^ midTwos) & downTwos;
            long twos = twos1 ^ twos2;
            long fours2 = twos1 & twos2;
            long fours = fours1 ^ fours2;
            long eights = fours1 & fours2;

            long sum1 = leaf1 ^ mid & flip1;
            long sum01 = leaf0 ^ ones & (leaf0 ^ sum1);
            long sum2 = leaf2 ^ mid & flip2;
            long sum3 = leaf3 ^ mid & flip3;
            long sum23 = sum2 ^ ones & (sum2 ^ sum3);
            long sum4 = leaf4 ^ mid & flip4;
            long sum5 = leaf5 ^ mid & flip5;
            long sum45 = sum4 ^ ones & (sum4 ^ sum5);
            long sum6 = leaf6 ^ mid & flip6;
            long sum7 = leaf7 ^ mid & flip7;
            long sum67 = sum6 ^ ones & (sum6 ^ sum7);
            long sum8 = leaf8 ^ mid & flip8;
            long sum89 = sum8 ^ ones & (sum8 ^ leaf9);
            long sum03 = sum01 ^ twos & (sum01 ^ sum23);
            long sum47 = sum45 ^ twos & (sum45 ^ sum67);
            long sum07 = sum03 ^ fours & (sum03 ^ sum47);
            next[at] = sum07 ^ eights & (sum07 ^ sum89);

            upOnes = midOnes;
            upTwos = midTwos;
            midOnes = downOnes;
            midTwos = downTwos;
            mid = down;
            at = below;
        }
    }
}
