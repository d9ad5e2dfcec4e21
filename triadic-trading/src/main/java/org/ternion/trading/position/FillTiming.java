package org.ternion.trading.position;

/** When a decision is executed. */
public enum FillTiming {
    /** At the close it was made from. */
    SAME_CLOSE,
    /** At the next open, or the next close where opens are unknown. */
    NEXT_OPEN
}
