package org.ternion.trading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.RunOptions;
import org.ternion.core.io.CsvTable;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.signal.ConfidenceSource;

class BacktestTest {
    private static final long SEED = 7698;

    @ParameterizedTest
    @CsvSource({"script, .5, .3", "narrow, .5, .15", "sticky_bigmoves, .5, .5", "noconf, 0, 0", "signstate, 0, 0",
        "long_runs, 0, 0", "epoch_millis_ts, 0, 0", "epoch_nanos_ts, 0, 0", "one_bar, 0, 0"})
    void logsOfThePrototypeAreReproducedToTheByte(String name, double tauOn, double tauOff) throws IOException {
        CsvTable in = TestSeries.table("/goldens/trading-reference/run_bars_" + name + "_in.csv");
        int n = in.rows();
        long[] times = new long[n];
        double[] close = new double[n];
        double[] confidence = new double[n];
        int[] states = new int[n];
        for (int i = 0; i < n; i++) {
            times[i] = Long.parseLong(in.cell(i, 0));
            close[i] = in.number(i, 1);
            states[i] = Integer.parseInt(in.cell(i, 2));
            confidence[i] = in.cell(i, 3).isEmpty() ? Double.NaN : in.number(i, 3);
        }
        double[] unknown = new double[n];
        Arrays.fill(unknown, Double.NaN);
        BarSeries bars = BarSeries.wrap("BTCUSDT", BarSeries.Stamp.CLOSE, times, unknown, unknown, unknown, close,
                unknown);
        EngineConfig config = EngineConfig.REFERENCE.with(Setting.TAU_ON, tauOn).with(Setting.TAU_OFF, tauOff);
        SignalColumns signals = SignalColumns.of(bars, config, states, ConfidenceSource.copyOf(confidence));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LogWriter.write(Backtest.run(signals, config), Profile.REFERENCE, out);
        assertEquals(Goldens.text("run_bars_" + name + "_log.csv"), out.toString(StandardCharsets.UTF_8));
    }

    @Test
    void bitcoinInReferenceHasTheFiguresOfThePrototype() {
        JsonNode expected = null;
        for (JsonNode run : Goldens.json("real_data_reference.json").get("runs")) {
            if (run.get("file").textValue().startsWith("Coinbase-BTC-USD-PT4H")) {
                expected = run;
            }
        }
        BarSeries bars = TestSeries.resource("/data/btc-usd-4h.csv", "BTC-USD");
        assertEquals(expected.get("bars").intValue(), bars.size());
        RunLog log = Backtest.run(bars, EngineConfig.REFERENCE);
        double[] states = log.column(LogColumn.STATE);
        for (int state = -1; state <= 1; state++) {
            int wanted = state;
            assertEquals(expected.get("state_counts").get("" + state).intValue(),
                    Arrays.stream(states).filter(s -> s == wanted).count(), "state " + state);
        }
        RunTotals totals = RunTotals.of(log);
        near(expected.get("vol_p80"), log.column(LogColumn.VOL_THRESHOLD)[0]);
        near(expected.get("acceptable_pct"), totals.acceptableShare());
        near(expected.get("hold_pct"), totals.holdShare());
        assertEquals(expected.get("act_bars").intValue(), totals.act());
        assertEquals(expected.get("fills").intValue(), totals.fills());
        near(expected.get("turnover"), totals.turnover());
        near(expected.get("fees"), totals.fees());
        near(expected.get("final_exposure"), log.column(LogColumn.EXPOSURE)[bars.size() - 1]);
        near(expected.get("final_pnl"), totals.pnl());
    }

    private static void near(JsonNode expected, double value) {
        double wanted = expected.doubleValue();
        assertEquals(wanted, value, 1e-9 * Math.abs(wanted));
    }

    @ParameterizedTest
    @ValueSource(strings = {"script", "narrow", "sticky_bigmoves", "noconf", "signstate", "long_runs"})
    void totalsOfLogsAreThoseOfThePrototype(String name) {
        JsonNode run = Goldens.json("metrics.json").get("runs").get(name);
        RunTotals totals = RunTotals.of(RunLogs.golden("run_bars_" + name + "_log.csv"));
        JsonNode epistemic = run.get("epistemic");
        same(epistemic.get("acceptable_pct"), totals.acceptableShare());
        same(epistemic.get("precision"), totals.precision());
        same(epistemic.get("recall"), totals.recall());
        same(epistemic.get("hold_pct"), totals.holdShare());
        assertEquals(epistemic.get("act_bars").intValue(), totals.act());
        JsonNode pnl = run.get("pnl");
        same(pnl.get("pnl_net"), totals.pnl());
        same(pnl.get("max_dd"), totals.maxDrawdown());
        same(pnl.get("turnover"), totals.turnover());
        same(pnl.get("trades"), totals.fills());
        same(pnl.get("fees"), totals.fees());
        same(pnl.get("impact"), totals.slippage());
        same(pnl.get("mean_ret"), totals.meanReturn());
        same(pnl.get("std_ret"), totals.deviation());
        JsonNode splits = run.get("splits");
        same(splits.get("ret_all"), totals.forward());
        same(splits.get("ret_engaged"), totals.forwardEngaged());
        same(splits.get("ret_flat"), totals.forwardFlat());
        same(splits.get("ret_bad"), totals.forwardBad());
    }

    private static void same(JsonNode expected, double value) {
        double wanted = Goldens.number(expected);
        if (Double.isNaN(wanted)) {
            assertEquals(wanted, value);
        } else {
            assertEquals(wanted, value, 1e-15 + 1e-9 * Math.abs(wanted));
        }
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void knownSignalsGiveTheLogOfTheEngineToTheBit(Profile profile) {
        BarSeries bars = TestSeries.noise(SEED, 6000);
        EngineConfig config = EngineConfig.of(profile).with(Setting.STRESS, true);
        SignalColumns signals = SignalColumns.of(bars, config);
        RunLog log = Backtest.run(bars, config);
        RunLogAssert.assertSame(log, Backtest.run(signals, config));
        assertEquals(RunTotals.of(log), Backtest.totals(signals, config));
        assertEquals(RunTotals.of(log, 300), Backtest.totals(signals, config, 300));
        assertTrue(RunTotals.of(log).fills() > 10 && RunTotals.of(log).bad() > 10, "seed " + SEED);
    }

    @Test
    void causalRowsDoNotChangeWhenBarsAreAdded() {
        BarSeries bars = TestSeries.noise(SEED, 3000);
        EngineConfig config = EngineConfig.CAUSAL.with(Setting.STRESS, true);
        RunLog whole = Backtest.run(bars, config);
        for (int length : new int[] {1, 2, 49, 50, 51, 250, 251, 1000, 2999}) {
            RunLogAssert.assertPrefix(Backtest.run(bars.range(0, length), config), whole);
        }
    }

    @Test
    void referenceRowsChangeWhenBarsAreAdded() {
        BarSeries bars = TestSeries.noise(SEED, 3000);
        double[] whole = Backtest.run(bars, EngineConfig.REFERENCE).column(LogColumn.ACTIONABILITY);
        double[] part = Backtest.run(bars.range(0, 1000), EngineConfig.REFERENCE).column(LogColumn.ACTIONABILITY);
        assertFalse(Arrays.equals(part, Arrays.copyOf(whole, 1000)));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void pricesTimesAPowerOfTwoChangeNoDecision(Profile profile) {
        BarSeries bars = TestSeries.noise(SEED, 4000);
        RunLog log = Backtest.run(bars, EngineConfig.of(profile));
        RunLog scaled = Backtest.run(TestSeries.scaled(bars, 0x1p-20), EngineConfig.of(profile));
        for (LogColumn column : new LogColumn[] {LogColumn.STATE, LogColumn.ACTIONABILITY, LogColumn.INTENT_TARGET,
            LogColumn.INTENT_DIRECTION, LogColumn.URGENCY, LogColumn.EQUITY, LogColumn.ACCEPTABLE, LogColumn.FILL}) {
            assertArrayEquals(log.column(column), scaled.column(column), column.header());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-8, 0.3, 1e8})
    void pricesTimesAnyConstantChangeNoCausalState(double factor) {
        BarSeries bars = TestSeries.noise(SEED, 4000);
        RunLog log = Backtest.run(bars, EngineConfig.CAUSAL);
        RunLog scaled = Backtest.run(TestSeries.scaled(bars, factor), EngineConfig.CAUSAL);
        for (LogColumn column : new LogColumn[] {LogColumn.STATE, LogColumn.INTENT_DIRECTION, LogColumn.HOLD}) {
            assertArrayEquals(log.column(column), scaled.column(column), column.header());
        }
    }

    @ParameterizedTest
    @CsvSource({"execution.fee=0.01", "execution.slippage=0.01", "strategy.base-size=0.5", "gate.tau-on=0.9",
        "gate.tau-off=0.1"})
    void acceptableDoesNotKnowOfCostsSizesAndThresholds(String assignment) {
        BarSeries bars = TestSeries.noise(SEED, 3000);
        assertArrayEquals(Backtest.run(bars, EngineConfig.CAUSAL).column(LogColumn.ACCEPTABLE),
                Backtest.run(bars, EngineConfig.CAUSAL.with(assignment)).column(LogColumn.ACCEPTABLE));
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void holdingChangesNothingAndNeutralStatesHold(Profile profile) {
        RunLog log = Backtest.run(TestSeries.noise(SEED, 5000), EngineConfig.of(profile));
        LogColumn held = profile == Profile.REFERENCE ? LogColumn.EXPOSURE : LogColumn.UNITS;
        double[] pending = log.column(LogColumn.PENDING);
        for (int i = 1; i < log.size(); i++) {
            // What was decided before is executed on this bar in CAUSAL, whatever this bar decides.
            boolean still = profile == Profile.REFERENCE ? log.column(LogColumn.HOLD)[i] == 1
                    : Double.isNaN(pending[i - 1]);
            if (still) {
                assertEquals(log.column(held)[i - 1], log.column(held)[i]);
                assertEquals(0, log.column(LogColumn.FEE)[i]);
            }
            if (log.column(LogColumn.HOLD)[i] == 1) {
                assertTrue(Double.isNaN(pending[i]));
            }
            if (log.column(LogColumn.STATE)[i] == 0) {
                assertEquals(1, log.column(LogColumn.HOLD)[i]);
            }
            assertTrue(log.column(LogColumn.INTENT_TARGET)[i] <= 0.05);
        }
    }

    @Test
    void emptyAndSingleBarsAreRuns() {
        for (EngineConfig config : new EngineConfig[] {EngineConfig.CAUSAL, EngineConfig.REFERENCE}) {
            assertEquals(0, Backtest.run(BarSeries.ofCloses("X"), config).size());
            RunLog log = Backtest.run(BarSeries.ofCloses("X", 5), config);
            assertEquals(1, log.equity()[0]);
            assertTrue(Double.isNaN(RunTotals.of(log).deviation()));
        }
    }

    @Test
    void barsOutOfOrderAreRefused() {
        double[] close = {1, 2};
        BarSeries bars = BarSeries.wrap("X", BarSeries.Stamp.CLOSE, new long[] {5, 5}, close, close, close, close,
                close);
        assertEquals("bars must rise in time, 5 came twice",
                assertThrows(IllegalArgumentException.class, () -> Backtest.run(bars, EngineConfig.CAUSAL))
                        .getMessage());
    }

    @Test
    void progressStopsARun() {
        RunOptions options = RunOptions.DEFAULT.withProgress((done, total) -> false);
        BarSeries bars = TestSeries.noise(SEED, 10);
        assertThrows(CancellationException.class, () -> Backtest.run(bars, EngineConfig.CAUSAL, options));
    }

    @Test
    void oddPricesNeverSellOrTrustInSilence() {
        double[] close = TestSeries.noise(SEED, 1200).close().clone();
        double[] odd = {Double.NaN, 0, -1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, 1e300};
        for (int i = 0; i < odd.length; i++) {
            close[300 + 100 * i] = odd[i];
        }
        RunLog log = Backtest.run(BarSeries.ofCloses("X", close), EngineConfig.CAUSAL);
        for (int i = 0; i < log.size(); i++) {
            assertTrue(Double.isFinite(log.equity()[i]), "row " + i);
            if (!(close[i] > 0 && close[i] < Double.POSITIVE_INFINITY)) {
                assertEquals(-2, log.column(LogColumn.STATE)[i], "row " + i);
                assertEquals(0, log.column(LogColumn.ACTIONABILITY)[i], "row " + i);
                assertEquals(1, log.column(LogColumn.HOLD)[i], "row " + i);
            }
        }
        assertTrue(log.column(LogColumn.STATE)[1199] != -2);
    }
}
