package org.ternion.trading;

import java.util.Objects;
import org.ternion.core.RunOptions;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.position.PositionKeeper;
import org.ternion.trading.position.Posture;

/**
 * Runs over whole series: what a {@link TriadicEngine} makes of the bars one after the other, with the same bits.
 * Statistics of the whole series, which {@link Profile#REFERENCE} uses, are found first.
 */
public final class Backtest {
    private Backtest() {
    }

    /**
     * Runs an engine over a series.
     *
     * @param bars   the series, rising in time unless the profile is {@link Profile#REFERENCE}
     * @param config settings
     * @return one row per bar, all columns
     * @throws IllegalArgumentException if the settings contradict each other or the bars are out of order
     */
    public static RunLog run(BarSeries bars, EngineConfig config) {
        return run(bars, config, RunOptions.DEFAULT);
    }

    /**
     * Runs an engine over a series.
     *
     * @param bars    the series, rising in time unless the profile is {@link Profile#REFERENCE}
     * @param config  settings
     * @param options progress is told of bars; one series is one thread's work, and nothing is random
     * @return one row per bar, all columns
     * @throws IllegalArgumentException if the settings contradict each other or the bars are out of order
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static RunLog run(BarSeries bars, EngineConfig config, RunOptions options) {
        TriadicEngine engine = TriadicEngine.of(config, SeriesStatistics.of(bars, config));
        RunLogBuilder log = new RunLogBuilder(bars);
        int n = bars.size();
        for (int block = 0; block < n; block += RunOptions.BLOCK_ROWS) {
            int end = Math.min(n, block + RunOptions.BLOCK_ROWS);
            for (int i = block; i < end; i++) {
                log.put(i, engine.onBar(bars.times()[i], bars.open()[i], bars.high()[i], bars.low()[i],
                        bars.close()[i], bars.volume()[i]));
            }
            options.progress().reportOrCancel(end, n);
        }
        return log.build();
    }

    /**
     * Runs gate, execution and account over signals that are known.
     *
     * @param signals the signals and their bars
     * @param config  settings; those of signals do not matter
     * @return one row per bar, all columns
     * @throws IllegalArgumentException if the settings contradict each other
     */
    public static RunLog run(SignalColumns signals, EngineConfig config) {
        BarSeries bars = signals.bars();
        PositionKeeper keeper = new PositionKeeper(config.requireConsistent().positionRules());
        Decision decision = new Decision(keeper, config.profile());
        RunLogBuilder log = new RunLogBuilder(bars);
        SignalRow row = decision.signals;
        for (int i = 0; i < bars.size(); i++) {
            signals.load(i, row);
            keeper.next(bars.open()[i], bars.close()[i], bars.volume()[i], row.state, row.confidence, row.bad,
                    Posture.NORMAL);
            decision.bar(i, bars.times()[i], bars.open()[i], bars.high()[i], bars.low()[i], bars.close()[i],
                    bars.volume()[i]);
            log.put(i, decision);
        }
        return log.build();
    }

    /**
     * The totals of a run, without its log: for sweeps.
     *
     * @param signals the signals and their bars
     * @param config  settings; those of signals do not matter
     * @return {@link RunTotals#of(RunLog)} of the log of the same run, with the same bits
     * @throws IllegalArgumentException if the settings contradict each other
     */
    public static RunTotals totals(SignalColumns signals, EngineConfig config) {
        return totals(signals, config, 0);
    }

    /**
     * The totals of a run from a bar on, without its log.
     *
     * @param signals the signals and their bars
     * @param config  settings; those of signals do not matter
     * @param from    first bar that counts, 0 to {@code signals.size()}; the run begins at bar 0 all the same
     * @return {@link RunTotals#of(RunLog, int)} of the log of the same run, with the same bits
     * @throws IllegalArgumentException  if the settings contradict each other
     * @throws IndexOutOfBoundsException if there is no such bar
     */
    public static RunTotals totals(SignalColumns signals, EngineConfig config, int from) {
        Objects.checkFromToIndex(from, signals.size(), signals.size());
        PositionKeeper keeper = new PositionKeeper(config.requireConsistent().positionRules());
        BarSeries bars = signals.bars();
        double[] open = bars.open();
        double[] close = bars.close();
        double[] volume = bars.volume();
        int[] states = signals.states();
        double[] confidence = signals.confidence();
        boolean[] acceptable = signals.acceptable();
        boolean[] bad = signals.bad();
        for (int i = 0; i < from; i++) {
            keeper.next(open[i], close[i], volume[i], states[i], confidence[i], bad[i], Posture.NORMAL);
        }
        RunTotals.Sum sum = new RunTotals.Sum(from == 0 ? 0 : keeper.pnl());
        for (int i = from; i < close.length; i++) {
            keeper.next(open[i], close[i], volume[i], states[i], confidence[i], bad[i], Posture.NORMAL);
            sum.add(acceptable[i], keeper.direction() != 0, keeper.hold(), keeper.fill(), keeper.fee(),
                    keeper.slippage(), keeper.pnl(), close[i], bad[i]);
        }
        return sum.totals();
    }
}
