package org.ternion.trading.position;

/** When confidence becomes permission to act. */
public enum GateRule {
    /** As the prototype: acting asks for tau on, holding for tau off. */
    INVERTED,
    /** Engages from tau on, releases below tau off. */
    SCHMITT
}
