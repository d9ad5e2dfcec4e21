package org.ternion.krr.kernel;

/** Rows of {@link Scaled}. */
final class ScaledRow implements RowKernel {
    private final double factor;
    private final RowKernel kernel;

    ScaledRow(double factor, RowKernel kernel) {
        this.factor = factor;
        this.kernel = kernel;
    }

    @Override
    public int features() {
        return kernel.features();
    }

    @Override
    public void features(double[] point, int offset, double[] target, int targetOffset) {
        kernel.features(point, offset, target, targetOffset);
    }

    @Override
    public void row(double[] x, int at, double[] tiles, int start, int count, double[] values) {
        kernel.row(x, at, tiles, start, count, values);
        for (int j = 0; j < count; j++) {
            values[j] *= factor;
        }
    }
}
