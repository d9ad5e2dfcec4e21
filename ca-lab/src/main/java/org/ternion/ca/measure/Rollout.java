package org.ternion.ca.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * How long a learned world stays with the true one when both run freely from the same start, beside the guess that
 * nothing changes.
 *
 * @param horizon     steps since the start
 * @param agreement   share of cells of the first layer that are equal in both worlds, over all starts
 * @param persistence share of cells of the first layer that are as they were at the start
 */
public record Rollout(int horizon, double agreement, double persistence) {
    /** Horizons of the reports. */
    public static final List<Integer> HORIZONS = List.of(1, 2, 5, 10, 50);

    /**
     * Runs both worlds.
     *
     * @param truth    makes the true automaton from the layers of a state
     * @param rule     predicts the first layer
     * @param starts   at least one state of the same size, layers with the learned one first
     * @param horizons increasing, {@code >= 1}
     * @return one row per horizon
     * @throws IllegalArgumentException if there is no start or the horizons do not increase
     */
    public static List<Rollout> table(Function<List<CellGrid>, Automaton> truth, LearnedRule rule,
            List<List<CellGrid>> starts, List<Integer> horizons) {
        Checks.inRange(starts.size(), 1, Integer.MAX_VALUE, "starts");
        for (int i = 0; i < horizons.size(); i++) {
            Checks.inRange(horizons.get(i), i == 0 ? 1 : horizons.get(i - 1) + 1, Integer.MAX_VALUE, "horizon");
        }
        long[] wrong = new long[horizons.size()];
        long[] moved = new long[horizons.size()];
        long cells = 0;
        for (List<CellGrid> start : starts) {
            Automaton real = truth.apply(start);
            Automaton learned = new LearnedWorld(truth, rule, start);
            for (int i = 0; i < wrong.length; i++) {
                while (real.generation() < horizons.get(i)) {
                    real.step();
                    learned.step();
                }
                wrong[i] += real.layer(0).changes(learned.layer(0));
                moved[i] += real.layer(0).changes(start.get(0));
            }
            cells += (long) start.get(0).height() * start.get(0).width();
        }
        List<Rollout> rows = new ArrayList<>();
        for (int i = 0; i < wrong.length; i++) {
            rows.add(new Rollout(horizons.get(i), (cells - wrong[i]) / (double) cells,
                    (cells - moved[i]) / (double) cells));
        }
        return List.copyOf(rows);
    }
}
