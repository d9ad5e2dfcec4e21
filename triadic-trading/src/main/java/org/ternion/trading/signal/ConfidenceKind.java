package org.ternion.trading.signal;

/** Where confidence comes from. */
public enum ConfidenceKind {
    /** How long the state has lasted, 0 while volatility is above its threshold. */
    PERSISTENCE,
    /** Persistence that fades instead of falling to 0. */
    LEAKY,
    /** Always 1. */
    CONSTANT
}
