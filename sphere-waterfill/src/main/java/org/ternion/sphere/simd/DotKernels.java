package org.ternion.sphere.simd;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.ternion.core.FloatMatrix;
import org.ternion.core.simd.Simd;

/**
 * Dot products of float vectors, the loops behind neighbour search and clustering.
 *
 * <p>A dot product of n terms is summed in 16 lanes: lane j is the chain of fused multiply-adds
 * {@code lane = x[i] * y[i] + lane} over the indices {@code i = j, j + 16, j + 32, ..}, from 0; then lanes j and
 * {@code j + 8} are added for {@code j < 8}, and so on with 4, 2, 1. Every implementation and each of the three methods
 * gives the same bits for the same pair of vectors, wherever the vectors are, and so do vectors with zeros appended; a
 * zero is +0. The result differs from the exact sum by at most {@code (n / 16 + 5) * 2^-24 * sum |x[i] * y[i]|}, unless
 * a sum overflows (it is then infinite or NaN) or falls below the normal range.
 */
public interface DotKernels {
    /** The implementation in use. */
    DotKernels CHOSEN = Simd.select(MethodHandles.lookup(), "PanamaDotKernels", ScalarDotKernels::new);

    /**
     * Every implementation that can run here, for tests and benchmarks.
     *
     * @return the scalar one, then the vector one if available
     */
    static List<DotKernels> all() {
        return Simd.all(MethodHandles.lookup(), "PanamaDotKernels", ScalarDotKernels::new);
    }

    /**
     * Dot product of two vectors.
     *
     * @param x       not modified
     * @param xOffset first element used of {@code x}
     * @param y       not modified; may be {@code x}
     * @param yOffset first element used of {@code y}
     * @param n       number of terms, {@code >= 0}
     * @return the sum; 0 for n = 0
     * @throws IndexOutOfBoundsException if a range is not inside its array
     */
    float dot(float[] x, int xOffset, float[] y, int yOffset, int n);

    /**
     * Dot products of one query with consecutive rows: {@code out[r - from]} for r in {@code [from, to)}. Bound by
     * memory when the rows are not in a cache.
     *
     * @param rows  vectors, one per row
     * @param from  first row, {@code >= 0}
     * @param to    row after the last one, {@code >= from}
     * @param query holds {@code rows.cols()} elements from {@code queryOffset}, not modified
     * @param queryOffset first element of the query
     * @param out   set at {@code [0, to - from)}
     * @throws IndexOutOfBoundsException if a range is not inside its matrix or array
     */
    void scan(FloatMatrix rows, int from, int to, float[] query, int queryOffset, float[] out);

    /**
     * Dot products of all pairs of consecutive rows and queries: {@code out[(q - queryFrom) * (to - from) + r - from]}
     * for r in {@code [from, to)} and q in {@code [queryFrom, queryTo)}. Each row is taken from memory once for
     * every 256 KiB of queries; worth it from about four queries, fastest when {@code out} fits the second cache.
     *
     * @param rows      vectors, one per row
     * @param from      first row, {@code >= 0}
     * @param to        row after the last one, {@code >= from}
     * @param queries   vectors, one per row, as many columns as {@code rows}; may be the same matrix
     * @param queryFrom first query, {@code >= 0}
     * @param queryTo   query after the last one, {@code >= queryFrom}
     * @param out       set at {@code [0, (queryTo - queryFrom) * (to - from))}
     * @throws IllegalArgumentException  if the matrices differ in columns
     * @throws IndexOutOfBoundsException if a range is not inside its matrix or {@code out} is too short
     */
    void tile(FloatMatrix rows, int from, int to, FloatMatrix queries, int queryFrom, int queryTo, float[] out);
}
