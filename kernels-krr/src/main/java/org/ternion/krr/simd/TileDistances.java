package org.ternion.krr.simd;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.ternion.core.simd.Simd;

/**
 * Distances of one point to the points of a tile. Component c of point j of the tile is at {@code start + c * stride +
 * j}, so that the lanes of a vector are different points; each sum takes the components in rising order from 0. Every
 * implementation gives the same bits, and so does a point exchanged with the other.
 */
public interface TileDistances {
    /** Points are worked on in groups of this size: the array ends of tile and result must not be inside of one. */
    int GROUP = 32;

    /** The implementation in use. */
    TileDistances CHOSEN = Simd.select(MethodHandles.lookup(), "PanamaTileDistances", ScalarTileDistances::new);

    /**
     * Every implementation that can run here, for tests and benchmarks.
     *
     * @return the scalar one, then the vector one if available
     */
    static List<TileDistances> all() {
        return Simd.all(MethodHandles.lookup(), "PanamaTileDistances", ScalarTileDistances::new);
    }

    /**
     * Squared distances: {@code sum of (x_c - y_c)^2}, fused. Never negative, 0 for equal points.
     *
     * @param x          holds the one point, not modified
     * @param offset     index of its first component
     * @param components {@code >= 0}
     * @param tile       holds the others, not modified
     * @param start      index of the first component of the first of them
     * @param stride     from a component to the next one
     * @param count      points of the tile, {@code >= 0}
     * @param result     set at {@code [0, count)}, anything up to the next multiple of {@link #GROUP}
     * @throws IndexOutOfBoundsException if an array is too short for {@code count} rounded up to {@link #GROUP}
     */
    void squared(double[] x, int offset, int components, double[] tile, int start, int stride, int count,
            double[] result);

    /**
     * Sums of absolute differences: {@code sum of |x_c - y_c|}.
     *
     * @param x          holds the one point, not modified
     * @param offset     index of its first component
     * @param components {@code >= 0}
     * @param tile       holds the others, not modified
     * @param start      index of the first component of the first of them
     * @param stride     from a component to the next one
     * @param count      points of the tile, {@code >= 0}
     * @param result     set at {@code [0, count)}, anything up to the next multiple of {@link #GROUP}
     * @throws IndexOutOfBoundsException if an array is too short for {@code count} rounded up to {@link #GROUP}
     */
    void absolute(double[] x, int offset, int components, double[] tile, int start, int stride, int count,
            double[] result);

    /**
     * Inner products: {@code sum of x_c * y_c}, fused.
     *
     * @param x          holds the one point, not modified
     * @param offset     index of its first component
     * @param components {@code >= 0}
     * @param tile       holds the others, not modified
     * @param start      index of the first component of the first of them
     * @param stride     from a component to the next one
     * @param count      points of the tile, {@code >= 0}
     * @param result     set at {@code [0, count)}, anything up to the next multiple of {@link #GROUP}
     * @throws IndexOutOfBoundsException if an array is too short for {@code count} rounded up to {@link #GROUP}
     */
    void products(double[] x, int offset, int components, double[] tile, int start, int stride, int count,
            double[] result);
}
