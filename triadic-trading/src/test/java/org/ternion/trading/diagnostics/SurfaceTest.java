package org.ternion.trading.diagnostics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SurfaceTest {
    private static final GridAxis QUARTERS = GridAxis.bins("c", "c", 0, 1, 4);

    @ParameterizedTest
    @CsvSource({"0,0,0", "0.25,1,0", "0.5,2,1", "0.6,2,2", "1,3,3", "-0.1,-1,-1", "1.1,-1,-1", "NaN,-1,-1"})
    void mapsCloseBinsOnTheLeftAndCurvesOnTheRight(double value, int leftClosed, int rightClosed) {
        assertEquals(leftClosed, QUARTERS.indexOf(value));
        assertEquals(rightClosed, QUARTERS.indexAbove(value));
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0.05,0", "0.0500001,1", "0.1,1", "0.15,2", "0.3,5", "0.35,6", "0.95,18", "1,19"})
    void confidenceOnAnEdgeIsInTheLowerBin(double value, int bin) {
        assertEquals(bin, GridAxis.bins("c", "c", 0, 1, 20).indexAbove(value));
    }

    @Test
    void theUpperEdgeMayBeDropped() {
        assertEquals(-1, QUARTERS.indexBelow(1));
        assertEquals(3, QUARTERS.indexBelow(0.99));
    }

    @ParameterizedTest
    @EnumSource(names = {"ACCEPTABILITY", "LEGITIMACY_MARGIN", "ACCEPTANCE_PERSISTENCE"})
    void countsOfTheMapsOverTimeAddUpToTheRows(DiagnosticKind kind) {
        DiagnosticTable table = kind.compute(Samples.script(), DiagnosticSettings.DEFAULT).table();
        assertEquals(Samples.SCRIPT.size(), Arrays.stream(Samples.numbers(table, "count")).sum());
    }

    @Test
    void directionsAddUpToTheRows() {
        DiagnosticTable table = DiagnosticKind.DIRECTION_LEGITIMACY.compute(Samples.script(), Samples.SMALL).table();
        double[] counts = Samples.numbers(table, "count");
        List<String> bins = Samples.cells(table, "actionability_from");
        double all = 0;
        double cells = 0;
        for (int i = 0; i < counts.length; i++) {
            all += bins.get(i).isEmpty() ? counts[i] : 0;
            cells += bins.get(i).isEmpty() ? 0 : counts[i];
        }
        assertEquals(Samples.SCRIPT.size(), all);
        assertEquals(Samples.SCRIPT.size(), cells);
    }

    @Test
    void binsWithoutRowsStayInTheirPlace() {
        NumberTable sweep = NumberTable.wrap(List.of("tau_off", "bin_center", "engagement"),
                new double[] {0.3, 0.3, 0.1}, new double[] {0.1, 0.9, 0.3}, new double[] {0.5, 1, Double.NaN});
        Surface surface = SweepSurfaces.engagement(sweep);
        assertEquals(5, surface.cols().size());
        assertEquals(List.of("0.1", "0.3"), surface.rows().axis().names());
        assertArrayEquals(new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN,
            0.5, Double.NaN, Double.NaN, Double.NaN, 1}, surface.toArray());
    }

    @Test
    void unequalBinsAreRefused() {
        NumberTable sweep = NumberTable.wrap(List.of("tau_off", "bin_center", "engagement"),
                new double[] {0.3, 0.3}, new double[] {0.1, 0.123456}, new double[] {0.5, 1});
        assertThrows(IllegalArgumentException.class, () -> SweepSurfaces.engagement(sweep));
    }

    @Test
    void theRegimeHasAMapForEachDimensionAndKeepsNone() {
        SweepSurfaces regime = (SweepSurfaces) DiagnosticKind.REGIME
                .compute(Samples.inputFor(DiagnosticKind.REGIME), DiagnosticSettings.DEFAULT);
        List<Surface> maps = regime.surfaces();
        assertEquals(List.of("none", "70", "80", "90"), maps.get(0).cols().axis().names());
        assertEquals(List.of("none", "0.05", "0.1"), maps.get(1).cols().axis().names());
        assertEquals(List.of("2", "3", "4", "5", "6"), maps.get(0).rows().axis().names());
        // the rows of run 2 without a volatility cap: 0.9133, 0.928, 0.9513
        assertEquals((0.9133333333333333 + 0.928 + 0.9513333333333334) / 3, maps.get(0).get(0, 0), 1e-15);
        // the rows of run 6 with flip cap 0.1
        assertEquals((0.858 + 0.5806666666666667 + 0.6626666666666666 + 0.7553333333333333) / 4,
                maps.get(1).get(4, 2), 1e-15);
        assertEquals(5 * 4 + 5 * 3, regime.table().rows());
    }

    @Test
    void aSweepOfOneDimensionHasOneMap() {
        NumberTable sweep = NumberTable.wrap(
                List.of("min_run_length", "max_vol_pct", "max_flip_rate", "acceptable_pct"),
                new double[] {2, 3}, new double[] {Double.NaN, Double.NaN}, new double[] {0.1, 0.1},
                new double[] {0.6, 0.4});
        SweepSurfaces regime = (SweepSurfaces) DiagnosticKind.REGIME
                .compute(DiagnosticInput.EMPTY.withSweep(sweep, "s"), DiagnosticSettings.DEFAULT);
        assertEquals(1, regime.surfaces().size());
        assertArrayEquals(new double[] {0.6, 0.4}, regime.surfaces().get(0).toArray());
    }

    @Test
    void confusionHoldsTheRatesOfTheSweep() {
        DiagnosticTable table = DiagnosticKind.CONFUSION
                .compute(Samples.inputFor(DiagnosticKind.CONFUSION), DiagnosticSettings.DEFAULT).table();
        List<String> row = table.csv().lines().filter(line -> line.startsWith("0.3,0.05,")).toList();
        assertEquals(List.of("0.3,0.05,0.1,0.0,0.43902439024390244,1"), row);
    }

    @Test
    void turningSwapsRowsAndColumns() {
        GridAxis rows = GridAxis.names("r", "r", List.of("a", "b"));
        Surface surface = Surface.copyOf("v", rows, QUARTERS, new double[] {1, 2, 3, 4, 5, 6, 7, 8});
        Surface turned = surface.transposed();
        assertEquals(6, turned.get(1, 1));
        assertEquals(4, turned.get(3, 0));
        assertArrayEquals(surface.toArray(), turned.transposed().toArray());
        assertTrue(turned.rows() == QUARTERS && turned.cols() == rows);
    }

    @Test
    void aConstantRangeIsOneUnitWide() {
        GridAxis axis = GridAxis.bins("m", "m", 3, 3, 2);
        assertEquals(2.5, axis.edge(0));
        assertEquals(3.5, axis.edge(2));
        assertEquals(1, axis.indexOf(3));
    }
}
