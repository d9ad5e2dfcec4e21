package org.ternion.trading.position;

/** What stays constant between fills. */
public enum AccountModel {
    /** The share of equity, rebalanced for nothing. */
    FRACTION,
    /** The units held: self-financing. */
    UNITS
}
