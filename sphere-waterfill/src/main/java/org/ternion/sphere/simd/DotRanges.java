package org.ternion.sphere.simd;

import java.util.Objects;
import org.ternion.core.FloatMatrix;

/** Range checks of {@link DotKernels}, so that the loops behind them need none. */
final class DotRanges {
    private DotRanges() {
    }

    static void check(FloatMatrix rows, int from, int to, float[] query, int queryOffset, float[] out) {
        Objects.checkFromToIndex(from, to, rows.rows());
        Objects.checkFromIndexSize(queryOffset, rows.cols(), query.length);
        Objects.checkFromIndexSize(0, to - from, out.length);
    }

    static void check(FloatMatrix rows, int from, int to, FloatMatrix queries, int queryFrom, int queryTo,
            float[] out) {
        if (rows.cols() != queries.cols()) {
            throw new IllegalArgumentException("rows have " + rows.cols() + " columns, queries " + queries.cols());
        }
        Objects.checkFromToIndex(from, to, rows.rows());
        Objects.checkFromToIndex(queryFrom, queryTo, queries.rows());
        if ((long) (to - from) * (queryTo - queryFrom) > out.length) {
            throw new IndexOutOfBoundsException(to - from + " x " + (queryTo - queryFrom)
                    + " dot products do not fit an array of " + out.length);
        }
    }
}
