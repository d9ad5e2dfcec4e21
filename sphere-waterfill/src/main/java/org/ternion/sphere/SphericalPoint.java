package org.ternion.sphere;

import org.ternion.core.Checks;

/**
 * A point of ordinary space in polar form. Immutable.
 *
 * @param radius distance from the origin, {@code >= 0} and finite
 * @param theta  colatitude in radians, in {@code [0, pi]}, 0 at the positive z axis
 * @param phi    azimuth in radians, from the x axis towards the y axis; any finite value is accepted and kept modulo
 *               2 pi, in {@code [0, 2 pi)}
 */
public record SphericalPoint(double radius, double theta, double phi) {
    private static final double TURN = 2 * Math.PI;

    /**
     * Checks the coordinates and wraps the azimuth.
     *
     * @param radius {@code >= 0} and finite
     * @param theta  in {@code [0, pi]}
     * @param phi    finite
     * @throws IllegalArgumentException if a coordinate is not finite, the radius negative or the colatitude out
     *                                  of range
     */
    public SphericalPoint {
        if (!(radius >= 0)) {
            throw new IllegalArgumentException("radius must be >= 0, was " + radius);
        }
        Checks.finite(radius, "radius");
        Checks.inRange(theta, 0, Math.PI, "theta");
        phi = wrap(Checks.finite(phi, "phi"));
    }

    /**
     * Converts Cartesian coordinates. Accurate near the poles, where an arc cosine would lose half of the digits.
     *
     * @param x finite
     * @param y finite
     * @param z finite
     * @return the point; the origin has colatitude and azimuth 0, and so has azimuth 0 every point of the z axis
     * @throws IllegalArgumentException if a coordinate is not finite or the radius overflows
     */
    public static SphericalPoint of(double x, double y, double z) {
        double inPlane = Math.hypot(x, y);
        // Zeros of either sign are one place: without this, atan2 would put a half turn between them.
        double phi = inPlane == 0 ? 0 : Math.atan2(y, x);
        double theta = inPlane == 0 && z == 0 ? 0 : Math.atan2(inPlane, z);
        return new SphericalPoint(Math.hypot(inPlane, z), theta, phi);
    }

    /**
     * Cartesian x.
     *
     * @return {@code radius * sin(theta) * cos(phi)}
     */
    public double x() {
        return radius * Math.sin(theta) * Math.cos(phi);
    }

    /**
     * Cartesian y.
     *
     * @return {@code radius * sin(theta) * sin(phi)}
     */
    public double y() {
        return radius * Math.sin(theta) * Math.sin(phi);
    }

    /**
     * Cartesian z.
     *
     * @return {@code radius * cos(theta)}
     */
    public double z() {
        return radius * Math.cos(theta);
    }

    /**
     * Angle between the directions of two points. Accurate for tiny angles and for angles near pi.
     *
     * @param other the other point; radii do not matter
     * @return radians in {@code [0, pi]}
     */
    public double angleTo(SphericalPoint other) {
        // Half angles: sin(a/2)^2 = sin(dt/2)^2 + sin(t1) sin(t2) sin(dp/2)^2, and cos(a/2)^2 is one minus that,
        // written as a sum of squares of its own so that neither suffers cancellation.
        double half = (phi - other.phi) / 2;
        double across = Math.sqrt(Math.sin(theta) * Math.sin(other.theta));
        double sine = Math.hypot(Math.sin((theta - other.theta) / 2), across * Math.sin(half));
        double cosine = Math.hypot(Math.cos((theta + other.theta) / 2), across * Math.cos(half));
        return 2 * Math.atan2(sine, cosine);
    }

    private static double wrap(double phi) {
        double wrapped = phi - TURN * Math.floor(phi / TURN);
        // The subtraction may round up to a whole turn, or down below zero. Adding 0.0 turns -0.0 into 0.0.
        return wrapped >= TURN || wrapped < 0 ? 0 : wrapped + 0.0;
    }
}
