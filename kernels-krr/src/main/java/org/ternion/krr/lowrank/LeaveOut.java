package org.ternion.krr.lowrank;

import java.util.Arrays;
import java.util.BitSet;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.dense.Cholesky;
import org.ternion.krr.dense.DenseAlgebra;

/** Residuals of observations that are left out together: {@code ((G^-1)_BB)^-1 alpha_B}. */
final class LeaveOut {
    private LeaveOut() {
    }

    /** Accepts different rows of n observations. */
    static void check(int[] rows, int n) {
        BitSet seen = new BitSet();
        for (int row : rows) {
            Checks.inRange(row, 0, n - 1, "row");
            if (seen.get(row)) {
                throw new IllegalArgumentException("row " + row + " appears twice");
            }
            seen.set(row);
        }
    }

    /** Solves with a block of the inverse, for one output. */
    static double[] residuals(DoubleMatrix inverseBlock, double[] alpha) {
        if (alpha.length == 0) {
            return alpha;
        }
        return Cholesky.ofRidge(inverseBlock, 0, DenseAlgebra.best(), RunOptions.DEFAULT)
                .solve(DoubleMatrix.wrap(alpha, alpha.length, 1), RunOptions.DEFAULT).backingArray();
    }

    /** Some elements. */
    static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }
}
