package org.ternion.krr.lowrank;

/** The inverse of {@code Phi Phi^T + lambda I} of features that approximate a kernel (Woodbury). */
final class Preconditioner {
    private final OrthogonalFeatures features;

    Preconditioner(OrthogonalFeatures features) {
        this.features = features;
    }

    /** {@code (v - Z (Z^T Z + lambda I)^-1 Z^T v) / lambda}. */
    double[] apply(double[] v, double lambda) {
        double[] result = features.expand(features.shrink(features.project(v), lambda));
        for (int i = 0; i < v.length; i++) {
            result[i] = (v[i] - result[i]) / lambda;
        }
        return result;
    }
}
