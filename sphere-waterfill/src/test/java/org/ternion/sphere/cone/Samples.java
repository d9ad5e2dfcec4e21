package org.ternion.sphere.cone;

import java.util.Random;
import org.ternion.core.FloatMatrix;

/** Vectors for tests. */
final class Samples {
    private Samples() {
    }

    /** Directions without structure. */
    static FloatMatrix gaussian(int rows, int dimension, long seed) {
        Random random = new Random(seed);
        float[] values = new float[rows * dimension];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return FloatMatrix.wrap(values, rows, dimension);
    }

    /** Groups around centres that depend on dimension and number of groups alone. */
    static FloatMatrix clustered(int rows, int dimension, int groups, double noise, long seed) {
        FloatMatrix centres = gaussian(groups, dimension, 77);
        Random random = new Random(seed);
        float[] values = new float[rows * dimension];
        for (int row = 0; row < rows; row++) {
            int group = random.nextInt(groups);
            for (int j = 0; j < dimension; j++) {
                values[row * dimension + j] = (float) (centres.get(group, j) + noise * random.nextGaussian());
            }
        }
        return FloatMatrix.wrap(values, rows, dimension);
    }

    /** Clustered vectors of any length, among them copies, opposites and zeros. */
    static FloatMatrix awkward(int rows, int dimension, long seed) {
        Random random = new Random(seed);
        float[] values = clustered(rows, dimension, 5, random.nextDouble(), seed).toArray();
        for (int row = 1; row < rows; row++) {
            int other = random.nextInt(row);
            int kind = random.nextInt(8);
            for (int j = 0; j < dimension; j++) {
                int at = row * dimension + j;
                float copy = values[other * dimension + j];
                values[at] = switch (kind) {
                    case 0 -> 0;
                    case 1 -> copy;
                    case 2 -> -copy;
                    case 3 -> copy * 1e-20f;
                    default -> values[at];
                };
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
