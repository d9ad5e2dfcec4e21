package org.ternion.krr.solve;

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
}
