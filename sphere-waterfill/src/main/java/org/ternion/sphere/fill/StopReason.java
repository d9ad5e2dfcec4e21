package org.ternion.sphere.fill;

/** Why a rebalancing ended. */
public enum StopReason {
    /** Nothing was left to move. */
    BALANCED,
    /** The limit of moves was reached first. */
    MOVE_LIMIT
}
