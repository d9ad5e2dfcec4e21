package org.ternion.krr;

import org.ternion.krr.solve.RidgeScores;

/** What a chosen ridge is best in. */
public enum Criterion {
    /** Smallest generalised cross-validation error. */
    GCV,
    /** Smallest mean squared error of leaving out one observation. */
    LOO,
    /** Largest marginal likelihood. */
    EVIDENCE;

    /** Smaller is better. */
    double loss(RidgeScores scores) {
        return switch (this) {
            case GCV -> scores.gcv();
            case LOO -> scores.loo();
            case EVIDENCE -> -scores.logEvidence();
        };
    }
}
