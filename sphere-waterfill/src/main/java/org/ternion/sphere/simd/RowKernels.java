package org.ternion.sphere.simd;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.ternion.core.FloatMatrix;
import org.ternion.core.simd.Simd;

/**
 * Sum and sum of squares of rows, in one pass over them.
 *
 * <p>Elements are widened to double, so that squares are exact and neither overflow nor underflow. Lane j of 16 adds
 * the elements {@code i = j, j + 16, j + 32, ..} from 0; then lanes j and {@code j + 8} are added for {@code j < 8},
 * and so on with 4, 2, 1. Every implementation gives the same bits. The loop is bound by memory; the specification's
 * float sums (3.5) would not be faster.
 */
public interface RowKernels {
    /** The implementation in use. */
    RowKernels CHOSEN = Simd.select(MethodHandles.lookup(), "PanamaRowKernels", ScalarRowKernels::new);

    /**
     * Every implementation that can run here, for tests and benchmarks.
     *
     * @return the scalar one, then the vector one if available
     */
    static List<RowKernels> all() {
        return Simd.all(MethodHandles.lookup(), "PanamaRowKernels", ScalarRowKernels::new);
    }

    /**
     * Sets {@code sum[r - from]} and {@code squares[r - from]} for r in {@code [from, to)}. A row has an element that
     * is NaN or infinite exactly when its sum of squares is NaN or infinite.
     *
     * @param x       any values; rows without columns have sums 0
     * @param from    first row, {@code >= 0}
     * @param to      row after the last one, {@code >= from}
     * @param sum     receives the sums of the elements
     * @param squares receives the sums of the squared elements, {@code >= 0} or NaN
     * @throws IndexOutOfBoundsException if the range is not inside the matrix or an array is too short
     */
    void sums(FloatMatrix x, int from, int to, double[] sum, double[] squares);
}
