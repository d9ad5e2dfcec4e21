package org.ternion.trading.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.ternion.core.Checks;
import org.ternion.core.RunOptions;
import org.ternion.core.random.CounterRandom;
import org.ternion.trading.analysis.ActionabilityBins;
import org.ternion.trading.analysis.Fields;
import org.ternion.trading.analysis.Measured;

/**
 * Lower thresholds of a gate behind a cellular automaton instead of a market: confidence is how probable a learned
 * model finds it that a cell is constructive next. With the default rules the world dies within ten steps, so that
 * hardly any cell is acceptable.
 *
 * @param rules         of the automaton
 * @param tauOn         upper threshold, in [0, 1]
 * @param tauOff        lower thresholds in the order of the rows, in [0, {@code tauOn}]
 * @param kOn           steps in a row that engage, {@code >= 1}
 * @param kOff          steps in a row that release, {@code >= 1}
 * @param steps         steps that count, {@code >= 1}
 * @param side          cells on each side of the torus, 3 to 4096
 * @param trainingGrids random worlds of which one step each is learned, {@code >= 1}
 */
public record MotifSweep(MotifRules rules, double tauOn, List<Double> tauOff, int kOn, int kOff, int steps, int side,
        int trainingGrids) {
    /** The prototype's settings. */
    public static final MotifSweep DEFAULT =
            new MotifSweep(MotifRules.DEFAULT, 0.5, List.of(.30, .25, .20, .15, .10, .05), 1, 1, 200, 32, 400);

    private static final float LEARNING_RATE = 5e-3f;
    private static final int ITERATIONS = 400;

    /**
     * Checks the values.
     *
     * @param rules         see the record
     * @param tauOn         see the record
     * @param tauOff        see the record
     * @param kOn           see the record
     * @param kOff          see the record
     * @param steps         see the record
     * @param side          see the record
     * @param trainingGrids see the record
     * @throws IllegalArgumentException if there are no lower thresholds or a value is out of its range
     */
    public MotifSweep {
        Objects.requireNonNull(rules, "rules");
        Checks.inRange(tauOn, 0, 1, "tau on");
        tauOff = List.copyOf(tauOff);
        TauSweep.requireThresholds(tauOff, tauOn);
        Checks.inRange(kOn, 1, Integer.MAX_VALUE, "k on");
        Checks.inRange(kOff, 1, Integer.MAX_VALUE, "k off");
        Checks.inRange(steps, 1, 1_000_000, "steps");
        Checks.inRange(side, 3, 4096, "side");
        Checks.inRange(trainingGrids, 1, 1_000_000, "training grids");
    }

    /**
     * A pair of thresholds and what came of it, over all cells and steps.
     *
     * @param tauOn      upper threshold
     * @param tauOff     lower threshold
     * @param kOn        steps in a row that engage
     * @param kOff       steps in a row that release
     * @param cells      cells times steps
     * @param acceptable of these acceptable
     * @param act        of these engaged
     * @param both       of these both
     */
    public record Point(double tauOn, double tauOff, int kOn, int kOff, long cells, long acceptable, long act,
            long both) implements Measured {
        @Override
        public Map<String, Object> toMap() {
            return new Fields().add("tau_on", tauOn).add("tau_off", tauOff).add("k_on", kOn).add("k_off", kOff)
                    .add("acceptable_pct", (double) acceptable / cells).add("precision", (double) both / act)
                    .add("recall", (double) both / acceptable).add("act_bars", act)
                    .add("hold_pct", (double) (cells - act) / cells).map();
        }
    }

    /** Told of every cell at every step. */
    private interface Visitor {
        void cell(int threshold, double confidence, boolean acceptable, boolean act);
    }

    /**
     * Learns, then lets one world live under all thresholds at once.
     *
     * @param options seed; progress is told of steps. One world is one thread's work
     * @return one row per threshold, in order
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public List<Point> run(RunOptions options) {
        int n = tauOff.size();
        long[] acceptable = new long[n];
        long[] act = new long[n];
        long[] both = new long[n];
        live(options, (threshold, confidence, isAcceptable, isAct) -> {
            acceptable[threshold] += isAcceptable ? 1 : 0;
            act[threshold] += isAct ? 1 : 0;
            both[threshold] += isAcceptable && isAct ? 1 : 0;
        });
        long cells = (long) steps * side * side;
        return IntStream.range(0, n).mapToObj(i -> new Point(tauOn, tauOff.get(i), kOn, kOff, cells, acceptable[i],
                act[i], both[i])).toList();
    }

    /**
     * How often acceptable cells act, by confidence and lower threshold, in the world of {@link #run}: to be laid
     * beside the surface of a market.
     *
     * @param bins    bins of confidence, 5 to 100000
     * @param options seed; progress is told of steps
     * @return all bins of the first threshold, then those of the next
     * @throws IllegalArgumentException if the number of bins is not in its range
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public List<EngagementSurface.Cell> surface(int bins, RunOptions options) {
        Checks.inRange(bins, 5, ActionabilityBins.MOST_BINS, "bins");
        ActionabilityBins[] counts = new ActionabilityBins[tauOff.size()];
        Arrays.setAll(counts, i -> new ActionabilityBins(bins));
        live(options, (threshold, confidence, acceptable, act) -> counts[threshold].add(confidence, acceptable, act));
        return IntStream.range(0, counts.length).boxed()
                .flatMap(i -> EngagementSurface.cells(counts[i], tauOff.get(i)).stream()).toList();
    }

    private void live(RunOptions options, Visitor visitor) {
        CounterRandom seeded = CounterRandom.of(options.seed());
        float[] confidence = learn(seeded);
        MotifWorld world = MotifWorld.random(rules, side, side, seeded);
        CellGates[] gates = new CellGates[tauOff.size()];
        Arrays.setAll(gates, i -> new CellGates(world.size(), tauOn, tauOff.get(i), kOn, kOff));
        for (int step = 0; step < steps; step++) {
            for (int cell = 0; cell < world.size(); cell++) {
                double c = confidence[world.code(cell)];
                boolean acceptable = world.acceptable(cell);
                for (int i = 0; i < gates.length; i++) {
                    visitor.cell(i, c, acceptable, gates[i].next(cell, c));
                }
            }
            world.step();
            options.progress().reportOrCancel(step + 1, steps);
        }
    }

    /** Confidence by code of features. Cells of the same features are one row of the regression. */
    private float[] learn(CounterRandom seeded) {
        long[] seen = new long[MotifWorld.codes(rules) * 3];
        int[] codes = new int[side * side];
        for (int grid = 0; grid < trainingGrids; grid++) {
            MotifWorld world = MotifWorld.random(rules, side, side, seeded.stream(grid + 1));
            Arrays.setAll(codes, world::code);
            world.step();
            for (int cell = 0; cell < codes.length; cell++) {
                seen[3 * codes[cell] + world.state(cell)]++;
            }
        }
        int[] used = IntStream.range(0, seen.length / 3)
                .filter(code -> seen[3 * code] + seen[3 * code + 1] + seen[3 * code + 2] > 0).toArray();
        float[] x = new float[used.length * MotifWorld.FEATURES];
        long[] counts = new long[used.length * 3];
        for (int row = 0; row < used.length; row++) {
            MotifWorld.features(rules, used[row], x, row * MotifWorld.FEATURES);
            System.arraycopy(seen, 3 * used[row], counts, 3 * row, 3);
        }
        SoftmaxRegression model = SoftmaxRegression.train(x, counts, MotifWorld.FEATURES, LEARNING_RATE, ITERATIONS);
        float[] confidence = new float[seen.length / 3];
        float[] features = new float[MotifWorld.FEATURES];
        for (int code = 0; code < confidence.length; code++) {
            MotifWorld.features(rules, code, features, 0);
            confidence[code] = model.probability(features, 0, MotifWorld.CONSTRUCTIVE);
        }
        return confidence;
    }
}
