package org.ternion.krr.kernel;

/** Rows of any kernel, value by value. */
final class ValueRow extends CoordinateRow {
    private final Kernel kernel;
    private final double[] other;

    ValueRow(Kernel kernel, int d) {
        super(d);
        this.kernel = kernel;
        other = new double[d];
    }

    @Override
    public void row(double[] x, int at, double[] tiles, int start, int count, double[] values) {
        for (int j = 0; j < count; j++) {
            for (int c = 0; c < other.length; c++) {
                other[c] = tiles[start + c * PointTiles.TILE + j];
            }
            values[j] = kernel.value(x, at, other, 0, other.length);
        }
    }
}
