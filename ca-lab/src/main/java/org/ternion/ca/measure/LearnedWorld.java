package org.ternion.ca.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;

/**
 * A world whose first layer follows a learned rule, while all other layers follow the true one. So fatigue has the same
 * definition in both worlds: the prototype added it from the predicted state, which the true rule does not.
 */
public final class LearnedWorld implements Automaton {
    private final Function<List<CellGrid>, Automaton> truth;
    private final LearnedRule rule;
    private final List<String> names = new ArrayList<>();
    private final String name;
    private List<CellGrid> world;
    private long generation;

    /**
     * A world at its start.
     *
     * @param truth makes the true automaton from the layers of a state; it is stepped once and thrown away
     * @param rule  predicts the first layer
     * @param start layers, the learned one first
     */
    public LearnedWorld(Function<List<CellGrid>, Automaton> truth, LearnedRule rule, List<CellGrid> start) {
        this.truth = Objects.requireNonNull(truth, "truth");
        this.rule = Objects.requireNonNull(rule, "rule");
        this.world = List.copyOf(start);
        Automaton first = truth.apply(world);
        this.name = first.rule();
        for (int layer = 0; layer < first.layers(); layer++) {
            names.add(first.layerName(layer));
        }
    }

    /**
     * All layers of an automaton, as this class and the collectors take them.
     *
     * @param automaton not modified
     * @return snapshots, in order; later steps do not change them
     */
    public static List<CellGrid> layersOf(Automaton automaton) {
        List<CellGrid> layers = new ArrayList<>();
        for (int layer = 0; layer < automaton.layers(); layer++) {
            layers.add(automaton.layer(layer));
        }
        return List.copyOf(layers);
    }

    /** The rule that was learned, not what was learned of it. */
    @Override
    public String rule() {
        return name;
    }

    @Override
    public int layers() {
        return world.size();
    }

    @Override
    public String layerName(int layer) {
        return names.get(layer);
    }

    @Override
    public CellGrid layer(int layer) {
        return world.get(layer);
    }

    @Override
    public long generation() {
        return generation;
    }

    @Override
    public void step() {
        CellGrid predicted = rule.predict(world);
        if (world.size() == 1) {
            world = List.of(predicted);
        } else {
            Automaton step = truth.apply(world);
            step.step();
            List<CellGrid> next = new ArrayList<>(layersOf(step));
            next.set(0, predicted);
            world = List.copyOf(next);
        }
        generation++;
    }
}
