package org.ternion.trading.position;

/** How much the strategy may do. */
public enum Posture {
    /** Flatten. */
    UNWIND,
    /** Look, do nothing. */
    OBSERVE,
    /** Act with the base size. */
    NORMAL,
    /** Act with a multiple of the base size. */
    CONVEX
}
