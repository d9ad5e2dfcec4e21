package org.ternion.trading.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.RunOptions;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.data.BarSeries;

class LookAheadDetectorTest {
    private static final BarSeries BARS = SweepSeries.noise(17, 2500);

    private static List<LookAheadDetector.Finding> inspect(LookAheadDetector detector) {
        return detector.inspect(BARS, 6, RunOptions.DEFAULT.withParallelism(2));
    }

    private static Set<String> columns(List<LookAheadDetector.Finding> findings, LookAheadDetector.Test test) {
        return findings.stream().filter(finding -> finding.test() == test)
                .map(LookAheadDetector.Finding::column).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"stress.enabled=true", "gate.rule=inverted", "confidence.source=leaky",
        "strategy.base-size=1", "vol.threshold=expanding", "account.model=fraction", "regime.max-flip-rate=0.1"})
    void causalSettingsAreClean(String assignment) {
        assertEquals(List.of(), inspect(LookAheadDetector.of(EngineConfig.CAUSAL.with(assignment))));
    }

    @Test
    void theReferenceProfileKnowsTheVolatilityOfTheWholeSeries() {
        Set<String> found = columns(inspect(LookAheadDetector.of(EngineConfig.REFERENCE)),
                LookAheadDetector.Test.PREFIX);
        assertTrue(found.contains("actionability"), found.toString());
        assertTrue(found.contains("vol_threshold"), found.toString());
        assertTrue(!found.contains("state"), found.toString());
    }

    @Test
    void stressOfTheWholeSeriesIsFound() {
        Set<String> found = columns(inspect(LookAheadDetector.of(EngineConfig.CAUSAL.with("stress.enabled=true")
                .with("stress.rule=whole-series"))), LookAheadDetector.Test.PREFIX);
        assertTrue(found.contains("p_bad"), found.toString());
    }

    /** Mean of the bars around each bar, as a centred smoother has it. */
    @Test
    void centredWindowsAreFound() {
        List<LookAheadDetector.Finding> found = inspect(LookAheadDetector.of(bars -> {
            double[] smooth = new double[bars.size()];
            for (int t = 0; t < smooth.length; t++) {
                int from = Math.max(0, t - 5);
                int to = Math.min(smooth.length, t + 6);
                for (int i = from; i < to; i++) {
                    smooth[t] += bars.close()[i] / (to - from);
                }
            }
            return Map.of("smooth", smooth);
        }));
        assertEquals(1, found.size());
        int prefix = 2500 / 7;
        assertEquals(prefix, found.get(0).bars());
        assertEquals(prefix - 5, found.get(0).row());
        assertEquals(6 * 5, found.get(0).rows());
    }

    /** The later prototype compares the 63 bars before a bar with the 63 behind it. */
    @Test
    void comparisonsWithFutureReturnsAreFound() {
        List<LookAheadDetector.Finding> found = inspect(LookAheadDetector.of(bars -> {
            double[] promoted = new double[bars.size()];
            for (int t = 63; t + 63 < promoted.length; t++) {
                double[] close = bars.close();
                promoted[t] = close[t + 63] / close[t] > close[t] / close[t - 63] ? 1 : 0;
            }
            return Map.of("promoted", promoted);
        }));
        assertEquals(Set.of("promoted"), columns(found, LookAheadDetector.Test.PREFIX));
    }

    /** The ternary demo takes the sign of the return that it then earns. */
    @Test
    void earningTheReturnOneTradedOnIsFound() {
        List<LookAheadDetector.Finding> found = inspect(LookAheadDetector.of(bars -> {
            double[] equity = new double[bars.size()];
            double[] exposure = new double[bars.size()];
            equity[0] = 1000;
            for (int t = 1; t < equity.length; t++) {
                double r = bars.close()[t] / bars.close()[t - 1] - 1;
                exposure[t - 1] = Math.signum(r);
                equity[t] = equity[t - 1] * (1 + Math.signum(r) * r);
            }
            return Map.of("equity", equity, "exposure", exposure);
        }));
        assertEquals(Set.of("equity"), columns(found, LookAheadDetector.Test.OWN_BAR));
        assertEquals(Set.of("exposure"), columns(found, LookAheadDetector.Test.PREFIX));
    }

    @Test
    void earningTheReturnAfterOneTradedIsClean() {
        assertEquals(List.of(), inspect(LookAheadDetector.of(bars -> {
            double[] pnl = new double[bars.size()];
            double held = 0;
            for (int t = 1; t < pnl.length; t++) {
                double r = bars.close()[t] / bars.close()[t - 1] - 1;
                pnl[t] = pnl[t - 1] + held * r;
                held = Math.signum(r);
            }
            return Map.of("pnl", pnl);
        })));
    }

    @Test
    void noPrefixIsTriedTwice() {
        Set<Integer> tried = new HashSet<>();
        LookAheadDetector.of(bars -> {
            assertTrue(tried.add(bars.size()));
            return Map.of("x", bars.close());
        }).inspect(BarSeries.ofCloses("X", 1, 2, 3, 4), 1000, RunOptions.DEFAULT);
        assertEquals(Set.of(1, 2, 3, 4), tried);
    }

    @Test
    void threadsDoNotChangeFindings() {
        LookAheadDetector detector = LookAheadDetector.of(EngineConfig.REFERENCE);
        assertEquals(detector.inspect(BARS, 5, RunOptions.DEFAULT),
                detector.inspect(BARS, 5, RunOptions.DEFAULT.withParallelism(4)));
    }

    @Test
    void columnsOfAnotherLengthAreRefused() {
        LookAheadDetector detector = LookAheadDetector.of(bars -> Map.of("x", new double[3]));
        assertEquals("1250 values expected in column x, got 3",
                assertThrows(IllegalStateException.class,
                        () -> detector.inspect(BARS, 1, RunOptions.DEFAULT)).getMessage());
        assertThrows(IllegalArgumentException.class,
                () -> detector.inspect(BarSeries.ofCloses("X", 1), 1, RunOptions.DEFAULT));
    }
}
