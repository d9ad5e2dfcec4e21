package org.ternion.vpm.edge;

/** Which samples mean "relevant". */
public enum Polarity {
    /** Samples at or above the threshold. Policy maps are bright where scores are high. */
    BRIGHT,
    /** Samples below the threshold, as the prototype had it on the wire. */
    DARK
}
