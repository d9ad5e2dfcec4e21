package org.ternion.trading.lob;

import org.ternion.core.Checks;

/**
 * Steps of prices and quantities. A step that is not given is the greatest one that all values of a file are multiples
 * of.
 *
 * @param tickSize step of prices, at most 9 decimals; NaN to take it from the events
 * @param lotSize  step of quantities, at most 9 decimals; NaN to take it from the events
 */
public record LobGrid(double tickSize, double lotSize) {
    /** Both steps from the events. */
    public static final LobGrid FROM_EVENTS = new LobGrid(Double.NaN, Double.NaN);

    /**
     * Checks the values.
     *
     * @param tickSize see the record
     * @param lotSize  see the record
     * @throws IllegalArgumentException if one is not positive or has more than 9 decimals
     */
    public LobGrid {
        check(tickSize, "tick size");
        check(lotSize, "lot size");
    }

    private static void check(double size, String name) {
        if (!Double.isNaN(size)) {
            DecimalStep.of(Checks.positive(size, name), name);
        }
    }
}
