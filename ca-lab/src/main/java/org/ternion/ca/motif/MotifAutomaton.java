package org.ternion.ca.motif;

import org.ternion.ca.Automaton;

/** An automaton of several layers whose gate is moved by motifs. */
public interface MotifAutomaton extends Automaton {
    /**
     * Motifs of the latest step.
     *
     * @return counts of cells, all 0 before the first step
     */
    MotifCounts motifs();
}
