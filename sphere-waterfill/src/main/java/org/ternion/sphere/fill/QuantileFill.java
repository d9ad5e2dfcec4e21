package org.ternion.sphere.fill;

import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.ternion.core.Progress;
import org.ternion.core.RunOptions;
import org.ternion.sphere.Placement;
import org.ternion.sphere.ScoreOrder;
import org.ternion.sphere.ShellLayout;

/**
 * Sorts the points by (score, id) and fills the shells from inside out: the smallest scores go to shell 0, and so on.
 * Every capacity is met exactly and a larger score is never further in. Among all placements with these capacities it
 * has the smallest sum of any cost that satisfies
 * {@code cost(s, k) + cost(t, l) <= cost(s, l) + cost(t, k)} for scores {@code s < t} and shells {@code k < l}, say
 * {@code (g(s) - radius(k))^2} with g increasing: transport on a line. O(n) time, 16 bytes of scratch per point.
 */
public final class QuantileFill implements ShellAssigner {
    private final RadiusMode mode;

    /** Places points at the radii of their shells. */
    public QuantileFill() {
        this(RadiusMode.CENTER);
    }

    /**
     * Places points by a rule for the radius.
     *
     * @param mode not null
     */
    public QuantileFill(RadiusMode mode) {
        this.mode = Objects.requireNonNull(mode, "mode");
    }

    /**
     * Places points. The result is the same for any number of threads. Progress is reported in steps of which there are
     * four.
     *
     * @throws IllegalArgumentException if a score is not finite or the capacities break a rule
     * @throws CancellationException    if the progress asked to stop
     */
    @Override
    public Placement assign(float[] scores, ShellLayout layout, int[] capacity, RunOptions run) {
        int n = scores.length;
        Capacities.requireExact(capacity, layout.shells(), n);
        Progress progress = run.progress();
        int[] order = ScoreOrder.ascending(scores,
                run.withProgress((done, total) -> progress.report(done, total + 1)));
        int[] shell = new int[n];
        float[] radius = new float[n];
        int[] first = new int[capacity.length + 1];
        for (int k = 0; k < capacity.length; k++) {
            first[k + 1] = first[k] + capacity[k];
        }
        RunOptions quiet = run.withProgress(Progress.NONE);
        quiet.forEachBlock(n, (from, to) -> {
            int k = 0;
            while (first[k + 1] <= from) {
                k++;
            }
            for (int at = from; at < to; k++) {
                int end = Math.min(to, first[k + 1]);
                for (int rank = at; rank < end; rank++) {
                    shell[order[rank]] = k;
                }
                if (mode == RadiusMode.CONTINUOUS) {
                    spread(layout, k, order, first, at, end, radius);
                }
                at = end;
            }
        });
        if (mode == RadiusMode.CENTER) {
            // A pass of its own, in the order of points: writing radii in the order of ranks misses the cache again.
            quiet.forEachBlock(n, (from, to) -> {
                for (int i = from; i < to; i++) {
                    radius[i] = (float) layout.radius(shell[i]);
                }
            });
        }
        progress.reportOrCancel(4, 4);
        return Placement.wrap(layout, shell, radius);
    }

    /** Spreads the points of shell k that have ranks from {@code from} to {@code to}. */
    private static void spread(ShellLayout layout, int k, int[] order, int[] first, int from, int to, float[] radius) {
        double inner = k == 0 ? layout.radius(0) : layout.lower(k);
        double outer = k == layout.shells() - 1 ? layout.radius(k) : layout.upper(k);
        double step = (outer - inner) / (first[k + 1] - first[k]);
        float lowest = (float) inner > inner ? (float) inner : Math.nextUp((float) inner);
        float highest = (float) outer > outer ? Math.nextDown((float) outer) : (float) outer;
        for (int rank = from; rank < to; rank++) {
            float r = (float) (inner + step * (rank - first[k] + 0.5));
            // Rounding to float must not carry a point over the boundary.
            radius[order[rank]] = Math.min(Math.max(r, lowest), highest);
        }
    }
}
