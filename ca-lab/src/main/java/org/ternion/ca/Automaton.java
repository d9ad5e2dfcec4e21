package org.ternion.ca;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.ternion.core.Checks;
import org.ternion.core.Progress;

/**
 * A cellular automaton with its present state: one or more layers of cells over the same cells of space, all replaced
 * together by each step. Two automata made with the same rule, topology, start and seed go through the same states,
 * whatever engine computes them. Not safe for use by several threads.
 */
public interface Automaton {
    /**
     * The rule as it can be given to the rule parser.
     *
     * @return canonical rule string without topology
     */
    String rule();

    /**
     * Number of layers.
     *
     * @return {@code >= 1}; the first one is what is shown when one picture is asked for. 1 unless overridden
     */
    default int layers() {
        return 1;
    }

    /**
     * Name of a layer, say {@code gate}, {@code flow}, {@code anchor} or {@code fatigue}. Automata of several layers
     * override this.
     *
     * @param layer 0-based
     * @return lower case, unique within the automaton; {@code state} unless overridden
     * @throws IndexOutOfBoundsException if there is no such layer
     */
    default String layerName(int layer) {
        Objects.checkIndex(layer, layers());
        return "state";
    }

    /**
     * Snapshot of a layer.
     *
     * @param layer 0-based
     * @return the cells now; later steps do not change it
     * @throws IndexOutOfBoundsException if there is no such layer
     */
    CellGrid layer(int layer);

    /**
     * Steps since the start.
     *
     * @return {@code >= 0}
     */
    long generation();

    /** Computes the next generation. */
    void step();

    /**
     * Computes several generations. Engines that can do many steps at once override this; the result is that of single
     * steps.
     *
     * @param steps    {@code >= 0}
     * @param progress told the steps done; may stop between steps, which leaves the generation reached
     * @throws IllegalArgumentException if {@code steps} is negative
     * @throws CancellationException    if the progress asked to stop
     */
    default void advance(long steps, Progress progress) {
        Checks.inRange(steps, 0, Long.MAX_VALUE, "steps");
        for (long done = 1; done <= steps; done++) {
            step();
            if (!progress.report(done, steps)) {
                throw new CancellationException("stopped after " + done + " of " + steps + " steps");
            }
        }
    }
}
