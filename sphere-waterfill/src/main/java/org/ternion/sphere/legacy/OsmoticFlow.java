package org.ternion.sphere.legacy;

import java.util.Arrays;
import org.ternion.core.DoubleMatrix;
import org.ternion.sphere.ShellLayout;

/**
 * Osmotic optimiser (3.13): radii flow by differences of a smoothed norm, which it called a density, to shells one step
 * away. O(n^2) time per pass and memory.
 */
final class OsmoticFlow {
    private final ShellLayout layout;
    private final double threshold;
    private final double rate;
    private final double meanGap;
    private final double[] norms;
    private final double[][] angles;

    OsmoticFlow(DoubleMatrix x, ShellLayout layout, double threshold, double rate) {
        this.layout = layout;
        this.threshold = threshold;
        this.rate = rate;
        int last = layout.shells() - 1;
        this.meanGap = (layout.radius(last) - layout.radius(0)) / last;
        this.norms = LegacyScores.norms(x);
        this.angles = angles(x);
    }

    /**
     * Arc cosines of the recorded cosines, which are a little too small: a point is some 1e-4 radians away from
     * itself, and that shows in the recorded densities. {@link org.ternion.sphere.Geometry#angle} would not reproduce
     * it.
     */
    private static double[][] angles(DoubleMatrix x) {
        double[][] angles = LegacyScores.cosines(x);
        for (double[] row : angles) {
            for (int j = 0; j < row.length; j++) {
                row[j] = Math.acos(InitialRadii.clip(row[j], -1, 1));
            }
        }
        return angles;
    }

    /** Mean norm around each point, weighted by a Gaussian of radial distance and arc. */
    double[] density(double[] radius) {
        double width = 2 * meanGap;
        double[] density = new double[radius.length];
        for (int i = 0; i < density.length; i++) {
            double weighted = 0;
            double weights = 0;
            for (int j = 0; j < density.length; j++) {
                double radial = radius[i] - radius[j];
                double arc = radius[i] * angles[i][j];
                double kernel = Math.exp(-(radial * radial + arc * arc) / (2 * width * width));
                weighted += kernel * norms[j];
                weights += kernel + 1e-8;
            }
            density[i] = weighted / weights;
        }
        return density;
    }

    /** Deviation from the mean density of the shell, less half of the difference of the neighbouring shells. */
    double[] pressure(double[] radius, double[] density) {
        int shells = layout.shells();
        double[] means = new double[shells];
        int[] counts = new int[shells];
        for (int i = 0; i < radius.length; i++) {
            int k = layout.nearest(radius[i]);
            counts[k]++;
            means[k] += density[i];
        }
        for (int k = 0; k < shells; k++) {
            means[k] /= counts[k] + 1e-8;
        }
        double[] pressure = new double[radius.length];
        for (int i = 0; i < pressure.length; i++) {
            int k = layout.nearest(radius[i]);
            double gradient = means[Math.min(k + 1, shells - 1)] - means[Math.max(k - 1, 0)];
            pressure[i] = (density[i] - means[k]) / (means[k] + 1e-8) - 0.5 * gradient;
        }
        return pressure;
    }

    /** Share of the pressure that passes between neighbouring shells. */
    double permeability(int inner) {
        return Math.exp(-(layout.radius(inner + 1) - layout.radius(inner)) / meanGap);
    }

    /** Radii after a pass; a target further than one shell away, or none, lets nothing flow. */
    double[] flow(double[] radius, double[] pressure) {
        int last = layout.shells() - 1;
        double[] moved = new double[radius.length];
        for (int i = 0; i < moved.length; i++) {
            int k = layout.nearest(radius[i]);
            double drive = Math.tanh(2 * pressure[i]);
            int steps = Math.abs(pressure[i]) > threshold ? (int) Math.rint(2 * drive) : 0;
            int target = Math.max(0, Math.min(last, k + steps));
            double open = Math.abs(target - k) == 1 ? permeability(Math.min(k, target)) : 0;
            double share = rate * open * Math.abs(drive);
            double r = radius[i] + share * (layout.radius(target) - radius[i]);
            moved[i] = InitialRadii.clip(r, layout.radius(0), layout.radius(last));
        }
        return moved;
    }

    /** Repeats passes until the mean change is below the tolerance; that last change is not made. Returns the radii. */
    double[] run(double[] start, double tolerance, int maxPasses) {
        double[] radius = start;
        for (int pass = 0; pass < maxPasses; pass++) {
            double[] moved = flow(radius, pressure(radius, density(radius)));
            double change = 0;
            for (int i = 0; i < moved.length; i++) {
                change += Math.abs(moved[i] - radius[i]) / moved.length;
            }
            if (change < tolerance) {
                return radius;
            }
            radius = moved;
        }
        return radius;
    }

    /** Weights of points by inverse density, clipped to [0.1, 10] times the mean, then scaled to mean 1. */
    static double[] coneWeights(double[] density) {
        double mean = Arrays.stream(density).average().orElse(0);
        return HybridShells.scaledToMeanOne(
                Arrays.stream(density).map(f -> InitialRadii.clip(mean / (f + 1e-8), 0.1, 10)).toArray());
    }
}
