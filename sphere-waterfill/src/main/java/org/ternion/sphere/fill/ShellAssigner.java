package org.ternion.sphere.fill;

import org.ternion.core.RunOptions;
import org.ternion.sphere.Placement;
import org.ternion.sphere.ShellLayout;

/** Gives every point a shell so that each shell holds as many points as its capacity says. */
@FunctionalInterface
public interface ShellAssigner {
    /**
     * Places points.
     *
     * @param scores   one per point, finite, not modified
     * @param layout   the shells
     * @param capacity one per shell, {@code >= 0}, with the number of points as sum; not modified
     * @param run      how to run it
     * @return the placement, a shell per point
     * @throws IllegalArgumentException                       if scores or capacities break a rule
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    Placement assign(float[] scores, ShellLayout layout, int[] capacity, RunOptions run);
}
