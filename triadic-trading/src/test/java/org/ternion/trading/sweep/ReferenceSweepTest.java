package org.ternion.trading.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.RunOptions;
import org.ternion.trading.Backtest;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.Goldens;
import org.ternion.trading.SignalColumns;
import org.ternion.trading.analysis.ActionabilityBins;
import org.ternion.trading.data.BarSeries;

class ReferenceSweepTest {
    private static final EngineConfig CONFIG = EngineConfig.REFERENCE;
    private static final BarSeries BARS = SweepSeries.golden();
    private static final SignalColumns SIGNALS = SignalColumns.of(BARS, CONFIG);

    private static final Set<String> SUMS =
            Set.of("pnl_gross", "turnover", "fees", "impact", "std_ret", "edge_per_turnover");

    private static RunOptions threads(int count) {
        return RunOptions.DEFAULT.withParallelism(count);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void theTauSweepIsThatOfThePrototypeToTheByte(int threads) {
        assertEquals(Goldens.text("sweep_pr_curve.csv"),
                SweepSeries.csv(TauSweep.DEFAULT.run(BARS, CONFIG, threads(threads))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theEngagementSurfaceIsThatOfThePrototypeToTheByte(int threads) {
        assertEquals(Goldens.text("sweep_engagement_surface.csv"),
                SweepSeries.csv(EngagementSurface.DEFAULT.run(SIGNALS, CONFIG, threads(threads))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theConfusionSurfaceIsThatOfThePrototypeToTheByte(int threads) {
        assertEquals(Goldens.text("sweep_confusion_surface.csv"),
                SweepSeries.csv(ConfusionSurface.DEFAULT.run(SIGNALS, CONFIG, threads(threads))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theRegimeSweepIsThatOfThePrototypeToTheByte(int threads) {
        assertEquals(Goldens.text("sweep_accept_surface.csv"),
                SweepSeries.csv(RegimeSweep.DEFAULT.run(SIGNALS, CONFIG, threads(threads))));
    }

    /** The prototype adds up in pairs of halves, so that sums and what follows from them differ in last digits. */
    @Test
    void theProfitColumnsAreThoseOfThePrototypeToTheByteButForTheOrderOfSums() {
        List<String> expected = Goldens.text("sweep_pnl_curve.csv").lines().toList();
        List<String> found = SweepSeries.csv(TauSweep.DEFAULT.run(BARS, CONFIG, threads(2)).stream()
                .map(TauPoint::withProfit).toList()).lines().toList();
        assertEquals(expected.get(0), found.get(0));
        assertEquals(expected.size(), found.size());
        String[] header = expected.get(0).split(",");
        for (int row = 1; row < expected.size(); row++) {
            String[] wanted = expected.get(row).split(",", -1);
            String[] cells = found.get(row).split(",", -1);
            for (int c = 0; c < wanted.length; c++) {
                String place = "row " + row + ", column " + header[c];
                if (SUMS.contains(header[c])) {
                    double value = Double.parseDouble(wanted[c]);
                    assertEquals(value, Double.parseDouble(cells[c]), 1e-14 * Math.abs(value), place);
                } else {
                    assertEquals(wanted[c], cells[c], place);
                }
            }
        }
    }

    @Test
    void binsOfASurfaceAddUpToTheRows() {
        ActionabilityBins bins = ActionabilityBins.of(Backtest.run(SIGNALS, CONFIG), 20);
        long rows = 0;
        for (int bin = 0; bin < bins.size(); bin++) {
            rows += bins.rows(bin);
        }
        assertEquals(BARS.size(), rows);
    }
}
