package org.ternion.krr.kernel;

/** Rows of {@link Columns}: the features of the other columns are not there. */
final class ColumnsRow implements RowKernel {
    private final int from;
    private final RowKernel kernel;

    ColumnsRow(int from, RowKernel kernel) {
        this.from = from;
        this.kernel = kernel;
    }

    @Override
    public int features() {
        return kernel.features();
    }

    @Override
    public void features(double[] point, int offset, double[] target, int targetOffset) {
        kernel.features(point, offset + from, target, targetOffset);
    }

    @Override
    public void row(double[] x, int at, double[] tiles, int start, int count, double[] values) {
        kernel.row(x, at, tiles, start, count, values);
    }
}
