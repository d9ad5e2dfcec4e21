package org.ternion.sphere.simd;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.ternion.core.simd.Simd;

/**
 * One row of a transport plan with entropy: the soft choice of a point among shells with prices.
 *
 * <p>Exponentials are a range reduction by ln 2 and a Taylor polynomial of degree 13 in fused multiply-adds, within 2
 * ulp; arguments below -708 give 0. Sums of a row use eight lanes (lane j adds the elements {@code j, j + 8, ..})
 * joined by a binary tree. Every implementation gives the same bits.
 */
public interface EntropicRow {
    /** The implementation in use. */
    EntropicRow CHOSEN = Simd.select(MethodHandles.lookup(), "PanamaEntropicRow", ScalarEntropicRow::new);

    /**
     * Every implementation that can run here, for tests and benchmarks.
     *
     * @return the scalar one, then the vector one if available
     */
    static List<EntropicRow> all() {
        return Simd.all(MethodHandles.lookup(), "PanamaEntropicRow", ScalarEntropicRow::new);
    }

    /**
     * Sets {@code plan[k]} to {@code exp(t[k]) / sum exp(t)} with
     * {@code t[k] = (price[k] - cost[offset + k]) * sharpness} for every shell k, and adds it to {@code columns[k]}.
     * Neither overflows.
     *
     * @param cost      finite, not modified
     * @param offset    index of the cost of shell 0
     * @param price     one per shell, finite, or negative infinity for a closed shell; not all closed; not modified
     * @param sharpness finite, {@code > 0}
     * @param plan      set at {@code [0, price.length)}
     * @param columns   added to at {@code [0, price.length)}
     * @return {@code ln sum exp(t)}
     * @throws IndexOutOfBoundsException if an array is too short
     */
    double choose(double[] cost, int offset, double[] price, double sharpness, double[] plan, double[] columns);
}
