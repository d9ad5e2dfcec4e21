package org.ternion.sphere.simd;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.ternion.core.simd.Simd;

/** Finds the largest of some values, the loop that picks the nearest cell from the dot products with all of them. */
public interface MaxIndex {
    /** The implementation in use. */
    MaxIndex CHOSEN = Simd.select(MethodHandles.lookup(), "PanamaMaxIndex", ScalarMaxIndex::new);

    /**
     * Every implementation that can run here, for tests and benchmarks.
     *
     * @return the scalar one, then the vector one if available
     */
    static List<MaxIndex> all() {
        return Simd.all(MethodHandles.lookup(), "PanamaMaxIndex", ScalarMaxIndex::new);
    }

    /**
     * Index of the largest value, the first of equal ones; zeros of either sign are equal.
     *
     * @param values not modified, without NaN in the range
     * @param from   first index, {@code >= 0}
     * @param to     index after the last one, {@code > from}
     * @return in {@code [from, to)}
     * @throws IndexOutOfBoundsException if the range is empty or not inside the array
     */
    int first(float[] values, int from, int to);
}
