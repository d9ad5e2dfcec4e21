package org.ternion.ca.motif;

import java.util.List;
import org.ternion.ca.CellGrid;

/** The state that all automata of this package share: layers of one shape, generation and motif counts. */
abstract class LayeredAutomaton implements MotifAutomaton {
    static final int FATIGUE_CAP = 15;

    final int height;
    final int width;
    final MotifTally tally = new MotifTally();
    private final String rule;
    private final List<? extends CellLayer> layers;
    private long generation;

    LayeredAutomaton(String rule, List<? extends CellLayer> layers) {
        this.rule = rule;
        this.layers = layers;
        height = layers.get(0).height();
        width = layers.get(0).width();
        for (CellLayer layer : layers) {
            requireShape(layer, layers.get(0).name(), height, width);
        }
    }

    /** Refuses a layer of another shape than the first one. */
    static void requireShape(CellLayer layer, String first, int height, int width) {
        if (layer.height() != height || layer.width() != width) {
            throw new IllegalArgumentException("layer " + layer.name() + " is " + layer.height() + " x " + layer.width()
                    + ", layer " + first + " is " + height + " x " + width);
        }
    }

    /** A layer that starts from a grid of states, which may have a smaller alphabet than the layer. */
    static Layer states(String name, CellGrid start, int states) {
        if (start.lowest() < 0) {
            throw new IllegalArgumentException("layer " + name + " holds states, not trits");
        }
        return new Layer(name, CellGrid.wrap(start.backingArray(), start.height(), start.width(), states));
    }

    /** A layer that starts from a grid of trits. */
    static Layer trits(String name, CellGrid start) {
        if (start.lowest() == 0) {
            throw new IllegalArgumentException("layer " + name + " holds trits, not states");
        }
        return new Layer(name, start);
    }

    @Override
    public final String rule() {
        return rule;
    }

    @Override
    public final int layers() {
        return layers.size();
    }

    @Override
    public final String layerName(int layer) {
        return layers.get(layer).name();
    }

    @Override
    public final CellGrid layer(int layer) {
        return layers.get(layer).grid();
    }

    @Override
    public final long generation() {
        return generation;
    }

    @Override
    public final MotifCounts motifs() {
        return tally.counts();
    }

    @Override
    public final void step() {
        tally.clear();
        update(generation + 1);
        generation++;
    }

    /** Computes generation {@code t} from the one before and counts its motifs. */
    abstract void update(long t);
}
