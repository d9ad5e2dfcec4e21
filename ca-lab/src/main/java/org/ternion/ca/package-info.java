/**
 * Cellular automata of few states. A {@link org.ternion.ca.CellGrid} is a snapshot; an {@link org.ternion.ca.Automaton}
 * is a running world. Any function of a cell and its neighbour counts ({@link org.ternion.ca.LocalRule}) runs on the
 * plain engine {@link org.ternion.ca.Stepper}, on every {@link org.ternion.ca.Topology} with edges; there are others
 * for space without edges, for graphs and for the reversible form of a rule.
 *
 * <p>Rule strings and families are in {@code rule}, bit-sliced engines in {@code fast}, automata of several layers in
 * {@code motif}, what can be measured about a run in {@code measure}, pictures in {@code picture} and pattern files in
 * {@code file}.
 */
package org.ternion.ca;
