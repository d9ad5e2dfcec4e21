package org.ternion.sphere.simd;

/** Plain loop. */
final class ScalarThresholdScan implements ThresholdScan {
    @Override
    public int firstAtLeast(float[] values, int from, int to, float threshold) {
        for (int i = from; i < to; i++) {
            if (values[i] >= threshold) {
                return i;
            }
        }
        return to;
    }
}
