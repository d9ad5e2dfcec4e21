package org.ternion.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.ca.fast.FastEngine;
import org.ternion.ca.measure.DepthPoint;
import org.ternion.ca.measure.PathologyWatch;
import org.ternion.ca.measure.PeriodWatch;
import org.ternion.ca.measure.Verdict;
import org.ternion.ca.motif.Mot1Automaton;
import org.ternion.ca.motif.Mot2Automaton;
import org.ternion.core.Progress;

/**
 * Says what is wrong with a run. Of automata of one layer it looks at the start and at the last steps only, as all
 * verdicts that they can have are about these. Where an engine counts populations, it looks at no cell before these
 * make a verdict possible, and then runs the last steps once more.
 */
final class CaJudge implements CaWatcher {
    static final String ALIVE = "ALIVE";
    /** A period of 64 is confirmed after two of them, wherever they begin; frozen and dead runs take 20 steps. */
    private static final long LAST_STEPS = 3L * 64;

    private final PathologyWatch watch;
    private final boolean oneLayer;
    private final long from;
    /** Runs on from some cells; null to look at every frame. */
    private final Function<CellGrid, Automaton> replay;
    private final List<long[]> populations = new ArrayList<>();
    private long[] start;
    private long[] end;
    private CellGrid lastSteps;
    private OptionalLong changes = OptionalLong.empty();

    private CaJudge(PathologyWatch watch, boolean oneLayer, long from, Function<CellGrid, Automaton> replay) {
        this.watch = watch;
        this.oneLayer = oneLayer;
        this.from = from;
        this.replay = replay;
    }

    /** A judge of a run of so many steps. */
    static CaJudge of(Automaton automaton, long steps) {
        return of(automaton, steps, null);
    }

    /** A judge of a run of so many steps, of a deterministic rule that can be run on from some cells. */
    static CaJudge of(CaWorld world, Automaton automaton, long steps, int parallelism) {
        return of(automaton, steps, automaton instanceof FastEngine
                ? cells -> world.from(cells).automaton(parallelism) : null);
    }

    private static CaJudge of(Automaton automaton, long steps, Function<CellGrid, Automaton> replay) {
        int gate = layer(automaton, "gate", -1);
        int life = layer(automaton, "flow", 0);
        if (gate < 0) {
            boolean oneLayer = automaton.layers() == 1;
            return new CaJudge(PathologyWatch.of(life), oneLayer, oneLayer ? Math.max(0, steps - LAST_STEPS) : 0,
                    replay);
        }
        // Gates of states have 1 for act and 2 for harm, those of trits +1 and -1.
        boolean trits = automaton.layer(gate).lowest() < 0;
        return new CaJudge(PathologyWatch.ofGated(life, gate, trits ? -1 : 2, 1), false, 0, null);
    }

    private static int layer(Automaton automaton, String name, int fallback) {
        for (int layer = 0; layer < automaton.layers(); layer++) {
            if (automaton.layerName(layer).equals(name)) {
                return layer;
            }
        }
        return fallback;
    }

    /** Cells that their rule calls acceptable, null where a rule says nothing of the kind. */
    static CellGrid acceptable(Automaton automaton) {
        return automaton instanceof Mot1Automaton first ? first.acceptable()
                : automaton instanceof Mot2Automaton second ? second.acceptable() : null;
    }

    @Override
    public long next(long after) {
        return after < 0 ? 0 : Math.max(from, after + 1);
    }

    @Override
    public void see(CaMoment moment) {
        end = moment.population(0);
        start = start == null ? end : start;
        if (moment.generation() >= from && replay != null) {
            lastSteps = populations.isEmpty() ? moment.layers().get(0) : lastSteps;
            changes = moment.changes();
            long[] sorted = end.clone();
            Arrays.sort(sorted);
            populations.add(sorted);
        } else if (moment.generation() >= from) {
            watch.accept(moment.layers());
            CellGrid acceptable = acceptable(moment.automaton());
            if (acceptable != null) {
                watch.acceptable(acceptable.population()[1]);
            }
        }
    }

    /** Looks at the cells of the last steps if there may be something to find. */
    private void settle() {
        if (lastSteps != null && mayBeStillOrCyclic()) {
            Automaton again = replay.apply(lastSteps);
            CaRun.run(again, populations.size() - 1L, Progress.NONE, List.of(new EachFrame()));
        }
        lastSteps = null;
    }

    /** The cells of every step. */
    private final class EachFrame implements CaWatcher {
        @Override
        public long next(long after) {
            return after + 1;
        }

        @Override
        public void see(CaMoment moment) {
            watch.accept(moment.layers());
        }
    }

    private boolean mayBeStillOrCyclic() {
        int last = populations.size() - 1;
        long[] now = populations.get(last);
        long cells = Arrays.stream(now).sum();
        boolean still = changes.isEmpty() || changes.getAsLong() * 10_000 < cells
                || now[now.length - 1] * 1000 >= cells * 999;
        // A state that has come back has the populations that it had, one rotated has them in another order.
        for (int lag = 1; lag <= Math.min(last, PeriodWatch.MAX_PERIOD); lag++) {
            still |= Arrays.equals(now, populations.get(last - lag));
        }
        return still;
    }

    OptionalInt period() {
        settle();
        return watch.period();
    }

    /** The verdicts in words, {@link #ALIVE} alone if nothing is wrong. */
    List<String> verdicts() {
        return verdicts(List.of());
    }

    /** The verdicts in words, with a look for noise in the depth curve of the run. */
    List<String> verdicts(List<DepthPoint> depth) {
        settle();
        List<String> titles = new ArrayList<>(watch.verdicts(depth).stream().map(Verdict::title).toList());
        String collapse = Verdict.Kind.COLLAPSE.toString();
        if (oneLayer && !titles.contains(collapse) && lostState()) {
            titles.add(collapse);
        }
        return titles.isEmpty() ? List.of(ALIVE) : List.copyOf(titles);
    }

    private boolean lostState() {
        for (int state = 0; state < start.length; state++) {
            if (start[state] > 0 && end[state] == 0) {
                return true;
            }
        }
        return false;
    }
}
