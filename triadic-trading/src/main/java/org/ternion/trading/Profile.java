package org.ternion.trading;

/** A named bundle of settings. */
public enum Profile {
    /**
     * What the prototype did, to the byte, its look-ahead and inverted thresholds included. For comparisons with it
     * only: its results say nothing about what could have been earned.
     */
    REFERENCE,
    /** Nothing is known before it happened, everything is paid for. */
    CAUSAL
}
