package org.ternion.ca.motif;

/** The motifs that act in some automaton: reasons for which a gate opens, holds or closes. */
public enum Motif {
    /** M4: support from anchors keeps or permits the constructive state. */
    CORRIDOR,
    /** M5: a tie or an ambiguity holds. */
    BUFFER,
    /** M6: both signs are present in the neighbourhood; observed, never acted upon. */
    TENSION,
    /** M7: fatigue turns the permission. */
    FATIGUE,
    /** M9: dominant harm, or conflict with turbulence, closes the gate. */
    SHUTDOWN
}
