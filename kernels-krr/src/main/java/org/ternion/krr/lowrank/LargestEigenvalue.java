package org.ternion.krr.lowrank;

import org.ternion.core.DoubleMatrix;

/** Power iteration on a positive semidefinite matrix: an estimate from below. */
final class LargestEigenvalue {
    private static final int STEPS = 200;
    private static final double TOLERANCE = 1e-9;

    private LargestEigenvalue() {
    }

    static double of(DoubleMatrix symmetric) {
        int n = symmetric.rows();
        double[] vector = new double[n];
        for (int i = 0; i < n; i++) {
            // Uneven, so that no symmetry of the matrix makes it orthogonal to the wanted eigenvector.
            vector[i] = 1 + i * 0.6180339887498949 % 1;
        }
        double estimate = 0;
        for (int step = 0; step < STEPS; step++) {
            double norm = Math.sqrt(LeverageScores.squares(vector));
            if (norm == 0) {
                return 0;
            }
            for (int i = 0; i < n; i++) {
                vector[i] /= norm;
            }
            vector = product(symmetric.backingArray(), vector);
            double next = Math.sqrt(LeverageScores.squares(vector));
            if (Math.abs(next - estimate) <= TOLERANCE * next) {
                return next;
            }
            estimate = next;
        }
        return estimate;
    }

    private static double[] product(double[] symmetric, double[] vector) {
        int n = vector.length;
        double[] result = new double[n];
        for (int k = 0; k < n; k++) {
            double factor = vector[k];
            int row = k * n;
            for (int i = 0; i < n; i++) {
                result[i] = Math.fma(factor, symmetric[row + i], result[i]);
            }
        }
        return result;
    }
}
