package org.ternion.krr.solve;

/**
 * Scores from the eigenvalues of K and the energy of an output in each eigenspace: a pass over the spectrum for each
 * ridge, no system is solved.
 */
public final class SpectralScores {
    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    private SpectralScores() {
    }

    /**
     * Computes all scores but leave-one-out, which is set to the generalised one where every observation is like every
     * other, and to NaN elsewhere.
     *
     * @param eigenvalues    of K, {@code >= 0}
     * @param multiplicities how often each counts; their sum is n
     * @param energies       sum of squares of the output in each eigenspace
     * @param n              number of observations
     * @param lambda         ridge, {@code > 0}
     * @param homogeneous    whether {@code (K + lambda I)^-1} has a constant diagonal
     * @return the scores
     */
    public static RidgeScores of(double[] eigenvalues, double[] multiplicities, double[] energies, long n,
            double lambda, boolean homogeneous) {
        double dof = 0;
        double trace = 0;
        double alphaSquares = 0;
        double fit = 0;
        double logDeterminant = 0;
        for (int i = 0; i < eigenvalues.length; i++) {
            double inverse = 1 / (eigenvalues[i] + lambda);
            dof += multiplicities[i] * eigenvalues[i] * inverse;
            trace += multiplicities[i] * inverse;
            alphaSquares += energies[i] * inverse * inverse;
            fit += energies[i] * inverse;
            logDeterminant -= multiplicities[i] * Math.log(inverse);
        }
        double gcv = n * alphaSquares / (trace * trace);
        return new RidgeScores(lambda, dof, gcv, homogeneous ? gcv : Double.NaN,
                -0.5 * (fit + logDeterminant + n * LOG_TWO_PI), lambda * lambda * alphaSquares / n);
    }
}
