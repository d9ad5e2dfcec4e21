package org.ternion.sphere.legacy;

/**
 * Prominence optimiser: pushes radii in proportion to overload and excess (3.10). It counts in as many equal bins as
 * there are shells, which are not the shells its capacities were made for. Radii start from the information score, but
 * the excess is that of the norms.
 */
final class ProminencePass implements RadialPass {
    private final double[] norms;
    private final double[] capacity;
    private final double rMin;
    private final double rMax;
    private final double threshold;

    ProminencePass(double[] norms, double[] capacity, double rMin, double rMax, double threshold) {
        this.norms = norms;
        this.capacity = capacity;
        this.rMin = rMin;
        this.rMax = rMax;
        this.threshold = threshold;
    }

    @Override
    public ShellLoad apply(double[] radius) {
        int bins = capacity.length;
        int[] bin = new int[radius.length];
        for (int i = 0; i < bin.length; i++) {
            bin[i] = (int) InitialRadii.clip(Math.floor((radius[i] - rMin) / (rMax - rMin) * bins), 0, bins - 1);
        }
        ShellLoad load = new ShellLoad(bin, capacity);
        double[] excess = LegacyProminence.excess(bin, bins, norms, threshold);
        double width = (rMax - rMin) / bins;
        for (int i = 0; i < bin.length; i++) {
            double rho = load.relative(bin[i]);
            double push = 2 * width * rho * (1 + 10 * excess[i]) - 0.5 * width * Math.max(0, -rho);
            radius[i] = InitialRadii.clip(radius[i] + push, rMin, rMax);
        }
        return load;
    }
}
