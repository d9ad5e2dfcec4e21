package org.ternion.ca;

/** What the plain engines run: a rule that counts neighbours or one that looks at where they are. */
public sealed interface Rule permits LocalRule, BlockRule {
    /** States a cell may have at most: a cell is a byte. */
    int MAX_STATES = 256;

    /**
     * The rule as it is written.
     *
     * @return canonical rule string without topology
     */
    String text();

    /**
     * Number of states.
     *
     * @return in {@code [2, 256]}
     */
    int states();
}
