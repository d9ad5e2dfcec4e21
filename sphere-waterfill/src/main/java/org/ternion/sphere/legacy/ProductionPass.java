package org.ternion.sphere.legacy;

import org.ternion.sphere.ShellLayout;

/** Production optimiser: promotes prominent points and whole overloaded shells by one shell (3.11). */
final class ProductionPass implements RadialPass {
    private final ShellLayout layout;
    private final double[] capacity;
    private final double[] norms;
    private final double threshold;

    ProductionPass(ShellLayout layout, double[] capacity, double[] norms, double threshold) {
        this.layout = layout;
        this.capacity = capacity;
        this.norms = norms;
        this.threshold = threshold;
    }

    @Override
    public ShellLoad apply(double[] radius) {
        int last = layout.shells() - 1;
        ShellLoad load = ShellLoad.nearest(layout, radius, capacity);
        double[] excess = LegacyProminence.excess(load.shells(), layout.shells(), norms, threshold);
        for (int i = 0; i < radius.length; i++) {
            int k = load.shells()[i];
            double rho = load.relative(k);
            double r = radius[i];
            if (excess[i] > 0 || rho * (1 + 10 * excess[i]) > 0.5) {
                r = layout.radius(Math.min(k + 1, last));
            } else if (rho < -0.2) {
                r = 0.98 * r + 0.02 * layout.radius(Math.max(k - 1, 0));
            }
            radius[i] = InitialRadii.clip(r, layout.radius(0), layout.radius(last));
        }
        return load;
    }
}
