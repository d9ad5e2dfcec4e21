package org.ternion.sphere.overflow;

import java.util.Comparator;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.ternion.core.Parallel;
import org.ternion.core.Progress;
import org.ternion.core.RunOptions;
import org.ternion.sphere.Placement;
import org.ternion.sphere.ScoreOrder;
import org.ternion.sphere.fill.MoveList;
import org.ternion.sphere.fill.Rebalance;
import org.ternion.sphere.fill.StopReason;

/** Finds points whose score stands out of their shell: those whose z exceeds a threshold. Immutable. */
public final class OverflowPolicy {
    /** {@link ZMode#ROBUST} above 2.5. */
    public static final OverflowPolicy DEFAULT = new OverflowPolicy(ZMode.ROBUST, 2.5);

    private final ZMode mode;
    private final double threshold;

    /**
     * Makes a policy.
     *
     * @param mode      what z is
     * @param threshold a point is prominent if its z is larger; not NaN, negative infinity makes every point prominent
     * @throws IllegalArgumentException if {@code threshold} is NaN
     */
    public OverflowPolicy(ZMode mode, double threshold) {
        this.mode = Objects.requireNonNull(mode, "mode");
        if (Double.isNaN(threshold)) {
            throw new IllegalArgumentException("threshold must be a number, was NaN");
        }
        this.threshold = threshold;
    }

    /**
     * The z of every point. Sorts the scores of each shell, O(n log n).
     *
     * @param placement the points and their shells
     * @param scores    one per point, finite, not modified
     * @param run       threads; the result is the same for any number of them. Progress is not reported
     * @return a new array of one z per point, not NaN
     * @throws IllegalArgumentException if the number of scores differs or one is not finite
     */
    public double[] z(Placement placement, float[] scores, RunOptions run) {
        checkScores(placement, scores);
        double[] wide = new double[scores.length];
        for (int i = 0; i < wide.length; i++) {
            wide[i] = scores[i];
        }
        return z(placement, wide, run.parallelism());
    }

    double[] z(Placement placement, double[] scores, int parallelism) {
        int[] members = IntStream.range(0, scores.length).toArray();
        int[] start = groupByShell(placement, members);
        double[] z = new double[scores.length];
        Parallel.ranges(parallelism, start.length - 1, 1, (from, to) -> {
            for (int k = from; k < to; k++) {
                double[] own = new double[start[k + 1] - start[k]];
                for (int j = 0; j < own.length; j++) {
                    own[j] = scores[members[start[k] + j]];
                }
                double[] ownZ = own.length == 0 ? own : ShellZ.of(mode, own);
                for (int j = 0; j < own.length; j++) {
                    z[members[start[k] + j]] = ownZ[j];
                }
            }
        });
        return z;
    }

    /**
     * Lists the prominent points. O(n log n).
     *
     * @param placement the points and their shells
     * @param scores    one per point, finite, not modified
     * @param run       threads, and progress in steps of which there are two
     * @return the points per shell
     * @throws IllegalArgumentException if the number of scores differs or one is not finite
     * @throws CancellationException    if the progress asked to stop
     */
    public OverflowReport detect(Placement placement, float[] scores, RunOptions run) {
        double[] z = z(placement, scores, run);
        report(run, 1, 2);
        int[] id = IntStream.range(0, z.length).filter(i -> z[i] > threshold).boxed()
                .sorted(Comparator.comparingDouble(i -> -z[i])).mapToInt(Integer::intValue).toArray();
        int[] start = groupByShell(placement, id);
        double[] excess = IntStream.of(id).mapToDouble(i -> z[i] - threshold).toArray();
        report(run, 2, 2);
        return new OverflowReport(start, id, excess);
    }

    /**
     * Lets prominent points change places: while the largest prominent (score, id) of a shell exceeds the smallest
     * (score, id) of the next occupied shell outward, the two are exchanged. Counts per shell stay as they are. Which
     * points are prominent is decided once, before the first exchange. Shells are swept from inside out until nothing
     * changes. When every point is prominent the result has the shells of
     * {@link org.ternion.sphere.fill.QuantileFill} for these counts; that is then the much quicker way.
     *
     * @param placement the points and their shells
     * @param scores    one per point, finite, not modified
     * @param run       threads, and progress in sweeps; the total is not known before the last one and is one more than
     *                  the sweeps done until then
     * @return the new placement; the lower bound is what its moves need, and the reason is
     *         {@link StopReason#BALANCED}
     * @throws IllegalArgumentException if the number of scores differs or one is not finite
     * @throws CancellationException    if the progress asked to stop
     */
    public Rebalance swap(Placement placement, float[] scores, RunOptions run) {
        double[] z = z(placement, scores, run);
        ShellSwaps swaps = new ShellSwaps(placement, ScoreOrder.ascending(scores, quiet(run)), i -> z[i] > threshold);
        int sweeps = 0;
        while (swaps.sweep()) {
            sweeps++;
            report(run, sweeps, sweeps + 1);
        }
        report(run, sweeps, sweeps);
        int[] shell = swaps.shells();
        float[] radius = placement.toRadii();
        for (int i = 0; i < shell.length; i++) {
            radius[i] = shell[i] == placement.shell(i) ? radius[i] : (float) placement.layout().radius(shell[i]);
        }
        Placement after = Placement.wrap(placement.layout(), shell, radius);
        MoveList moves = MoveList.between(placement, after);
        return new Rebalance(after, moves, moves.steps(), StopReason.BALANCED);
    }

    private static RunOptions quiet(RunOptions run) {
        return run.withProgress(Progress.NONE);
    }

    private static void checkScores(Placement placement, float[] scores) {
        if (scores.length != placement.size()) {
            throw new IllegalArgumentException(scores.length + " scores for " + placement.size() + " points");
        }
        ScoreOrder.requireFinite(scores, "score");
    }

    /** Sorts ids by shell, keeping the order within a shell, and returns where each shell begins. */
    static int[] groupByShell(Placement placement, int[] ids) {
        int[] shell = placement.backingShells();
        int[] start = new int[placement.layout().shells() + 1];
        for (int i : ids) {
            start[shell[i] + 1]++;
        }
        for (int k = 1; k < start.length; k++) {
            start[k] += start[k - 1];
        }
        int[] next = start.clone();
        for (int i : ids.clone()) {
            ids[next[shell[i]]++] = i;
        }
        return start;
    }

    private static void report(RunOptions run, int done, int total) {
        run.progress().reportOrCancel(done, total);
    }
}
