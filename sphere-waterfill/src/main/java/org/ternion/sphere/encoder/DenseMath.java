package org.ternion.sphere.encoder;

import java.util.Arrays;
import org.ternion.core.FloatMatrix;

/** The few operations of the encoder on rows of doubles, in double. */
final class DenseMath {
    private static final double NORM_EPSILON = 1e-12;
    private static final double GELU_CUBIC = 0.044715;
    private static final double GELU_SCALE = Math.sqrt(2 / Math.PI);

    private DenseMath() {
    }

    /** {@code x * kernel + bias} of the named layer, for each row. */
    static double[][] dense(double[][] x, EncoderWeights weights, String name) {
        FloatMatrix kernel = weights.get(name + "/kernel");
        float[] k = kernel.backingArray();
        float[] bias = weights.get(name + "/bias").backingArray();
        double[][] y = new double[x.length][kernel.cols()];
        for (int row = 0; row < x.length; row++) {
            for (int j = 0; j < bias.length; j++) {
                y[row][j] = bias[j];
            }
            for (int i = 0; i < kernel.rows(); i++) {
                for (int j = 0; j < bias.length; j++) {
                    y[row][j] += x[row][i] * k[i * bias.length + j];
                }
            }
        }
        return y;
    }

    /** Shifts and scales each row to mean 0 and population variance 1, then by the weights of the named layer. */
    static double[][] layerNorm(double[][] x, EncoderWeights weights, String name) {
        float[] scale = weights.get(name + "/scale").backingArray();
        float[] bias = weights.get(name + "/bias").backingArray();
        double[][] y = new double[x.length][scale.length];
        for (int row = 0; row < x.length; row++) {
            double mean = Arrays.stream(x[row]).average().orElse(0);
            double variance = Arrays.stream(x[row]).map(v -> (v - mean) * (v - mean)).average().orElse(0);
            double factor = 1 / Math.sqrt(variance + NORM_EPSILON);
            for (int i = 0; i < scale.length; i++) {
                y[row][i] = (x[row][i] - mean) * factor * scale[i] + bias[i];
            }
        }
        return y;
    }

    /** Gaussian error linear unit in its tanh form, in place. */
    static double[][] gelu(double[][] x) {
        for (double[] row : x) {
            for (int i = 0; i < row.length; i++) {
                double v = row[i];
                row[i] = 0.5 * v * (1 + Math.tanh(GELU_SCALE * (v + GELU_CUBIC * v * v * v)));
            }
        }
        return x;
    }

    /** In place. Entries of negative infinity get 0; at least one entry must be finite. */
    static double[] softmax(double[] x) {
        double largest = Arrays.stream(x).max().orElse(0);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            x[i] = Math.exp(x[i] - largest);
            sum += x[i];
        }
        for (int i = 0; i < x.length; i++) {
            x[i] /= sum;
        }
        return x;
    }

    /** Adds to the first, in place. */
    static double[][] plus(double[][] x, double[][] y) {
        for (int row = 0; row < x.length; row++) {
            for (int i = 0; i < x[row].length; i++) {
                x[row][i] += y[row][i];
            }
        }
        return x;
    }
}
