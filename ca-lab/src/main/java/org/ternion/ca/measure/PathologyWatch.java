package org.ternion.ca.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.ternion.ca.CellGrid;
import org.ternion.core.Checks;

/**
 * Watches a run for what makes its curves worthless: death, standstill, short cycles, a gate that is always shut, a
 * state that dies out. Dead, frozen, cyclic and collapsed say how the run ends, at the last frame seen; an over-banned
 * stretch counts wherever it was. Not safe for use by several threads.
 */
public final class PathologyWatch {
    /** Steps that a run must be dead or frozen. */
    public static final int STILL_STEPS = 20;
    /** Steps that a gate must be over-banned. */
    public static final int BAN_STEPS = 50;

    private static final int NO_GATE = -1;

    private final int watchedLayer;
    private final int gateLayer;
    private final int banState;
    private final int actState;
    private final PeriodWatch exact = new PeriodWatch();
    private final PeriodWatch rotated = new PeriodWatch();
    private CellGrid last;
    /** Number of the last frame, the start being 0. */
    private long step = -1;
    private boolean[] atStart;
    /** Per state, the last step at which a cell held it. */
    private long[] lastSeen;
    private int fullState = -1;
    private long deadSince;
    private long frozenSince;
    private long banSince;
    private long overBannedAt = -1;
    private boolean everAct;
    private boolean acceptableKnown;
    private boolean everAcceptable;

    private PathologyWatch(int watchedLayer, int gateLayer, int banState, int actState) {
        this.watchedLayer = Checks.inRange(watchedLayer, 0, Integer.MAX_VALUE, "watched layer");
        this.gateLayer = gateLayer;
        this.banState = banState;
        this.actState = actState;
    }

    /**
     * A watch for an automaton without a gate.
     *
     * @param layer the layer whose life matters
     * @return a new watch
     * @throws IllegalArgumentException if {@code layer} is negative
     */
    public static PathologyWatch of(int layer) {
        return new PathologyWatch(layer, NO_GATE, 0, 0);
    }

    /**
     * A watch for an automaton with a gate.
     *
     * @param layer     the layer whose life matters
     * @param gateLayer the layer that permits and bans, may be the same
     * @param banState  value of a cell of the gate layer that bans, say -1
     * @param actState  value of a cell of the gate layer that permits, say +1
     * @return a new watch
     * @throws IllegalArgumentException if a layer is negative
     */
    public static PathologyWatch ofGated(int layer, int gateLayer, int banState, int actState) {
        return new PathologyWatch(layer, Checks.inRange(gateLayer, 0, Integer.MAX_VALUE, "gate layer"), banState,
                actState);
    }

    /**
     * Looks at the start, and then at the state after each step.
     *
     * @param layers all layers, so that a period is one of the whole state
     * @throws IllegalArgumentException if the watched layer changes its size or alphabet, or the gate layer has no such
     *                                  states
     */
    public void accept(List<CellGrid> layers) {
        CellGrid now = layers.get(watchedLayer);
        step++;
        exact.accept(layers);
        if (layers.size() == 1) {
            rotated.accept(List.of(PeriodWatch.withoutRotation(now)));
        }
        int[] counts = now.population();
        if (last == null) {
            atStart = new boolean[counts.length];
            lastSeen = new long[counts.length];
        } else {
            watchStillness(now, counts);
        }
        for (int state = 0; state < counts.length; state++) {
            if (counts[state] > 0) {
                lastSeen[state] = step;
                atStart[state] |= step == 0;
            }
        }
        if (gateLayer != NO_GATE) {
            watchGate(layers.get(gateLayer));
        }
        last = now;
    }

    /**
     * Tells whether the frame just given holds an acceptable cell, for rules that say which cells are acceptable.
     *
     * @param cells number of acceptable cells, {@code >= 0}
     */
    public void acceptable(long cells) {
        acceptableKnown = true;
        everAcceptable |= cells > 0;
    }

    private void watchStillness(CellGrid now, int[] counts) {
        long cells = (long) now.height() * now.width();
        int full = -1;
        for (int state = 0; state < counts.length; state++) {
            full = counts[state] * 1000L >= cells * 999 ? state : full;
        }
        if (full < 0 || full != fullState) {
            deadSince = step;
        }
        fullState = full;
        if (last.changes(now) * 10_000L >= cells) {
            frozenSince = step + 1;
        } else if (frozenSince == 0) {
            frozenSince = 1;
        }
    }

    private void watchGate(CellGrid gate) {
        int[] counts = gate.population();
        everAct |= counts[Checks.inRange(actState - gate.lowest(), 0, counts.length - 1, "act state")] > 0;
        int banned = counts[Checks.inRange(banState - gate.lowest(), 0, counts.length - 1, "ban state")];
        boolean over = banned * 2L > (long) gate.height() * gate.width();
        if (!over || step == 0) {
            banSince = step + 1;
        }
        if (step - banSince + 1 >= BAN_STEPS && overBannedAt < 0) {
            overBannedAt = banSince;
        }
    }

    /**
     * The period of the whole state.
     *
     * @return as of {@link PeriodWatch#period()}
     */
    public OptionalInt period() {
        return exact.period();
    }

    /**
     * The findings so far, without noise, which needs a curve.
     *
     * @return in the order of {@link Verdict.Kind}; empty for a run that is alive
     */
    public List<Verdict> verdicts() {
        return verdicts(List.of());
    }

    /**
     * The findings so far.
     *
     * @param depth curve of the watched layer with all its frames; without points noise is not looked for
     * @return in the order of {@link Verdict.Kind}; empty for a run that is alive
     */
    public List<Verdict> verdicts(List<DepthPoint> depth) {
        List<Verdict> found = new ArrayList<>();
        if (last == null) {
            return found;
        }
        if (fullState >= 0 && step - deadSince + 1 >= STILL_STEPS) {
            found.add(new Verdict(Verdict.Kind.DEAD, deadSince,
                    "state " + (last.lowest() + fullState) + " holds .999 of the cells"));
        }
        if (frozenSince > 0 && step - frozenSince + 1 >= STILL_STEPS) {
            found.add(new Verdict(Verdict.Kind.FROZEN, frozenSince, "fewer than 1e-4 of the cells change per step"));
        }
        addCycle(found);
        if (isNoise(depth, last.states())) {
            found.add(new Verdict(Verdict.Kind.NOISE, 0, "no scale can be predicted"));
        }
        if (overBannedAt >= 0) {
            found.add(new Verdict(Verdict.Kind.OVER_BAN, overBannedAt,
                    "more than half of the gate bans for " + BAN_STEPS + " steps"));
        }
        if (gateLayer != NO_GATE && (!everAct || acceptableKnown && !everAcceptable)) {
            found.add(new Verdict(Verdict.Kind.VACUOUS_GATE, 0, everAct ? "no cell is acceptable" : "no cell acts"));
        }
        addCollapse(found);
        return List.copyOf(found);
    }

    private void addCycle(List<Verdict> found) {
        // A period of one step is a standstill, which FROZEN reports.
        int period = exact.period().orElse(0);
        int upToRotation = rotated.period().orElse(0);
        if (period > 1) {
            found.add(new Verdict(Verdict.Kind.CYCLE, step - period, Integer.toString(period)));
        } else if (period == 0 && upToRotation > 0) {
            found.add(new Verdict(Verdict.Kind.CYCLE, step - upToRotation,
                    upToRotation + " up to a rotation of the states"));
        }
    }

    private void addCollapse(List<Verdict> found) {
        List<Integer> gone = new ArrayList<>();
        long since = 0;
        for (int state = 0; state < atStart.length; state++) {
            if (atStart[state] && lastSeen[state] < step) {
                gone.add(last.lowest() + state);
                since = gone.size() == 1 ? lastSeen[state] + 1 : Math.min(since, lastSeen[state] + 1);
            }
        }
        if (!gone.isEmpty()) {
            found.add(new Verdict(Verdict.Kind.COLLAPSE, since, "lost states " + gone));
        }
    }

    /**
     * Whether blocks of one cell are almost uniform, and at every scale the frame before says almost nothing about a
     * block: at least .98 of log2(states), and at least .95 of the entropy of the blocks of that scale.
     */
    static boolean isNoise(List<DepthPoint> depth, int states) {
        boolean noise = !depth.isEmpty() && depth.get(0).k() == 1
                && depth.get(0).blockEntropy() >= 0.98 * Entropy.log2(states);
        for (DepthPoint point : depth) {
            // A scale larger than the grid counted nothing (NaN) and cannot speak for or against noise.
            noise &= Double.isNaN(point.conditionalEntropy())
                    || point.conditionalEntropy() >= 0.95 * point.blockEntropy();
        }
        return noise && !Double.isNaN(depth.get(0).conditionalEntropy());
    }
}
