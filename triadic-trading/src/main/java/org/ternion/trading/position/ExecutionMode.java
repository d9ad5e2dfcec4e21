package org.ternion.trading.position;

import java.util.Locale;

/** What executes intents. */
public enum ExecutionMode {
    /** {@link #LOB} for the markets the prototype had books of, BTCUSDT and ETHUSDT, else {@link #BAR}. */
    AUTO,
    /** Bars: fills at an open or close. */
    BAR,
    /** Replay of an order book. */
    LOB;

    /**
     * What executes the intents of a market.
     *
     * @param symbol market, in any case
     * @return {@link #BAR} or {@link #LOB}
     */
    public ExecutionMode route(String symbol) {
        if (this != AUTO) {
            return this;
        }
        return switch (symbol.toUpperCase(Locale.ROOT)) {
            case "BTCUSDT", "ETHUSDT" -> LOB;
            default -> BAR;
        };
    }
}
