package org.ternion.krr.lowrank;

import org.ternion.core.DoubleMatrix;
import org.ternion.krr.kernel.Gram;
import org.ternion.krr.kernel.Kernel;

/** The features of chosen points: {@code L^-1 k(pivots, x)}, so that inner products are the Nystrom approximation. */
final class PivotFeatures implements FeatureMap {
    private final Kernel kernel;
    private final double[] points;
    private final double[] upper;
    private final int rank;

    PivotFeatures(Kernel kernel, RandomPivots pivots) {
        this.kernel = kernel;
        points = pivots.points();
        upper = pivots.upper();
        rank = pivots.rank();
    }

    @Override
    public int rank() {
        return rank;
    }

    @Override
    public void features(DoubleMatrix x, int from, int to, double[] target) {
        Gram.fill(kernel, x.backingArray(), from, to, points, 0, rank, x.cols(), target, 0, rank);
        for (int row = 0; row < to - from; row++) {
            int at = row * rank;
            for (int k = 0; k < rank; k++) {
                double value = target[at + k] / upper[k * rank + k];
                target[at + k] = value;
                for (int j = k + 1; j < rank; j++) {
                    target[at + j] = Math.fma(-value, upper[k * rank + j], target[at + j]);
                }
            }
        }
    }

    @Override
    public double missing(DoubleMatrix x, int row, double featureSquares) {
        int at = row * x.cols();
        return Math.max(0, kernel.value(x.backingArray(), at, x.backingArray(), at, x.cols()) - featureSquares);
    }
}
