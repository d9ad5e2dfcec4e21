package org.ternion.trading.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ternion.core.Checks;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.trading.Backtest;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.Profile;
import org.ternion.trading.RunLog;
import org.ternion.trading.RunTotals;
import org.ternion.trading.Setting;
import org.ternion.trading.SignalColumns;
import org.ternion.trading.data.BarSeries;

/**
 * Choice of settings on a part of a series, trial on the part behind it, again and again. Each part is run with an
 * account of its own that begins flat, on signals that know all bars before it and none behind it. A position at the
 * end of a trial is valued at the last close; that it is not closed costs nothing.
 *
 * @param window  where a choice begins to look
 * @param train   bars of a choice; of the first one if anchored
 * @param test    bars of a trial
 * @param step    bars from trial to trial, at least {@code test + embargo}
 * @param purge   bars left out between choice and trial, at least as many as the longest window looks back
 * @param embargo bars between two trials that belong to neither
 * @param holdout bars at the end for one last trial, which no other part touches; 0 for none
 */
public record WalkForward(Window window, int train, int test, int step, int purge, int embargo, int holdout) {
    /** Where a choice begins to look. */
    public enum Window {
        /** At the first bar, always. */
        ANCHORED,
        /** As many bars back as the first one. */
        ROLLING
    }

    private static final int LEAST_PURGE = 200;

    /**
     * Checks the values.
     *
     * @param window  see the record
     * @param train   see the record
     * @param test    see the record
     * @param step    see the record
     * @param purge   see the record
     * @param embargo see the record
     * @param holdout see the record
     * @throws IllegalArgumentException if one is out of its range
     */
    public WalkForward {
        Objects.requireNonNull(window, "window");
        Checks.inRange(train, 1, Integer.MAX_VALUE, "train");
        Checks.inRange(test, 1, Integer.MAX_VALUE, "test");
        Checks.inRange(purge, 0, Integer.MAX_VALUE, "purge");
        Checks.inRange(embargo, 0, Integer.MAX_VALUE, "embargo");
        Checks.inRange((long) step, (long) test + embargo, Integer.MAX_VALUE, "step");
        Checks.inRange(holdout, 0, Integer.MAX_VALUE, "holdout");
    }

    /**
     * Shares of a series: the first choice sees 40 %, each trial 10 %, the last trial 10 %; purged are as many bars as
     * the longest window of the settings, at least 200.
     *
     * @param bars   length of the series
     * @param config settings
     * @param window where choices begin to look
     * @return parts for such a series
     * @throws IllegalArgumentException if the series is too short
     */
    public static WalkForward of(int bars, EngineConfig config, Window window) {
        int tenth = bars / 10;
        WalkForward parts = new WalkForward(window, 4 * tenth, Math.max(1, tenth), Math.max(1, tenth),
                Math.max(LEAST_PURGE, lookBack(config)), 0, tenth);
        parts.splits(bars);
        return parts;
    }

    /**
     * A choice and its trial; all ends are exclusive.
     *
     * @param trainFrom first bar of the choice
     * @param trainTo   behind its last
     * @param testFrom  first bar of the trial
     * @param testTo    behind its last
     * @param holdout   whether this is the last trial
     */
    public record Split(int trainFrom, int trainTo, int testFrom, int testTo, boolean holdout) {
    }

    /**
     * The parts of a series.
     *
     * @param bars its length
     * @return trials in time, the one of the holdout last
     * @throws IllegalArgumentException if not one trial fits before the holdout
     */
    public List<Split> splits(int bars) {
        List<Split> splits = new ArrayList<>();
        long end = (long) bars - holdout;
        for (long from = (long) train + purge; from + test <= end; from += step) {
            splits.add(split((int) from, (int) from + test, false));
        }
        if (splits.isEmpty()) {
            throw new IllegalArgumentException("at least " + ((long) train + purge + test + holdout)
                    + " bars needed for one trial, got " + bars);
        }
        if (holdout > 0) {
            splits.add(split((int) end, bars, true));
        }
        return splits;
    }

    private Split split(int testFrom, int testTo, boolean last) {
        int trainTo = testFrom - purge;
        return new Split(window == Window.ANCHORED ? 0 : trainTo - train, trainTo, testFrom, testTo, last);
    }

    /**
     * Chooses and tries.
     *
     * @param bars    the series
     * @param config  all settings the grid does not have
     * @param grid    what is chosen from, and by which score; its first row counts from the begin of each choice
     * @param options threads; progress is told of combinations that were run
     * @return what was chosen and what became of it
     * @throws IllegalArgumentException if settings look ahead, as those of {@link Profile#REFERENCE} do, a window looks
     *                                  further back than is purged, or the series is too short
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public WalkForwardResult run(BarSeries bars, EngineConfig config, GridSweep grid, RunOptions options) {
        requireCausal(config, grid);
        List<Split> splits = splits(bars.size());
        SharedProgress done = new SharedProgress(options.progress(), Math.multiplyExact(grid.size(), splits.size()));
        RunOptions part = options.withProgress((finished, total) -> {
            done.add(1);
            return true;
        });
        List<WalkForwardResult.Fold> folds = new ArrayList<>();
        for (Split split : splits) {
            BarSeries known = bars.range(0, split.trainTo());
            GridResult result = grid.evaluate(
                    settings -> SignalColumns.of(known, settings).range(split.trainFrom(), split.trainTo()), config,
                    grid.size(), i -> i, part, point -> { });
            if (result.best().isEmpty()) {
                throw new IllegalArgumentException("all combinations of the grid contradict themselves");
            }
            GridPoint chosen = result.best().get(0);
            EngineConfig settings = chosen.config(config);
            SignalColumns signals = SignalColumns.of(bars.range(0, split.testTo()), settings)
                    .range(split.testFrom(), split.testTo());
            RunLog log = Backtest.run(signals, settings);
            RunTotals totals = RunTotals.of(log);
            folds.add(new WalkForwardResult.Fold(split, chosen, result.points(), result.sharpeDeviation(), totals,
                    grid.objective().score(totals), log));
        }
        return new WalkForwardResult(grid.axes(), folds);
    }

    private void requireCausal(EngineConfig config, GridSweep grid) {
        if (config.profile() == Profile.REFERENCE) {
            throw new IllegalArgumentException("walk-forward needs causal settings, the profile was REFERENCE");
        }
        int lookBack = requireCausal(config);
        for (Axis axis : grid.axes()) {
            for (int i = 0; i < axis.values().size(); i++) {
                lookBack = Math.max(lookBack, requireCausal(axis.apply(config, i)));
            }
        }
        if (purge < lookBack) {
            throw new IllegalArgumentException("at least " + lookBack
                    + " bars must be purged, as far as the settings look back, was " + purge);
        }
    }

    private static int requireCausal(EngineConfig config) {
        if (!config.lookAhead().isEmpty()) {
            throw new IllegalArgumentException("walk-forward needs causal settings, these look ahead: "
                    + String.join(", ", config.lookAhead()));
        }
        return lookBack(config);
    }

    /** Of windows over returns and states; the threshold of volatility only ranks, and looks back much further. */
    private static int lookBack(EngineConfig config) {
        int bars = Math.max(config.integer(Setting.STATE_WINDOW), config.integer(Setting.VOLATILITY_WINDOW));
        if (!Double.isNaN(config.number(Setting.MAX_FLIP_RATE))) {
            bars = Math.max(bars, config.integer(Setting.REGIME_WINDOW));
        }
        return config.flag(Setting.STRESS) ? Math.max(bars, config.integer(Setting.STRESS_WINDOW)) : bars;
    }
}
