package org.ternion.sphere.fill;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;
import org.ternion.sphere.Placement;
import org.ternion.sphere.ScoreOrder;

/**
 * Restores the balance of a placement with the fewest steps between neighbouring shells.
 *
 * <p>What crosses each boundary is fixed by the counts (prefix sums of count - capacity), and its total is the earth
 * mover's distance of the two histograms: no rebalancing can do with fewer steps. First the boundaries with an outward
 * flow are crossed from inside out, by the members with the largest (score, id); then those with an inward flow from
 * outside in, by the members with the smallest. A point that arrives may go on at the next boundary. Nothing else
 * moves, and calling it again moves nothing.
 *
 * <p>O(points + steps) time, 8 bytes of scratch per point. For a placement that is far off, {@link QuantileFill} is
 * quicker and keeps shells ordered by score, but moves more points.
 */
public final class ChainFlow {
    private static final int STAGES = 3;

    /** Makes a rebalancer; it has no state and may be shared. */
    public ChainFlow() {
    }

    /**
     * Rebalances. The result is the same for any number of threads. Progress is reported in stages of which there are
     * three.
     *
     * @param before   the placement so far
     * @param scores   one per point, finite, not modified
     * @param capacity one per shell, {@code >= 0}, not modified; with the number of points as sum, or with
     *                 {@link FlowOptions#headroom()} enough for them
     * @param options  how far to go
     * @param run      how to run it
     * @return the new placement, its moves and the least number of steps
     * @throws IllegalArgumentException if scores or capacities break a rule
     * @throws CancellationException    if the progress asked to stop
     */
    public Rebalance rebalance(Placement before, float[] scores, int[] capacity, FlowOptions options, RunOptions run) {
        if (scores.length != before.size()) {
            throw new IllegalArgumentException(scores.length + " scores for " + before.size() + " points");
        }
        ScoreOrder.requireFinite(scores, "score");
        int[] limits = limits(before, capacity, options);
        long[] flow = BoundaryFlow.minimal(before.counts(), limits);
        long steps = Arrays.stream(flow).map(Math::abs).sum();
        if (steps == 0) {
            return new Rebalance(before, MoveList.between(before, before), 0, StopReason.BALANCED);
        }
        ShellMembers members = ShellMembers.of(before, scores, run.parallelism());
        report(run, 1);
        gatherCandidates(members, flow, run.parallelism());
        report(run, 2);
        int[] shell = before.toShells();
        outward(members, flow, shell);
        inward(members, flow, shell);
        MoveList moves = MoveList.between(before.backingShells(), shell);
        boolean limited = moves.size() > options.maxMoves();
        if (limited) {
            undoShortest(moves, options.maxMoves(), shell);
            moves = MoveList.between(before.backingShells(), shell);
        }
        report(run, STAGES);
        float[] radius = before.toRadii();
        for (int m = 0; m < moves.size(); m++) {
            radius[moves.id(m)] = (float) before.layout().radius(moves.to(m));
        }
        return new Rebalance(Placement.wrap(before.layout(), shell, radius), moves, steps,
                limited ? StopReason.MOVE_LIMIT : StopReason.BALANCED);
    }

    private static int[] limits(Placement before, int[] capacity, FlowOptions options) {
        int shells = before.layout().shells();
        if (options.headroom() == 0) {
            Capacities.requireExact(capacity, shells, before.size());
            return capacity;
        }
        Capacities.total(capacity, shells);
        int[] limits = Arrays.stream(capacity).map(options::limit).toArray();
        long room = Capacities.total(limits, shells);
        if (room < before.size()) {
            throw new IllegalArgumentException("capacities with headroom " + options.headroom() + " hold " + room
                    + " points, there are " + before.size());
        }
        return limits;
    }

    /**
     * Brings the members of each shell that may cross its outer boundary to the end of its keys, and those that may
     * cross its inner boundary to the beginning. Whoever crosses is among the arrivals and as many residents as cross,
     * so the sweeps need not look at the others; and shells are independent here, other than in the sweeps.
     */
    private static void gatherCandidates(ShellMembers members, long[] flow, int parallelism) {
        int shells = flow.length + 1;
        Parallel.ranges(parallelism, members.keys.length, 1, (from, to) -> {
            // Of several shells that begin here all but the last are empty, so it does not matter which one is found.
            int found = Arrays.binarySearch(members.start, 0, shells, from);
            for (int k = found < 0 ? -1 - found : found; k < shells && members.start[k] < to; k++) {
                int begin = members.start[k];
                int end = members.start[k + 1];
                int out = outCandidates(members, flow, k);
                if (out > 0 && out < end - begin) {
                    LongSelect.select(members.keys, begin, end, end - out);
                }
                // A shell that loses points on both sides gets none, so it has enough for both.
                int in = inCandidates(members, flow, k);
                if (in > 0 && in < end - out - begin) {
                    LongSelect.select(members.keys, begin, end - out, begin + in - 1);
                }
            }
        });
    }

    private static int outCandidates(ShellMembers members, long[] flow, int k) {
        return k == flow.length ? 0 : (int) Math.max(0, Math.min(flow[k], members.count(k)));
    }

    private static int inCandidates(ShellMembers members, long[] flow, int k) {
        return k == 0 ? 0 : (int) Math.max(0, Math.min(-flow[k - 1], members.count(k)));
    }

    private static void outward(ShellMembers members, long[] flow, int[] shell) {
        long[] pool = new long[0];
        int carried = 0;
        for (int k = 0; k < members.start.length - 1; k++) {
            int residents = outCandidates(members, flow, k);
            int size = Math.addExact(carried, residents);
            pool = size > pool.length ? Arrays.copyOf(pool, size + size / 2) : pool;
            System.arraycopy(members.keys, members.start[k + 1] - residents, pool, carried, residents);
            int leave = k == flow.length ? 0 : (int) Math.max(0, flow[k]);
            int stay = size - leave;
            if (stay > 0 && leave > 0) {
                LongSelect.select(pool, 0, size, stay);
            }
            for (int i = 0; i < stay; i++) {
                shell[ShellMembers.id(pool[i])] = k;
            }
            System.arraycopy(pool, stay, pool, 0, leave);
            carried = leave;
        }
    }

    private static void inward(ShellMembers members, long[] flow, int[] shell) {
        long[] pool = new long[0];
        int carried = 0;
        for (int k = members.start.length - 2; k >= 0; k--) {
            int residents = inCandidates(members, flow, k);
            int size = Math.addExact(carried, residents);
            pool = size > pool.length ? Arrays.copyOf(pool, size + size / 2) : pool;
            System.arraycopy(members.keys, members.start[k], pool, carried, residents);
            int leave = k == 0 ? 0 : (int) Math.max(0, -flow[k - 1]);
            if (leave > 0 && leave < size) {
                LongSelect.select(pool, 0, size, leave - 1);
            }
            for (int i = leave; i < size; i++) {
                shell[ShellMembers.id(pool[i])] = k;
            }
            carried = leave;
        }
    }

    /** Puts all points back but those with the longest way. Every move shortens the total flow by its own steps. */
    private static void undoShortest(MoveList moves, int keep, int[] shell) {
        long[] keys = new long[moves.size()];
        for (int m = 0; m < keys.length; m++) {
            keys[m] = (long) -Math.abs(moves.to(m) - moves.from(m)) << 32 | m;
        }
        if (keep > 0) {
            LongSelect.select(keys, 0, keys.length, keep);
        }
        for (int i = keep; i < keys.length; i++) {
            int m = (int) keys[i];
            shell[moves.id(m)] = moves.from(m);
        }
    }

    private static void report(RunOptions run, int done) {
        run.progress().reportOrCancel(done, STAGES);
    }
}
