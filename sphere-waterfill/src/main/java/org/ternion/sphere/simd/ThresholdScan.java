package org.ternion.sphere.simd;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.ternion.core.simd.Simd;

/** Skips values below a threshold, the loop that keeps most scores away from the heap of {@link TopK}. */
interface ThresholdScan {
    /** The implementation in use. */
    ThresholdScan CHOSEN = Simd.select(MethodHandles.lookup(), "PanamaThresholdScan", ScalarThresholdScan::new);

    /** Every implementation that can run here: the scalar one, then the vector one if available. */
    static List<ThresholdScan> all() {
        return Simd.all(MethodHandles.lookup(), "PanamaThresholdScan", ScalarThresholdScan::new);
    }

    /**
     * The smallest i in {@code [from, to)} with {@code values[i] >= threshold}, or {@code to}. NaN never reaches a
     * threshold; zeros of either sign are equal. The caller has checked the range.
     */
    int firstAtLeast(float[] values, int from, int to, float threshold);
}
