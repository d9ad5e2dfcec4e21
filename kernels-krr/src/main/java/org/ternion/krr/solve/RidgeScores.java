package org.ternion.krr.solve;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How well a ridge fits. Errors are means over the observations; for several outputs with a common ridge, means over
 * these too, and the evidence is the sum.
 *
 * @param lambda      the ridge
 * @param dof         effective degrees of freedom, {@code trace(K (K + lambda I)^-1)}
 * @param gcv         generalised cross-validation, {@code n |G^-1 y|^2 / trace(G^-1)^2} with {@code G = K + lambda I}
 * @param loo         mean squared error of leaving out one observation
 * @param logEvidence logarithm of the marginal likelihood of the observations, noise of variance lambda included
 * @param trainMse    mean squared error at the observations
 */
public record RidgeScores(double lambda, double dof, double gcv, double loo, double logEvidence, double trainMse) {
    /**
     * Scores of several outputs together.
     *
     * @param outputs scores of each, at least one
     * @return means over the outputs, and the sum of their evidence
     */
    public static RidgeScores mean(List<RidgeScores> outputs) {
        return new RidgeScores(mean(outputs, RidgeScores::lambda), mean(outputs, RidgeScores::dof),
                mean(outputs, RidgeScores::gcv), mean(outputs, RidgeScores::loo),
                mean(outputs, RidgeScores::logEvidence) * outputs.size(), mean(outputs, RidgeScores::trainMse));
    }

    private static double mean(List<RidgeScores> outputs, ToDoubleFunction<RidgeScores> score) {
        double sum = 0;
        for (RidgeScores output : outputs) {
            sum += score.applyAsDouble(output);
        }
        return sum / outputs.size();
    }
}
