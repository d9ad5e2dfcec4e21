package org.ternion.trading.signal;

import java.util.Arrays;

/**
 * What the prototype compares volatility with: statistics over all bars, those to come included.
 *
 * @param firstVolatility volatility put before the first that is defined; 0 if there is none
 * @param median          median of volatility, the bars before the first included
 * @param deviation       median of the absolute differences from it
 */
public record StressStatistics(double firstVolatility, double median, double deviation) {
    /**
     * Statistics of a series.
     *
     * @param closes closes of all bars
     * @param window returns of the volatility, at least 2
     * @return the statistics; all 0 if no volatility is defined
     * @throws IllegalArgumentException if the window is less than 2
     */
    public static StressStatistics of(double[] closes, int window) {
        RollingDeviation deviation = new RollingDeviation(window, 1);
        double[] volatilities = new double[closes.length];
        double first = 0;
        int undefined = 0;
        for (int i = 0; i < closes.length; i++) {
            volatilities[i] = deviation.next(i == 0 ? 0 : closes[i] / closes[i - 1] - 1);
            if (undefined == i) {
                first = volatilities[i];
                undefined += Double.isNaN(first) ? 1 : 0;
            }
        }
        if (undefined == closes.length) {
            return new StressStatistics(0, 0, 0);
        }
        Arrays.fill(volatilities, 0, undefined, first);
        double median = Percentile.of(volatilities, 50);
        for (int i = 0; i < volatilities.length; i++) {
            volatilities[i] = Math.abs(volatilities[i] - median);
        }
        return new StressStatistics(first, median, Percentile.of(volatilities, 50));
    }
}
