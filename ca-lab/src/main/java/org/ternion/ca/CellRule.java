package org.ternion.ca;

/**
 * What a cell becomes, from itself and how many of its neighbours are in each state. Any function of these will do; it
 * must give the same answer for the same arguments.
 */
@FunctionalInterface
public interface CellRule {
    /**
     * State of the cell in the next generation.
     *
     * @param centre its state now, in {@code [0, states)}
     * @param counts {@code counts[s]} is the number of neighbours in state {@code s}; the cell is not its own neighbour
     *               unless space wraps onto it; reused by the caller, to be read only
     * @return the new state, in {@code [0, states)}
     */
    int next(int centre, int[] counts);
}
