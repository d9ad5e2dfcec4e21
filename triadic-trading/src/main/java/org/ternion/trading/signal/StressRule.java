package org.ternion.trading.signal;

/** What a volatility is compared with for structural stress. */
public enum StressRule {
    /** Median and deviation over all bars, those to come included. */
    WHOLE_SERIES,
    /** Over bars before the present one. */
    TRAILING
}
