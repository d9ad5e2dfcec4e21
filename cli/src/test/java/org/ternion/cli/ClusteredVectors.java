package org.ternion.cli;

import java.util.Random;
import org.ternion.core.FloatMatrix;

/** Vectors in eight clusters, of lengths spread over a factor of about ten. */
final class ClusteredVectors {
    static final int DIMENSION = 6;

    private ClusteredVectors() {
    }

    static FloatMatrix of(long seed, int rows) {
        Random random = new Random(seed);
        double[] centres = random.doubles(8 * DIMENSION, -1, 1).toArray();
        float[] values = new float[rows * DIMENSION];
        for (int i = 0; i < rows; i++) {
            int centre = random.nextInt(8);
            double length = Math.exp(0.6 * random.nextGaussian());
            for (int d = 0; d < DIMENSION; d++) {
                values[i * DIMENSION + d] =
                        (float) (length * (centres[centre * DIMENSION + d] + 0.2 * random.nextGaussian()));
            }
        }
        return FloatMatrix.wrap(values, rows, DIMENSION);
    }
}
