package org.ternion.sphere;

import java.util.Arrays;
import org.ternion.core.Checks;

/**
 * Density of points along the radius, estimated with a Gaussian kernel: the mean of the normal densities of deviation
 * {@code bandwidth} around the radii. Integrates to 1 over the real line. Immutable.
 *
 * <p>Equal radii are kept once with their number, so that points on the centres of S shells cost S terms each.
 */
public final class RadialDensity {
    private final double[] radii;
    private final double[] shares;
    private final double bandwidth;

    private RadialDensity(double[] radii, double[] shares, double bandwidth) {
        this.radii = radii;
        this.shares = shares;
        this.bandwidth = bandwidth;
    }

    /**
     * Uses the normal reference bandwidth, {@code 1.06 * sigma * n^(-1/5)} with the population deviation sigma.
     *
     * @param radii at least two different ones, finite
     * @return the estimate
     * @throws IllegalArgumentException if a radius is not finite or all are equal, which leaves the bandwidth undefined
     * @see <a href="https://doi.org/10.1201/9781315140919">B. W. Silverman (1986), Density Estimation for Statistics
     *      and Data Analysis, eq. 3.28</a>
     */
    public static RadialDensity of(float[] radii) {
        RadialDensity unit = of(radii, 1);
        double mean = 0;
        for (int k = 0; k < unit.radii.length; k++) {
            mean += unit.shares[k] * unit.radii[k];
        }
        double variance = 0;
        for (int k = 0; k < unit.radii.length; k++) {
            variance += unit.shares[k] * (unit.radii[k] - mean) * (unit.radii[k] - mean);
        }
        if (unit.radii.length == 1) {
            throw new IllegalArgumentException("all " + radii.length + " radii are " + radii[0]
                    + ": give a bandwidth, the default is a multiple of their deviation");
        }
        return new RadialDensity(unit.radii, unit.shares, 1.06 * Math.sqrt(variance) * Math.pow(radii.length, -0.2));
    }

    /**
     * Uses a bandwidth of the caller.
     *
     * @param radii     at least one, finite
     * @param bandwidth deviation of the kernel in units of the radii, {@code > 0}
     * @return the estimate
     * @throws IllegalArgumentException if there is no radius, one is not finite, or the bandwidth is not positive
     */
    public static RadialDensity of(float[] radii, double bandwidth) {
        Checks.positive(bandwidth, "bandwidth");
        if (radii.length == 0) {
            throw new IllegalArgumentException("a density needs at least one radius");
        }
        double[] sorted = new double[radii.length];
        for (int i = 0; i < radii.length; i++) {
            sorted[i] = Checks.finite(radii[i], "radius " + i);
        }
        Arrays.sort(sorted);
        double[] different = new double[sorted.length];
        double[] shares = new double[sorted.length];
        int count = 0;
        for (int i = 0; i < sorted.length;) {
            int end = i;
            while (end < sorted.length && sorted[end] == sorted[i]) {
                end++;
            }
            different[count] = sorted[i];
            shares[count++] = (double) (end - i) / sorted.length;
            i = end;
        }
        return new RadialDensity(Arrays.copyOf(different, count), Arrays.copyOf(shares, count), bandwidth);
    }

    /**
     * Deviation of the kernel.
     *
     * @return {@code > 0}, in units of the radii
     */
    public double bandwidth() {
        return bandwidth;
    }

    /**
     * Density at a radius. O(different radii).
     *
     * @param radius any number
     * @return points per unit of radius as a share of all points, {@code >= 0}
     */
    public double at(double radius) {
        double sum = 0;
        for (int k = 0; k < radii.length; k++) {
            double z = (radius - radii[k]) / bandwidth;
            sum += shares[k] * Math.exp(-0.5 * z * z);
        }
        return sum / (bandwidth * Math.sqrt(2 * Math.PI));
    }

    /**
     * Mean of the density over the points it was made of, to compare {@link #at} with. O(square of different radii).
     *
     * @return {@code > 0}
     */
    public double mean() {
        double sum = 0;
        for (int k = 0; k < radii.length; k++) {
            sum += shares[k] * at(radii[k]);
        }
        return sum;
    }
}
