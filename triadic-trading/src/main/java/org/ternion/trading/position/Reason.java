package org.ternion.trading.position;

/** Why a bar ended in its intent. */
public enum Reason {
    /** Acts on the state. */
    ACT,
    /** The state is neutral: holds. */
    NEUTRAL_STATE,
    /** The state is unknown: holds. */
    UNKNOWN_STATE,
    /** The gate is not engaged, or confidence is 0: holds. */
    LOW_CONFIDENCE,
    /** Posture UNWIND: flattens. */
    UNWIND,
    /** Posture OBSERVE: holds. */
    OBSERVE,
    /** Structural stress: flattens. */
    BANNED,
    /** Neutral state in the rule of 2026: flattens. */
    NEUTRAL_EXIT,
    /** Unknown state whose confidence asks for a risk stop, in the rule of 2026: flattens. */
    RISK_STOP,
    /** Confidence fell below tau off while acting, in the rule of 2026: flattens. */
    PROHIBITED,
    /** Confidence below tau on while holding, in the rule of 2026: holds. */
    SUSPENDED,
    /** Failure announced or paradoxical state, in the rule of 2026: flattens. */
    COLLAPSE,
    /** Unknown state whose confidence asks for a neutral exit, in the rule of 2026: flattens. */
    NEUTRAL_SYNTHESIS
}
