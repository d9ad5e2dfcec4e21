package org.ternion.krr.dense;

import org.ternion.krr.solve.RidgeScores;

/** Scores from the coefficients and the diagonal of the inverse. */
final class DenseScores {
    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    private DenseScores() {
    }

    /** Scores of an output, where {@code ridge} is what was added to the diagonal: lambda and the jitter. */
    static RidgeScores of(double lambda, double ridge, double[] alpha, double[] y, double[] inverseDiagonal,
            double logDeterminant) {
        int n = y.length;
        double trace = 0;
        double squares = 0;
        double fit = 0;
        double loo = 0;
        for (int i = 0; i < n; i++) {
            double left = alpha[i] / inverseDiagonal[i];
            trace += inverseDiagonal[i];
            squares += alpha[i] * alpha[i];
            fit += alpha[i] * y[i];
            loo += left * left;
        }
        return new RidgeScores(lambda, n - ridge * trace, n * squares / (trace * trace), loo / n,
                -0.5 * (fit + logDeterminant + n * LOG_TWO_PI), ridge * ridge * squares / n);
    }
}
