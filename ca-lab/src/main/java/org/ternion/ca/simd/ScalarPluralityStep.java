package org.ternion.ca.simd;

/** Plain loop down the columns of words: sums of three cells of a row, of three rows, then comparisons with 4 and 5. */
final class ScalarPluralityStep implements PluralityStep {
    @Override
    public void apply(long[] lo, long[] hi, long[] nextLo, long[] nextHi, int from, int rows, int pitch, int words) {
        for (int word = from; word < from + words; word++) {
            column(lo, hi, nextLo, nextHi, word, rows, pitch);
        }
    }

    /** The sums of the rows above and here stay in locals; only the row below is read. */
    private static void column(long[] lo, long[] hi, long[] nextLo, long[] nextHi, int from, int rows, int pitch) {
        int above = from - pitch;
        long upLoWest = lo[above - 1];
        long upLo = lo[above];
        long upLoEast = lo[above + 1];
        long upHiWest = hi[above - 1];
        long upHi = hi[above];
        long upHiEast = hi[above + 1];
        long upAnyWest = upLoWest | upHiWest;
        long upAny = upLo | upHi;
        long upAnyEast = upLoEast | upHiEast;
        long upLoOnes = upLoWest ^ upLo ^ upLoEast;
        long upLoTwos = upLoWest & upLo | (upLoWest ^ upLo) & upLoEast;
        long upHiOnes = upHiWest ^ upHi ^ upHiEast;
        long upHiTwos = upHiWest & upHi | (upHiWest ^ upHi) & upHiEast;
        long upAnyOnes = upAnyWest ^ upAny ^ upAnyEast;
        long upAnyTwos = upAnyWest & upAny | (upAnyWest ^ upAny) & upAnyEast;
        long midLoWest = lo[from - 1];
        long midLo = lo[from];
        long midLoEast = lo[from + 1];
        long midHiWest = hi[from - 1];
        long midHi = hi[from];
        long midHiEast = hi[from + 1];
        long midAnyWest = midLoWest | midHiWest;
        long midAny = midLo | midHi;
        long midAnyEast = midLoEast | midHiEast;
        long midLoOnes = midLoWest ^ midLo ^ midLoEast;
        long midLoTwos = midLoWest & midLo | (midLoWest ^ midLo) & midLoEast;
        long midHiOnes = midHiWest ^ midHi ^ midHiEast;
        long midHiTwos = midHiWest & midHi | (midHiWest ^ midHi) & midHiEast;
        long midAnyOnes = midAnyWest ^ midAny ^ midAnyEast;
        long midAnyTwos = midAnyWest & midAny | (midAnyWest ^ midAny) & midAnyEast;
        int at = from;
        for (int row = 0; row < rows; row++) {
            int below = at + pitch;
            long downLoWest = lo[below - 1];
            long downLo = lo[below];
            long downLoEast = lo[below + 1];
            long downHiWest = hi[below - 1];
            long downHi = hi[below];
            long downHiEast = hi[below + 1];
            long downAnyWest = downLoWest | downHiWest;
            long downAny = downLo | downHi;
            long downAnyEast = downLoEast | downHiEast;
            long downLoOnes = downLoWest ^ downLo ^ downLoEast;
            long downLoTwos = downLoWest & downLo | (downLoWest ^ downLo) & downLoEast;
            long downHiOnes = downHiWest ^ downHi ^ downHiEast;
            long downHiTwos = downHiWest & downHi | (downHiWest ^ downHi) & downHiEast;
            long downAnyOnes = downAnyWest ^ downAny ^ downAnyEast;
            long downAnyTwos = downAnyWest & downAny | (downAnyWest ^ downAny) & downAnyEast;

            long loOnes = upLoOnes ^ midLoOnes ^ downLoOnes;
            long loTwos1 = upLoOnes & midLoOnes | (upLoOnes ^ midLoOnes) & downLoOnes;
            long loTwos2 = upLoTwos ^ midLoTwos ^ downLoTwos;
            long loFours1 = upLoTwos & midLoTwos | (upLoTwos ^ midLoTwos) & downLoTwos;
            long loTwos = loTwos1 ^ loTwos2;
            long loFours2 = loTwos1 & loTwos2;
            long loFrom4 = loFours1 | loFours2;
            long loFrom5 = loFours1 & loFours2 | loFrom4 & (loOnes | loTwos);

            long hiOnes = upHiOnes ^ midHiOnes ^ downHiOnes;
            long hiTwos1 = upHiOnes & midHiOnes | (upHiOnes ^ midHiOnes) & downHiOnes;
            long hiTwos2 = upHiTwos ^ midHiTwos ^ downHiTwos;
            long hiFours1 = upHiTwos & midHiTwos | (upHiTwos ^ midHiTwos) & downHiTwos;
            long hiTwos = hiTwos1 ^ hiTwos2;
            long hiFours2 = hiTwos1 & hiTwos2;
            long hiFrom4 = hiFours1 | hiFours2;
            long hiFrom5 = hiFours1 & hiFours2 | hiFrom4 & (hiOnes | hiTwos);

            long anyOnes = upAnyOnes ^ midAnyOnes ^ downAnyOnes;
            long anyTwos1 = upAnyOnes & midAnyOnes | (upAnyOnes ^ midAnyOnes) & downAnyOnes;
            long anyTwos2 = upAnyTwos ^ midAnyTwos ^ downAnyTwos;
            long anyFours1 = upAnyTwos & midAnyTwos | (upAnyTwos ^ midAnyTwos) & downAnyTwos;
            long anyTwos = anyTwos1 ^ anyTwos2;
            long anyFours2 = anyTwos1 & anyTwos2;
            long anyFrom4 = anyFours1 | anyFours2;
            long anyFrom5 = anyFours1 & anyFours2 | anyFrom4 & (anyOnes | anyTwos);
            long anyFrom6 = anyFours1 & anyFours2 | anyFrom4 & anyTwos;

            // Of nine cells, a state has strictly most if it has five, or four and no other state has four.
            long loWins = loFrom5 | loFrom4 & ~hiFrom4 & anyFrom6;
            long hiWins = hiFrom5 | hiFrom4 & ~loFrom4 & anyFrom6;
            long zeroLoses = anyFrom5 & (anyFrom6 | loFrom4 | hiFrom4);
            nextLo[at] = loWins | midLo & ~hiWins & zeroLoses;
            nextHi[at] = hiWins | midHi & ~loWins & zeroLoses;

            upLoOnes = midLoOnes;
            upLoTwos = midLoTwos;
            upHiOnes = midHiOnes;
            upHiTwos = midHiTwos;
            upAnyOnes = midAnyOnes;
            upAnyTwos = midAnyTwos;
            midLoOnes = downLoOnes;
            midLoTwos = downLoTwos;
            midHiOnes = downHiOnes;
            midHiTwos = downHiTwos;
            midAnyOnes = downAnyOnes;
            midAnyTwos = downAnyTwos;
            midLo = downLo;
            midHi = downHi;
            at = below;
        }
    }
}
