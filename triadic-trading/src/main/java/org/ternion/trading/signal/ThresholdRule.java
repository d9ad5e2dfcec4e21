package org.ternion.trading.signal;

/** The percentile of volatility above which confidence is taken away. */
public enum ThresholdRule {
    /** Over all bars, those to come included. */
    WHOLE_SERIES,
    /** Over a window of bars before the present one. */
    TRAILING,
    /** Over all bars before the present one. */
    EXPANDING,
    /** A given number. */
    FIXED
}
