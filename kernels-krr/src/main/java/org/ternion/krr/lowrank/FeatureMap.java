package org.ternion.krr.lowrank;

import org.ternion.core.DoubleMatrix;

/** Features whose inner products approximate a kernel. */
interface FeatureMap {
    /** Number of features. */
    int rank();

    /**
     * Features of some points, row by row.
     *
     * @param target receives {@code (to - from) * rank} numbers
     */
    void features(DoubleMatrix x, int from, int to, double[] target);

    /** What the kernel has more than the features at {@code (x, x)}, {@code >= 0}. */
    double missing(DoubleMatrix x, int row, double featureSquares);
}
