package org.ternion.krr.kernel;

import java.util.Arrays;

/** Rows of {@link Constant}. */
final class ConstantRow extends CoordinateRow {
    private final double value;

    ConstantRow(Constant kernel) {
        super(0);
        value = kernel.value();
    }

    @Override
    public void row(double[] x, int at, double[] tiles, int start, int count, double[] values) {
        Arrays.fill(values, 0, count, value);
    }
}
