package org.ternion.sphere.simd;

import java.util.Objects;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Loop of the Vector API: first the largest value, which needs no indices in lanes, then where it is. */
final class PanamaMaxIndex implements MaxIndex {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();

    @Override
    public int first(float[] values, int from, int to) {
        Objects.checkFromToIndex(from, to, values.length);
        Objects.checkIndex(from, to);
        float largest = Float.NEGATIVE_INFINITY;
        int i = from;
        if (to - from >= 2 * LANES) {
            FloatVector even = FloatVector.fromArray(FLOATS, values, i);
            FloatVector odd = FloatVector.fromArray(FLOATS, values, i + LANES);
            for (i += 2 * LANES; i <= to - 2 * LANES; i += 2 * LANES) {
                even = even.max(FloatVector.fromArray(FLOATS, values, i));
                odd = odd.max(FloatVector.fromArray(FLOATS, values, i + LANES));
            }
            largest = even.max(odd).reduceLanes(VectorOperators.MAX);
        }
        for (; i < to; i++) {
            largest = Math.max(largest, values[i]);
        }
        return find(values, from, to, largest);
    }

    private static int find(float[] values, int from, int to, float largest) {
        int i = from;
        for (; i <= to - LANES; i += LANES) {
            int hit = FloatVector.fromArray(FLOATS, values, i).compare(VectorOperators.EQ, largest).firstTrue();
            if (hit < LANES) {
                return i + hit;
            }
        }
        while (i < to && values[i] != largest) {
            i++;
        }
        // Only NaN, which the contract excludes, is found nowhere.
        return i < to ? i : from;
    }
}
