package org.ternion.krr.kernel;

/** Rows of {@link Ultrametric}; leaves are checked once, when they become features. */
final class UltrametricRow implements RowKernel {
    private final Ultrametric kernel;

    UltrametricRow(Ultrametric kernel) {
        this.kernel = kernel;
    }

    @Override
    public int features() {
        return 1;
    }

    @Override
    public void features(double[] point, int offset, double[] target, int targetOffset) {
        target[targetOffset] = kernel.leaf(point[offset]);
    }

    @Override
    public void row(double[] x, int at, double[] tiles, int start, int count, double[] values) {
        int own = (int) x[at];
        for (int j = 0; j < count; j++) {
            values[j] = kernel.between(own, (int) tiles[start + j]);
        }
    }
}
