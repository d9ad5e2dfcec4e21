package org.ternion.sphere.simd;

import java.util.Arrays;
import java.util.Objects;
import org.ternion.core.FloatMatrix;

/** Plain loops in the order of the vector ones. */
final class ScalarRowKernels implements RowKernels {
    private static final int LANES = 16;

    @Override
    public void sums(FloatMatrix x, int from, int to, double[] sum, double[] squares) {
        Objects.checkFromToIndex(from, to, x.rows());
        Objects.checkFromIndexSize(0, to - from, Math.min(sum.length, squares.length));
        double[] sumLanes = new double[LANES];
        double[] squareLanes = new double[LANES];
        for (int row = from; row < to; row++) {
            Arrays.fill(sumLanes, 0);
            Arrays.fill(squareLanes, 0);
            add(x.backingArray(), row * x.cols(), 0, x.cols(), sumLanes, squareLanes);
            sum[row - from] = tree(sumLanes);
            squares[row - from] = tree(squareLanes);
        }
    }

    /** Adds the elements {@code [from, to)} of a row, where {@code from} is a multiple of 16, to their lanes. */
    static void add(float[] x, int offset, int from, int to, double[] sumLanes, double[] squareLanes) {
        for (int i = from; i < to; i++) {
            double value = x[offset + i];
            int lane = i % LANES;
            sumLanes[lane] += value;
            squareLanes[lane] += value * value;
        }
    }

    /** Adds the lanes in the order of the contract: 8, 4, 2, 1. */
    static double tree(double[] lanes) {
        return quarter(lanes, 0) + quarter(lanes, 2) + (quarter(lanes, 1) + quarter(lanes, 3));
    }

    private static double quarter(double[] lanes, int j) {
        return lanes[j] + lanes[j + 8] + (lanes[j + 4] + lanes[j + 12]);
    }
}
