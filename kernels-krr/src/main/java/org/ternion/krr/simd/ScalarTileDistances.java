package org.ternion.krr.simd;

import java.util.Arrays;

/** Plain loops, component by component. */
final class ScalarTileDistances implements TileDistances {
    @Override
    public void squared(double[] x, int offset, int components, double[] tile, int start, int stride, int count,
            double[] result) {
        TileRanges.check(x, offset, components, tile, start, stride, count, result);
        Arrays.fill(result, 0, count, 0);
        for (int c = 0; c < components; c++) {
            double own = x[offset + c];
            int at = start + c * stride;
            for (int j = 0; j < count; j++) {
                double difference = tile[at + j] - own;
                result[j] = Math.fma(difference, difference, result[j]);
            }
        }
    }

    @Override
    public void absolute(double[] x, int offset, int components, double[] tile, int start, int stride, int count,
            double[] result) {
        TileRanges.check(x, offset, components, tile, start, stride, count, result);
        Arrays.fill(result, 0, count, 0);
        for (int c = 0; c < components; c++) {
            double own = x[offset + c];
            int at = start + c * stride;
            for (int j = 0; j < count; j++) {
                result[j] += Math.abs(tile[at + j] - own);
            }
        }
    }

    @Override
    public void products(double[] x, int offset, int components, double[] tile, int start, int stride, int count,
            double[] result) {
        TileRanges.check(x, offset, components, tile, start, stride, count, result);
        Arrays.fill(result, 0, count, 0);
        for (int c = 0; c < components; c++) {
            double own = x[offset + c];
            int at = start + c * stride;
            for (int j = 0; j < count; j++) {
                result[j] = Math.fma(tile[at + j], own, result[j]);
            }
        }
    }
}
