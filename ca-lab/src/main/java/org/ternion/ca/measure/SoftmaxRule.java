package org.ternion.ca.measure;

import java.util.Map;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;

/**
 * Softmax regression without intercept: the state with the largest linear score, the lowest one in a tie. No linear
 * model of counts reproduces a plurality rule exactly. Immutable.
 */
public final class SoftmaxRule implements LearnedRule {
    private final RuleFeatures features;
    private final int states;
    /** One row of {@code states} weights per feature. */
    private final double[] weights;

    /** What counts as one observation. */
    public enum Weighting {
        /** Every cell. */
        CELLS,
        /** Every distinct feature vector once, with the frequencies of its labels as target. */
        VECTORS
    }

    private SoftmaxRule(RuleFeatures features, int states, double[] weights) {
        this.features = features;
        this.states = states;
        this.weights = weights;
    }

    /**
     * Learns by gradient descent over all observations from weights 0. Only the histogram is read, in a fixed order:
     * the same histogram gives the same weights on every machine up to the rounding of {@link Math#exp}.
     *
     * @param seen       at least one cell
     * @param weighting  what counts as one observation
     * @param iterations {@code >= 0}
     * @param rate       length of a step along the mean gradient, finite and {@code > 0}
     * @return a rule
     * @throws IllegalArgumentException if a value is out of range or nothing was seen
     */
    public static SoftmaxRule learn(FeatureHistogram seen, Weighting weighting, int iterations, double rate) {
        Checks.inRange(iterations, 0, Integer.MAX_VALUE, "iterations");
        Checks.positive(rate, "rate");
        Checks.inRange(seen.distinct(), 1, Integer.MAX_VALUE, "distinct feature vectors");
        int states = seen.states();
        int size = seen.features().size(states);
        double[][] vectors = new double[seen.distinct()][];
        double[][] targets = new double[seen.distinct()][states];
        double[] masses = new double[seen.distinct()];
        int row = 0;
        for (Map.Entry<Long, long[]> entry : seen.counts().entrySet()) {
            long total = 0;
            for (long count : entry.getValue()) {
                total += count;
            }
            vectors[row] = seen.features().vector(entry.getKey(), states);
            masses[row] = weighting == Weighting.CELLS ? total / (double) seen.cells() : 1.0 / seen.distinct();
            for (int state = 0; state < states; state++) {
                targets[row][state] = entry.getValue()[state] / (double) total;
            }
            row++;
        }
        SoftmaxRule rule = new SoftmaxRule(seen.features(), states, new double[size * states]);
        for (int i = 0; i < iterations; i++) {
            rule.descend(vectors, targets, masses, rate);
        }
        return rule;
    }

    /**
     * A rule with given weights.
     *
     * @param features what is seen of a cell
     * @param weights  one row per feature, one column per state; copied
     * @return a rule
     * @throws IllegalArgumentException if the number of rows is not that of the features
     */
    public static SoftmaxRule of(RuleFeatures features, DoubleMatrix weights) {
        int states = Checks.inRange(weights.cols(), 2, RuleFeatures.MAX_STATES, "states");
        Checks.inRange(weights.rows(), features.size(states), features.size(states), "rows of weights");
        return new SoftmaxRule(features, states, weights.toArray());
    }

    private void descend(double[][] vectors, double[][] targets, double[] masses, double rate) {
        double[] gradient = new double[weights.length];
        double[] p = new double[states];
        for (int row = 0; row < vectors.length; row++) {
            probabilities(vectors[row], p);
            for (int feature = 0; feature < vectors[row].length; feature++) {
                double x = vectors[row][feature] * masses[row];
                for (int state = 0; state < states; state++) {
                    gradient[feature * states + state] += x * (p[state] - targets[row][state]);
                }
            }
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= rate * gradient[i];
        }
    }

    private void scores(double[] vector, double[] target) {
        for (int state = 0; state < states; state++) {
            double score = 0;
            for (int feature = 0; feature < vector.length; feature++) {
                score += vector[feature] * weights[feature * states + state];
            }
            target[state] = score;
        }
    }

    private void probabilities(double[] vector, double[] target) {
        scores(vector, target);
        normalise(target);
    }

    /**
     * Shares proportional to the exponentials of scores.
     *
     * @param scores finite, at least one, not modified
     * @return shares that sum to 1 up to rounding
     */
    public static double[] softmax(double[] scores) {
        double[] shares = scores.clone();
        normalise(shares);
        return shares;
    }

    /** Scores become shares. */
    private static void normalise(double[] scores) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            largest = Math.max(largest, score);
        }
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = Math.exp(scores[i] - largest);
            sum += scores[i];
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= sum;
        }
    }

    @Override
    public RuleFeatures features() {
        return features;
    }

    @Override
    public int predict(long code) {
        double[] scores = new double[states];
        scores(features.vector(code, states), scores);
        int best = 0;
        for (int state = 1; state < states; state++) {
            best = scores[state] > scores[best] ? state : best;
        }
        return best;
    }

    /**
     * Probability that the model gives to a state.
     *
     * @param code  as of {@link RuleFeatures#codes}
     * @param state number of the state, the lowest being 0
     * @return in {@code [0, 1]}
     * @throws IndexOutOfBoundsException if there is no such state
     */
    public double confidence(long code, int state) {
        double[] p = new double[states];
        probabilities(features.vector(code, states), p);
        return p[state];
    }

    /**
     * The weights.
     *
     * @return a copy, one row per feature, one column per state
     */
    public DoubleMatrix weights() {
        return DoubleMatrix.copyOf(weights, features.size(states), states);
    }
}
