package org.ternion.trading.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.ternion.core.random.CounterRandom;

/** Seeded series, and the comparison with what they should give. */
final class Walks {
    private Walks() {
    }

    /** A walk with changing volatility. */
    static double[] prices(long seed, int bars) {
        CounterRandom random = CounterRandom.of(seed);
        double[] prices = new double[bars];
        double price = 100;
        double deviation = 1e-3;
        for (int i = 0; i < bars; i++) {
            deviation = 1e-4 + 0.95 * deviation + 1e-4 * Math.abs(random.nextGaussian());
            price *= 1 + deviation * random.nextGaussian();
            prices[i] = price;
        }
        return prices;
    }

    /** NaN is NaN, and else the difference is at most the tolerance, which may be 0. */
    static void assertClose(double expected, double actual, double tolerance, String place) {
        if (!(Math.abs(expected - actual) <= tolerance)) {
            assertEquals(expected, actual, place);
        }
    }

    /** States that stay for some bars, all of -2 to 1. */
    static int[] states(long seed, int bars) {
        CounterRandom random = CounterRandom.of(seed);
        int[] states = new int[bars];
        for (int i = 0; i < bars; i++) {
            states[i] = i > 0 && random.nextInt(4) > 0 ? states[i - 1] : random.nextInt(4) - 2;
        }
        return states;
    }
}
