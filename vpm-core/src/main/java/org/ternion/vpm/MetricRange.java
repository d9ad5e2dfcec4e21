package org.ternion.vpm;

/**
 * Range of one metric in the caller's units. Before the first value it is unset: both ends NaN.
 *
 * @param min value mapped to 0, or NaN
 * @param max value mapped to 1, {@code >= min}, or NaN
 */
public record MetricRange(double min, double max) {
    /** The range of a metric that has not seen a finite value. */
    public static final MetricRange UNSET = new MetricRange(Double.NaN, Double.NaN);

    /**
     * Checks the ends.
     *
     * @param min value mapped to 0, or NaN
     * @param max value mapped to 1, {@code >= min}, or NaN
     * @throws IllegalArgumentException if only one end is NaN, an end is infinite or {@code min > max}
     */
    public MetricRange {
        boolean unset = Double.isNaN(min) && Double.isNaN(max);
        if (!unset && !(Double.isFinite(min) && Double.isFinite(max) && min <= max)) {
            throw new IllegalArgumentException("range must be finite with min <= max, was [" + min + ", " + max + "]");
        }
    }

    /**
     * Whether the range holds values.
     *
     * @return false for {@link #UNSET}
     */
    public boolean isSet() {
        return !Double.isNaN(min);
    }
}
