package org.ternion.trading.analysis;

/** What ended a trade. */
public enum ExitReason {
    /** Exposure returned to 0. */
    FLAT,
    /** Exposure changed its sign. */
    FLIP,
    /** Exposure was banned. */
    BAN,
    /** The data ended; the position is still open. */
    END_OPEN
}
