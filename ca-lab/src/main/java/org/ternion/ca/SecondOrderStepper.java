package org.ternion.ca;

import java.util.Objects;

/**
 * The second-order form of a rule f, reversible whatever f is: {@code next = f(now) - before} modulo the number of
 * states. Layers {@code state} and {@code before}.
 */
public final class SecondOrderStepper implements Automaton {
    /** What {@link #rule} puts in front of the rule. */
    public static final String PREFIX = "SECOND:";

    private final LocalRule rule;
    private final Topology topology;
    private final int height;
    private final int width;
    private final Sweep sweep;
    private final GhostCells ghosts;
    private PaddedCells before;
    private PaddedCells now;
    private PaddedCells image;
    private long generation;

    /**
     * Starts at generation 0.
     *
     * @param rule     the rule f
     * @param topology how edges are joined, not unbounded
     * @param start    states now, no more of them than the rule has
     * @param before   states one generation earlier, of the same shape
     * @throws IllegalArgumentException if shapes differ or do not suit the rule or the topology
     */
    public SecondOrderStepper(LocalRule rule, Topology topology, CellGrid start, CellGrid before) {
        this.rule = Objects.requireNonNull(rule, "rule");
        this.topology = Objects.requireNonNull(topology, "topology");
        Stepper.requireStates(start, rule);
        Stepper.requireStates(before, rule);
        height = start.height();
        width = start.width();
        if (before.height() != height || before.width() != width) {
            throw new IllegalArgumentException("the start is " + start + ", the grid before it " + before);
        }
        int range = rule.neighbourhood().range();
        ghosts = new GhostCells(topology, height, width, range);
        sweep = Sweep.of(rule, height, width);
        now = new PaddedCells(height, width, range);
        image = new PaddedCells(height, width, range);
        this.before = new PaddedCells(height, width, range);
        now.load(start.backingArray());
        this.before.load(before.backingArray());
    }

    /**
     * An automaton that steps back along the way this one came.
     *
     * @return a new automaton at generation 0, with the two layers exchanged
     */
    public SecondOrderStepper reversed() {
        return new SecondOrderStepper(rule, topology, layer(1), layer(0));
    }

    @Override
    public String rule() {
        return PREFIX + rule.text();
    }

    @Override
    public int layers() {
        return 2;
    }

    @Override
    public String layerName(int layer) {
        return Objects.checkIndex(layer, 2) == 0 ? "state" : "before";
    }

    @Override
    public CellGrid layer(int layer) {
        PaddedCells cells = Objects.checkIndex(layer, 2) == 0 ? now : before;
        return CellGrid.wrap(cells.toArray(), height, width, rule.states());
    }

    @Override
    public long generation() {
        return generation;
    }

    @Override
    public void step() {
        ghosts.refresh(now.array);
        sweep.run(now, image);
        int states = rule.states();
        for (int row = 0; row < height; row++) {
            int start = now.origin + row * now.pitch;
            for (int at = start; at < start + width; at++) {
                int difference = (image.array[at] & 0xFF) - (before.array[at] & 0xFF);
                image.array[at] = (byte) (difference < 0 ? difference + states : difference);
            }
        }
        // ghosts of the old frame are refreshed before they are read again
        PaddedCells free = before;
        before = now;
        now = image;
        image = free;
        generation++;
    }
}
