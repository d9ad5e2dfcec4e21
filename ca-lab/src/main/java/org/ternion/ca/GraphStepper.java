package org.ternion.ca;

import java.util.Objects;
import org.ternion.core.Checks;

/**
 * The plain engine on a graph: each cell has its own list of neighbours, say its nearest ones in some space. The layer
 * is one row of cells.
 */
public final class GraphStepper implements Automaton {
    private final LocalRule rule;
    private final int[][] neighbours;
    private final int[] counts;
    private byte[] now;
    private byte[] next;
    private long generation;

    /**
     * Starts at generation 0.
     *
     * @param rule       what a cell becomes; its neighbourhood is not used
     * @param neighbours one list of cells for each cell, copied; a cell listed twice is counted twice
     * @param start      one row of states, no more of them than the rule has
     * @throws IllegalArgumentException if the start does not suit the rule or the graph, or a list names no cell
     */
    public GraphStepper(LocalRule rule, int[][] neighbours, CellGrid start) {
        this.rule = Objects.requireNonNull(rule, "rule");
        Stepper.requireStates(start, rule);
        if (start.height() != 1 || start.width() != neighbours.length) {
            throw new IllegalArgumentException(
                    "a graph of " + neighbours.length + " cells starts from one row of as many, not " + start);
        }
        this.neighbours = new int[neighbours.length][];
        for (int cell = 0; cell < neighbours.length; cell++) {
            this.neighbours[cell] = neighbours[cell].clone();
            for (int neighbour : this.neighbours[cell]) {
                Checks.inRange(neighbour, 0, neighbours.length - 1, "neighbour of cell " + cell);
            }
        }
        counts = new int[rule.states()];
        now = start.toArray();
        next = new byte[now.length];
    }

    @Override
    public String rule() {
        return rule.text();
    }

    @Override
    public CellGrid layer(int layer) {
        Objects.checkIndex(layer, 1);
        return CellGrid.copyOf(now, 1, now.length, rule.states());
    }

    @Override
    public long generation() {
        return generation;
    }

    @Override
    public void step() {
        for (int cell = 0; cell < now.length; cell++) {
            for (int neighbour : neighbours[cell]) {
                counts[now[neighbour] & 0xFF]++;
            }
            next[cell] = Sweep.checked(rule, rule.next(now[cell] & 0xFF, counts));
            for (int neighbour : neighbours[cell]) {
                counts[now[neighbour] & 0xFF] = 0;
            }
        }
        byte[] done = next;
        next = now;
        now = done;
        generation++;
    }
}
