package org.ternion.trading.analysis;

/** Which part of a position a reduction closes. */
public enum LotMatching {
    /** The same share of all of it: average cost. */
    AVERAGE,
    /** What was opened first. */
    FIRST_IN_FIRST_OUT,
    /** What was opened last. */
    LAST_IN_FIRST_OUT
}
