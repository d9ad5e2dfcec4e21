package org.ternion.vpm.simd;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.ternion.core.simd.Simd;

/**
 * Maps scores to [0, 1] by the ranges of their columns. Every implementation gives the same bits: one subtraction and
 * one division in double, and one rounding to float.
 */
public interface UnitScale {
    /** The implementation in use. */
    UnitScale CHOSEN = Simd.select(MethodHandles.lookup(), "PanamaUnitScale", ScalarUnitScale::new);

    /**
     * Every implementation that can run here, for tests and benchmarks.
     *
     * @return the scalar one, then the vector one if available
     */
    static List<UnitScale> all() {
        return Simd.all(MethodHandles.lookup(), "PanamaUnitScale", ScalarUnitScale::new);
    }

    /**
     * Sets {@code out[from + k]} to {@code clamp((x[from + k] - low[k]) / span[k], 0, 1)} for k in {@code [0, n)},
     * never -0.0.
     *
     * @param x    finite scores, not modified
     * @param from first element used of {@code x} and {@code out}
     * @param n    number of elements, {@code >= 0}
     * @param low  lower ends, finite
     * @param span widths, {@code > 0}; no difference of a score and its lower end may overflow
     * @param out  set at {@code [from, from + n)}
     * @throws IndexOutOfBoundsException if a range is not inside its array
     */
    void apply(double[] x, int from, int n, double[] low, double[] span, float[] out);
}
