package org.ternion.sphere;

import org.ternion.core.Checks;

/**
 * Named settings: {@link #DEFAULT} and those of the prototype's versions, whose layouts later work may have to
 * reproduce. A preset is a layout, a capacity exponent, the threshold of prominent points and a number of passes.
 */
public enum ShellPreset {
    /** 512 shells from 128 to 1024, exact placement; points of z above 2.5 are reported. */
    DEFAULT(512, 1.5, 2.5, 0),
    /** First version. */
    LEGACY_V1(1024, 2, 0.93, 12),
    /** Overload-proportional radial push. */
    LEGACY_PROMINENCE(256, 2, 0.93, 12),
    /** Promotion by one shell, smallest radius by {@link ScaleRules}. */
    LEGACY_PRODUCTION(512, 1.5, 0.93, 20),
    /** Lateral flow 1.0. */
    LEGACY_LATERAL_1(512, 1.5, 0.93, 20),
    /** Lateral flow, last version. */
    LEGACY_LATERAL(512, 1.5, 1, 25),
    /** Pressure between neighbouring shells; has no capacity law. */
    LEGACY_OSMOTIC(256, Double.NaN, 0.15, 50),
    /** Promotion and pressure. */
    LEGACY_HYBRID(256, 2, 0.93, 15),
    /** Energy-based: radii are continuous from 0 to 512; there are no shells to lay out, no law and no threshold. */
    LEGACY_ENERGY(128, Double.NaN, Double.NaN, 100),
    /** What the prototype's training configuration asked for. */
    TRAINING(128, 1.5, 1, 25),
    /** What the prototype's interface description promised. */
    API_DOC(80, 1.5, 1, 30);

    private final int shells;
    private final double exponent;
    private final double threshold;
    private final int passes;

    ShellPreset(int shells, double exponent, double threshold, int passes) {
        this.shells = shells;
        this.exponent = exponent;
        this.threshold = threshold;
        this.passes = passes;
    }

    /**
     * Number of shells.
     *
     * @return {@code >= 1}
     */
    public int shells() {
        return shells;
    }

    /**
     * Exponent of the capacity law.
     *
     * @return finite, or NaN for {@link #LEGACY_OSMOTIC} and {@link #LEGACY_ENERGY}
     */
    public double exponent() {
        return exponent;
    }

    /**
     * Threshold of the preset's own rule for prominent points, for {@link #LEGACY_OSMOTIC} that of the pressure.
     *
     * @return {@code > 0}, or NaN for {@link #LEGACY_ENERGY}
     */
    public double threshold() {
        return threshold;
    }

    /**
     * Passes or steps at most.
     *
     * @return {@code >= 1}, or 0 for {@link #DEFAULT}, which is exact at once
     */
    public int passes() {
        return passes;
    }

    /**
     * The shells.
     *
     * @param points number of points, {@code >= 0}; only {@link #LEGACY_PRODUCTION} depends on it
     * @return the layout
     * @throws IllegalArgumentException      if {@code points} is negative
     * @throws UnsupportedOperationException for {@link #LEGACY_ENERGY}, whose radii are continuous
     */
    public ShellLayout layout(long points) {
        Checks.inRange(points, 0, Long.MAX_VALUE, "points");
        return switch (this) {
            case DEFAULT, LEGACY_LATERAL_1, LEGACY_LATERAL -> ShellLayout.sqrt(shells, 128, 1024);
            case LEGACY_V1, LEGACY_HYBRID -> ShellLayout.geometric(shells, ScaleRules.minimumRadius(shells), shells);
            case LEGACY_PROMINENCE -> ShellLayout.linear(shells, ScaleRules.minimumRadius(shells), shells);
            case LEGACY_PRODUCTION -> ShellLayout.sqrt(shells, ScaleRules.minimumRadius(points, shells), 2.0 * shells);
            case LEGACY_OSMOTIC -> ShellLayout.geometric(shells, Math.sqrt(shells), shells);
            case LEGACY_ENERGY -> throw new UnsupportedOperationException("LEGACY_ENERGY has no shells");
            case TRAINING -> ShellLayout.sqrt(shells, 32, 512);
            case API_DOC -> ShellLayout.sqrt(shells, 4, 64);
        };
    }
}
