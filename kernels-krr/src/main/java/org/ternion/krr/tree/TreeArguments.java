package org.ternion.krr.tree;

import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.krr.domain.TreeLeaves;
import org.ternion.krr.kernel.Ultrametric;
import org.ternion.krr.solve.Outputs;

/** Checks what both tree solvers are given. */
final class TreeArguments {
    private TreeArguments() {
    }

    static void match(Ultrametric kernel, TreeLeaves leaves, DoubleMatrix y) {
        if (kernel.branching() != leaves.branching() || kernel.depth() != leaves.depth()) {
            throw new IllegalArgumentException("the kernel is one of a tree of " + kernel.branching() + "^"
                    + kernel.depth() + " leaves, the observations are of one of " + leaves.branching() + "^"
                    + leaves.depth());
        }
        Outputs.checkTargets(y, leaves.size());
    }

    /** Leaf numbers of points. */
    static int[] leaves(DoubleMatrix x, int leaves) {
        if (x.cols() != 1) {
            throw new IllegalArgumentException("points of a tree have 1 coordinate, the leaf; got " + x.cols());
        }
        int[] result = new int[x.rows()];
        for (int row = 0; row < result.length; row++) {
            double leaf = x.get(row, 0);
            // Also false for NaN.
            if (!(leaf >= 0 && leaf < leaves && leaf == Math.rint(leaf))) {
                throw new IllegalArgumentException("row " + row + ": leaves are the integers from 0 to "
                        + (leaves - 1) + ", got " + leaf);
            }
            result[row] = (int) leaf;
        }
        return result;
    }
}
