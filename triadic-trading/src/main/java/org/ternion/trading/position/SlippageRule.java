package org.ternion.trading.position;

/** What slippage does. */
public enum SlippageRule {
    /** Is written down. */
    LOGGED,
    /** Is paid through the fill price. */
    CHARGED
}
