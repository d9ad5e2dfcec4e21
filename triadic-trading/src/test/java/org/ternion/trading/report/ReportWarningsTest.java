package org.ternion.trading.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.ternion.core.RunOptions;
import org.ternion.trading.Backtest;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.LogColumn;
import org.ternion.trading.Manifest;
import org.ternion.trading.RunLog;
import org.ternion.trading.RunLogs;
import org.ternion.trading.analysis.PerformanceReport;
import org.ternion.trading.analysis.ReportOptions;
import org.ternion.trading.analysis.Trades;

class ReportWarningsTest {
    private static ReportWarnings of(HtmlReport.Builder report) {
        return new ReportWarnings(report, Trades.of(report.log),
                PerformanceReport.of(report.log, ReportOptions.DEFAULT.withSamples(0), RunOptions.DEFAULT));
    }

    private static void assertSays(List<String> texts, String part) {
        assertTrue(texts.stream().anyMatch(text -> text.contains(part)), part + " is not in " + texts);
    }

    private static void assertSilent(ReportWarnings warnings, String part) {
        List<String> all = new ArrayList<>(warnings.grave());
        all.addAll(warnings.others());
        assertTrue(all.stream().noneMatch(text -> text.contains(part)), part + " is in " + all);
    }

    private static RunLog with(RunLog log, LogColumn column, double... values) {
        Map<LogColumn, double[]> columns = new EnumMap<>(LogColumn.class);
        log.columns().forEach(c -> columns.put(c, log.column(c)));
        columns.put(column, values);
        return RunLog.wrap(log.symbol(), log.times(), columns);
    }

    @Test
    void lookAheadIsGrave() {
        RunLog log = Backtest.run(TestRuns.bitcoin().range(0, 3000), EngineConfig.REFERENCE);
        ReportWarnings warnings = of(HtmlReport.of(log)
                .manifest(Manifest.begin(EngineConfig.REFERENCE, "hash", "1", 0).done()));
        assertSays(warnings.grave(), "vol.threshold=whole-series, execution.fill=same-close");
        assertSilent(warnings, "did not come to its end");
    }

    @Test
    void causalRunsHaveNoGraveWarnings() {
        ReportWarnings warnings = of(HtmlReport.of(TestRuns.bitcoinRun())
                .manifest(Manifest.begin(EngineConfig.CAUSAL, "hash", "1", 0).done()));
        assertEquals(List.of(), warnings.grave());
        assertSays(warnings.others(), "The bars have 3 gaps");
        assertSays(warnings.others(), "probably wrong: 1, first 0.06 after 1183 at 2017-04-15 20:00.");
        assertSays(warnings.others(), "Mean exposure is");
        assertSays(warnings.others(), "No controls were given");
        assertSilent(warnings, "too few");
    }

    @Test
    void aRunThatWasKilledIsGrave() {
        assertSays(of(HtmlReport.of(TestRuns.bitcoinRun())
                .manifest(Manifest.begin(EngineConfig.CAUSAL, "hash", "1", 0))).grave(), "did not come to its end");
    }

    @Test
    void aLogWithoutManifestMayHaveLookedAhead() {
        assertSays(of(HtmlReport.of(RunLogs.golden("run_bars_script_log.csv"))).others(), "the reference profile");
        assertSays(of(HtmlReport.of(TestRuns.bitcoinRun())).others(), "is not known");
    }

    @Test
    void fewTradesAndAnOpenPositionAreSaid() {
        RunLog log = TestRuns.bitcoinRun();
        int end = 0;
        while (log.column(LogColumn.EXPOSURE)[end] == 0) {
            end++;
        }
        ReportWarnings warnings = of(HtmlReport.of(TestRuns.rows(log, 0, end + 1)));
        assertSays(warnings.others(), "0 closed trades");
        assertSays(warnings.others(), "A position is open at the end");
    }

    @Test
    void aDecisionThatWaitsIsSaid() {
        RunLog log = TestRuns.bitcoinRun();
        double[] pending = log.column(LogColumn.PENDING).clone();
        pending[pending.length - 1] = 0.05;
        assertSays(of(HtmlReport.of(with(log, LogColumn.PENDING, pending))).others(), "target 5.00 %");
    }

    @Test
    void aRuinedAccountIsGrave() {
        RunLog log = TestRuns.rows(TestRuns.bitcoinRun(), 0, 100);
        double[] equity = log.equity().clone();
        equity[50] = -0.1;
        assertSays(of(HtmlReport.of(with(log, LogColumn.EQUITY, equity))).grave(), "to nothing or below");
    }

    @Test
    void stampsOutOfOrderAreGrave() {
        RunLog log = TestRuns.rows(TestRuns.bitcoinRun(), 0, 100);
        long[] times = log.times().clone();
        times[10] = times[9];
        Map<LogColumn, double[]> columns = new EnumMap<>(LogColumn.class);
        log.columns().forEach(c -> columns.put(c, log.column(c)));
        assertSays(of(HtmlReport.of(RunLog.wrap("x", times, columns))).grave(), "0 fall, 1 come again");
    }

    @Test
    void controlsThatDoAsWellAreNamed() {
        ReportTable controls = ReportTable.of("c", List.of("control", "precision", "recall", "at_least_real"),
                List.of(List.of("real", "1.0", "0.4", ""), List.of("garch", "1.0", "0.4", "0.35"),
                        List.of("phases", "1.0", "0.4", "0.0"), List.of("words", "1.0", "0.4", "none")));
        ReportWarnings warnings = of(HtmlReport.of(TestRuns.bitcoinRun()).controls(controls));
        assertSays(warnings.others(), "garch 35.00 %.");
        assertSilent(warnings, "phases");
        assertSilent(warnings, "words");
        assertSilent(warnings, "No controls");
    }
}
