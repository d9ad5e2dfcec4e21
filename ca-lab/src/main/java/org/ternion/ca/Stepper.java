package org.ternion.ca;

import java.util.Objects;

/**
 * The plain engine: applies a rule to every cell of a grid, on any topology with edges. It is the definition that
 * faster engines are compared with. One thread, no allocation while stepping.
 */
public final class Stepper implements Automaton {
    private final Rule rule;
    private final Topology topology;
    private final int height;
    private final int width;
    private final Sweep sweep;
    private final GhostCells ghosts;
    private PaddedCells now;
    private PaddedCells next;
    private long generation;

    /**
     * Starts at generation 0.
     *
     * @param rule     the rule
     * @param topology how edges are joined, not unbounded
     * @param start    states, no more of them than the rule has
     * @throws IllegalArgumentException if the start does not suit the rule or the topology
     */
    public Stepper(Rule rule, Topology topology, CellGrid start) {
        this.rule = Objects.requireNonNull(rule, "rule");
        this.topology = Objects.requireNonNull(topology, "topology");
        requireStates(start, rule);
        height = start.height();
        width = start.width();
        int range = Sweep.range(rule);
        ghosts = new GhostCells(topology, height, width, range);
        sweep = Sweep.of(rule, height, width);
        now = new PaddedCells(height, width, range);
        next = new PaddedCells(height, width, range);
        now.load(start.backingArray());
    }

    /** A start may have fewer states than the rule, say a soup of 0 and 1 for a rule that fades. */
    static void requireStates(CellGrid start, Rule rule) {
        if (start.lowest() != 0 || start.states() > rule.states()) {
            throw new IllegalArgumentException("rule " + rule.text() + " has " + rule.states()
                    + " states, the start is " + start);
        }
    }

    @Override
    public String rule() {
        return rule.text();
    }

    /**
     * How edges are joined.
     *
     * @return the topology
     */
    public Topology topology() {
        return topology;
    }

    @Override
    public CellGrid layer(int layer) {
        Objects.checkIndex(layer, 1);
        return CellGrid.wrap(now.toArray(), height, width, rule.states());
    }

    @Override
    public long generation() {
        return generation;
    }

    @Override
    public void step() {
        ghosts.refresh(now.array);
        sweep.run(now, next);
        PaddedCells done = next;
        next = now;
        now = done;
        generation++;
    }
}
