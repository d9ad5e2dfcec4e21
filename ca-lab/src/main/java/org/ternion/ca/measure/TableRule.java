package org.ternion.ca.measure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * The commonest label of each feature vector seen, the lowest one in a tie. A vector never seen is treated as the
 * nearest one seen: by sum of absolute differences, and among equals the one of the lowest code. Immutable.
 */
public final class TableRule implements LearnedRule {
    private final RuleFeatures features;
    private final Map<Long, Integer> labels = new HashMap<>();
    /** Vectors and labels again, codes increasing, for the search of neighbours. */
    private final double[][] vectors;
    private final int[] vectorLabels;
    private final int states;

    private TableRule(FeatureHistogram seen) {
        this.features = seen.features();
        this.states = seen.states();
        this.vectors = new double[seen.distinct()][];
        this.vectorLabels = new int[seen.distinct()];
        int row = 0;
        for (Map.Entry<Long, long[]> entry : seen.counts().entrySet()) {
            int best = 0;
            for (int label = 1; label < states; label++) {
                best = entry.getValue()[label] > entry.getValue()[best] ? label : best;
            }
            labels.put(entry.getKey(), best);
            vectors[row] = features.vector(entry.getKey(), states);
            vectorLabels[row++] = best;
        }
    }

    /**
     * Learns a table.
     *
     * @param seen at least one cell
     * @return a rule
     * @throws IllegalArgumentException if nothing was seen
     */
    public static TableRule learn(FeatureHistogram seen) {
        Checks.inRange(seen.distinct(), 1, Integer.MAX_VALUE, "distinct feature vectors");
        return new TableRule(seen);
    }

    @Override
    public RuleFeatures features() {
        return features;
    }

    @Override
    public int predict(long code) {
        Integer label = labels.get(code);
        return label == null ? nearest(features.vector(code, states)) : label;
    }

    /**
     * Whether cells like this one were seen.
     *
     * @param code as of {@link RuleFeatures#codes}
     * @return false if {@link #predict(long)} has to guess
     */
    public boolean knows(long code) {
        return labels.containsKey(code);
    }

    /**
     * Cells of a world that the rule has to guess because nothing like them was seen.
     *
     * @param world layers, the learned one first
     * @return 0 to the number of cells
     * @throws IllegalArgumentException if the layers do not fit the features
     */
    public int guesses(List<CellGrid> world) {
        int guesses = 0;
        for (long code : features.codes(world)) {
            guesses += knows(code) ? 0 : 1;
        }
        return guesses;
    }

    /**
     * Distinct feature vectors seen.
     *
     * @return {@code >= 1}
     */
    public int size() {
        return vectors.length;
    }

    private int nearest(double[] vector) {
        double closest = Double.POSITIVE_INFINITY;
        int label = 0;
        for (int row = 0; row < vectors.length; row++) {
            double distance = 0;
            for (int i = 0; i < vector.length; i++) {
                distance += Math.abs(vector[i] - vectors[row][i]);
            }
            if (distance < closest) {
                closest = distance;
                label = vectorLabels[row];
            }
        }
        return label;
    }
}
