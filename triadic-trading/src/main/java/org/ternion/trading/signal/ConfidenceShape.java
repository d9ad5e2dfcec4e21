package org.ternion.trading.signal;

/** How confidence grows with the length of a run. */
public enum ConfidenceShape {
    /** 1 - exp(-run / scale). */
    EXP,
    /** tanh(run / scale). */
    TANH
}
