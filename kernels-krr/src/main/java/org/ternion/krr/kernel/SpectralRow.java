package org.ternion.krr.kernel;

import java.util.Arrays;
import org.ternion.krr.simd.CosineSums;
import org.ternion.krr.simd.TileDistances;

/** Rows of {@link Spectral}: features are points of circles, an axis is done after the other. */
final class SpectralRow implements RowKernel {
    private final Spectral kernel;
    private final int d;
    private final double[] axis = new double[PointTiles.TILE];

    SpectralRow(Spectral kernel, int d) {
        this.kernel = kernel;
        this.d = d;
    }

    @Override
    public int features() {
        return 2 * d;
    }

    @Override
    public void features(double[] point, int offset, double[] target, int targetOffset) {
        Circle.put(point, offset, d, 1, target, targetOffset);
    }

    @Override
    public void row(double[] x, int at, double[] tiles, int start, int count, double[] values) {
        Arrays.fill(values, 0, count, 0);
        for (int c = 0; c < d; c++) {
            TileDistances.CHOSEN.squared(x, at + 2 * c, 2, tiles, start + 2 * c * PointTiles.TILE, PointTiles.TILE,
                    count, axis);
            CosineSums.CHOSEN.replace(kernel.weights(), axis, count);
            kernel.multiplyAxis(values, axis, count);
        }
        kernel.finish(values, d, count);
    }
}
