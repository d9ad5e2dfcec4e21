package org.ternion.trading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.random.CounterRandom;
import org.ternion.trading.data.BarSeries;

class RunInvariantsTest {
    private static final long SEED = 29;
    private static final BarSeries BARS = TestSeries.noise(SEED, 6000);

    private static EngineConfig free(EngineConfig config) {
        return config.with(Setting.FEE_RATE, 0).with(Setting.SLIPPAGE_RATE, 0);
    }

    @Test
    void withoutCostsAFractionEarnsItsShareOfEveryReturn() {
        RunLog log = Backtest.run(BARS, free(EngineConfig.REFERENCE));
        double[] x = log.column(LogColumn.EXPOSURE);
        double[] price = log.column(LogColumn.PRICE);
        double equity = 1;
        for (int i = 1; i < log.size(); i++) {
            equity *= 1 + x[i - 1] * (price[i] / price[i - 1] - 1);
            assertEquals(equity, log.equity()[i], "seed " + SEED + ", row " + i);
        }
    }

    @Test
    void unitsAreWorthTheirPriceAndMoneyIsKept() {
        RunLog log = Backtest.run(BARS, free(EngineConfig.CAUSAL));
        double[] units = log.column(LogColumn.UNITS);
        double[] cash = log.column(LogColumn.CASH);
        double[] price = log.column(LogColumn.PRICE);
        for (int i = 0; i < log.size(); i++) {
            assertEquals(cash[i] + units[i] * price[i], log.equity()[i], "seed " + SEED + ", row " + i);
        }
        assertTrue(Arrays.stream(units).anyMatch(u -> u != 0));
    }

    @Test
    void doubledFeesAreTwiceTheFeesOfTheSameFills() {
        RunLog log = Backtest.run(BARS, EngineConfig.REFERENCE);
        RunLog dear = Backtest.run(BARS, EngineConfig.REFERENCE.with(Setting.FEE_RATE, 1e-3));
        assertArrayEquals(log.column(LogColumn.FILL), dear.column(LogColumn.FILL));
        assertEquals(2 * RunTotals.of(log).fees(), RunTotals.of(dear).fees());
        assertTrue(RunTotals.of(dear).pnl() < RunTotals.of(log).pnl());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.6, 0.7})
    void whileBannedThereIsNoExposureAfterTheNextFill(double limit) {
        EngineConfig config = EngineConfig.CAUSAL.with(Setting.STRESS, true).with(Setting.STRESS_LIMIT, limit);
        RunLog log = Backtest.run(BARS, config);
        double[] ban = log.column(LogColumn.BAN);
        double[] exposure = log.column(LogColumn.EXPOSURE);
        int cut = 0;
        for (int i = 1; i < log.size(); i++) {
            if (ban[i - 1] == 1) {
                assertEquals(0, exposure[i], "seed " + SEED + ", row " + i);
                cut += exposure[i - 1] != 0 ? 1 : 0;
            }
        }
        assertTrue(cut > 0, "a ban must meet a position, seed " + SEED);
    }

    @Test
    void lowerThresholdIsInertUnderPersistenceAndNotUnderLeakyConfidence() {
        RunLog low = Backtest.run(BARS, EngineConfig.CAUSAL.with("gate.tau-off=0.1"));
        RunLog high = Backtest.run(BARS, EngineConfig.CAUSAL.with("gate.tau-off=0.5"));
        RunLogAssert.assertSame(low, high);
        EngineConfig leaky = EngineConfig.CAUSAL.with("confidence.source=leaky").with("gate.reset-on-flip=false");
        assertTrue(RunTotals.of(Backtest.run(BARS, leaky.with("gate.tau-off=0.1"))).recall()
                > RunTotals.of(Backtest.run(BARS, leaky.with("gate.tau-off=0.5"))).recall());
    }

    @ParameterizedTest
    @ValueSource(strings = {"state.window=100", "state.dead-zone=z-units", "vol.source=price-difference",
        "vol.window=20", "vol.threshold=fixed", "vol.threshold=expanding", "vol.percentile=50.5",
        "vol.threshold-window=300", "vol.threshold-min-count=50", "confidence.source=constant",
        "confidence.source=leaky", "confidence.shape=tanh", "confidence.scale=10", "gate.rule=inverted",
        "gate.tau-on=0.4", "gate.k-on=3", "strategy.base-size=0.1", "strategy.ramp-scale=5",
        "execution.fill=same-close", "execution.fee=0", "execution.slippage=0", "execution.min-trade=0",
        "execution.slippage-rule=logged", "execution.fee-base=initial-equity", "execution.impact=0.1",
        "execution.max-participation=1e-9", "account.model=fraction", "account.start=1000", "account.lot=0.0001",
        "account.min-notional=0.04", "account.max-leverage=0.03", "account.borrow-rate=0.001",
        "account.funding-rate=0.001", "regime.min-run=5", "regime.max-flip-rate=0.05", "regime.max-vol=0.001",
        "stress.enabled=true"})
    void everySettingIsUsed(String assignment) {
        RunLog log = Backtest.run(BARS, EngineConfig.CAUSAL);
        RunLog changed = Backtest.run(BARS, EngineConfig.CAUSAL.with(assignment));
        assertFalse(log.columns().stream()
                .allMatch(column -> Arrays.equals(log.column(column), changed.column(column))));
    }

    @Test
    @Tag("slow")
    void tenMillionBarsNeedNoMoreMemoryThanOne() throws IOException {
        TriadicEngine engine = TriadicEngine.of(EngineConfig.CAUSAL.with(Setting.STRESS, true));
        CounterRandom random = CounterRandom.of(SEED);
        double logPrice = StrictMath.log(1e-8);
        int early = 0;
        try (LogWriter writer = LogWriter.of(OutputStream.nullOutputStream(), "X",
                LogWriter.columnsOf(Profile.REFERENCE))) {
            for (int i = 0; i < 10_000_000; i++) {
                // Drifts from 1e-8 to 1e8.
                logPrice += 3.684e-6 + 1e-3 * (random.nextDouble() - 0.5);
                double price = StrictMath.exp(logPrice);
                Decision decision = engine.onBar(i, price, price, price, price, 1);
                writer.append(decision);
                assertTrue(decision.equity() > 0);
                early = i == 100_000 ? engine.snapshot().length : early;
            }
        }
        assertEquals(early, engine.snapshot().length);
        assertTrue(engine.decision().price() > 1e7);
    }
}
