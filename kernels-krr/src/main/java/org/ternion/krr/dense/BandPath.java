package org.ternion.krr.dense;

import org.ternion.core.DoubleMatrix;
import org.ternion.core.Progress;
import org.ternion.core.RunOptions;
import org.ternion.krr.solve.LastRidge;
import org.ternion.krr.solve.Outputs;
import org.ternion.krr.solve.RidgeScores;

/** Scores of many ridges from one band form. Keeps what the outputs share of the last ridge. */
final class BandPath {
    private final BandForm form;
    private final double[][] targets;
    private final RunOptions run;
    private final double[][] rotated;
    private final LastRidge<Shifted> last = new LastRidge<>(this::shifted);

    BandPath(BandForm form, DoubleMatrix y, RunOptions run) {
        this.form = form;
        this.run = run.withProgress(Progress.NONE);
        targets = Outputs.columns(y, y.rows());
        rotated = new double[targets.length][];
        for (int output = 0; output < targets.length; output++) {
            rotated[output] = form.rotate(targets[output]);
        }
    }

    RidgeScores scores(int output, double lambda) {
        Shifted shifted = last.at(lambda);
        double[] alpha = form.rotateBack(shifted.factor.solve(rotated[output]));
        return DenseScores.of(lambda, shifted.ridge, alpha, targets[output], shifted.inverseDiagonal,
                shifted.factor.logDeterminant());
    }

    private Shifted shifted(double lambda) {
        int n = targets[0].length;
        for (double jitter : Jitter.trials(form.trace(), n)) {
            BandForm.Factor factor = form.factor(lambda + jitter);
            if (factor != null) {
                return new Shifted(lambda + jitter, factor, factor.inverseDiagonal(run));
            }
        }
        throw new ArithmeticException("kernel matrix of order " + n + " is far from positive semidefinite");
    }

    double[] eigenvalueRange() {
        return form.eigenvalueRange();
    }

    /** A ridge with its jitter, and the band with it on its diagonal. */
    private static final class Shifted {
        private final double ridge;
        private final BandForm.Factor factor;
        private final double[] inverseDiagonal;

        Shifted(double ridge, BandForm.Factor factor, double[] inverseDiagonal) {
            this.ridge = ridge;
            this.factor = factor;
            this.inverseDiagonal = inverseDiagonal;
        }
    }
}
