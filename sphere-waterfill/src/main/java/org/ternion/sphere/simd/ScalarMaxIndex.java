package org.ternion.sphere.simd;

import java.util.Objects;

/** Plain loop. */
final class ScalarMaxIndex implements MaxIndex {
    @Override
    public int first(float[] values, int from, int to) {
        Objects.checkFromToIndex(from, to, values.length);
        int best = Objects.checkIndex(from, to);
        for (int i = from + 1; i < to; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }
}
