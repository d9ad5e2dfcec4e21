package org.ternion.sphere.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** Loop of the Vector API. */
final class PanamaThresholdScan implements ThresholdScan {
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = FLOATS.length();

    @Override
    public int firstAtLeast(float[] values, int from, int to, float threshold) {
        int i = from;
        for (int end = to - (to - from) % LANES; i < end; i += LANES) {
            VectorMask<Float> hits = FloatVector.fromArray(FLOATS, values, i).compare(VectorOperators.GE, threshold);
            if (hits.anyTrue()) {
                return i + hits.firstTrue();
            }
        }
        for (; i < to; i++) {
            if (values[i] >= threshold) {
                return i;
            }
        }
        return to;
    }
}
