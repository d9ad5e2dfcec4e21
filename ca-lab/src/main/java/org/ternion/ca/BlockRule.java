package org.ternion.ca;

/** A rule that looks at each of the nine cells of a block by its place. */
public non-sealed interface BlockRule extends Rule {
    /**
     * State of the cell in the middle in the next generation.
     *
     * @param block nine states, row by row from the north-west; reused by the caller, to be read only
     * @return the new state, in {@code [0, states)}
     */
    int next(int[] block);
}
