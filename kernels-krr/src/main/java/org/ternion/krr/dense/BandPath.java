package org.ternion.krr.dense;

import org.ternion.core.DoubleMatrix;
import org.ternion.core.Progress;
import org.ternion.core.RunOptions;
import org.ternion.krr.solve.RidgeScores;

/**
 * Scores of many ridges from one band form. Keeps what the outputs share of the last ridge; not for several threads.
 */
final class BandPath {
    private static final double FIRST_JITTER = 1e-12;

    private final BandForm form;
    private final DoubleMatrix y;
    private final RunOptions run;
    private final double[][] rotated;
    private final double meanDiagonal;
    private double[] range;
    private double lambda = Double.NaN;
    private double ridge;
    private BandForm.Factor factor;
    private double[] inverseDiagonal;

    BandPath(BandForm form, DoubleMatrix y, RunOptions run) {
        this.form = form;
        this.y = y;
        this.run = run.withProgress(Progress.NONE);
        rotated = new double[y.cols()][];
        for (int output = 0; output < y.cols(); output++) {
            rotated[output] = form.rotate(DenseSystem.column(y, output));
        }
        meanDiagonal = form.trace() / y.rows();
    }

    RidgeScores scores(int output, double newLambda) {
        if (newLambda != lambda) {
            prepare(newLambda);
        }
        double[] alpha = form.rotateBack(factor.solve(rotated[output]));
        return DenseScores.of(lambda, ridge, alpha, DenseSystem.column(y, output), inverseDiagonal,
                factor.logDeterminant());
    }

    private void prepare(double newLambda) {
        double jitter = 0;
        factor = form.factor(newLambda);
        while (factor == null) {
            jitter = jitter == 0 ? FIRST_JITTER * meanDiagonal : 10 * jitter;
            if (!(jitter <= 10 * meanDiagonal)) {
                throw new ArithmeticException("kernel matrix of order " + y.rows()
                        + " is far from positive semidefinite");
            }
            factor = form.factor(newLambda + jitter);
        }
        ridge = newLambda + jitter;
        inverseDiagonal = factor.inverseDiagonal(run);
        lambda = newLambda;
    }

    double[] eigenvalueRange() {
        if (range == null) {
            range = form.eigenvalueRange();
        }
        return range.clone();
    }
}
