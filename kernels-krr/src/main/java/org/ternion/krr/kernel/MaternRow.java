package org.ternion.krr.kernel;

import org.ternion.krr.simd.Exponential;
import org.ternion.krr.simd.TileDistances;

/** Rows of {@link Matern}. */
final class MaternRow extends CoordinateRow {
    private final Matern kernel;
    private final double rate;
    private final double[] a = new double[PointTiles.TILE];

    MaternRow(Matern kernel, int d) {
        super(d);
        this.kernel = kernel;
        rate = kernel.rate();
    }

    @Override
    public void row(double[] x, int at, double[] tiles, int start, int count, double[] values) {
        TileDistances.CHOSEN.squared(x, at, features(), tiles, start, PointTiles.TILE, count, values);
        for (int j = 0; j < count; j++) {
            a[j] = Matern.a(values[j], rate);
            values[j] = a[j];
        }
        Exponential.CHOSEN.scaled(-1, values, 0, count);
        kernel.multiply(a, values, count);
    }
}
