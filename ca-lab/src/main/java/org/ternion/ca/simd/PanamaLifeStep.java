package org.ternion.ca.simd;

import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** Loop of the Vector API, the same formulas as the scalar one. */
final class PanamaLifeStep implements LifeStep {
    private static final VectorSpecies<Long> LONGS = PanamaLanes.LONGS;
    private static final int LANES = LONGS.length();

    @Override
    public void apply(long[] alive, long[] next, int from, int rows, int pitch, int words, int birth, int survival) {
        for (int word = from; word < from + words; word += LANES) {
            column(alive, next, word, rows, pitch, birth, survival);
        }
    }

    /** The sums of the rows above and here stay in locals; only the row below is read. */
    private static void column(long[] alive, long[] next, int from, int rows, int pitch, int birth, int survival) {
        // Leaf n is what a cell becomes if n cells of its block, itself included, are alive: born or, by flip, kept.
        LongVector leaf0 = LongVector.broadcast(LONGS, -(birth & 1L));
        LongVector leaf1 = LongVector.broadcast(LONGS, -(birth >> 1 & 1L));
        LongVector flip1 = LongVector.broadcast(LONGS, -((birth >> 1 ^ survival) & 1L));
        LongVector leaf2 = LongVector.broadcast(LONGS, -(birth >> 2 & 1L));
        LongVector flip2 = LongVector.broadcast(LONGS, -((birth >> 2 ^ survival >> 1) & 1L));
        LongVector leaf3 = LongVector.broadcast(LONGS, -(birth >> 3 & 1L));
        LongVector flip3 = LongVector.broadcast(LONGS, -((birth >> 3 ^ survival >> 2) & 1L));
        LongVector leaf4 = LongVector.broadcast(LONGS, -(birth >> 4 & 1L));
        LongVector flip4 = LongVector.broadcast(LONGS, -((birth >> 4 ^ survival >> 3) & 1L));
        LongVector leaf5 = LongVector.broadcast(LONGS, -(birth >> 5 & 1L));
        LongVector flip5 = LongVector.broadcast(LONGS, -((birth >> 5 ^ survival >> 4) & 1L));
        LongVector leaf6 = LongVector.broadcast(LONGS, -(birth >> 6 & 1L));
        LongVector flip6 = LongVector.broadcast(LONGS, -((birth >> 6 ^ survival >> 5) & 1L));
        LongVector leaf7 = LongVector.broadcast(LONGS, -(birth >> 7 & 1L));
        LongVector flip7 = LongVector.broadcast(LONGS, -((birth >> 7 ^ survival >> 6) & 1L));
        LongVector leaf8 = LongVector.broadcast(LONGS, -(birth >> 8 & 1L));
        LongVector flip8 = LongVector.broadcast(LONGS, -((birth >> 8 ^ survival >> 7) & 1L));
        LongVector leaf9 = LongVector.broadcast(LONGS, -(survival >> 8 & 1L));
        int above = from - pitch;
        LongVector upWest = LongVector.fromArray(LONGS, alive, above - 1);
        LongVector up = LongVector.fromArray(LONGS, alive, above);
        LongVector upEast = LongVector.fromArray(LONGS, alive, above + 1);
        LongVector upOnes = upWest.lanewise(XOR, up).lanewise(XOR, upEast);
        LongVector upTwos = upWest.lanewise(XOR, upWest.lanewise(XOR, up).and(upWest.lanewise(XOR, upEast)));
        LongVector midWest = LongVector.fromArray(LONGS, alive, from - 1);
        LongVector mid = LongVector.fromArray(LONGS, alive, from);
        LongVector midEast = LongVector.fromArray(LONGS, alive, from + 1);
        LongVector midOnes = midWest.lanewise(XOR, mid).lanewise(XOR, midEast);
        LongVector midTwos = midWest.lanewise(XOR, midWest.lanewise(XOR, mid).and(midWest.lanewise(XOR, midEast)));
        int at = from;
        for (int row = 0; row < rows; row++) {
            int below = at + pitch;
            LongVector downWest = LongVector.fromArray(LONGS, alive, below - 1);
            LongVector down = LongVector.fromArray(LONGS, alive, below);
            LongVector downEast = LongVector.fromArray(LONGS, alive, below + 1);
            LongVector downOnes = downWest.lanewise(XOR, down).lanewise(XOR, downEast);
            LongVector downTwos = downWest
                    .lanewise(XOR, downWest.lanewise(XOR, down).and(downWest.lanewise(XOR, downEast)));

            LongVector ones = upOnes.lanewise(XOR, midOnes).lanewise(XOR, downOnes);
            LongVector twos1 = upOnes.lanewise(XOR, upOnes.lanewise(XOR, midOnes).and(upOnes.lanewise(XOR, downOnes)));
            LongVector twos2 = upTwos.lanewise(XOR, midTwos).lanewise(XOR, downTwos);
            LongVector fours1 = upTwos.lanewise(XOR, upTwos.lanewise(XOR, midTwos).and(upTwos.lanewise(XOR, downTwos)));
            LongVector twos = twos1.lanewise(XOR, twos2);
            LongVector fours2 = twos1.and(twos2);
            LongVector fours = fours1.lanewise(XOR, fours2);
            LongVector eights = fours1.and(fours2);

            LongVector sum1 = leaf1.lanewise(XOR, mid.and(flip1));
            LongVector sum01 = leaf0.lanewise(XOR, ones.and(leaf0.lanewise(XOR, sum1)));
            LongVector sum2 = leaf2.lanewise(XOR, mid.and(flip2));
            LongVector sum3 = leaf3.lanewise(XOR, mid.and(flip3));
            LongVector sum23 = sum2.lanewise(XOR, ones.and(sum2.lanewise(XOR, sum3)));
            LongVector sum4 = leaf4.lanewise(XOR, mid.and(flip4));
            LongVector sum5 = leaf5.lanewise(XOR, mid.and(flip5));
            LongVector sum45 = sum4.lanewise(XOR, ones.and(sum4.lanewise(XOR, sum5)));
            LongVector sum6 = leaf6.lanewise(XOR, mid.and(flip6));
            LongVector sum7 = leaf7.lanewise(XOR, mid.and(flip7));
            LongVector sum67 = sum6.lanewise(XOR, ones.and(sum6.lanewise(XOR, sum7)));
            LongVector sum8 = leaf8.lanewise(XOR, mid.and(flip8));
            LongVector sum89 = sum8.lanewise(XOR, ones.and(sum8.lanewise(XOR, leaf9)));
            LongVector sum03 = sum01.lanewise(XOR, twos.and(sum01.lanewise(XOR, sum23)));
            LongVector sum47 = sum45.lanewise(XOR, twos.and(sum45.lanewise(XOR, sum67)));
            LongVector sum07 = sum03.lanewise(XOR, fours.and(sum03.lanewise(XOR, sum47)));
            sum07.lanewise(XOR, eights.and(sum07.lanewise(XOR, sum89))).intoArray(next, at);

            upOnes = midOnes;
            upTwos = midTwos;
            midOnes = downOnes;
            midTwos = downTwos;
            mid = down;
            at = below;
        }
    }
}
