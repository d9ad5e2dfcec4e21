package org.ternion.trading.position;

/** How a change is compared with the least trade. */
public enum MinTradeRule {
    /** Must not be less, whatever the rounding. */
    STRICT,
    /** May be less by 1e-12; closing and changing sides is always allowed. */
    TOLERANT
}
