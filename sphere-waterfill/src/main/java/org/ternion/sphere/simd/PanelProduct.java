package org.ternion.sphere.simd;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.ternion.core.simd.Simd;

/**
 * Products of small matrices: the sums over degrees, nodes and longitudes of the harmonic transform. Every step is one
 * fused multiply-add in double in a stated order, so that all implementations give the same bits.
 */
public interface PanelProduct {
    /** The implementation in use. */
    PanelProduct CHOSEN = Simd.select(MethodHandles.lookup(), "PanamaPanelProduct", ScalarPanelProduct::new);

    /** Lanes of the sums of {@link #multiplyTransposed}; its {@code inner} is a multiple of it. */
    int LANES = 8;

    /**
     * Every implementation that can run here, for tests and benchmarks.
     *
     * @return the scalar one, then the vector one if available
     */
    static List<PanelProduct> all() {
        return Simd.all(MethodHandles.lookup(), "PanamaPanelProduct", ScalarPanelProduct::new);
    }

    /**
     * Sets {@code c(i, j)} to the sum of {@code a(i, k) * b(k, j)} over k ascending, starting at 0.
     *
     * @param a     {@code rows x inner}, not modified
     * @param b     {@code inner x cols}, not modified
     * @param c     {@code rows x cols}, not overlapping the others
     * @param rows  {@code >= 0}
     * @param inner {@code >= 0}
     * @param cols  {@code >= 0}; a multiple of the vector length is fastest
     * @throws IndexOutOfBoundsException if a panel is not inside its array
     */
    void multiply(Panel a, Panel b, Panel c, int rows, int inner, int cols);

    /**
     * Sets {@code c(i, j)} to the sum of {@code a(i, k) * b(j, k)} over k. Lane s of 8 adds k = s, s + 8, .. from 0,
     * then lanes s and s + 4 are added for s below 4, and so on with 2 and 1.
     *
     * @param a     {@code rows x inner}, not modified
     * @param b     {@code cols x inner}, not modified
     * @param c     {@code rows x cols}, not overlapping the others
     * @param rows  {@code >= 0}
     * @param inner {@code >= 0}, a multiple of {@link #LANES}: pad with zeros
     * @param cols  {@code >= 0}
     * @throws IndexOutOfBoundsException if a panel is not inside its array
     * @throws IllegalArgumentException  if {@code inner} is not a multiple of {@link #LANES}
     */
    void multiplyTransposed(Panel a, Panel b, Panel c, int rows, int inner, int cols);
}
