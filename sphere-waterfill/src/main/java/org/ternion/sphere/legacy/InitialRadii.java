package org.ternion.sphere.legacy;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ternion.sphere.ShellLayout;

/** Radii the prototype's variants start from (specification 3.6). */
final class InitialRadii {
    private InitialRadii() {
    }

    /** Maps scores linearly to {@code [rMin, 0.8 rMax]}: prominence, production, lateral. */
    static double[] affine80(double[] scores, double rMin, double rMax) {
        return affine(scores, rMin, 0.8 * rMax);
    }

    /**
     * Maps scores linearly to {@code [rMin, rMax]} and adds noise: hybrid with {@code scale} 0.1, osmotic with 0.1
     * times the mean gap of its shells.
     */
    static double[] affineWithNoise(double[] scores, double rMin, double rMax, double scale, double[] normal) {
        double[] radius = affine(scores, rMin, rMax);
        for (int i = 0; i < radius.length; i++) {
            radius[i] = clip(radius[i] + scale * normal[i], rMin, rMax);
        }
        return radius;
    }

    private static double[] affine(double[] scores, double rMin, double rMax) {
        double low = Arrays.stream(scores).min().orElse(0);
        double range = Arrays.stream(scores).max().orElse(0) - low + 1e-8;
        return Arrays.stream(scores).map(s -> rMin + (s - low) / range * (rMax - rMin)).toArray();
    }

    /** Equal counts per shell by rank, then up to 5 % of noise: version 1. */
    static double[] byRank(double[] scores, ShellLayout layout, double rMin, double rMax, double[] uniform) {
        int shells = layout.shells();
        double perShell = (double) scores.length / shells;
        int[] order = ascending(scores);
        double[] radius = new double[scores.length];
        for (int rank = 0; rank < order.length; rank++) {
            int i = order[rank];
            int shell = Math.min((int) (rank / perShell), shells - 1);
            radius[i] = clip(layout.radius(shell) * (1 + 0.1 * uniform[i] - 0.05), rMin, rMax);
        }
        return radius;
    }

    /** Points by score, equal scores by number. */
    static int[] ascending(double[] scores) {
        return IntStream.range(0, scores.length).boxed().sorted(Comparator.comparingDouble(i -> scores[i]))
                .mapToInt(i -> i).toArray();
    }

    static double clip(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }
}
