package org.ternion.trading.data;

import java.util.Arrays;
import org.ternion.core.Checks;
import org.ternion.core.random.CounterRandom;

/**
 * Driftless noise in the form of bars: returns with the variance h<sub>t</sub> = w + arch e<sub>t-1</sub><sup>2</sup> +
 * garch h<sub>t-1</sub>, which is a random walk for {@code arch = garch = 0}. The close of each bar is expected where
 * the close before was, and is the next open; high and low have each the distribution that a Brownian path between open
 * and close gives them; volumes are log-normal around 1. The same seed gives the same bits on every machine.
 *
 * @param bars       number of bars, {@code >= 0}
 * @param firstPrice open of the first bar, positive
 * @param deviation  standard deviation of a return in the long run, positive
 * @param arch       weight of the last squared return, {@code >= 0}
 * @param garch      weight of the last variance, {@code >= 0}; {@code arch + garch < 1}
 * @param firstTime  open time of the first bar in nanoseconds
 * @param period     nanoseconds from bar to bar, {@code > 0}
 */
public record SyntheticBars(int bars, double firstPrice, double deviation, double arch, double garch, long firstTime,
        long period) {
    private static final long MINUTE = 60_000_000_000L;
    /** 2025-03-01T00:00Z. */
    private static final long FIRST_TIME = 1_740_787_200_000_000_000L;
    private static final double VOLUME_SPREAD = 0.5;
    private static final int FALLBACK_BARS = 1000;

    /**
     * Checks the numbers.
     *
     * @param bars       {@code >= 0}
     * @param firstPrice positive
     * @param deviation  positive
     * @param arch       {@code >= 0}
     * @param garch      {@code >= 0}; {@code arch + garch < 1}
     * @param firstTime  any value
     * @param period     {@code > 0}
     * @throws IllegalArgumentException if a number is not what it must be
     * @throws ArithmeticException      if the last stamp does not fit a long
     */
    public SyntheticBars {
        Checks.inRange(bars, 0, Integer.MAX_VALUE - 8, "bars");
        Checks.positive(firstPrice, "firstPrice");
        Checks.positive(deviation, "deviation");
        Checks.inRange(arch, 0, 1, "arch");
        Checks.inRange(garch, 0, 1, "garch");
        if (!(arch + garch < 1)) {
            throw new IllegalArgumentException("arch + garch must be < 1, was " + (arch + garch));
        }
        Checks.inRange(period, 1, Long.MAX_VALUE, "period");
        Math.addExact(firstTime, Math.multiplyExact(period, (long) bars));
    }

    /**
     * One-minute noise with clustered variance, 8e-4 per bar as in a liquid crypto market, arch 0.1, garch 0.85.
     *
     * @param bars number of bars, {@code >= 0}; 7,698 in the noise control of the specification
     * @return how to draw them
     */
    public static SyntheticBars garch(int bars) {
        return new SyntheticBars(bars, 30_000, 8e-4, 0.1, 0.85, FIRST_TIME, MINUTE);
    }

    /**
     * One-minute random walk with 8e-4 per bar.
     *
     * @param bars number of bars, {@code >= 0}
     * @return how to draw them
     */
    public static SyntheticBars randomWalk(int bars) {
        return new SyntheticBars(bars, 30_000, 8e-4, 0, 0, FIRST_TIME, MINUTE);
    }

    /**
     * What the prototype ran on when it found no file: 1000 closes 100 + sum of N(0, 0.01), volume 1e6. Its numbers
     * came from another generator.
     *
     * @param seed any value
     * @return bars stamped 0 to 999
     */
    public static BarSeries fallback(long seed) {
        CounterRandom random = CounterRandom.of(seed);
        double[] close = new double[FALLBACK_BARS];
        double sum = 0;
        for (int i = 0; i < close.length; i++) {
            sum += 0.01 * normal(random);
            close[i] = 100 + sum;
        }
        return BarSeries.ofCloses("synthetic", close);
    }

    /**
     * Draws the bars.
     *
     * @param seed any value
     * @return bars with open stamps, named {@code synthetic}; fewer bars of the same seed are a prefix of more
     */
    public BarSeries draw(long seed) {
        CounterRandom random = CounterRandom.of(seed);
        long[] times = new long[bars];
        double[][] columns = new double[5][bars];
        Arrays.setAll(times, i -> firstTime + i * period);
        double longRun = deviation * deviation;
        double variance = longRun;
        double price = firstPrice;
        for (int i = 0; i < bars; i++) {
            double spread = StrictMath.sqrt(variance);
            double shock = spread * normal(random);
            // Half the variance less, so that the expected ratio of closes is 1.
            double move = shock - variance / 2;
            double top = extreme(move, variance, random);
            double bottom = extreme(-move, variance, random);
            double close = price * StrictMath.exp(move);
            columns[0][i] = price;
            // The extremes lie beyond both ends by their formula; rounding is not to undo it.
            columns[1][i] = Math.max(Math.max(price, close), price * StrictMath.exp(top));
            columns[2][i] = Math.min(Math.min(price, close), price * StrictMath.exp(-bottom));
            columns[3][i] = close;
            columns[4][i] = StrictMath.exp(VOLUME_SPREAD * normal(random));
            price = close;
            variance = longRun * (1 - arch - garch) + arch * shock * shock + garch * variance;
        }
        return BarSeries.wrap("synthetic", BarSeries.Stamp.OPEN, times, columns[0], columns[1], columns[2], columns[3],
                columns[4]);
    }

    /** Maximum of a Brownian path from 0 to {@code end} with this variance, by inversion of its distribution. */
    private static double extreme(double end, double variance, CounterRandom random) {
        double logarithm = StrictMath.log(1 - random.nextDouble());
        return (end + StrictMath.sqrt(end * end - 2 * variance * logarithm)) / 2;
    }

    /** Box and Muller's cosine; StrictMath has the same bits everywhere. */
    private static double normal(CounterRandom random) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
        return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
    }
}
