package org.ternion.trading.position;

/** What fees are a share of. */
public enum FeeBase {
    /** The change of exposure times the equity at the start. */
    INITIAL_EQUITY,
    /** The traded notional. */
    NOTIONAL
}
