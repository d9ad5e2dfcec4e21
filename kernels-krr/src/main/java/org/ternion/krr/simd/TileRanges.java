package org.ternion.krr.simd;

import java.util.Objects;

/** Range checks of the loops over tiles: the same calls fail with and without vectors. */
final class TileRanges {
    private TileRanges() {
    }

    /** A count rounded up to whole groups. */
    static int padded(int count) {
        return (count + TileDistances.GROUP - 1) / TileDistances.GROUP * TileDistances.GROUP;
    }

    static void check(double[] x, int offset, int components, double[] tile, int start, int stride, int count,
            double[] result) {
        int padded = padded(count);
        Objects.checkFromIndexSize(offset, components, x.length);
        Objects.checkFromIndexSize(0, padded, result.length);
        if (components > 0) {
            long size = (components - 1) * (long) stride + padded;
            Objects.checkFromIndexSize(start, size, (long) tile.length);
        }
    }
}
