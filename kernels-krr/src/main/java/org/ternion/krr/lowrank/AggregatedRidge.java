package org.ternion.krr.lowrank;

import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.dense.Cholesky;

/** The matrix of the cells at a ridge, {@code S + lambda I}. */
final class AggregatedRidge {
    private final double lambda;
    private final Cholesky factor;
    private final RunOptions run;
    private double[] inverseDiagonal;

    AggregatedRidge(double lambda, Cholesky factor, RunOptions run) {
        this.lambda = lambda;
        this.factor = factor;
        this.run = run;
    }

    double lambda() {
        return lambda;
    }

    double logDeterminant() {
        return factor.logDeterminant();
    }

    double[] solve(double[] b) {
        return factor.solve(DoubleMatrix.wrap(b, b.length, 1), run).backingArray();
    }

    /** {@code L^-1 b} of each column. */
    double[] solveLower(DoubleMatrix b) {
        return factor.solveLower(b, run).backingArray();
    }

    /** Diagonal of the inverse, not to be modified. */
    synchronized double[] inverseDiagonal() {
        if (inverseDiagonal == null) {
            inverseDiagonal = factor.inverseDiagonal(run);
        }
        return inverseDiagonal;
    }

    double[] inverseBlock(int[] cells) {
        return factor.inverseBlock(cells).backingArray();
    }
}
