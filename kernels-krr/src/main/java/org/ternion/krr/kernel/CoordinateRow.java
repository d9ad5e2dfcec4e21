package org.ternion.krr.kernel;

/** A kernel whose features are the coordinates. */
abstract class CoordinateRow implements RowKernel {
    private final int d;

    CoordinateRow(int d) {
        this.d = d;
    }

    @Override
    public final int features() {
        return d;
    }

    @Override
    public final void features(double[] point, int offset, double[] target, int targetOffset) {
        System.arraycopy(point, offset, target, targetOffset, d);
    }
}
