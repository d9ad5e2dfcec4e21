package org.ternion.benchmarks.sphere;

import java.util.Random;
import org.ternion.core.FloatMatrix;
import org.ternion.sphere.CounterRng;

/** Made-up numbers and vectors, the same for every implementation and every run. */
final class Vectors {
    private static final long SEED = 1;
    private static final long CENTRES = 77;

    private Vectors() {
    }

    /** Vectors of many lengths: the generator of golden 09. */
    static FloatMatrix ofManyLengths(int rows, int dim) {
        float[] values = new float[Math.multiplyExact(rows, dim)];
        for (int i = 0; i < rows; i++) {
            double spread = CounterRng.uniform(SEED, 1, i);
            double scale = 0.25 + 3 * spread * spread;
            for (int j = i * dim; j < (i + 1) * dim; j++) {
                values[j] = (float) ((2 * CounterRng.uniform(SEED, 0, j) - 1) * scale);
            }
        }
        return FloatMatrix.wrap(values, rows, dim);
    }

    /** Directions without structure, not of unit length. */
    static FloatMatrix normal(int rows, int dim, long seed) {
        Random random = new Random(seed);
        float[] values = new float[Math.multiplyExact(rows, dim)];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return FloatMatrix.wrap(values, rows, dim);
    }

    /**
     * Vectors in groups around centres, as in the acceptance tests of the index; groups depend on their number and the
     * dimension alone, so that other seeds give other vectors of the same groups.
     */
    static FloatMatrix clustered(int rows, int dim, int groups, double noise, long seed) {
        FloatMatrix centres = normal(groups, dim, CENTRES);
        Random random = new Random(seed);
        float[] values = new float[Math.multiplyExact(rows, dim)];
        for (int i = 0; i < rows; i++) {
            int group = random.nextInt(groups);
            for (int j = 0; j < dim; j++) {
                values[i * dim + j] = (float) (centres.get(group, j) + noise * random.nextGaussian());
            }
        }
        return FloatMatrix.wrap(values, rows, dim);
    }

    /** Numbers in [0, 1). */
    static double[] uniform(int n, long stream) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = CounterRng.uniform(SEED, stream, i);
        }
        return values;
    }

    /** Numbers in [low, high]. */
    static float[] uniform(int n, double low, double high, long stream) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) (low + (high - low) * CounterRng.uniform(SEED, stream, i));
        }
        return values;
    }
}
