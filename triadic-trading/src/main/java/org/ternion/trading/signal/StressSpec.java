package org.ternion.trading.signal;

import org.ternion.core.Checks;

/**
 * Settings of structural stress.
 *
 * @param window           returns of the volatility and bars of the flip rate, at least 2
 * @param volatilityUnit   deviations of volatility that count as one, {@code > 0}
 * @param flipUnit         flip rate that counts as one, {@code > 0}
 * @param limit            stress above which a bar is bad, in [0, 1]
 * @param statisticsWindow bars before the present one whose volatilities it is compared with
 * @param minCount         volatilities below which no comparison is made, at least 1
 */
public record StressSpec(int window, double volatilityUnit, double flipUnit, double limit, int statisticsWindow,
        int minCount) {
    /** The usual settings: 100 bars, 1.5 deviations, flip rate 0.4, limit 0.7, 5000 bars, 200 volatilities. */
    public static final StressSpec DEFAULT = of(100, 1.5, 0.4, 0.7);

    /**
     * Checks the settings.
     *
     * @param window           see the record
     * @param volatilityUnit   see the record
     * @param flipUnit         see the record
     * @param limit            see the record
     * @param statisticsWindow see the record
     * @param minCount         see the record
     * @throws IllegalArgumentException if one is not in its range
     */
    public StressSpec {
        Checks.inRange(window, 2, Integer.MAX_VALUE - 8, "window");
        Checks.positive(volatilityUnit, "volatilityUnit");
        Checks.positive(flipUnit, "flipUnit");
        Checks.inRange(limit, 0, 1, "limit");
        Checks.inRange(statisticsWindow, 1, Integer.MAX_VALUE - 8, "statisticsWindow");
        Checks.inRange(minCount, 1, Integer.MAX_VALUE, "minCount");
    }

    /**
     * Settings with 5000 bars of statistics, from 200 volatilities on.
     *
     * @param window         returns of the volatility and bars of the flip rate, at least 2
     * @param volatilityUnit deviations of volatility that count as one, {@code > 0}
     * @param flipUnit       flip rate that counts as one, {@code > 0}
     * @param limit          stress above which a bar is bad, in [0, 1]
     * @return the settings
     * @throws IllegalArgumentException if one is not in its range
     */
    public static StressSpec of(int window, double volatilityUnit, double flipUnit, double limit) {
        return new StressSpec(window, volatilityUnit, flipUnit, limit, 5000, 200);
    }
}
