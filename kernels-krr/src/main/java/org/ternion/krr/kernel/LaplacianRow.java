package org.ternion.krr.kernel;

import org.ternion.krr.simd.Exponential;
import org.ternion.krr.simd.TileDistances;

/** Rows of {@link Laplacian}. */
final class LaplacianRow extends CoordinateRow {
    private final double rate;

    LaplacianRow(Laplacian kernel, int d) {
        super(d);
        rate = kernel.rate();
    }

    @Override
    public void row(double[] x, int at, double[] tiles, int start, int count, double[] values) {
        TileDistances.CHOSEN.absolute(x, at, features(), tiles, start, PointTiles.TILE, count, values);
        Exponential.CHOSEN.scaled(rate, values, 0, count);
    }
}
