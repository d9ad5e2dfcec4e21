package org.ternion.trading.signal;

/** What the state does with a price that is no positive number, and with a window without movement. */
public enum MissingPrice {
    /** As the prototype: NaN for ever, which reads as state -1. */
    POISON,
    /** The state is unknown and z keeps its value. */
    UNKNOWN
}
