package org.ternion.krr.dense;

import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.solve.Outputs;
import org.ternion.krr.solve.RidgeScores;

/** A ridge, the factor of the matrix with it and the coefficients of all outputs. Safe for use by several threads. */
final class DenseRidge {
    private final double lambda;
    private final Cholesky factor;
    private final DoubleMatrix y;
    private final DoubleMatrix alpha;
    /** Made when first asked for; guarded by this. */
    private double[] inverseDiagonal;

    DenseRidge(double lambda, DoubleMatrix gram, DoubleMatrix y, DenseAlgebra algebra, RunOptions run) {
        this.lambda = lambda;
        this.y = y;
        factor = Cholesky.ofRidge(gram, lambda, algebra, run);
        alpha = factor.solve(y, run);
    }

    double lambda() {
        return lambda;
    }

    Cholesky factor() {
        return factor;
    }

    /** What was added to the diagonal: lambda and the jitter. */
    double total() {
        return lambda + factor.jitter();
    }

    double[] alpha(int output) {
        return Outputs.column(alpha, output);
    }

    synchronized double[] inverseDiagonal(RunOptions run) {
        if (inverseDiagonal == null) {
            inverseDiagonal = factor.inverseDiagonal(run);
        }
        return inverseDiagonal;
    }

    RidgeScores scores(int output, RunOptions run) {
        return DenseScores.of(lambda, total(), alpha(output), Outputs.column(y, output), inverseDiagonal(run),
                factor.logDeterminant());
    }
}
