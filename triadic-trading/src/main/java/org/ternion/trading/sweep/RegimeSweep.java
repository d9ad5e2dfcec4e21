package org.ternion.trading.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.ternion.core.Checks;
import org.ternion.core.Progress;
import org.ternion.core.RunOptions;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.Setting;
import org.ternion.trading.SignalColumns;
import org.ternion.trading.analysis.Fields;
import org.ternion.trading.analysis.Measured;
import org.ternion.trading.signal.FlipRule;
import org.ternion.trading.signal.MarginRule;
import org.ternion.trading.signal.Percentile;
import org.ternion.trading.signal.Regime;
import org.ternion.trading.signal.RegimeSpec;
import org.ternion.trading.signal.ThresholdRule;
import org.ternion.trading.signal.TrailingQuantile;

/**
 * How many bars are acceptable under every combination of shortest run, cap of volatility and cap of the flip rate.
 * The cap of volatility is a percentile of what {@code vol.threshold} says: of the whole series for the prototype, of
 * past bars otherwise.
 *
 * @param minRuns     shortest runs, outermost in the order of rows
 * @param percentiles percentiles of volatility, NaN for no cap
 * @param flipCaps    greatest flip rates, NaN for none; innermost
 * @param window      states of the flip rate
 */
public record RegimeSweep(List<Integer> minRuns, List<Double> percentiles, List<Double> flipCaps, int window) {
    /** The prototype's grid. */
    public static final RegimeSweep DEFAULT = new RegimeSweep(List.of(2, 3, 4, 5, 6),
            List.of(Double.NaN, 70.0, 80.0, 90.0), List.of(Double.NaN, .05, .1), 50);

    /**
     * Checks the values.
     *
     * @param minRuns     see the record
     * @param percentiles see the record
     * @param flipCaps    see the record
     * @param window      see the record
     * @throws IllegalArgumentException if a list is empty or a value out of its range
     */
    public RegimeSweep {
        minRuns = List.copyOf(minRuns);
        percentiles = List.copyOf(percentiles);
        flipCaps = List.copyOf(flipCaps);
        if (minRuns.isEmpty() || percentiles.isEmpty() || flipCaps.isEmpty()) {
            throw new IllegalArgumentException("at least one run, percentile and flip cap expected, got " + minRuns
                    + ", " + percentiles + " and " + flipCaps);
        }
        minRuns.forEach(run -> Checks.inRange(run, 0, Integer.MAX_VALUE, "shortest run"));
        percentiles.stream().filter(p -> !Double.isNaN(p)).forEach(p -> Checks.inRange(p, 0, 100, "percentile"));
        flipCaps.stream().filter(cap -> !Double.isNaN(cap)).forEach(cap -> Checks.inRange(cap, 0, 1, "flip cap"));
        Checks.inRange(window, 1, 1_000_000, "window");
    }

    /**
     * A combination and its result.
     *
     * @param minRun          shortest run
     * @param percentile      percentile that caps volatility, NaN for none
     * @param flipCap         greatest flip rate, NaN for none
     * @param acceptableShare share of the bars that are acceptable, NaN if there are no bars
     */
    public record Cell(int minRun, double percentile, double flipCap, double acceptableShare) implements Measured {
        @Override
        public Map<String, Object> toMap() {
            return new Fields().add("min_run_length", minRun).add("max_vol_pct", percentile)
                    .add("max_flip_rate", flipCap).add("acceptable_pct", acceptableShare).map();
        }
    }

    /**
     * Counts acceptable bars under all combinations.
     *
     * @param signals states and volatilities
     * @param config  how volatility is capped and how the flip rate joins the run; its regime does not matter
     * @param options threads; progress is told of finished pairs of run and flip cap
     * @return one row per combination
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public List<Cell> run(SignalColumns signals, EngineConfig config, RunOptions options) {
        List<boolean[]> calm = Tasks.run(options.withProgress(Progress.NONE), percentiles.size(),
                p -> calm(signals, config, percentiles.get(p)));
        FlipRule rule = config.choice(Setting.FLIP_RULE, FlipRule.class);
        List<long[]> counts = Tasks.run(options, minRuns.size() * flipCaps.size(), pair -> {
            int minRun = minRuns.get(pair / flipCaps.size());
            double flipCap = flipCaps.get(pair % flipCaps.size());
            return count(signals, new RegimeSpec(minRun, flipCap, Double.NaN, window, rule, MarginRule.CONSISTENT),
                    calm);
        });
        List<Cell> cells = new ArrayList<>();
        for (int run = 0; run < minRuns.size(); run++) {
            for (int p = 0; p < percentiles.size(); p++) {
                for (int flip = 0; flip < flipCaps.size(); flip++) {
                    long count = counts.get(run * flipCaps.size() + flip)[p];
                    cells.add(new Cell(minRuns.get(run), percentiles.get(p), flipCaps.get(flip),
                            (double) count / signals.size()));
                }
            }
        }
        return cells;
    }

    /** Where volatility is not above its cap; unknown volatility is not calm unless nothing is capped. */
    private static boolean[] calm(SignalColumns signals, EngineConfig config, double percentile) {
        double[] volatility = signals.volatility();
        boolean[] calm = new boolean[volatility.length];
        ThresholdRule rule = config.choice(Setting.THRESHOLD_RULE, ThresholdRule.class);
        boolean whole = rule == ThresholdRule.WHOLE_SERIES;
        boolean capped = !Double.isNaN(percentile);
        TrailingQuantile trailing = !capped || whole ? null : new TrailingQuantile(
                rule == ThresholdRule.EXPANDING ? TrailingQuantile.UNBOUNDED
                        : config.integer(Setting.THRESHOLD_WINDOW),
                percentile, config.integer(Setting.THRESHOLD_MIN_COUNT));
        double cap = capped && whole ? Percentile.of(volatility, percentile) : Double.NaN;
        for (int t = 0; t < calm.length; t++) {
            if (trailing != null) {
                cap = trailing.value();
                trailing.add(volatility[t]);
            }
            calm[t] = !capped || volatility[t] <= cap;
        }
        return calm;
    }

    private static long[] count(SignalColumns signals, RegimeSpec spec, List<boolean[]> calm) {
        long[] counts = new long[calm.size()];
        int[] states = signals.states();
        int[] runs = signals.runLengths();
        double[] volatility = signals.volatility();
        Regime regime = new Regime(spec);
        for (int t = 0; t < states.length; t++) {
            if (regime.next(states[t], runs[t], volatility[t])) {
                for (int p = 0; p < counts.length; p++) {
                    counts[p] += calm.get(p)[t] ? 1 : 0;
                }
            }
        }
        return counts;
    }
}
