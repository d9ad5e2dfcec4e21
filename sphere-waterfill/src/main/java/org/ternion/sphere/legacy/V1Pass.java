package org.ternion.sphere.legacy;

import org.ternion.sphere.ShellLayout;

/** Version 1: blends radii toward a shell up to three further out, or one further in, by overload (3.9). */
final class V1Pass implements RadialPass {
    private final ShellLayout layout;
    private final double[] capacity;
    private final double rMin;
    private final double rMax;

    /** Takes the bounds of the radii too: open layouts do not reach them. */
    V1Pass(ShellLayout layout, double[] capacity, double rMin, double rMax) {
        this.layout = layout;
        this.capacity = capacity;
        this.rMin = rMin;
        this.rMax = rMax;
    }

    @Override
    public ShellLoad apply(double[] radius) {
        ShellLoad load = ShellLoad.nearest(layout, radius, capacity);
        for (int i = 0; i < radius.length; i++) {
            int k = load.shells()[i];
            double rho = load.relative(k);
            double r = radius[i];
            if (Math.abs(rho) > 0.05) {
                double blend = Math.min(0.3 * Math.abs(rho), 0.8);
                r = (1 - blend) * r + blend * layout.radius(target(k, rho));
            }
            radius[i] = InitialRadii.clip(r, rMin, rMax);
        }
        return load;
    }

    private int target(int k, double rho) {
        if (rho > 0.1) {
            int steps = (int) Math.min(Math.rint(2 * rho), 3);
            return Math.min(k + steps, layout.shells() - 1);
        }
        return rho < -0.2 ? Math.max(k - 1, 0) : k;
    }
}
