package org.ternion.krr.lowrank;

import java.util.Arrays;
import java.util.function.IntFunction;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.dense.Cholesky;
import org.ternion.krr.dense.DenseAlgebra;
import org.ternion.krr.solve.Outputs;

/** Residuals of observations that are left out together: {@code ((G^-1)_BB)^-1 alpha_B}. */
final class LeaveOut {
    private LeaveOut() {
    }

    /**
     * Solves with a block of the inverse, which neighbouring outputs of the same ridge share.
     *
     * @param alphas  of each output, all rows
     * @param inverse gives the block of an output, with the scale of its {@code alphas}
     */
    static DoubleMatrix residuals(int[] rows, double[] lambdas, double[][] alphas, IntFunction<DoubleMatrix> inverse) {
        Outputs.checkRows(rows, alphas[0].length);
        int m = rows.length;
        double[][] result = new double[lambdas.length][m];
        Cholesky factor = null;
        for (int output = 0; output < lambdas.length && m > 0; output++) {
            if (output == 0 || lambdas[output] != lambdas[output - 1]) {
                factor = Cholesky.ofRidge(inverse.apply(output), 0, DenseAlgebra.best(), RunOptions.DEFAULT);
            }
            result[output] = factor.solve(DoubleMatrix.wrap(pick(alphas[output], rows), m, 1), RunOptions.DEFAULT)
                    .backingArray();
        }
        return Outputs.matrix(result);
    }

    /** Some elements. */
    static double[] pick(double[] values, int[] rows) {
        return Arrays.stream(rows).mapToDouble(row -> values[row]).toArray();
    }
}
