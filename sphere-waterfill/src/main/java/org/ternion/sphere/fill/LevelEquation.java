package org.ternion.sphere.fill;

/**
 * Solves {@code sum clip(w[i] * level - noise[i], 0, cap[i]) = amount} for the largest level. Noise of either sign,
 * weights at least 0 (all 1 when null), caps at least 0 (none when null); the caps add up to more than the amount.
 *
 * <p>The level is carried as an unevaluated sum of two doubles: a single double would change the total by the number of
 * rising receivers times half an ulp of the level, which is much when the amount is small against the noise.
 */
final class LevelEquation {
    /** Receivers can change sides once or twice by rounding; the bound keeps a pathological input from cycling. */
    private static final int MAX_ROUNDS = 16;

    final double[] noise;
    final double[] weights;
    final double[] caps;
    private final double amount;
    private final double[] amounts;
    private double high;
    private double low;

    LevelEquation(double[] noise, double[] weights, double[] caps, double amount) {
        this.noise = noise;
        this.weights = weights;
        this.caps = caps;
        this.amount = amount;
        amounts = new double[noise.length];
    }

    double weight(int i) {
        return weights == null ? 1 : weights[i];
    }

    double cap(int i) {
        return caps == null ? Double.POSITIVE_INFINITY : caps[i];
    }

    Allocation solve(LevelSearch search) {
        Breakpoints breakpoints = new Breakpoints(this);
        high = search == LevelSearch.SELECTION ? breakpoints.select(amount) : breakpoints.sweep(amount);
        boolean settled = false;
        for (int round = 0; round < MAX_ROUNDS && !settled; round++) {
            settled = settle();
            if (!Double.isFinite(high)) {
                throw new IllegalArgumentException("the level must be finite, was " + high
                        + ": noise, weights or amount are too far apart");
            }
        }
        return new Allocation(high, amounts, false);
    }

    /**
     * Sets the amounts at the present level and solves the linear piece they are in again, in doubled precision.
     *
     * @return true if the level stayed, so that the amounts belong to it
     */
    private boolean settle() {
        CompensatedSum slope = new CompensatedSum();
        CompensatedSum rest = new CompensatedSum();
        double nextEnter = Double.POSITIVE_INFINITY;
        double lastFull = Double.NEGATIVE_INFINITY;
        rest.add(amount);
        boolean rising = false;
        for (int i = 0; i < noise.length; i++) {
            double w = weight(i);
            double cap = cap(i);
            // One rounding relative to the result, however close w * level and the noise are.
            double x = Math.fma(w, high, -noise[i]) + w * low;
            if (x > 0 && x < cap) {
                amounts[i] = x;
                slope.add(w);
                rest.add(noise[i]);
                rising = true;
            } else if (x > 0) {
                amounts[i] = cap;
                rest.add(-cap);
                lastFull = Math.max(lastFull, cap > 0 ? (noise[i] + cap) / w : lastFull);
            } else {
                amounts[i] = 0;
                nextEnter = Math.min(nextEnter, w > 0 && cap > 0 ? noise[i] / w : nextEnter);
            }
        }
        rest.normalise();
        double oldHigh = high;
        double oldLow = low;
        if (rising) {
            slope.normalise();
            high = rest.high / slope.high;
            low = (Math.fma(-high, slope.high, rest.high) + rest.low - high * slope.low) / slope.high;
        } else {
            low = 0;
            if (rest.high == 0) {
                // Flat up to the next breakpoint: these are the amounts for every level of the piece, its end included.
                high = nextEnter < Double.POSITIVE_INFINITY ? nextEnter : high;
                return true;
            }
            // A rounding error beside the piece that holds the rest.
            high = rest.high > 0 ? Math.nextUp(nextEnter) : Math.nextDown(lastFull);
        }
        return high == oldHigh && low == oldLow;
    }
}
