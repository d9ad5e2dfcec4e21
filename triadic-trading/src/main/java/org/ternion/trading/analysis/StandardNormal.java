package org.ternion.trading.analysis;

/** The standard normal distribution and its inverse, made of StrictMath alone and so the same everywhere. */
final class StandardNormal {
    private static final double SQRT_2_PI = StrictMath.sqrt(2 * StrictMath.PI);
    /** Where the continued fraction needs fewer terms than the series. */
    private static final double TAIL = 1.5;
    private static final int FRACTION_TERMS = 120;

    private StandardNormal() {
    }

    static double density(double x) {
        return StrictMath.exp(-x * x / 2) / SQRT_2_PI;
    }

    /** Error about 1e-15, relative in the lower tail. */
    static double distribution(double x) {
        if (Double.isNaN(x)) {
            return x;
        }
        if (x > TAIL) {
            return 1 - distribution(-x);
        }
        if (x < -TAIL) {
            return lowerTail(-x);
        }
        // phi(x) (x + x^3/3 + x^5/15 + ..): all terms of one sign
        double term = x;
        double sum = x;
        for (int k = 3; Math.abs(term) > 1e-18 * Math.abs(sum); k += 2) {
            term *= x * x / k;
            sum += term;
        }
        return 0.5 + density(x) * sum;
    }

    /** Laplace's continued fraction of Mills' ratio. */
    private static double lowerTail(double x) {
        double fraction = x;
        for (int k = FRACTION_TERMS; k >= 1; k--) {
            fraction = x + k / fraction;
        }
        return density(x) / fraction;
    }

    /** For p in (0, 1), NaN otherwise: bisection, which needs no constants to trust. */
    static double quantile(double p) {
        if (!(p > 0 && p < 1)) {
            return Double.NaN;
        }
        double low = -40;
        double high = 40;
        while (true) {
            double middle = (low + high) / 2;
            if (middle <= low || middle >= high) {
                return middle;
            }
            if (distribution(middle) < p) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }
}
