package org.ternion.benchmarks.trading;

import org.ternion.trading.data.BarSeries;
import org.ternion.trading.data.SyntheticBars;

/** The series of all benchmarks: noise with clustered variance, one minute per bar. */
final class Markets {
    static final long SEED = 20_260_321;

    private Markets() {
    }

    static BarSeries noise(int bars) {
        return SyntheticBars.garch(bars).draw(SEED);
    }

    /** The same with prices in cents and volumes in 1e-4, as exchanges write them. */
    static BarSeries rounded(int bars) {
        BarSeries noise = noise(bars);
        return BarSeries.wrap(noise.symbol(), noise.stamp(), noise.times(), rounded(noise.open(), 100),
                rounded(noise.high(), 100), rounded(noise.low(), 100), rounded(noise.close(), 100),
                rounded(noise.volume(), 10_000));
    }

    private static double[] rounded(double[] values, double steps) {
        double[] rounded = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = Math.rint(values[i] * steps) / steps;
        }
        return rounded;
    }
}
