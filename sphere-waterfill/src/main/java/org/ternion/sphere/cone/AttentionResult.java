package org.ternion.sphere.cone;

import java.util.List;

/** Output of a {@link ConeAttention} and what each cone took it from. Immutable. */
public final class AttentionResult {
    private final double[] output;
    private final List<Pooled> cones;

    AttentionResult(double[] output, List<Pooled> cones) {
        this.output = output;
        this.cones = List.copyOf(cones);
    }

    /** What one cone kept: points by falling logit, their weights, the projected sum of their values. Live arrays. */
    static final class Pooled {
        private final int[] points;
        private final double[] weights;
        private final double[] output;

        Pooled(int[] points, double[] weights, double[] output) {
            this.points = points;
            this.weights = weights;
            this.output = output;
        }

        boolean isEmpty() {
            return points.length == 0;
        }

        double[] output() {
            return output;
        }
    }

    /**
     * The pooled value.
     *
     * @return a new array; zeros if no cone saw a point
     */
    public double[] output() {
        return output.clone();
    }

    /** Per cone. */
    List<Pooled> pooled() {
        return cones;
    }

    /**
     * Number of cones.
     *
     * @return {@code >= 1}
     */
    public int cones() {
        return cones.size();
    }

    /**
     * Points a cone took values from.
     *
     * @param cone in {@code [0, cones())}, in the order they were given
     * @return a new array of rows, largest logit first; empty if the cone saw none
     * @throws IndexOutOfBoundsException if there is no such cone
     */
    public int[] points(int cone) {
        return cones.get(cone).points.clone();
    }

    /**
     * Weights of the values of a cone.
     *
     * @param cone in {@code [0, cones())}
     * @return a new array in the order of {@link #points}, with sum 1 unless it is empty
     * @throws IndexOutOfBoundsException if there is no such cone
     */
    public double[] weights(int cone) {
        return cones.get(cone).weights.clone();
    }
}
