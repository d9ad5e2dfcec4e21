package org.ternion.ca.simd;

import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorSpecies;

/** Loop of the Vector API, the same formulas as the scalar one. */
final class PanamaFadeStep implements FadeStep {
    private static final VectorSpecies<Long> LONGS = PanamaLanes.LONGS;
    private static final int LANES = LONGS.length();

    @Override
    public void apply(long[][] now, long[][] next, int from, int rows, int pitch, int words, int lastAge) {
        for (int row = 0, at = from; row < rows; row++, at += pitch) {
            fade(now, next, at, at + words, lastAge);
        }
    }

    private static void fade(long[][] now, long[][] next, int from, int to, int lastAge) {
        for (int i = from; i < to; i += LANES) {
            LongVector first = LongVector.fromArray(LONGS, now[1], i);
            LongVector fading = first;
            LongVector last = first.lanewise(XOR, (lastAge & 1) - 1L);
            for (int p = 2; p < now.length; p++) {
                LongVector digit = LongVector.fromArray(LONGS, now[p], i);
                fading = fading.or(digit);
                last = last.and(digit.lanewise(XOR, (lastAge >> p - 1 & 1) - 1L));
            }
            LongVector grown = LongVector.fromArray(LONGS, next[0], i);
            grown.and(fading.not()).intoArray(next[0], i);
            LongVector older = fading.and(last.not());
            LongVector carry = first.and(older);
            older.lanewise(XOR, carry).or(LongVector.fromArray(LONGS, now[0], i).and(grown.not()))
                    .intoArray(next[1], i);
            for (int p = 2; p < now.length; p++) {
                LongVector digit = LongVector.fromArray(LONGS, now[p], i).and(older);
                digit.lanewise(XOR, carry).intoArray(next[p], i);
                carry = carry.and(digit);
            }
        }
    }
}
