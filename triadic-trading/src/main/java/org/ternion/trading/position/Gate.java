package org.ternion.trading.position;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** Decides bar by bar whether confidence is enough to act. Called once per bar, by one thread. */
public interface Gate {
    /**
     * A gate in its state before the first bar.
     *
     * @param rules which one and its thresholds
     * @return the gate
     */
    static Gate of(GateRules rules) {
        return rules.rule() == GateRule.INVERTED ? new InvertedGate(rules.tauOn(), rules.tauOff())
                : new SchmittGate(rules);
    }

    /**
     * Takes a bar.
     *
     * @param state      -1, 0 or 1; never acts on 0
     * @param confidence 0 to 1; never acts on 0
     * @return true to act, false to hold
     */
    boolean next(int state, double confidence);

    /** Goes back to the state before the first bar. */
    void reset();

    /**
     * Writes what {@link #restore} reads.
     *
     * @param out where to
     * @throws IOException if writing fails
     */
    void save(DataOutput out) throws IOException;

    /**
     * Takes over a saved state of a gate with the same rules.
     *
     * @param in where from
     * @throws IOException if reading fails
     */
    void restore(DataInput in) throws IOException;
}
