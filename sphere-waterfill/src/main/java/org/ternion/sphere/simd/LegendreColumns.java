package org.ternion.sphere.simd;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.ternion.core.simd.Simd;

/**
 * The recurrence of associated Legendre functions of one order upwards in degree, at many points at once. Every
 * implementation gives the same bits: points are independent and the operations of a step are fixed.
 */
public interface LegendreColumns {
    /** The implementation in use. */
    LegendreColumns CHOSEN = Simd.select(MethodHandles.lookup(), "PanamaLegendreColumns", ScalarLegendreColumns::new);

    /**
     * Every implementation that can run here, for tests and benchmarks.
     *
     * @return the scalar one, then the vector one if available
     */
    static List<LegendreColumns> all() {
        return Simd.all(MethodHandles.lookup(), "PanamaLegendreColumns", ScalarLegendreColumns::new);
    }

    /**
     * Fills the rows 1 to {@code rows - 1} of a block from row 0. Row r is
     * {@code a[from + r] * (z * row(r - 1) + b[from + r] * row(r - 2))} with the product by b rounded, then fused with
     * the product by z; row -1 is 0.
     *
     * @param z     one number per point, not modified
     * @param p     {@code rows x n}, row-major from index 0; row 0 is given
     * @param n     number of points, {@code >= 0}
     * @param rows  {@code >= 0}
     * @param a     factors, not modified
     * @param b     factors, not modified
     * @param from  index of the factors of row 0, which are not used
     * @throws IndexOutOfBoundsException if an array is too short
     */
    void fill(double[] z, double[] p, int n, int rows, double[] a, double[] b, int from);
}
