package org.ternion.trading.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ternion.core.RunOptions;
import org.ternion.trading.Backtest;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.LogColumn;
import org.ternion.trading.Manifest;
import org.ternion.trading.RunLog;
import org.ternion.trading.RunLogs;
import org.ternion.trading.analysis.ReportOptions;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.data.SyntheticBars;
import org.ternion.trading.diagnostics.DiagnosticKind;
import org.ternion.trading.sweep.Axis;
import org.ternion.trading.sweep.GridSweep;
import org.ternion.trading.sweep.Objective;
import org.ternion.trading.sweep.WalkForward;

class HtmlReportTest {
    private static final RunLog BITCOIN = TestRuns.rows(TestRuns.bitcoinRun(), 4000, 8000);

    private static HtmlReport.Builder report(RunLog log) {
        return HtmlReport.of(log).options(ReportOptions.DEFAULT.withSamples(50));
    }

    /** The file behind a link. */
    private static byte[] saved(String html, String name) throws IOException {
        Matcher link = Pattern.compile("download=\"" + Pattern.quote(name) + "\" href=\"data:[^,]*,([^\"]*)\"")
                .matcher(html);
        assertTrue(link.find(), "no link to " + name);
        byte[] bytes = Base64.getDecoder().decode(link.group(1));
        return name.endsWith(".gz") ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes() : bytes;
    }

    @Test
    void warningsComeBeforeFigures() {
        String html = report(BITCOIN).manifest(Manifest.begin(EngineConfig.REFERENCE, "h", "1", 0)).html();
        assertTrue(html.indexOf("Look-ahead: ") > 0);
        assertTrue(html.indexOf("class=\"danger\"") < html.indexOf("<h2>"));
        assertTrue(html.indexOf("class=\"warning\"") < html.indexOf("<h2>"));
    }

    @Test
    void theReportLoadsNothing() {
        String html = report(BITCOIN).html();
        assertFalse(html.contains("src="));
        assertFalse(html.matches("(?s).*(href|url)[=(][\"']?https?:.*"));
    }

    @Test
    void theSameContentGivesTheSameText() {
        assertEquals(report(BITCOIN).html(), report(BITCOIN).html());
    }

    @ParameterizedTest
    @EnumSource
    void everyDiagnosticOfALogIsThere(DiagnosticKind kind) {
        boolean ofLog = kind.required().size() == 1 && kind.sweepColumns().isEmpty();
        String heading = "<h3>" + kind.title() + "</h3>";
        assertEquals(ofLog, Html.BITCOIN.contains(heading), kind.id());
    }

    /** One page for several cases. */
    private static final class Html {
        private static final String BITCOIN = report(HtmlReportTest.BITCOIN).html();
    }

    @Test
    void diagnosticsOfSweepsNeedTheirTable() {
        ReportTable sweep = ReportTable.of("my sweep", List.of("tau_off", "precision", "recall"),
                List.of(List.of("0.3", "1.0", "0.4"), List.of("0.15", "0.9", "0.5")));
        String html = report(BITCOIN).sweep(sweep).html();
        assertTrue(html.contains("<h3>" + DiagnosticKind.PRECISION_RECALL.title() + ": my sweep</h3>"));
        assertFalse(html.contains("<h3>" + DiagnosticKind.CONFUSION.title()));
        assertTrue(html.contains("<h2>Sweeps</h2>"));
    }

    @Test
    void twoLogsAreCompared() {
        String html = report(BITCOIN).second(TestRuns.rows(TestRuns.bitcoinRun(), 8000, 12_000), "later").html();
        assertTrue(html.contains("<h3>" + DiagnosticKind.POLICY_DISTANCE.title() + "</h3>"));
        assertFalse(html.contains("Not drawn"));
    }

    @Test
    void walkForwardTestsShowFoldsEquityAndChoices() {
        WalkForward test = new WalkForward(WalkForward.Window.ROLLING, 2000, 500, 500, 200, 0, 500);
        GridSweep grid = new GridSweep(List.of(Axis.parse("gate.tau-on=0.4,0.5")), Objective.SHARPE, 1, 0);
        String html = report(BITCOIN).walkForward(test.run(TestRuns.bitcoin().range(4000, 8000), EngineConfig.CAUSAL,
                grid, RunOptions.DEFAULT)).html();
        assertTrue(html.contains("Equity of the trials one after the other"));
        assertTrue(html.contains("<h3>How steady the choices were</h3>"));
        assertTrue(html.contains("download=\"walk-forward.csv\""));
    }

    @Test
    @Tag("slow")
    void picturesDoNotGrowWithTheLog() {
        int rows = 300_000;
        BarSeries noise = SyntheticBars.garch(rows).draw(3);
        String html = report(Backtest.run(noise, EngineConfig.CAUSAL)).html();
        String drawn = html.replaceAll("(?s)href=\"data:[^\"]*\"", "");
        assertTrue(drawn.length() < 4_000_000, drawn.length() + " characters");
        assertTrue(html.contains("The log has 300000 rows, too many for this page."));
    }

    @Test
    void precisionStandsBesideItsControl() {
        ReportTable controls = ReportTable.of("c", List.of("control", "precision", "recall", "hold_pct"),
                List.of(List.of("shuffled_confidence", "0.875", "0.25", "0.5")));
        String html = report(BITCOIN).controls(controls).html();
        assertTrue(html.contains("confidence shuffled (control)</td><td class=\"text\">87.50 %</td>"));
        assertFalse(html.contains("No control with shuffled confidence"));
        assertTrue(report(BITCOIN).html().contains("No control with shuffled confidence"));
    }

    @Test
    void theLogCanBeSaved() throws IOException {
        String html = report(BITCOIN).html();
        assertArrayEquals(TestRuns.csv(BITCOIN), saved(html, "log.csv.gz"));
        String trades = new String(saved(html, "trades.csv"), StandardCharsets.UTF_8);
        assertTrue(trades.startsWith("id,side,"), trades);
    }

    @Test
    void logsOfThePrototypeHaveReports() {
        String html = report(RunLogs.golden("run_bars_script_log.csv")).html();
        assertTrue(html.contains("The stamps of the log are no dates."));
        assertFalse(html.contains("Not drawn"));
    }

    @Test
    void aWholeRunMakesAPageOfAFewMegabytes() {
        String html = report(TestRuns.bitcoinRun()).html();
        assertTrue(html.length() < 10_000_000, html.length() + " characters");
        assertTrue(html.contains("download=\"log.csv.gz\" href=\"#\" data-content="), "no log");
    }

    @Test
    void textsCannotEndElements() {
        RunLog log = RunLog.wrap("<b>&\"x", BITCOIN.times(), Map.copyOf(columns(BITCOIN)));
        String html = report(log).manifest(Map.of("<i>", "</td><i>")).html();
        assertFalse(html.contains("<b>&\"x"));
        assertFalse(html.contains("<i>"));
        assertTrue(html.contains("&lt;b&gt;&amp;&quot;x"));
    }

    private static Map<LogColumn, double[]> columns(RunLog log) {
        Map<LogColumn, double[]> columns = new EnumMap<>(LogColumn.class);
        log.columns().forEach(column -> columns.put(column, log.column(column)));
        return columns;
    }

    @Test
    void oneRowIsEnoughAndNoneIsNot() {
        assertTrue(report(TestRuns.rows(BITCOIN, 0, 1)).html().contains("1 bars"));
        RunLog none = TestRuns.rows(BITCOIN, 0, 0);
        assertThrows(IllegalArgumentException.class, () -> HtmlReport.of(none));
    }
}
