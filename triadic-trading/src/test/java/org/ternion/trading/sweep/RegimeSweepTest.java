package org.ternion.trading.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.ternion.core.RunOptions;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.SignalColumns;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.signal.Percentile;

class RegimeSweepTest {
    private static final BarSeries BARS = SweepSeries.noise(3, 4000);

    @Test
    void withoutCapsOfVolatilityTheCellIsTheShareOfAcceptableBars() {
        for (String cap : new String[] {"none", "0.1", "0.02"}) {
            EngineConfig config = EngineConfig.CAUSAL.with("regime.min-run=4").with("regime.max-flip-rate=" + cap);
            SignalColumns signals = SignalColumns.of(BARS, config);
            int count = 0;
            for (boolean acceptable : signals.acceptable()) {
                count += acceptable ? 1 : 0;
            }
            RegimeSweep one = new RegimeSweep(List.of(4), List.of(Double.NaN),
                    List.of(cap.equals("none") ? Double.NaN : Double.parseDouble(cap)), 50);
            assertEquals((double) count / BARS.size(),
                    one.run(signals, config, RunOptions.DEFAULT).get(0).acceptableShare());
        }
    }

    @Test
    void aCausalCapIsThePercentileOfPastVolatility() {
        EngineConfig config = EngineConfig.CAUSAL.with("vol.threshold-window=300").with("vol.threshold-min-count=20");
        SignalColumns signals = SignalColumns.of(BARS, config);
        double[] vol = signals.volatility();
        int count = 0;
        for (int t = 0; t < vol.length; t++) {
            double[] past = Arrays.stream(vol, Math.max(0, t - 300), t).filter(Double::isFinite).toArray();
            double cap = past.length < 20 ? Double.POSITIVE_INFINITY : Percentile.of(past, 70);
            count += signals.runLengths()[t] >= 2 && vol[t] <= cap ? 1 : 0;
        }
        RegimeSweep one = new RegimeSweep(List.of(2), List.of(70.0), List.of(Double.NaN), 50);
        assertEquals((double) count / vol.length,
                one.run(signals, config, RunOptions.DEFAULT).get(0).acceptableShare());
    }

    @Test
    void causalCapsOnlyTighten() {
        SignalColumns signals = SignalColumns.of(BARS, EngineConfig.CAUSAL);
        List<RegimeSweep.Cell> cells = RegimeSweep.DEFAULT.run(signals, EngineConfig.CAUSAL, RunOptions.DEFAULT);
        for (int i = 0; i < cells.size(); i++) {
            double free = cells.get(i - i % 12).acceptableShare();
            assertTrue(cells.get(i).acceptableShare() <= free, cells.get(i).toString());
        }
    }

    @Test
    void emptyListsAreRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> new RegimeSweep(List.of(), List.of(Double.NaN), List.of(Double.NaN), 50));
    }
}
