package org.ternion.trading.sweep;

import java.util.Arrays;

/**
 * Softmax regression of three classes without an intercept, trained by gradient descent on all rows from weights of 0.
 * Weights and probabilities are floats as in the prototype; gradients are summed in double.
 */
final class SoftmaxRegression {
    private static final int CLASSES = 3;

    private final int features;
    private final float[] weights;

    private SoftmaxRegression(int features) {
        this.features = features;
        weights = new float[features * CLASSES];
    }

    /**
     * Trains on rows that stand for many samples: {@code counts} says how many of each class a row has.
     *
     * @param x      features, row by row
     * @param counts three per row
     */
    static SoftmaxRegression train(float[] x, long[] counts, int features, float rate, int iterations) {
        SoftmaxRegression model = new SoftmaxRegression(features);
        int rows = counts.length / CLASSES;
        double total = 0;
        for (long count : counts) {
            total += count;
        }
        float[] p = new float[CLASSES];
        double[] gradient = new double[features * CLASSES];
        for (int iteration = 0; iteration < iterations; iteration++) {
            Arrays.fill(gradient, 0);
            for (int row = 0; row < rows; row++) {
                model.probabilities(x, row * features, p);
                long samples = counts[3 * row] + counts[3 * row + 1] + counts[3 * row + 2];
                for (int c = 0; c < CLASSES; c++) {
                    double error = samples * (double) p[c] - counts[3 * row + c];
                    for (int f = 0; f < features; f++) {
                        gradient[f * CLASSES + c] += x[row * features + f] * error;
                    }
                }
            }
            for (int w = 0; w < gradient.length; w++) {
                model.weights[w] -= (float) (rate * (gradient[w] / total));
            }
        }
        return model;
    }

    float weight(int feature, int cls) {
        return weights[feature * CLASSES + cls];
    }

    /** Probability of a class for the features at an offset. */
    float probability(float[] x, int offset, int cls) {
        float[] p = new float[CLASSES];
        probabilities(x, offset, p);
        return p[cls];
    }

    private void probabilities(float[] x, int offset, float[] p) {
        float greatest = Float.NEGATIVE_INFINITY;
        for (int c = 0; c < CLASSES; c++) {
            float logit = 0;
            for (int f = 0; f < features; f++) {
                logit += x[offset + f] * weights[f * CLASSES + c];
            }
            p[c] = logit;
            greatest = Math.max(greatest, logit);
        }
        float sum = 0;
        for (int c = 0; c < CLASSES; c++) {
            // StrictMath: the same on all machines
            p[c] = (float) StrictMath.exp(p[c] - greatest);
            sum += p[c];
        }
        for (int c = 0; c < CLASSES; c++) {
            p[c] /= sum;
        }
    }
}
