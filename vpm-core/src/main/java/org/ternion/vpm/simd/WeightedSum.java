package org.ternion.vpm.simd;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.ternion.core.simd.Simd;

/**
 * Builds ranking keys from 16-bit samples. Every implementation gives the same bits: products and sums are single IEEE
 * double operations in a fixed order, without fused multiply-add.
 */
public interface WeightedSum {
    /** The implementation in use. */
    WeightedSum CHOSEN = Simd.select(MethodHandles.lookup(), "PanamaWeightedSum", ScalarWeightedSum::new);

    /**
     * Every implementation that can run here, for tests and benchmarks.
     *
     * @return the scalar one, then the vector one if available
     */
    static List<WeightedSum> all() {
        return Simd.all(MethodHandles.lookup(), "PanamaWeightedSum", ScalarWeightedSum::new);
    }

    /**
     * Sets {@code keys[i]} to the sum of {@code weights[j] * samples[j][offset + i]} over j ascending, starting at 0,
     * for i in {@code [0, n)}.
     *
     * @param samples unsigned 16-bit samples, one array per weight, not modified
     * @param weights finite, not modified
     * @param offset  first sample used of each array
     * @param keys    set at {@code [0, n)}
     * @param n       number of keys, {@code >= 0}
     * @throws IndexOutOfBoundsException if a range is not inside its array
     */
    void sum(char[][] samples, double[] weights, int offset, double[] keys, int n);

    /**
     * First index whose key is at least a threshold.
     *
     * @param keys      no NaN, not modified
     * @param from      first index looked at, {@code >= 0}
     * @param to        end of the range, exclusive, {@code >= from}
     * @param threshold not NaN; may be infinite
     * @return the smallest i in {@code [from, to)} with {@code keys[i] >= threshold}, or {@code to}
     * @throws IndexOutOfBoundsException if the range is not inside the array
     */
    int firstAtLeast(double[] keys, int from, int to, double threshold);
}
