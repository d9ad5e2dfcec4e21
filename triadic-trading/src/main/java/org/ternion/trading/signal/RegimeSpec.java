package org.ternion.trading.signal;

import java.util.Objects;
import org.ternion.core.Checks;

/**
 * When a bar is acceptable; never looks at profit.
 *
 * @param minRunLength  shortest run, {@code >= 0}
 * @param maxFlipRate   greatest flip rate; NaN for none
 * @param maxVolatility greatest volatility; NaN for none
 * @param window        states of the flip rate; less than 1 becomes 1
 * @param flipRule      how the flip rate joins the run
 * @param marginRule    how the distance from the border is measured
 */
public record RegimeSpec(int minRunLength, double maxFlipRate, double maxVolatility, int window, FlipRule flipRule,
        MarginRule marginRule) {
    /** The prototype's defaults: runs of at least 3, no caps, 50 states. */
    public static final RegimeSpec REFERENCE =
            new RegimeSpec(3, Double.NaN, Double.NaN, 50, FlipRule.OR, MarginRule.LAGGED);

    /**
     * Checks the settings.
     *
     * @param minRunLength  see the record
     * @param maxFlipRate   see the record
     * @param maxVolatility see the record
     * @param window        see the record
     * @param flipRule      see the record
     * @param marginRule    see the record
     * @throws IllegalArgumentException if the run length or a cap is negative
     */
    public RegimeSpec {
        Checks.inRange(minRunLength, 0, Integer.MAX_VALUE, "minRunLength");
        if (maxFlipRate < 0 || maxVolatility < 0) {
            throw new IllegalArgumentException("caps must not be negative, were " + maxFlipRate + " and "
                    + maxVolatility);
        }
        window = Math.max(1, window);
        Objects.requireNonNull(flipRule, "flipRule");
        Objects.requireNonNull(marginRule, "marginRule");
    }
}
