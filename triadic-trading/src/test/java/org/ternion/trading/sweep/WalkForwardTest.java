package org.ternion.trading.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.ternion.core.RunOptions;
import org.ternion.trading.Backtest;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.SignalColumns;
import org.ternion.trading.data.BarSeries;

class WalkForwardTest {
    private static final BarSeries BARS = SweepSeries.noise(31, 3000);
    private static final GridSweep GRID = new GridSweep(List.of(Axis.parse("confidence.scale=10,30"),
            Axis.parse("gate.tau-on=0.3,0.5,0.7")), Objective.NET_PROFIT, 2, 0);
    private static final WalkForward PARTS =
            new WalkForward(WalkForward.Window.ROLLING, 1000, 300, 350, 200, 50, 400);

    @Test
    void partsLieWhereTheyWerePut() {
        assertEquals(List.of(new WalkForward.Split(0, 1000, 1200, 1500, false),
                new WalkForward.Split(350, 1350, 1550, 1850, false),
                new WalkForward.Split(700, 1700, 1900, 2200, false),
                new WalkForward.Split(1050, 2050, 2250, 2550, false),
                new WalkForward.Split(1400, 2400, 2600, 3000, true)), PARTS.splits(3000));
        WalkForward anchored = new WalkForward(WalkForward.Window.ANCHORED, 1000, 300, 300, 200, 0, 0);
        assertEquals(new WalkForward.Split(0, 1600, 1800, 2100, false), anchored.splits(3000).get(2));
        assertTrue(anchored.splits(3000).stream().allMatch(split -> split.trainFrom() == 0 && !split.holdout()));
    }

    @ParameterizedTest
    @EnumSource(WalkForward.Window.class)
    void sharesOfASeriesFitIt(WalkForward.Window window) {
        WalkForward parts = WalkForward.of(7698, EngineConfig.CAUSAL, window);
        List<WalkForward.Split> splits = parts.splits(7698);
        assertTrue(splits.size() >= 4);
        assertEquals(200, parts.purge());
        assertTrue(splits.get(splits.size() - 1).holdout());
        assertThrows(IllegalArgumentException.class, () -> WalkForward.of(300, EngineConfig.CAUSAL, window));
    }

    @Test
    void equityIsThatOfTheTrialsOneAfterTheOther() {
        WalkForwardResult result = PARTS.run(BARS, EngineConfig.CAUSAL, GRID, RunOptions.DEFAULT);
        assertEquals(4, result.folds().size());
        assertTrue(result.holdout().isPresent());
        double product = 1;
        for (WalkForwardResult.Fold fold : result.folds()) {
            product *= 1 + fold.totals().pnl();
        }
        assertEquals(1200, result.equity().length);
        assertEquals(product, result.equity()[1199], 1e-14);
        assertEquals(BARS.times()[1200], result.times()[0]);
        assertEquals(BARS.times()[2549], result.times()[1199]);
        assertNotEquals(1, product);
    }

    @Test
    void aChoiceIsTheBestOfItsPart() {
        WalkForwardResult.Fold fold = PARTS.run(BARS, EngineConfig.CAUSAL, GRID, RunOptions.DEFAULT).folds().get(1);
        assertEquals(6, fold.points());
        double best = Double.NEGATIVE_INFINITY;
        for (String scale : GRID.axes().get(0).values()) {
            for (String tauOn : GRID.axes().get(1).values()) {
                EngineConfig config = EngineConfig.CAUSAL.with("confidence.scale=" + scale)
                        .with("gate.tau-on=" + tauOn);
                SignalColumns signals = SignalColumns.of(BARS.range(0, 1350), config).range(350, 1350);
                best = Math.max(best, Backtest.totals(signals, config).pnl());
            }
        }
        assertEquals(best, fold.chosen().score());
        EngineConfig chosen = fold.chosen().config(EngineConfig.CAUSAL);
        assertEquals(Backtest.totals(SignalColumns.of(BARS, chosen).range(1550, 1850), chosen), fold.totals());
    }

    /** What comes behind a choice must not change it, nor what comes behind a trial its result. */
    @Test
    void nothingBehindAPartChangesIt() {
        WalkForwardResult whole = PARTS.run(BARS, EngineConfig.CAUSAL, GRID, RunOptions.DEFAULT);
        double[] close = BARS.close().clone();
        for (int t = 1850; t < close.length; t++) {
            close[t] = BARS.close()[t] * 3 + 10 * Math.sin(t);
        }
        BarSeries other = BarSeries.wrap("OTHER", BARS.stamp(), BARS.times(), BARS.open(), BARS.high(), BARS.low(),
                close, BARS.volume());
        WalkForwardResult changed = PARTS.run(other, EngineConfig.CAUSAL, GRID, RunOptions.DEFAULT);
        for (int fold = 0; fold < 2; fold++) {
            assertEquals(whole.folds().get(fold).chosen(), changed.folds().get(fold).chosen());
            assertEquals(whole.folds().get(fold).totals(), changed.folds().get(fold).totals());
        }
        assertEquals(whole.folds().get(2).chosen(), changed.folds().get(2).chosen());
        assertNotEquals(whole.folds().get(2).totals(), changed.folds().get(2).totals());
    }

    @Test
    void threadsDoNotChangeResults() {
        WalkForwardResult one = PARTS.run(BARS, EngineConfig.CAUSAL, GRID, RunOptions.DEFAULT);
        WalkForwardResult three = PARTS.run(BARS, EngineConfig.CAUSAL, GRID, RunOptions.DEFAULT.withParallelism(3));
        assertArrayEquals(one.equity(), three.equity());
        assertEquals(SweepSeries.csv(one.folds()), SweepSeries.csv(three.folds()));
        assertEquals(one.stability(), three.stability());
    }

    @Test
    void stabilityCountsChoices() {
        WalkForwardResult result = PARTS.run(BARS, EngineConfig.CAUSAL, GRID, RunOptions.DEFAULT);
        assertEquals(List.of("confidence.scale", "gate.tau-on"),
                result.stability().stream().map(WalkForwardResult.Stability::setting).toList());
        for (WalkForwardResult.Stability row : result.stability()) {
            long mode = result.folds().stream()
                    .filter(fold -> fold.chosen().settings().get(row.setting()).equals(row.mode())).count();
            assertEquals(mode / 4.0, row.share());
            assertEquals(4, row.folds());
            assertTrue(row.changes() >= row.distinct() - 1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "vol.threshold=whole-series|walk-forward needs causal settings, these look ahead: vol.threshold=whole-series",
        "execution.fill=same-close|walk-forward needs causal settings, these look ahead: execution.fill=same-close",
        "state.window=500|at least 500 bars must be purged, as far as the settings look back, was 200"})
    void settingsThatKnowTooMuchAreRefused(String assignment, String message) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> PARTS.run(BARS,
                EngineConfig.CAUSAL.with(assignment), GRID, RunOptions.DEFAULT)).getMessage());
        GridSweep grid = new GridSweep(List.of(Axis.parse(assignment)), Objective.SHARPE, 1, 0);
        assertEquals(message, assertThrows(IllegalArgumentException.class, () -> PARTS.run(BARS,
                EngineConfig.CAUSAL, grid, RunOptions.DEFAULT)).getMessage());
    }

    @Test
    void theReferenceProfileIsRefused() {
        assertEquals("walk-forward needs causal settings, the profile was REFERENCE",
                assertThrows(IllegalArgumentException.class,
                        () -> PARTS.run(BARS, EngineConfig.REFERENCE, GRID, RunOptions.DEFAULT)).getMessage());
    }

    @Test
    void partsThatOverlapOrDoNotFitAreRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> new WalkForward(WalkForward.Window.ROLLING, 100, 50, 49, 0, 0, 0));
        assertThrows(IllegalArgumentException.class,
                () -> new WalkForward(WalkForward.Window.ROLLING, 100, 50, 59, 0, 10, 0));
        assertEquals("at least 1900 bars needed for one trial, got 1899",
                assertThrows(IllegalArgumentException.class, () -> PARTS.splits(1899)).getMessage());
    }

    @Test
    void progressCountsCombinationsAndStopsThem() {
        List<Long> reports = new ArrayList<>();
        PARTS.run(BARS, EngineConfig.CAUSAL, GRID, RunOptions.DEFAULT.withProgress((done, total) -> {
            assertEquals(30, total);
            return reports.add(done);
        }));
        assertEquals(30, reports.get(reports.size() - 1));
        assertThrows(CancellationException.class, () -> PARTS.run(BARS, EngineConfig.CAUSAL, GRID,
                RunOptions.DEFAULT.withParallelism(2).withProgress((done, total) -> done < 9)));
    }
}
