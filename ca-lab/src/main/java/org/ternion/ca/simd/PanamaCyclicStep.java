package org.ternion.ca.simd;

import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Loop of the Vector API, the same formulas as the scalar one. Majorities are written as
 * {@code a ^ ((a ^ b) & (a ^ c))} because C2 then needs two three-input instructions for them. Everything stands in one
 * method: helpers that return vectors are not always inlined, and the vectors are then allocated.
 */
final class PanamaCyclicStep implements CyclicStep {
    private static final VectorSpecies<Long> LONGS = PanamaLanes.LONGS;
    private static final int LANES = LONGS.length();

    @Override
    public long apply(long[] lo, long[] hi, long[] nextLo, long[] nextHi, int from, int rows, int pitch, int words,
            int k, long[] cells) {
        int start = 8 - k;
        long sum = 0;
        for (int word = 0; word < words; word += LANES) {
            sum += column(lo, hi, nextLo, nextHi, from + word, rows, pitch, -(start & 1), -(start >> 1 & 1),
                    -(start >> 2 & 1), PanamaLanes.BIT_COUNT == null ? null : cells, word);
        }
        if (cells != null && PanamaLanes.BIT_COUNT == null) {
            return new ScalarPlaneCount().differing(lo, nextLo, hi, nextHi, from, rows, pitch, words, cells);
        }
        return sum;
    }

    private static long column(long[] lo, long[] hi, long[] nextLo, long[] nextHi, int from, int rows, int pitch,
            long start1, long start2, long start4, long[] cells, int word) {
        LongVector one = LongVector.broadcast(LONGS, start1);
        LongVector two = LongVector.broadcast(LONGS, start2);
        LongVector four = LongVector.broadcast(LONGS, start4);
        int above = from - pitch;
        LongVector upLo = LongVector.fromArray(LONGS, lo, above);
        LongVector upLoWest = LongVector.fromArray(LONGS, lo, above - 1);
        LongVector upLoEast = LongVector.fromArray(LONGS, lo, above + 1);
        LongVector upHi = LongVector.fromArray(LONGS, hi, above);
        LongVector upHiWest = LongVector.fromArray(LONGS, hi, above - 1);
        LongVector upHiEast = LongVector.fromArray(LONGS, hi, above + 1);
        LongVector midLo = LongVector.fromArray(LONGS, lo, from);
        LongVector midLoWest = LongVector.fromArray(LONGS, lo, from - 1);
        LongVector midLoEast = LongVector.fromArray(LONGS, lo, from + 1);
        LongVector midHi = LongVector.fromArray(LONGS, hi, from);
        LongVector midHiWest = LongVector.fromArray(LONGS, hi, from - 1);
        LongVector midHiEast = LongVector.fromArray(LONGS, hi, from + 1);
        boolean counting = cells != null;
        LongVector counted = counting ? LongVector.fromArray(LONGS, cells, word) : LongVector.zero(LONGS);
        LongVector sum = LongVector.zero(LONGS);
        int at = from;
        for (int row = 0; row < rows; row++) {
            int below = at + pitch;
            LongVector downLo = LongVector.fromArray(LONGS, lo, below);
            LongVector downLoWest = LongVector.fromArray(LONGS, lo, below - 1);
            LongVector downLoEast = LongVector.fromArray(LONGS, lo, below + 1);
            LongVector downHi = LongVector.fromArray(LONGS, hi, below);
            LongVector downHiWest = LongVector.fromArray(LONGS, hi, below - 1);
            LongVector downHiEast = LongVector.fromArray(LONGS, hi, below + 1);

            LongVector some = midLo.or(midHi);
            LongVector other = midLo.not();
            LongVector m1 = upLoWest.lanewise(XOR, some).and(upHiWest.lanewise(XOR, other));
            LongVector m2 = upLo.lanewise(XOR, some).and(upHi.lanewise(XOR, other));
            LongVector m3 = upLoEast.lanewise(XOR, some).and(upHiEast.lanewise(XOR, other));
            LongVector m4 = midLoWest.lanewise(XOR, some).and(midHiWest.lanewise(XOR, other));
            LongVector m5 = midLoEast.lanewise(XOR, some).and(midHiEast.lanewise(XOR, other));
            LongVector m6 = downLoWest.lanewise(XOR, some).and(downHiWest.lanewise(XOR, other));
            LongVector m7 = downLo.lanewise(XOR, some).and(downHi.lanewise(XOR, other));
            LongVector m8 = downLoEast.lanewise(XOR, some).and(downHiEast.lanewise(XOR, other));

            LongVector s1 = m1.lanewise(XOR, m2).lanewise(XOR, m3);
            LongVector twos1 = m1.lanewise(XOR, m1.lanewise(XOR, m2).and(m1.lanewise(XOR, m3)));
            LongVector s2 = m4.lanewise(XOR, m5).lanewise(XOR, m6);
            LongVector twos2 = m4.lanewise(XOR, m4.lanewise(XOR, m5).and(m4.lanewise(XOR, m6)));
            LongVector s3 = m7.lanewise(XOR, m8).lanewise(XOR, one);
            LongVector twos3 = m7.lanewise(XOR, m7.lanewise(XOR, m8).and(m7.lanewise(XOR, one)));
            LongVector twos4 = s1.lanewise(XOR, s1.lanewise(XOR, s2).and(s1.lanewise(XOR, s3)));
            LongVector s4 = twos1.lanewise(XOR, twos2).lanewise(XOR, twos3);
            LongVector fours1 = twos1.lanewise(XOR, twos1.lanewise(XOR, twos2).and(twos1.lanewise(XOR, twos3)));
            LongVector fours2 = s4.lanewise(XOR, s4.lanewise(XOR, twos4).and(s4.lanewise(XOR, two)));
            LongVector advance = fours1.lanewise(XOR, fours1.lanewise(XOR, fours2).and(fours1.lanewise(XOR, four)));

            midLo.lanewise(XOR, advance).and(midHi.not()).intoArray(nextLo, at);
            some.and(midHi.lanewise(XOR, advance)).intoArray(nextHi, at);
            if (counting) {
                sum = sum.add(advance.and(counted).lanewise(PanamaLanes.BIT_COUNT));
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
        return sum.reduceLanes(ADD);
    }
}
