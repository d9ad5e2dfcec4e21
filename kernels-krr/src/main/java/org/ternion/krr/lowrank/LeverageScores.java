package org.ternion.krr.lowrank;

import org.ternion.krr.solve.RidgeScores;

/** Scores of ridge regression on features, from the residuals and leverages of the observations. */
final class LeverageScores {
    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    private LeverageScores() {
    }

    /**
     * Sums of what is positive only, so that no score suffers from cancellation.
     *
     * @param residuals      {@code y - Phi beta}
     * @param leverages      {@code phi_i^T (Phi^T Phi + lambda I)^-1 phi_i}
     * @param norm           {@code |beta|^2}
     * @param logDeterminant of {@code Phi^T Phi + lambda I}, r x r
     */
    static RidgeScores of(double lambda, double[] residuals, double[] leverages, double norm, double logDeterminant,
            int rank) {
        int n = residuals.length;
        double squares = 0;
        double looSquares = 0;
        double dof = 0;
        double freedom = 0;
        for (int i = 0; i < n; i++) {
            double loo = residuals[i] / (1 - leverages[i]);
            squares += residuals[i] * residuals[i];
            looSquares += loo * loo;
            dof += leverages[i];
            freedom += 1 - leverages[i];
        }
        // y^T alpha = (residuals^T residuals + fitted^T residuals) / lambda, and Phi^T residuals = lambda beta.
        double fit = squares / lambda + norm;
        double logDet = logDeterminant + ((double) n - rank) * Math.log(lambda);
        return new RidgeScores(lambda, dof, n * squares / (freedom * freedom), looSquares / n,
                -0.5 * (fit + logDet + n * LOG_TWO_PI), squares / n);
    }

    static double squares(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }
}
