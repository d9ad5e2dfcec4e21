package org.ternion.krr.kernel;

import java.util.List;

/** Rows of {@link Sum}, {@link Product} and {@link Scaled}: the features of all parts one behind the other. */
final class CombinedRow implements RowKernel {
    /** How parts are joined. */
    enum Operation {
        ADD, MULTIPLY
    }

    private final List<RowKernel> parts;
    private final Operation operation;
    private final int features;
    private final double[] own = new double[PointTiles.TILE];

    CombinedRow(List<RowKernel> parts, Operation operation) {
        this.parts = parts;
        this.operation = operation;
        features = parts.stream().mapToInt(RowKernel::features).reduce(0, Math::addExact);
    }

    @Override
    public int features() {
        return features;
    }

    @Override
    public void features(double[] point, int offset, double[] target, int targetOffset) {
        int to = targetOffset;
        for (RowKernel part : parts) {
            part.features(point, offset, target, to);
            to += part.features();
        }
    }

    @Override
    public void row(double[] x, int at, double[] tiles, int start, int count, double[] values) {
        RowKernel first = parts.get(0);
        first.row(x, at, tiles, start, count, values);
        int feature = first.features();
        for (RowKernel part : parts.subList(1, parts.size())) {
            part.row(x, at + feature, tiles, start + feature * PointTiles.TILE, count, own);
            join(values, count);
            feature += part.features();
        }
    }

    private void join(double[] values, int count) {
        if (operation == Operation.ADD) {
            for (int j = 0; j < count; j++) {
                values[j] += own[j];
            }
        } else {
            for (int j = 0; j < count; j++) {
                values[j] *= own[j];
            }
        }
    }
}
