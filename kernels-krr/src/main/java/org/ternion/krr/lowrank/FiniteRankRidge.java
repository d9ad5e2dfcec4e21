package org.ternion.krr.lowrank;

import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.dense.Cholesky;
import org.ternion.krr.dense.DenseAlgebra;

/** The normal matrix of Fourier features at a ridge, and the leverage of any point as a trigonometric polynomial. */
final class FiniteRankRidge {
    private final double lambda;
    private final TorusModes modes;
    private final TorusPoints points;
    private final RunOptions run;
    private final Cholesky factor;
    private double[] tensor;
    private double[] leverages;

    FiniteRankRidge(DoubleMatrix gram, double lambda, TorusModes modes, TorusPoints points, RunOptions run) {
        this.lambda = lambda;
        this.modes = modes;
        this.points = points;
        this.run = run;
        factor = Cholesky.ofRidge(gram, lambda, DenseAlgebra.best(), run);
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

    /** {@code phi_i^T (Phi^T Phi + lambda I)^-1 phi_i} of each observation. */
    synchronized double[] leverages() {
        if (leverages == null) {
            leverages = at(points);
        }
        return leverages;
    }

    /** {@code phi(x)^T (Phi^T Phi + lambda I)^-1 phi(x)} of other points. */
    synchronized double[] at(TorusPoints x) {
        if (tensor == null) {
            tensor = modes.quadratic(inverse());
        }
        return x.evaluate(tensor, 2 * modes.cutoff(), run.parallelism());
    }

    DoubleMatrix inverse() {
        int r = modes.count();
        double[] identity = new double[r * r];
        for (int i = 0; i < r; i++) {
            identity[i * r + i] = 1;
        }
        return factor.solve(DoubleMatrix.wrap(identity, r, r), run);
    }

    /** {@code X (Phi^T Phi + lambda I)^-1 X^T} of the features X of some points. */
    double[] block(DoubleMatrix features) {
        int m = features.rows();
        int r = features.cols();
        double[] x = features.backingArray();
        double[] transposed = new double[m * r];
        for (int i = 0; i < m; i++) {
            for (int k = 0; k < r; k++) {
                transposed[k * m + i] = x[i * r + k];
            }
        }
        double[] v = factor.solveLower(DoubleMatrix.wrap(transposed, r, m), run).backingArray();
        double[] block = new double[m * m];
        for (int k = 0; k < r; k++) {
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < m; j++) {
                    block[i * m + j] = Math.fma(v[k * m + i], v[k * m + j], block[i * m + j]);
                }
            }
        }
        return block;
    }
}
