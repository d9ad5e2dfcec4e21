package org.ternion.trading.signal;

/** What volatility is the deviation of. */
public enum VolatilitySource {
    /** Differences of prices: scales with the price level. */
    PRICE_DIFFERENCE,
    /** Differences of logarithms of prices. */
    LOG_RETURN
}
