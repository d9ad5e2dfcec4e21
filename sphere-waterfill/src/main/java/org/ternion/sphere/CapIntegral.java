package org.ternion.sphere;

/**
 * Share of the unit sphere of R^d inside a cap of at most a quarter turn, and its inverse, by the regularised
 * incomplete beta function I(x; a, 1/2) with a = (d - 1) / 2 and x the squared sine of the aperture.
 *
 * <p>The function is the continued fraction of the NIST Handbook of Mathematical Functions 8.17.22, taken from the side
 * where it converges in O(sqrt(a)) steps.
 */
final class CapIntegral {
    private static final double EPSILON = 0x1p-53;
    /** Keeps the fraction from dividing by zero; any number far below the terms will do. */
    private static final double TINY = 1e-300;

    private final int dimension;
    private final double a;
    /** Logarithm of the factor of sin^(d-2) in the density of the polar angle, 1 / B(a, 1/2). */
    private final double logDensityFactor;

    CapIntegral(int dimension) {
        this.dimension = dimension;
        this.a = (dimension - 1) / 2.0;
        this.logDensityFactor = Math.log(halfStepGammaRatio(a)) - 0.5 * Math.log(Math.PI);
    }

    /** Share of the sphere within {@code angle}, in [0, pi/2]. */
    double fraction(double angle) {
        if (angle == 0) {
            return 0;
        }
        double sine = Math.sin(angle);
        double cosine = Math.cos(angle);
        if (isFirstHalf(sine * sine)) {
            return Math.exp(logNear(sine, cosine));
        }
        return 0.5 - far(sine, cosine);
    }

    /** Logarithm of {@link #fraction}, which is finite even where the share is below the range of double. */
    private double logFraction(double angle) {
        double sine = Math.sin(angle);
        double cosine = Math.cos(angle);
        return isFirstHalf(sine * sine) ? logNear(sine, cosine) : Math.log(0.5 - far(sine, cosine));
    }

    private boolean isFirstHalf(double x) {
        return x < (a + 1) / (a + 2.5);
    }

    private double logNear(double sine, double cosine) {
        return logFront(sine, cosine) + Math.log(fractionOf(a, 0.5, sine * sine) / (2 * a));
    }

    /** Half of I(1 - x; 1/2, a): the part of the hemisphere outside the cap. */
    private double far(double sine, double cosine) {
        return Math.exp(logFront(sine, cosine)) * fractionOf(0.5, a, cosine * cosine);
    }

    /** Logarithm of x^a (1 - x)^(1/2) / B(a, 1/2). The cosine of pi/2 is positive in double, so no logarithm of 0. */
    private double logFront(double sine, double cosine) {
        return 2 * a * Math.log(sine) + Math.log(cosine) + logDensityFactor;
    }

    /** Modified Lentz algorithm. */
    private static double fractionOf(double p, double q, double x) {
        double c = 1;
        double d = 1 / guarded(1 - (p + q) * x / (p + 1));
        double h = d;
        double change = 2;
        for (int m = 1; Math.abs(change - 1) > 2 * EPSILON; m++) {
            double even = m * (q - m) * x / ((p + 2 * m - 1) * (p + 2 * m));
            d = 1 / guarded(1 + even * d);
            c = guarded(1 + even / c);
            h *= d * c;
            double odd = -(p + m) * (p + q + m) * x / ((p + 2 * m) * (p + 2 * m + 1));
            d = 1 / guarded(1 + odd * d);
            c = guarded(1 + odd / c);
            change = d * c;
            h *= change;
        }
        return h;
    }

    private static double guarded(double x) {
        return Math.abs(x) < TINY ? TINY : x;
    }

    /** Gamma(x + 1/2) / Gamma(x) for x >= 1: the asymptotic series, reached by x Gamma(x) = Gamma(x + 1) upwards. */
    private static double halfStepGammaRatio(double x) {
        double factor = 1;
        double y = x;
        // From 32 on, what the series leaves out is below 2e-16 of it.
        for (; y < 32; y++) {
            factor *= y / (y + 0.5);
        }
        double i = 1 / y;
        double series = 1 + i * (-1.0 / 8 + i * (1.0 / 128 + i * (5.0 / 1024 + i * (-21.0 / 32768
                + i * (-399.0 / 262144 + i * (869.0 / 4194304 + i * (39325.0 / 33554432)))))));
        return factor * Math.sqrt(y) * series;
    }

    /** Inverse of {@link #fraction} for shares in [0, 1/2]. */
    double aperture(double share) {
        if (share == 0) {
            return 0;
        }
        double target = Math.log(share);
        double low = 0;
        double high = Math.PI / 2;
        double angle = startFor(target);
        // Newton on the logarithm, which is concave in the angle; a step that leaves the bracket halves it instead.
        for (int step = 0; step < 200 && high - low > EPSILON * high; step++) {
            double log = logFraction(angle);
            if (log < target) {
                low = angle;
            } else {
                high = angle;
            }
            double logDensity = (dimension - 2) * Math.log(Math.sin(angle)) + logDensityFactor;
            double next = angle - (log - target) * Math.exp(log - logDensity);
            if (Math.abs(next - angle) <= 2 * EPSILON * angle) {
                return next;
            }
            angle = next > low && next < high ? next : low + (high - low) / 2;
        }
        return angle;
    }

    /** The angle whose power law sin^(d-1) / (2 a B) would give the share: exact for narrow caps, else a start. */
    private double startFor(double logShare) {
        double logSine = (logShare + Math.log(2 * a) - logDensityFactor) / (2 * a);
        return logSine < 0 ? Math.asin(Math.exp(logSine)) : Math.PI / 4;
    }
}
