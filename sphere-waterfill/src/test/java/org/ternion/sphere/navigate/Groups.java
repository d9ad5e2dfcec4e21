package org.ternion.sphere.navigate;

import java.util.Random;
import org.ternion.core.FloatMatrix;

/** Vectors for tests. */
final class Groups {
    private Groups() {
    }

    /** Groups around centres that depend on dimension and number of groups alone. */
    static FloatMatrix of(int rows, int dimension, int groups, double noise, long seed) {
        Random centreRandom = new Random(77);
        double[] centres = centreRandom.doubles((long) groups * dimension, -1.7, 1.7).toArray();
        Random random = new Random(seed);
        float[] values = new float[rows * dimension];
        for (int row = 0; row < rows; row++) {
            int group = random.nextInt(groups);
            for (int j = 0; j < dimension; j++) {
                values[row * dimension + j] = (float) (centres[group * dimension + j] + noise * random.nextGaussian());
            }
        }
        return FloatMatrix.wrap(values, rows, dimension);
    }

    static float[] row(FloatMatrix x, int row) {
        float[] copy = new float[x.cols()];
        x.copyRow(row, copy, 0);
        return copy;
    }
}
