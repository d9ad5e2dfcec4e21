package org.ternion.sphere.cone;

import org.ternion.core.Checks;

/** Weights per point that make up for crowded places, with mean 1. */
public final class ConeWeights {
    private static final double FLOOR = 1e-8;
    private static final double LEAST = 0.1;
    private static final double MOST = 10;
    private static final double SPARSE = 0.1;

    private ConeWeights() {
    }

    /**
     * Weights that fall with the density at a point: {@code mean / (density + 1e-8)}, at least 0.1 and at most 10, then
     * divided by their mean.
     *
     * @param density per point, finite, {@code >= 0}, say {@code exp} of the scores of {@link NeighbourDensity}; not
     *                modified
     * @return a new array of weights {@code > 0} with mean 1
     * @throws IllegalArgumentException if a density is out of range
     */
    public static double[] inverseDensity(double[] density) {
        double sum = 0;
        for (int i = 0; i < density.length; i++) {
            sum += Checks.inRange(density[i], 0, Double.MAX_VALUE, "density");
        }
        double mean = sum / density.length;
        double[] weights = new double[density.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.max(LEAST, Math.min(MOST, mean / (density[i] + FLOOR)));
        }
        return toMeanOne(weights);
    }

    /**
     * Weights that fall with the load of the shell of a point: {@code 1 / (occupancy / (capacity + 1e-8) + 0.1)},
     * divided by their mean. Cheap, but blind inside a shell.
     *
     * @param shell    shell per point, each an index of {@code capacity}; not modified
     * @param capacity per shell, finite, {@code >= 0}; not modified
     * @return a new array of weights {@code > 0} with mean 1
     * @throws IllegalArgumentException if a shell does not exist or a capacity is out of range
     */
    public static double[] inverseLoad(int[] shell, double[] capacity) {
        double[] share = new double[capacity.length];
        for (int k : shell) {
            share[Checks.inRange(k, 0, capacity.length - 1, "shell")]++;
        }
        for (int k = 0; k < share.length; k++) {
            Checks.inRange(capacity[k], 0, Double.MAX_VALUE, "capacity of shell " + k);
            share[k] = 1 / (share[k] / (capacity[k] + FLOOR) + SPARSE);
        }
        double[] weights = new double[shell.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = share[shell[i]];
        }
        return toMeanOne(weights);
    }

    private static double[] toMeanOne(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= weights.length / sum;
        }
        return weights;
    }
}
