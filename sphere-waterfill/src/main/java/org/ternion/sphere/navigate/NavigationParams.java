package org.ternion.sphere.navigate;

import org.ternion.core.Checks;

/**
 * How a {@link FieldNavigator} searches.
 *
 * @param maxPeaks   peaks of the field looked around at most, {@code >= 1}
 * @param sharpness  how much cells near the query outweigh others, {@code >= 0} and finite: the weight of a cell is
 *                   {@code exp(sharpness * cosine)} with the cosine between query and axis; 0 makes all queries equal
 * @param targetMass share of the intensity of the field that the caps around the peaks hold together, in
 *                   {@code (0, 1]}; 1 for everything
 */
public record NavigationParams(int maxPeaks, double sharpness, double targetMass) {
    /** 4 peaks, sharpness 16, nine tenths of the intensity. */
    public static final NavigationParams DEFAULT = new NavigationParams(4, 16, 0.9);

    /**
     * Checks the numbers.
     *
     * @param maxPeaks   {@code >= 1}
     * @param sharpness  {@code >= 0} and finite
     * @param targetMass in {@code (0, 1]}
     * @throws IllegalArgumentException if one is out of range
     */
    public NavigationParams {
        Checks.inRange(maxPeaks, 1, Integer.MAX_VALUE, "maxPeaks");
        Checks.inRange(sharpness, 0, Double.MAX_VALUE, "sharpness");
        Checks.inRange(targetMass, Double.MIN_VALUE, 1, "targetMass");
    }

    /**
     * The same with another number of peaks.
     *
     * @param peaks {@code >= 1}
     * @return new parameters
     */
    public NavigationParams withMaxPeaks(int peaks) {
        return new NavigationParams(peaks, sharpness, targetMass);
    }

    /**
     * The same with another sharpness.
     *
     * @param newSharpness {@code >= 0} and finite
     * @return new parameters
     */
    public NavigationParams withSharpness(double newSharpness) {
        return new NavigationParams(maxPeaks, newSharpness, targetMass);
    }

    /**
     * The same with another share of the intensity.
     *
     * @param mass in {@code (0, 1]}
     * @return new parameters
     */
    public NavigationParams withTargetMass(double mass) {
        return new NavigationParams(maxPeaks, sharpness, mass);
    }
}
