package org.ternion.sphere.cone;

import org.ternion.core.Checks;

/**
 * Chooses the aperture of a query cone:
 * {@code base * sqrt(radiusFraction) * exp(-decay * crowding) * (1 - complexity)}, clamped. Wider far out,
 * narrower where points are crowded and for complex queries. A rule of thumb of the prototype (F37), not a law of
 * geometry: the share of a shell inside a cone does not depend on the radius, see
 * {@link org.ternion.sphere.Geometry#capFraction}.
 *
 * @param base   aperture in radians at the rim with nothing crowded, in {@code (0, pi]}
 * @param decay  how fast crowding narrows the cone, {@code >= 0}
 * @param lowest smallest aperture in radians, {@code >= 0}
 * @param widest largest aperture in radians, in {@code [lowest, pi]}
 */
public record ConeLaw(double base, double decay, double lowest, double widest) {
    /** Base pi / 4, decay 5, apertures from 0.1 to 1.5 radians. */
    public static final ConeLaw DEFAULT = new ConeLaw(Math.PI / 4, 5, 0.1, 1.5);

    /** Crowding of an average place, the constant of the prototype. */
    private static final double AVERAGE_CROWDING = 0.1;

    /**
     * Checks the parameters.
     *
     * @param base   in {@code (0, pi]}
     * @param decay  {@code >= 0}
     * @param lowest {@code >= 0}
     * @param widest in {@code [lowest, pi]}
     * @throws IllegalArgumentException if one is out of range
     */
    public ConeLaw {
        Checks.positive(base, "base");
        Checks.inRange(base, 0, Math.PI, "base");
        Checks.inRange(decay, 0, Double.MAX_VALUE, "decay");
        Checks.inRange(lowest, 0, Math.PI, "lowest");
        Checks.inRange(widest, lowest, Math.PI, "widest");
    }

    /**
     * Crowding of a place from densities of one kind, say those of {@link org.ternion.sphere.RadialDensity}.
     *
     * @param localDensity density at the place, {@code >= 0}
     * @param meanDensity  mean over the points, {@code > 0}
     * @return 0.1 at a place as dense as the mean, in proportion elsewhere
     * @throws IllegalArgumentException if a density is out of range
     */
    public static double crowding(double localDensity, double meanDensity) {
        Checks.inRange(localDensity, 0, Double.MAX_VALUE, "local density");
        return AVERAGE_CROWDING * localDensity / Checks.positive(meanDensity, "mean density");
    }

    /**
     * Aperture of a query.
     *
     * @param radiusFraction radius of the query divided by the radius of the outermost shell, in {@code [0, 1]}
     * @param crowding       see {@link #crowding}, {@code >= 0}
     * @param complexity     in {@code [0, 1]}, 1 for the narrowest cone
     * @return radians in {@code [lowest, widest]}
     * @throws IllegalArgumentException if an argument is out of range
     */
    public double aperture(double radiusFraction, double crowding, double complexity) {
        Checks.inRange(radiusFraction, 0, 1, "radius fraction");
        Checks.inRange(crowding, 0, Double.MAX_VALUE, "crowding");
        Checks.inRange(complexity, 0, 1, "complexity");
        double free = base * Math.sqrt(radiusFraction) * Math.exp(-decay * crowding) * (1 - complexity);
        return Math.max(lowest, Math.min(widest, free));
    }
}
