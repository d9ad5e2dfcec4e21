package org.ternion.krr.grid;

import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.dense.Cholesky;
import org.ternion.krr.dense.DenseAlgebra;

/** The matrix of the observed cells itself, where these are few: its elements are the kernel's row on the grid. */
final class ObservedBlock {
    private final Cholesky factor;
    private final RunOptions run;

    ObservedBlock(MaskedOperator operator, double lambda, RunOptions run) {
        this.run = run;
        TorusSpectrum spectrum = operator.spectrum();
        HalfSpectrum eigenvalues = new HalfSpectrum(spectrum.mu().clone(), new double[spectrum.size()]);
        factor = Cholesky.ofRidge(spectrum.block(spectrum.inverse(eigenvalues), operator.observed()), lambda,
                DenseAlgebra.best(), run);
    }

    double[] solve(double[] y) {
        return factor.solve(DoubleMatrix.wrap(y, y.length, 1), run).backingArray();
    }

    double logDeterminant() {
        return factor.logDeterminant();
    }

    double[] inverseDiagonal() {
        return factor.inverseDiagonal(run);
    }
}
