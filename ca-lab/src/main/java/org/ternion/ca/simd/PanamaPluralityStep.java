package org.ternion.ca.simd;

import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** Loop of the Vector API, the same formulas as the scalar one. */
final class PanamaPluralityStep implements PluralityStep {
    private static final VectorSpecies<Long> LONGS = PanamaLanes.LONGS;
    private static final int LANES = LONGS.length();

    @Override
    public void apply(long[] lo, long[] hi, long[] nextLo, long[] nextHi, int from, int rows, int pitch, int words) {
        for (int word = from; word < from + words; word += LANES) {
            column(lo, hi, nextLo, nextHi, word, rows, pitch);
        }
    }

    /** The sums of the rows above and here stay in locals; only the row below is read. */
    private static void column(long[] lo, long[] hi, long[] nextLo, long[] nextHi, int from, int rows, int pitch) {
        int above = from - pitch;
        LongVector upLoWest = LongVector.fromArray(LONGS, lo, above - 1);
        LongVector upLo = LongVector.fromArray(LONGS, lo, above);
        LongVector upLoEast = LongVector.fromArray(LONGS, lo, above + 1);
        LongVector upHiWest = LongVector.fromArray(LONGS, hi, above - 1);
        LongVector upHi = LongVector.fromArray(LONGS, hi, above);
        LongVector upHiEast = LongVector.fromArray(LONGS, hi, above + 1);
        LongVector upAnyWest = upLoWest.or(upHiWest);
        LongVector upAny = upLo.or(upHi);
        LongVector upAnyEast = upLoEast.or(upHiEast);
        LongVector upLoOnes = upLoWest.lanewise(XOR, upLo).lanewise(XOR, upLoEast);
        LongVector upLoTwos = upLoWest
                .lanewise(XOR, upLoWest.lanewise(XOR, upLo).and(upLoWest.lanewise(XOR, upLoEast)));
        LongVector upHiOnes = upHiWest.lanewise(XOR, upHi).lanewise(XOR, upHiEast);
        LongVector upHiTwos = upHiWest
                .lanewise(XOR, upHiWest.lanewise(XOR, upHi).and(upHiWest.lanewise(XOR, upHiEast)));
        LongVector upAnyOnes = upAnyWest.lanewise(XOR, upAny).lanewise(XOR, upAnyEast);
        LongVector upAnyTwos = upAnyWest
                .lanewise(XOR, upAnyWest.lanewise(XOR, upAny).and(upAnyWest.lanewise(XOR, upAnyEast)));
        LongVector midLoWest = LongVector.fromArray(LONGS, lo, from - 1);
        LongVector midLo = LongVector.fromArray(LONGS, lo, from);
        LongVector midLoEast = LongVector.fromArray(LONGS, lo, from + 1);
        LongVector midHiWest = LongVector.fromArray(LONGS, hi, from - 1);
        LongVector midHi = LongVector.fromArray(LONGS, hi, from);
        LongVector midHiEast = LongVector.fromArray(LONGS, hi, from + 1);
        LongVector midAnyWest = midLoWest.or(midHiWest);
        LongVector midAny = midLo.or(midHi);
        LongVector midAnyEast = midLoEast.or(midHiEast);
        LongVector midLoOnes = midLoWest.lanewise(XOR, midLo).lanewise(XOR, midLoEast);
        LongVector midLoTwos = midLoWest
                .lanewise(XOR, midLoWest.lanewise(XOR, midLo).and(midLoWest.lanewise(XOR, midLoEast)));
        LongVector midHiOnes = midHiWest.lanewise(XOR, midHi).lanewise(XOR, midHiEast);
        LongVector midHiTwos = midHiWest
                .lanewise(XOR, midHiWest.lanewise(XOR, midHi).and(midHiWest.lanewise(XOR, midHiEast)));
        LongVector midAnyOnes = midAnyWest.lanewise(XOR, midAny).lanewise(XOR, midAnyEast);
        LongVector midAnyTwos = midAnyWest
                .lanewise(XOR, midAnyWest.lanewise(XOR, midAny).and(midAnyWest.lanewise(XOR, midAnyEast)));
        int at = from;
        for (int row = 0; row < rows; row++) {
            int below = at + pitch;
            LongVector downLoWest = LongVector.fromArray(LONGS, lo, below - 1);
            LongVector downLo = LongVector.fromArray(LONGS, lo, below);
            LongVector downLoEast = LongVector.fromArray(LONGS, lo, below + 1);
            LongVector downHiWest = LongVector.fromArray(LONGS, hi, below - 1);
            LongVector downHi = LongVector.fromArray(LONGS, hi, below);
            LongVector downHiEast = LongVector.fromArray(LONGS, hi, below + 1);
            LongVector downAnyWest = downLoWest.or(downHiWest);
            LongVector downAny = downLo.or(downHi);
            LongVector downAnyEast = downLoEast.or(downHiEast);
            LongVector downLoOnes = downLoWest.lanewise(XOR, downLo).lanewise(XOR, downLoEast);
            LongVector downLoTwos = downLoWest
                    .lanewise(XOR, downLoWest.lanewise(XOR, downLo).and(downLoWest.lanewise(XOR, downLoEast)));
            LongVector downHiOnes = downHiWest.lanewise(XOR, downHi).lanewise(XOR, downHiEast);
            LongVector downHiTwos = downHiWest
                    .lanewise(XOR, downHiWest.lanewise(XOR, downHi).and(downHiWest.lanewise(XOR, downHiEast)));
            LongVector downAnyOnes = downAnyWest.lanewise(XOR, downAny).lanewise(XOR, downAnyEast);
            LongVector downAnyTwos = downAnyWest
                    .lanewise(XOR, downAnyWest.lanewise(XOR, downAny).and(downAnyWest.lanewise(XOR, downAnyEast)));

            LongVector loOnes = upLoOnes.lanewise(XOR, midLoOnes).lanewise(XOR, downLoOnes);
            LongVector loTwos1 = upLoOnes
                    .lanewise(XOR, upLoOnes.lanewise(XOR, midLoOnes).and(upLoOnes.lanewise(XOR, downLoOnes)));
            LongVector loTwos2 = upLoTwos.lanewise(XOR, midLoTwos).lanewise(XOR, downLoTwos);
            LongVector loFours1 = upLoTwos
                    .lanewise(XOR, upLoTwos.lanewise(XOR, midLoTwos).and(upLoTwos.lanewise(XOR, downLoTwos)));
            LongVector loTwos = loTwos1.lanewise(XOR, loTwos2);
            LongVector loFours2 = loTwos1.and(loTwos2);
            LongVector loFrom4 = loFours1.or(loFours2);
            LongVector loFrom5 = loFours1.and(loFours2).or(loFrom4.and(loOnes.or(loTwos)));

            LongVector hiOnes = upHiOnes.lanewise(XOR, midHiOnes).lanewise(XOR, downHiOnes);
            LongVector hiTwos1 = upHiOnes
                    .lanewise(XOR, upHiOnes.lanewise(XOR, midHiOnes).and(upHiOnes.lanewise(XOR, downHiOnes)));
            LongVector hiTwos2 = upHiTwos.lanewise(XOR, midHiTwos).lanewise(XOR, downHiTwos);
            LongVector hiFours1 = upHiTwos
                    .lanewise(XOR, upHiTwos.lanewise(XOR, midHiTwos).and(upHiTwos.lanewise(XOR, downHiTwos)));
            LongVector hiTwos = hiTwos1.lanewise(XOR, hiTwos2);
            LongVector hiFours2 = hiTwos1.and(hiTwos2);
            LongVector hiFrom4 = hiFours1.or(hiFours2);
            LongVector hiFrom5 = hiFours1.and(hiFours2).or(hiFrom4.and(hiOnes.or(hiTwos)));

            LongVector anyOnes = upAnyOnes.lanewise(XOR, midAnyOnes).lanewise(XOR, downAnyOnes);
            LongVector anyTwos1 = upAnyOnes
                    .lanewise(XOR, upAnyOnes.lanewise(XOR, midAnyOnes).and(upAnyOnes.lanewise(XOR, downAnyOnes)));
            LongVector anyTwos2 = upAnyTwos.lanewise(XOR, midAnyTwos).lanewise(XOR, downAnyTwos);
            LongVector anyFours1 = upAnyTwos
                    .lanewise(XOR, upAnyTwos.lanewise(XOR, midAnyTwos).and(upAnyTwos.lanewise(XOR, downAnyTwos)));
            LongVector anyTwos = anyTwos1.lanewise(XOR, anyTwos2);
            LongVector anyFours2 = anyTwos1.and(anyTwos2);
            LongVector anyFrom4 = anyFours1.or(anyFours2);
            LongVector anyFrom5 = anyFours1.and(anyFours2).or(anyFrom4.and(anyOnes.or(anyTwos)));
            LongVector anyFrom6 = anyFours1.and(anyFours2).or(anyFrom4.and(anyTwos));

            // Of nine cells, a state has strictly most if it has five, or four and no other state has four.
            LongVector loWins = loFrom5.or(loFrom4.and(hiFrom4.not()).and(anyFrom6));
            LongVector hiWins = hiFrom5.or(hiFrom4.and(loFrom4.not()).and(anyFrom6));
            LongVector zeroLoses = anyFrom5.and(anyFrom6.or(loFrom4).or(hiFrom4));
            loWins.or(midLo.and(hiWins.not()).and(zeroLoses)).intoArray(nextLo, at);
            hiWins.or(midHi.and(loWins.not()).and(zeroLoses)).intoArray(nextHi, at);

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
