package org.ternion.ca.simd;

import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.XOR;

import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Loop of the Vector API. Bits of lanes can be counted from JDK 19 on; before, the scalar loop does the work. */
final class PanamaPlaneCount implements PlaneCount {
    private static final VectorSpecies<Long> LONGS = PanamaLanes.LONGS;
    private static final int LANES = LONGS.length();
    private static final VectorOperators.Unary BIT_COUNT = PanamaLanes.BIT_COUNT;

    private final ScalarPlaneCount scalar = new ScalarPlaneCount();

    @Override
    public long ones(long[] plane, int from, int rows, int pitch, int words, long[] cells) {
        if (BIT_COUNT == null) {
            return scalar.ones(plane, from, rows, pitch, words, cells);
        }
        LongVector sum = LongVector.zero(LONGS);
        for (int row = 0, at = from; row < rows; row++, at += pitch) {
            for (int w = 0; w < words; w += LANES) {
                LongVector counted = LongVector.fromArray(LONGS, plane, at + w)
                        .and(LongVector.fromArray(LONGS, cells, w));
                sum = sum.add(counted.lanewise(BIT_COUNT));
            }
        }
        return sum.reduceLanes(ADD);
    }

    @Override
    public long differing(long[] a, long[] b, long[] c, long[] d, int from, int rows, int pitch, int words,
            long[] cells) {
        if (BIT_COUNT == null) {
            return scalar.differing(a, b, c, d, from, rows, pitch, words, cells);
        }
        LongVector sum = LongVector.zero(LONGS);
        for (int row = 0, at = from; row < rows; row++, at += pitch) {
            for (int w = 0; w < words; w += LANES) {
                LongVector first = LongVector.fromArray(LONGS, a, at + w)
                        .lanewise(XOR, LongVector.fromArray(LONGS, b, at + w));
                LongVector second = LongVector.fromArray(LONGS, c, at + w)
                        .lanewise(XOR, LongVector.fromArray(LONGS, d, at + w));
                LongVector counted = first.or(second).and(LongVector.fromArray(LONGS, cells, w));
                sum = sum.add(counted.lanewise(BIT_COUNT));
            }
        }
        return sum.reduceLanes(ADD);
    }
}
