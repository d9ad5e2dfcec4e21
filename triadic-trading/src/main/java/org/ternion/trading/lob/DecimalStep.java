package org.ternion.trading.lob;

/** A step that is a decimal number, kept as a fraction so that multiples of it are the doubles nearest to them. */
record DecimalStep(long numerator, long denominator) {
    private static final int MOST_DECIMALS = 9;
    private static final long GREATEST_POWER = 1_000_000_000;
    /** More steps than this are not counted exactly when sums are formed. */
    private static final double MOST_STEPS = 1L << 50;
    /** What a multiple may be off, as a share of a step: quantities that were computed are not exact. */
    private static final double TOLERANCE = 1e-6;
    static final long OUT_OF_RANGE = Long.MIN_VALUE;

    /** The step of this size. */
    static DecimalStep of(double size, String name) {
        long power = power(size, 1);
        if (power == 0) {
            throw new IllegalArgumentException(
                    name + " must have at most " + MOST_DECIMALS + " decimals, was " + size);
        }
        long numerator = (long) Math.rint(size * power);
        long common = gcd(numerator, power);
        return new DecimalStep(numerator / common, power / common);
    }

    /** The greatest step all finite values are multiples of, null if one has too many decimals or is too large. */
    static DecimalStep ofAll(double[] values, int count) {
        long power = 1;
        for (int i = 0; i < count; i++) {
            if (Double.isFinite(values[i])) {
                power = power(values[i], power);
                if (power == 0) {
                    return null;
                }
            }
        }
        long step = 0;
        for (int i = 0; i < count && step != 1; i++) {
            if (Double.isFinite(values[i])) {
                step = gcd((long) Math.rint(Math.abs(values[i]) * power), step);
            }
        }
        if (step == 0) {
            return new DecimalStep(1, 1);
        }
        long common = gcd(step, power);
        return new DecimalStep(step / common, power / common);
    }

    /** The least power of ten, from one on, that makes a value whole; 0 if there is none. */
    private static long power(double value, long from) {
        for (long power = from; power <= GREATEST_POWER; power *= 10) {
            double whole = Math.rint(value * power);
            if (Math.abs(whole) > MOST_STEPS) {
                return 0;
            }
            if (whole / power == value) {
                return power;
            }
        }
        return 0;
    }

    private static long gcd(long a, long b) {
        long x = a;
        long y = b;
        while (y != 0) {
            long rest = x % y;
            x = y;
            y = rest;
        }
        return x;
    }

    /** How many steps are nearest to a finite value, OUT_OF_RANGE if too many. */
    long count(double value) {
        double steps = Math.rint(value * denominator / numerator);
        return Math.abs(steps) <= MOST_STEPS ? (long) steps : OUT_OF_RANGE;
    }

    boolean isMultiple(double value) {
        double steps = value * denominator / numerator;
        return Math.abs(steps - Math.rint(steps)) <= TOLERANCE;
    }

    /** The value of so many steps. */
    double value(long steps) {
        return (double) steps * numerator / denominator;
    }

    double size() {
        return (double) numerator / denominator;
    }
}
