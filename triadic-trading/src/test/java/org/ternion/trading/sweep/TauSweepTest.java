package org.ternion.trading.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ternion.core.RunOptions;
import org.ternion.trading.Backtest;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.Profile;
import org.ternion.trading.RunLog;
import org.ternion.trading.SignalColumns;
import org.ternion.trading.analysis.EpistemicMetrics;
import org.ternion.trading.data.BarSeries;

class TauSweepTest {
    private static final long SEED = 41;
    private static final BarSeries BARS = SweepSeries.noise(SEED, 6000);
    private static final TauSweep RISING = new TauSweep(.5, List.of(.1, .2, .3, .4, .5), 0);

    @ParameterizedTest
    @EnumSource(Profile.class)
    void threadsDoNotChangeRows(Profile profile) {
        EngineConfig config = EngineConfig.of(profile);
        SignalColumns signals = SignalColumns.of(BARS, config);
        for (int threads = 2; threads <= 9; threads += 7) {
            RunOptions options = RunOptions.DEFAULT.withParallelism(threads);
            assertEquals(TauSweep.DEFAULT.run(signals, config, RunOptions.DEFAULT),
                    TauSweep.DEFAULT.run(signals, config, options));
            assertEquals(EngagementSurface.DEFAULT.run(signals, config, RunOptions.DEFAULT),
                    EngagementSurface.DEFAULT.run(signals, config, options));
            assertEquals(ConfusionSurface.DEFAULT.run(signals, config, RunOptions.DEFAULT),
                    ConfusionSurface.DEFAULT.run(signals, config, options));
            assertEquals(RegimeSweep.DEFAULT.run(signals, config, RunOptions.DEFAULT),
                    RegimeSweep.DEFAULT.run(signals, config, options));
        }
    }

    @Test
    void tauOffIsInertUnderPlainPersistence() {
        List<TauPoint> points = RISING.run(BARS, EngineConfig.CAUSAL, RunOptions.DEFAULT);
        assertTrue(points.get(0).totals().act() > 100, "seed " + SEED);
        points.forEach(point -> assertEquals(points.get(0).totals(), point.totals()));
    }

    @Test
    void recallFallsWithTauOffUnderLeakyConfidence() {
        EngineConfig config = EngineConfig.CAUSAL.with("confidence.source=leaky");
        List<TauPoint> points = RISING.run(BARS, config, RunOptions.DEFAULT);
        for (int i = 1; i < points.size(); i++) {
            assertTrue(points.get(i).totals().recall() <= points.get(i - 1).totals().recall(), "seed " + SEED);
        }
        assertNotEquals(points.get(0).totals().act(), points.get(points.size() - 1).totals().act(), "seed " + SEED);
    }

    @Test
    void theCausalGateSwitchesAtMostTwicePerRun() {
        SignalColumns signals = SignalColumns.of(BARS, EngineConfig.CAUSAL);
        RunLog log = Backtest.run(signals, EngineConfig.CAUSAL);
        int runs = 0;
        for (int length : signals.runLengths()) {
            runs += length == 1 ? 1 : 0;
        }
        long switches = EpistemicMetrics.of(log).switches();
        assertTrue(switches > 10 && switches <= 2L * runs, switches + " in " + runs + " runs, seed " + SEED);
    }

    @Test
    void rowsEndBehindTheFirstOneBelowTheFloor() {
        // Under the prototype's gate a low tau off lets bars act that are not acceptable yet.
        TauSweep sweep = new TauSweep(.5, List.of(.3, .05, .04, .2), .999);
        SignalColumns signals = SignalColumns.of(BARS, EngineConfig.REFERENCE);
        List<TauPoint> points = sweep.run(signals, EngineConfig.REFERENCE, RunOptions.DEFAULT);
        assertEquals(List.of(.3, .05), points.stream().map(TauPoint::tauOff).toList());
        List<EngagementSurface.Cell> cells = new EngagementSurface(sweep, 5).run(signals, EngineConfig.REFERENCE,
                RunOptions.DEFAULT);
        assertEquals(5, cells.size());
        cells.forEach(cell -> assertEquals(.3, cell.tauOff()));
    }

    @Test
    void aPrecisionThatIsNotDefinedDoesNotStop() {
        TauSweep sweep = new TauSweep(1, List.of(1.0, .9), .8);
        List<TauPoint> points = sweep.run(BARS, EngineConfig.CAUSAL, RunOptions.DEFAULT);
        assertEquals(2, points.size());
        assertTrue(Double.isNaN(points.get(0).totals().precision()));
    }

    @Test
    void thresholdsThatContradictAreRefused() {
        assertEquals("tau off must be in [0.0, 0.5], was 0.6",
                assertThrows(IllegalArgumentException.class, () -> new TauSweep(.5, List.of(.6), 0)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> new TauSweep(.5, List.of(), 0));
        assertThrows(IllegalArgumentException.class, () -> new ConfusionSurface(.5, List.of(.6), 20));
        assertThrows(IllegalArgumentException.class, () -> new EngagementSurface(TauSweep.DEFAULT, 4));
    }

    @Test
    void progressCountsRunsAndStopsThem() {
        List<Long> reports = new ArrayList<>();
        RISING.run(BARS, EngineConfig.CAUSAL, RunOptions.DEFAULT.withParallelism(2).withProgress((done, total) -> {
            assertEquals(5, total);
            return reports.add(done);
        }));
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), reports);
        assertThrows(CancellationException.class, () -> RISING.run(BARS, EngineConfig.CAUSAL,
                RunOptions.DEFAULT.withParallelism(2).withProgress((done, total) -> false)));
    }

    @Test
    void noBarsAreARowWithoutShares() {
        List<TauPoint> points = RISING.run(BarSeries.ofCloses("X"), EngineConfig.CAUSAL, RunOptions.DEFAULT);
        assertEquals(5, points.size());
        assertTrue(Double.isNaN(points.get(0).totals().acceptableShare()));
    }
}
