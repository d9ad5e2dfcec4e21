package org.ternion.krr.kernel;

import org.ternion.krr.simd.TileDistances;

/** Rows of {@link Polynomial}. */
final class PolynomialRow extends CoordinateRow {
    private final Polynomial kernel;
    private final double[] base = new double[PointTiles.TILE];

    PolynomialRow(Polynomial kernel, int d) {
        super(d);
        this.kernel = kernel;
    }

    @Override
    public void row(double[] x, int at, double[] tiles, int start, int count, double[] values) {
        TileDistances.CHOSEN.products(x, at, features(), tiles, start, PointTiles.TILE, count, values);
        kernel.raise(values, base, count);
    }
}
