package org.ternion.krr.simd;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.ternion.core.simd.Simd;

/**
 * The inner loops of the dense factorisation, on packed panels: {@link #WIDTH} rows (or columns) of a matrix, stored
 * index k by index k, so that element (i, k) is at {@code offset + k * WIDTH + i}. Every element of a result receives
 * its products one by one, k ascending, by fused multiply-add, so that all implementations give the same bits and a
 * product may be cut into pieces anywhere.
 */
public interface PanelUpdate {
    /** Rows of a panel. */
    int WIDTH = 16;

    /** The implementation in use. */
    PanelUpdate CHOSEN = Simd.select(MethodHandles.lookup(), "PanamaPanelUpdate", ScalarPanelUpdate::new);

    /**
     * Every implementation that can run here, for tests and benchmarks.
     *
     * @return the scalar one, then the vector one if available
     */
    static List<PanelUpdate> all() {
        return Simd.all(MethodHandles.lookup(), "PanamaPanelUpdate", ScalarPanelUpdate::new);
    }

    /**
     * Subtracts a product: {@code c(i, j) -= sum of a(i, k) * b(j, k) over k in [0, depth)} for i and j in
     * {@code [0, WIDTH)}, computed as {@code s = -c}, then {@code s = fma(a, b, s)} for k ascending, then
     * {@code c = -s}.
     *
     * @param a       has the first panel, not modified
     * @param aOffset where it begins
     * @param b       has the second panel, not modified
     * @param bOffset where it begins
     * @param depth   number of products, {@code >= 0}
     * @param c       has the result, which overlaps neither panel; may be the same array
     * @param cOffset index of element (0, 0)
     * @param cStride distance of rows, {@code >= WIDTH}
     * @throws IndexOutOfBoundsException if a panel or the result is not inside its array
     */
    void subtractProduct(double[] a, int aOffset, double[] b, int bOffset, int depth, double[] c, int cOffset,
            int cStride);

    /**
     * Solves {@code L X^T = C} for a lower triangle L of order {@link #WIDTH}, in place of C: for j ascending
     * {@code x(., j) = -s / l(j, j)}, where {@code s = -c(., j)} has received {@code fma(l(j, k), x(., k), s)} for k
     * ascending below j. This continues what {@link #subtractProduct} began.
     *
     * @param l       has the triangle as a panel: element (j, k) at {@code lOffset + k * WIDTH + j}; what is above the
     *                diagonal is not read
     * @param lOffset where it begins
     * @param x       has C, replaced by X: element (i, j) at {@code xOffset + j * WIDTH + i}; may be the same array
     * @param xOffset where it begins
     * @throws IndexOutOfBoundsException if an operand is not inside its array
     */
    void solveTriangle(double[] l, int lOffset, double[] x, int xOffset);
}
