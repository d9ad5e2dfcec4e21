package org.ternion.trading.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.ternion.core.Checks;
import org.ternion.core.RunOptions;
import org.ternion.core.random.CounterRandom;
import org.ternion.trading.Backtest;
import org.ternion.trading.DecimalText;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.RunTotals;
import org.ternion.trading.Setting;
import org.ternion.trading.SignalColumns;
import org.ternion.trading.analysis.Fields;
import org.ternion.trading.analysis.Measured;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.signal.Percentile;

/**
 * What the same settings do where there is nothing to find: on surrogate series, with confidence or entries at random
 * times, later than decided, and at higher costs. Figures that the controls reach as well are properties of the
 * pipeline, not of the market.
 *
 * @param samples     draws per random control, {@code >= 1}
 * @param delays      bars by which decisions come late, {@code >= 1} each
 * @param costFactors what fees, slippage and impact are multiplied with, {@code > 0} each
 */
public record Controls(int samples, List<Integer> delays, List<Double> costFactors) {
    /** 20 draws, decisions 1, 2 and 5 bars late, costs times 2 and 5. */
    public static final Controls DEFAULT = new Controls(20, List.of(1, 2, 5), List.of(2.0, 5.0));

    /**
     * Checks the values.
     *
     * @param samples     see the record
     * @param delays      see the record
     * @param costFactors see the record
     * @throws IllegalArgumentException if one is out of its range
     */
    public Controls {
        Checks.inRange(samples, 1, 1_000_000, "samples");
        delays = List.copyOf(delays);
        delays.forEach(bars -> Checks.inRange(bars, 1, Integer.MAX_VALUE, "delay"));
        costFactors = List.copyOf(costFactors);
        costFactors.forEach(factor -> Checks.positive(factor, "cost factor"));
    }

    /**
     * A row of the table: means over the draws that have the value, NaN if none has.
     *
     * @param control         {@code real} for the series itself
     * @param samples         draws
     * @param acceptableShare share of acceptable bars
     * @param precision       share of acceptable bars among those that act
     * @param recall          share of bars that act among the acceptable ones
     * @param holdShare       share of bars that hold
     * @param fills           bars with a fill
     * @param turnover        sum of absolute changes of exposure
     * @param fees            fees in money
     * @param pnl             profit at the end, a share of the start
     * @param pnlMedian       median of that over the draws: one bar with a wrong price can make the mean anything
     * @param pnlDeviation    its sample deviation over the draws
     * @param sharpe          mean return per bar over its deviation
     * @param asGoodShare     share of the draws with at least the profit of the real series; NaN for one draw
     */
    public record Row(String control, int samples, double acceptableShare, double precision, double recall,
            double holdShare, double fills, double turnover, double fees, double pnl, double pnlMedian,
            double pnlDeviation, double sharpe, double asGoodShare) implements Measured {
        private static Row of(String control, List<RunTotals> draws, double realProfit) {
            double[] profits = draws.stream().mapToDouble(RunTotals::pnl).toArray();
            double asGood = draws.size() == 1 ? Double.NaN
                    : (double) draws.stream().filter(draw -> draw.pnl() >= realProfit).count() / draws.size();
            return new Row(control, draws.size(), mean(draws, RunTotals::acceptableShare),
                    mean(draws, RunTotals::precision), mean(draws, RunTotals::recall),
                    mean(draws, RunTotals::holdShare), mean(draws, RunTotals::fills),
                    mean(draws, RunTotals::turnover), mean(draws, RunTotals::fees), mean(draws, RunTotals::pnl),
                    Percentile.of(profits, 50), RunningDeviation.of(profits), mean(draws, Objective.SHARPE::score),
                    asGood);
        }

        private static double mean(List<RunTotals> draws, ToDoubleFunction<RunTotals> value) {
            return draws.stream().mapToDouble(value).filter(v -> !Double.isNaN(v)).average().orElse(Double.NaN);
        }

        @Override
        public Map<String, Object> toMap() {
            return new Fields().add("control", control).add("samples", samples).add("acceptable_pct", acceptableShare)
                    .add("precision", precision).add("recall", recall).add("hold_pct", holdShare).add("fills", fills)
                    .add("turnover", turnover).add("fees", fees).add("pnl_net", pnl).add("pnl_median", pnlMedian)
                    .add("pnl_sd", pnlDeviation).add("sharpe_per_bar", sharpe).add("at_least_real", asGoodShare).map();
        }
    }

    /** One draw. */
    private interface Trial {
        RunTotals run(long seed);
    }

    private record Control(String name, int samples, Trial trial) {
    }

    /**
     * Runs the series and all controls.
     *
     * @param bars    the real series
     * @param config  settings
     * @param options seed and threads; progress is told of finished runs
     * @return the table, the real series first
     * @throws IllegalArgumentException if the series is too short or flat to draw others from it
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public List<Row> run(BarSeries bars, EngineConfig config, RunOptions options) {
        List<Control> controls = controls(bars, config);
        List<Control> controlOf = new ArrayList<>();
        List<Long> seeds = new ArrayList<>();
        for (int c = 0; c < controls.size(); c++) {
            for (int sample = 0; sample < controls.get(c).samples(); sample++) {
                controlOf.add(controls.get(c));
                // Neither more draws nor other controls change a draw.
                seeds.add(CounterRandom.of(options.seed()).stream(controls.get(c).name().hashCode()).at(sample)
                        .nextLong());
            }
        }
        List<RunTotals> totals = Tasks.run(options, seeds.size(), i -> controlOf.get(i).trial().run(seeds.get(i)));
        List<Row> rows = new ArrayList<>();
        int at = 0;
        for (Control control : controls) {
            rows.add(Row.of(control.name(), totals.subList(at, at + control.samples()), totals.get(0).pnl()));
            at += control.samples();
        }
        return rows;
    }

    private List<Control> controls(BarSeries bars, EngineConfig config) {
        SignalColumns signals = SignalColumns.of(bars, config);
        List<Control> controls = new ArrayList<>();
        controls.add(new Control("real", 1, seed -> Backtest.totals(signals, config)));
        for (Surrogate surrogate : Surrogate.values()) {
            controls.add(new Control(surrogate.toString(), samples,
                    seed -> Backtest.totals(SignalColumns.of(surrogate.draw(bars, seed), config), config)));
        }
        controls.add(new Control("shuffled_confidence", samples,
                seed -> Backtest.totals(signals.withConfidence(shuffled(signals.confidence(), seed)), config)));
        StateRuns runs = new StateRuns(signals.states(), signals.confidence());
        controls.add(new Control("random_entry", samples, seed -> {
            int[] states = new int[signals.size()];
            double[] confidence = new double[signals.size()];
            runs.shuffle(CounterRandom.of(seed), states, confidence);
            return Backtest.totals(signals.withSignal(states, confidence), config);
        }));
        for (int delay : delays) {
            controls.add(new Control("delayed_" + delay, 1,
                    seed -> Backtest.totals(delayed(signals, delay), config)));
        }
        for (double factor : costFactors) {
            String name = factor == Math.rint(factor) && factor < 1e9 ? Long.toString((long) factor)
                    : DecimalText.of(factor);
            controls.add(new Control("costs_x" + name, 1, seed -> Backtest.totals(signals, costly(config, factor))));
        }
        return controls;
    }

    private static double[] shuffled(double[] values, long seed) {
        RandomGenerator random = CounterRandom.of(seed);
        double[] shuffled = values.clone();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            double swap = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = swap;
        }
        return shuffled;
    }

    /** What is acceptable is not late. */
    private static SignalColumns delayed(SignalColumns signals, int delay) {
        int n = signals.size();
        int[] states = new int[n];
        double[] confidence = new double[n];
        int kept = Math.max(0, n - delay);
        System.arraycopy(signals.states(), 0, states, n - kept, kept);
        System.arraycopy(signals.confidence(), 0, confidence, n - kept, kept);
        return signals.withSignal(states, confidence);
    }

    private static EngineConfig costly(EngineConfig config, double factor) {
        return config.with(Setting.FEE_RATE, Math.min(1, factor * config.number(Setting.FEE_RATE)))
                .with(Setting.SLIPPAGE_RATE, Math.min(1, factor * config.number(Setting.SLIPPAGE_RATE)))
                .with(Setting.IMPACT, Math.min(10, factor * config.number(Setting.IMPACT)));
    }
}
