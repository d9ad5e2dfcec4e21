package org.ternion.trading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.trading.data.Bar;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.position.Posture;
import org.ternion.trading.position.Reason;
import org.ternion.trading.signal.ConfidenceKind;
import org.ternion.trading.signal.ConfidenceSource;
import org.ternion.trading.signal.ThresholdRule;

class TriadicEngineTest {
    private static final long SEED = 20260307;
    private static final BarSeries BARS = TestSeries.noise(SEED, 6500);

    static List<EngineConfig> configs() {
        return List.of(EngineConfig.CAUSAL, EngineConfig.REFERENCE,
                EngineConfig.CAUSAL.with(Setting.STRESS, true).with(Setting.CONFIDENCE, ConfidenceKind.LEAKY),
                EngineConfig.CAUSAL.with(Setting.MAX_FLIP_RATE, 0.1).with(Setting.MAX_VOLATILITY, 0.002)
                        .with(Setting.THRESHOLD_RULE, ThresholdRule.EXPANDING),
                EngineConfig.REFERENCE.with(Setting.STRESS, true));
    }

    /** All but those with an expanding window, which has to grow. */
    static List<EngineConfig> configsOfBoundedMemory() {
        return configs().stream().filter(config -> config.choice(Setting.THRESHOLD_RULE, ThresholdRule.class)
                != ThresholdRule.EXPANDING).toList();
    }

    private static TriadicEngine engine(EngineConfig config) {
        return TriadicEngine.of(config, SeriesStatistics.of(BARS, config));
    }

    @ParameterizedTest
    @MethodSource("configs")
    void anEngineRestoredAnywhereGoesOnToTheBit(EngineConfig config) throws IOException {
        RunLog whole = Backtest.run(BARS, config);
        Random random = new Random(SEED);
        RunLogBuilder log = new RunLogBuilder(BARS);
        TriadicEngine engine = engine(config);
        int next = 0;
        for (int i = 0; i < BARS.size(); i++) {
            if (i == next) {
                TriadicEngine fresh = engine(config);
                fresh.restore(engine.snapshot());
                engine = fresh;
                next = i + 1 + random.nextInt(700);
            }
            log.put(i, engine.onBar(BARS.bar(i)));
        }
        RunLogAssert.assertSame(whole, log.build());
        assertEquals(SignalColumns.of(BARS, config).warmIndex(), engine.warmIndex(), "seed " + SEED);
        assertTrue(engine.warmIndex() > 0);
    }

    @Test
    void anEngineIsWarmWhenTheThresholdIs() {
        SignalColumns signals = SignalColumns.of(BARS, EngineConfig.CAUSAL);
        // 49 bars without volatility, 200 with one before the present bar.
        assertEquals(249, signals.warmIndex());
        assertEquals(Double.POSITIVE_INFINITY, signals.threshold()[248]);
        assertTrue(Double.isFinite(signals.threshold()[249]));
    }

    @ParameterizedTest
    @MethodSource("configsOfBoundedMemory")
    void barsAllocateNothing(EngineConfig config) {
        Assumptions.assumeTrue(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        TriadicEngine engine = TriadicEngine.of(config, SeriesStatistics.of(BARS, config), null,
                new BarOrder(BarOrder.Rule.ACCEPT, 0));
        run(engine);
        long before = threads.getCurrentThreadAllocatedBytes();
        run(engine);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(bytes < BARS.size(), () -> bytes + " bytes for " + BARS.size() + " bars");
    }

    private static void run(TriadicEngine engine) {
        for (int i = 0; i < BARS.size(); i++) {
            engine.onBar(BARS.times()[i], BARS.open()[i], BARS.high()[i], BARS.low()[i], BARS.close()[i],
                    BARS.volume()[i]);
        }
    }

    @Test
    void everySnapshotThatWasChangedIsRefused() {
        TriadicEngine engine = engine(EngineConfig.CAUSAL);
        for (int i = 0; i < 20; i++) {
            engine.onBar(BARS.bar(i));
        }
        byte[] snapshot = engine.snapshot();
        for (int i = 0; i < snapshot.length; i += 7) {
            byte[] damaged = snapshot.clone();
            damaged[i] ^= 1;
            assertThrows(IOException.class, () -> engine(EngineConfig.CAUSAL).restore(damaged));
        }
        assertThrows(IOException.class, () -> engine(EngineConfig.CAUSAL).restore(new byte[3]));
    }

    @Test
    void snapshotsOfOtherSettingsAreRefused() {
        byte[] snapshot = engine(EngineConfig.CAUSAL).snapshot();
        TriadicEngine other = engine(EngineConfig.CAUSAL.with(Setting.TAU_ON, 0.6));
        assertEquals("the snapshot was made with other settings",
                assertThrows(IOException.class, () -> other.restore(snapshot)).getMessage());
    }

    @Test
    void lateAndDoubledBarsArePassedOverAndCounted() {
        TriadicEngine engine = TriadicEngine.of(EngineConfig.CAUSAL, SeriesStatistics.NONE, null,
                new BarOrder(BarOrder.Rule.SKIP, 10));
        engine.onBar(Bar.ofClose(10, 100));
        engine.onBar(Bar.ofClose(20, 101));
        byte[] before = engine.snapshot();
        Decision decision = engine.onBar(Bar.ofClose(20, 55));
        assertTrue(decision.skipped());
        assertEquals(101, decision.price());
        assertTrue(engine.onBar(Bar.ofClose(15, 55)).skipped());
        assertEquals(1, engine.duplicateBars());
        assertEquals(1, engine.lateBars());
        assertEquals(before.length, engine.snapshot().length);
        assertFalse(engine.onBar(Bar.ofClose(50, 102)).skipped());
        assertEquals(2, engine.missingBars());
        assertEquals(3, engine.bars());
    }

    @Test
    void wholeSeriesSettingsNeedTheSeries() {
        assertEquals("vol.threshold=whole-series needs statistics of the whole series",
                assertThrows(IllegalArgumentException.class, () -> TriadicEngine.of(EngineConfig.REFERENCE))
                        .getMessage());
    }

    @Test
    void confidenceThatIsNoNumberHoldsAndIsCounted() {
        TriadicEngine engine = TriadicEngine.of(EngineConfig.CAUSAL, SeriesStatistics.NONE,
                ConfidenceSource.constant(Double.NaN), BarOrder.of(Profile.CAUSAL));
        for (int i = 0; i < 100; i++) {
            assertTrue(engine.onBar(BARS.bar(i)).hold());
        }
        assertEquals(100, engine.missingConfidences());
    }

    @Test
    void nothingApprovedIsNothingDone() {
        TriadicEngine engine = engine(EngineConfig.CAUSAL);
        engine.allow(null);
        for (int i = 0; i < 500; i++) {
            Decision decision = engine.onBar(BARS.bar(i));
            assertEquals(Posture.OBSERVE, decision.posture());
            assertEquals(Reason.OBSERVE, decision.reason());
            assertEquals(0, decision.exposure());
        }
    }

    @Test
    void aStreamWritesTheLogOfTheSeries() throws IOException {
        EngineConfig config = EngineConfig.CAUSAL.with(Setting.STRESS, true);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        RunLog log = Backtest.run(BARS, config);
        LogWriter.write(log, Profile.CAUSAL, expected);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (LogWriter writer = LogWriter.of(out, BARS.symbol(), LogWriter.columnsOf(Profile.CAUSAL))) {
            TriadicEngine engine = TriadicEngine.of(config);
            for (int i = 0; i < BARS.size(); i++) {
                writer.append(engine.onBar(BARS.bar(i)));
            }
        }
        assertEquals(expected.toString(), out.toString());
        RunLogAssert.assertSame(log, LogReader.read(new ByteArrayInputStream(out.toByteArray()), "log"));
    }
}
