package org.ternion.sphere.legacy;

/** The two parts of the hybrid optimiser that could run (3.13). */
final class HybridShells {
    private HybridShells() {
    }

    /** Pressure per point, {@code tanh(2 rho)} of its shell. */
    static double[] pressure(ShellLoad load) {
        double[] pressure = new double[load.shells().length];
        for (int i = 0; i < pressure.length; i++) {
            pressure[i] = Math.tanh(2 * load.relative(load.shells()[i]));
        }
        return pressure;
    }

    /** Weight per point, {@code 1 / (n / c + 0.1)} of its shell, scaled to mean 1. */
    static double[] coneWeights(ShellLoad load, double[] capacity) {
        double[] weights = new double[load.shells().length];
        for (int i = 0; i < weights.length; i++) {
            int k = load.shells()[i];
            weights[i] = 1 / (load.counts()[k] / (capacity[k] + 1e-8) + 0.1);
        }
        return scaledToMeanOne(weights);
    }

    static double[] scaledToMeanOne(double[] weights) {
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
