package org.ternion.trading.diagnostics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ternion.core.io.CsvTable;
import org.ternion.core.io.TableFormatException;
import org.ternion.trading.LogColumn;
import org.ternion.trading.RunLog;
import org.ternion.trading.signal.FlipRule;
import org.ternion.trading.signal.MarginRule;
import org.ternion.trading.signal.RegimeSpec;

class LogDiagnosticsTest {
    @Test
    void firstReasonsAndNoneAddUpToTheFalseNegatives() {
        FalseNegatives found = (FalseNegatives) DiagnosticKind.FALSE_NEGATIVES.compute(Samples.script(),
                DiagnosticSettings.builder().taus(0.2, 0.1).build());
        int overlapping = 0;
        int all = 0;
        for (int bin = 0; bin < found.bins().size(); bin++) {
            int sum = 0;
            for (int reason = 0; reason < FalseNegatives.REASONS.size(); reason++) {
                assertTrue(found.first(reason, bin) <= found.holding(reason, bin));
                sum += found.first(reason, bin);
                overlapping += found.holding(reason, bin);
            }
            assertEquals(found.total(bin), sum + found.first(FalseNegatives.REASONS.size(), bin));
            all += found.total(bin);
        }
        // 823 of 1000 bars are acceptable, 297 acted, all of them acceptable
        double acceptable = Arrays.stream(Samples.SCRIPT.column(LogColumn.ACCEPTABLE)).sum();
        assertEquals(acceptable - 297, all);
        assertTrue(overlapping != all, "reasons overlap or are missing in this log");
    }

    @Test
    void aBarThatNeverActedIsNotCoolingDown() {
        RunLog log = Samples.log(new double[] {1, 1, 1, 1}, new double[] {1, 1, 1, 1}, new double[] {0, 0, 1, 0},
                new double[] {0.3, 0.3, 0.3, 0.3});
        DiagnosticTable table = DiagnosticKind.FALSE_NEGATIVES
                .compute(DiagnosticInput.EMPTY.withLog(log, "x"), Samples.SMALL).table();
        assertArrayEquals(new double[] {0, 0, 1, 0, 0, 0, 0, 0, 0, 0}, Samples.numbers(table, "cooldown"));
    }

    @Test
    void ofASplitTheLeftPartKeepsTheComponent() {
        // rows of time: cells 0-4; then 0-1 and 3-4; then 3-4
        double[] cells = {0, 1, 2, 3, 4, 0, 1, 3, 4, 3, 4};
        long[] times = {0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2};
        double[] ones = Arrays.stream(cells).map(cell -> 1).toArray();
        double[] actionability = Arrays.stream(cells).map(cell -> cell / 5 + 0.1).toArray();
        RunLog log = Samples.stamped(Samples.log(ones, ones, new double[ones.length], actionability), times);
        TemporalHomology found = (TemporalHomology) DiagnosticKind.TEMPORAL_HOMOLOGY.compute(
                DiagnosticInput.EMPTY.withLog(log, "x"), DiagnosticSettings.builder().timeBins(3).actBins(5).build());
        assertArrayEquals(new int[] {0, 0, 0, 0, 0, 0, 0, -1, 1, 1, -1, -1, -1, 1, 1}, found.ids());
        assertArrayEquals(new int[] {2, 2}, found.lifetimes());
    }

    @ParameterizedTest
    @EnumSource(names = {"LEGITIMACY_MARGIN", "ACTION_ENTROPY", "FIRST_EXIT", "POLICY_CURVATURE", "VECTOR_FIELD"})
    void marginsThatAreNotKnownAreBlank(DiagnosticKind kind) {
        RegimeSpec capped = new RegimeSpec(3, Double.NaN, 1, 50, FlipRule.AND, MarginRule.CONSISTENT);
        RunLog log = Samples.log(new double[9], new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1}, new double[9], new double[9]);
        Diagnostic found = kind.compute(DiagnosticInput.EMPTY.withLog(log, "short"),
                DiagnosticSettings.builder().regime(capped).build());
        assertFalse(found.table().csv().toLowerCase(Locale.ROOT).contains("inf"));
        assertFalse(found.picture().fragment().contains("NaN"));
    }

    @Test
    void theMarginOfTheLogIsTakenUnlessARegimeIsGiven() {
        double[] margin = new double[Samples.SCRIPT.size()];
        Arrays.setAll(margin, i -> i);
        Map<LogColumn, double[]> columns = new EnumMap<>(LogColumn.class);
        for (LogColumn column : Samples.SCRIPT.columns()) {
            columns.put(column, Samples.SCRIPT.column(column));
        }
        columns.put(LogColumn.MARGIN, margin);
        RunLog log = RunLog.wrap("X", Samples.SCRIPT.times(), columns);
        assertArrayEquals(margin, LogSeries.margin(log, DiagnosticSettings.DEFAULT));
        assertArrayEquals(LogSeries.margin(Samples.SCRIPT, DiagnosticSettings.DEFAULT),
                LogSeries.margin(log, DiagnosticSettings.builder().regime(RegimeSpec.REFERENCE).build()));
    }

    @Test
    void pointsAreThinnedEvenly() {
        assertArrayEquals(new int[] {0, 4, 5, 9}, LogSeries.thinned(10, 4));
        assertArrayEquals(new int[] {0, 1, 2}, LogSeries.thinned(3, 4));
    }

    @Test
    void thinningShowsAllPhasesOfACycle() {
        int[] hours = new int[24];
        for (int row : LogSeries.thinned(24 * 500, 500)) {
            hours[row % 24]++;
        }
        assertTrue(Arrays.stream(hours).allMatch(count -> count > 10 && count < 32), Arrays.toString(hours));
    }

    @Test
    void aThinnedCloudKeepsAllPairsInTheTable() {
        Diagnostic found = DiagnosticKind.HYSTERESIS_PHASE.compute(Samples.script(),
                DiagnosticSettings.builder().mostPoints(100).build());
        assertEquals(999, found.table().rows());
        assertEquals(100, found.picture().fragment().lines().filter(line -> line.startsWith("<circle")).count());
    }

    @Test
    void theCurvatureOfABarStandsBesideItsConfidence() {
        RunLog log = Samples.log(new double[4], new double[4], new double[4], new double[] {0, 0.5, 0.25, 0.25});
        DiagnosticTable table = DiagnosticKind.CURVATURE_CLOUD
                .compute(DiagnosticInput.EMPTY.withLog(log, "x"), DiagnosticSettings.DEFAULT).table();
        assertArrayEquals(new double[] {0, 0.5, 0.25, 0.25}, Samples.numbers(table, "actionability"));
        assertArrayEquals(new double[] {Double.NaN, 0.75, 0.25, Double.NaN}, Samples.numbers(table, "abs_curvature"));
    }

    @Test
    void directionsBeyondBuyAndSellAreNamed() {
        RunLog log = Samples.log(new double[2], new double[2], new double[] {1, 2}, new double[2]);
        DiagnosticInput input = DiagnosticInput.EMPTY.withLog(log, "x");
        String message = assertThrows(IllegalArgumentException.class, () -> DiagnosticKind.DIRECTION_LEGITIMACY
                .compute(input, DiagnosticSettings.DEFAULT)).getMessage();
        assertEquals("intent_direction must be -1, 0 or 1, was 2.0 in row 2", message);
    }

    @Test
    void stampsOfMapsAreExactInNanoseconds() {
        long start = 1_700_000_000_123_456_789L;
        RunLog log = Samples.stamped(Samples.log(new double[] {1, 1}, new double[] {1, 1}, new double[2],
                new double[] {0.5, 0.5}), new long[] {start, start + 10});
        DiagnosticTable table = DiagnosticKind.ACCEPTABILITY.compute(DiagnosticInput.EMPTY.withLog(log, "x"),
                DiagnosticSettings.builder().timeBins(2).actBins(1).build()).table();
        assertEquals(List.of("" + start, "" + (start + 5)), Samples.cells(table, "time_from"));
    }

    @Test
    void emptyCellsAndNoneAreMissingNumbers() throws IOException {
        assertArrayEquals(new double[] {Double.NaN, Double.NaN, 70}, read("a,b\n1,\n2,none\n3,70.0\n").column("b"));
    }

    @Test
    void otherTextIsNoNumber() {
        String message = assertThrows(TableFormatException.class, () -> read("a,b\n1,x\n")).getMessage();
        assertTrue(message.contains("b") && message.contains("x"), message);
    }

    @Test
    void aMissingColumnIsNamed() {
        String message = assertThrows(IllegalArgumentException.class, () -> read("a\n1\n")).getMessage();
        assertEquals("the table has no column b, only a", message);
    }

    private static NumberTable read(String text) throws IOException {
        return NumberTable.of(CsvTable.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "t"),
                List.of("b"));
    }
}
