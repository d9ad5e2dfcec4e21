package org.ternion.trading.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.ternion.core.RunOptions;
import org.ternion.trading.Backtest;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.RunLog;
import org.ternion.trading.RunTotals;
import org.ternion.trading.SignalColumns;
import org.ternion.trading.analysis.AuditMetrics;
import org.ternion.trading.analysis.EpistemicMetrics;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.data.SyntheticBars;

class ControlsTest {
    private static final BarSeries BARS = SyntheticBars.garch(3000).draw(99);
    private static final Controls FEW = new Controls(4, List.of(1, 3), List.of(2.0, 2.5));

    private static Map<String, Controls.Row> rows(EngineConfig config) {
        return FEW.run(BARS, config, RunOptions.DEFAULT.withSeed(6)).stream()
                .collect(Collectors.toMap(Controls.Row::control, Function.identity()));
    }

    @Test
    void theTableHasTheRealSeriesFirst() {
        List<Controls.Row> rows = FEW.run(BARS, EngineConfig.CAUSAL, RunOptions.DEFAULT);
        assertEquals(List.of("real", "noise", "garch", "phase_randomised", "block_bootstrap", "shuffled_confidence",
                "random_entry", "delayed_1", "delayed_3", "costs_x2", "costs_x2.5"),
                rows.stream().map(Controls.Row::control).toList());
        RunTotals real = Backtest.totals(SignalColumns.of(BARS, EngineConfig.CAUSAL), EngineConfig.CAUSAL);
        assertEquals(real.pnl(), rows.get(0).pnl());
        assertEquals(real.recall(), rows.get(0).recall());
        assertTrue(Double.isNaN(rows.get(0).asGoodShare()));
        assertEquals(4, rows.get(1).samples());
    }

    /** A bar that opens at a ten-thousandth of its price, as one of the real data does: a fortune for few draws. */
    @Test
    void theMedianForgivesAWrongPrice() {
        double[] open = BARS.open().clone();
        open[1500] = BARS.close()[1500] / 10_000;
        BarSeries wrong = BarSeries.wrap("X", BARS.stamp(), BARS.times(), open, BARS.high(), BARS.low(), BARS.close(),
                BARS.volume());
        Controls.Row believed = randomEntry(wrong, EngineConfig.CAUSAL.with("execution.max-gap=1"));
        assertTrue(Math.abs(believed.pnl()) > 1, believed.toString());
        assertTrue(Math.abs(believed.pnlMedian()) < 0.1, believed.toString());
        Controls.Row doubted = randomEntry(wrong, EngineConfig.CAUSAL);
        assertTrue(Math.abs(doubted.pnl()) < 0.1, doubted.toString());
    }

    private static Controls.Row randomEntry(BarSeries bars, EngineConfig config) {
        Controls.Row row = new Controls(40, List.of(), List.of()).run(bars, config, RunOptions.DEFAULT).get(6);
        assertEquals("random_entry", row.control());
        return row;
    }

    @Test
    void threadsDoNotChangeTheTable() {
        for (EngineConfig config : List.of(EngineConfig.CAUSAL, EngineConfig.REFERENCE)) {
            assertEquals(FEW.run(BARS, config, RunOptions.DEFAULT.withSeed(6)),
                    FEW.run(BARS, config, RunOptions.DEFAULT.withSeed(6).withParallelism(3)));
        }
    }

    @Test
    void precisionIsOneOnNoiseAndFallsWhenConfidenceIsShuffled() {
        Map<String, Controls.Row> rows = rows(EngineConfig.CAUSAL);
        assertEquals(1, rows.get("real").precision());
        assertEquals(1, rows.get("noise").precision());
        assertEquals(1, rows.get("garch").precision());
        assertTrue(rows.get("shuffled_confidence").precision() < 0.95);
        assertTrue(rows.get("random_entry").precision() < 0.95);
    }

    @Test
    void entriesAtRandomTimesHoldAsLong() {
        Map<String, Controls.Row> rows = rows(EngineConfig.CAUSAL);
        assertEquals(rows.get("real").holdShare(), rows.get("random_entry").holdShare(), 1e-12);
    }

    @Test
    void higherCostsOnlyCost() {
        Map<String, Controls.Row> rows = rows(EngineConfig.CAUSAL);
        assertTrue(rows.get("costs_x2").pnl() < rows.get("real").pnl());
        assertTrue(rows.get("costs_x2.5").pnl() < rows.get("costs_x2").pnl());
        assertEquals(rows.get("real").recall(), rows.get("costs_x2").recall());
        assertEquals(2 * rows.get("real").fees(), rows.get("costs_x2").fees(), 1e-3 * rows.get("real").fees());
    }

    @Test
    void lateDecisionsActAsOftenButOnOtherBars() {
        Map<String, Controls.Row> rows = rows(EngineConfig.CAUSAL);
        assertEquals(rows.get("real").holdShare(), rows.get("delayed_3").holdShare(), 3.0 / BARS.size());
        assertTrue(rows.get("delayed_3").precision() < 1);
    }

    /** Nothing can be earned on noise: what is lost is what was paid. */
    @Test
    void noiseLosesItsCostsAndNothingElse() {
        int series = 20;
        double[] gross = new double[series];
        for (int seed = 0; seed < series; seed++) {
            RunLog log = Backtest.run(SyntheticBars.garch(4000).draw(seed), EngineConfig.CAUSAL);
            AuditMetrics audit = AuditMetrics.of(log);
            gross[seed] = audit.pnlGross() + audit.slippageCost();
            assertEquals(1, EpistemicMetrics.of(log).precision(), "seed " + seed);
            assertTrue(audit.fees() > 0, "seed " + seed);
        }
        double mean = Arrays.stream(gross).average().orElseThrow();
        double error = RunningDeviation.of(gross) / Math.sqrt(series);
        assertTrue(Math.abs(mean) < 3 * error, mean + " +- " + error);
    }

    @Test
    void progressCountsRunsAndStopsThem() {
        assertThrows(CancellationException.class, () -> FEW.run(BARS, EngineConfig.CAUSAL,
                RunOptions.DEFAULT.withParallelism(2).withProgress((done, total) -> {
                    assertEquals(1 + 6 * 4 + 4, total);
                    return done < 3;
                })));
    }

    @Test
    void flatSeriesAreRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> FEW.run(BarSeries.ofCloses("X", 1, 1, 1), EngineConfig.CAUSAL, RunOptions.DEFAULT));
    }
}
