package org.ternion.trading.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ternion.core.RunOptions;
import org.ternion.trading.EngineConfig;
import org.ternion.trading.Manifest;
import org.ternion.trading.RunLog;
import org.ternion.trading.SignalColumns;
import org.ternion.trading.data.BarSeries;
import org.ternion.trading.sweep.Axis;
import org.ternion.trading.sweep.Controls;
import org.ternion.trading.sweep.EngagementSurface;
import org.ternion.trading.sweep.GridSweep;
import org.ternion.trading.sweep.Objective;
import org.ternion.trading.sweep.RegimeSweep;
import org.ternion.trading.sweep.TauSweep;

/**
 * Pages in a real browser, Chromium, where there is one. {@code -Dternion.test.pictures=FOLDER} keeps pictures of them,
 * to be looked at.
 */
@Tag("native")
class BrowserTest {
    private static final EngineConfig LEAKY = EngineConfig.CAUSAL.with("confidence.source=leaky");
    private static Path program;

    @TempDir
    private Path folder;

    @BeforeAll
    static void find() {
        Optional<Path> found = Chromium.find();
        assumeTrue(found.isPresent(), "no Chromium on the path");
        program = found.get();
    }

    private Chromium open(String name, String html) throws Exception {
        return Chromium.open(program, folder, Files.writeString(folder.resolve(name), html).toUri().toString());
    }

    /** Pages say nothing in the console, and are drawn. */
    private static void assertFine(Chromium page, String name) throws IOException {
        byte[] picture = page.picture();
        assertTrue(ImageIO.read(new ByteArrayInputStream(picture)).getHeight() > 500);
        String kept = System.getProperty("ternion.test.pictures", "");
        if (!kept.isEmpty()) {
            Files.write(Files.createDirectories(Path.of(kept)).resolve(name + ".png"), picture);
        }
        assertEquals(List.of(), page.complaints());
    }

    private static int count(Chromium page, String selector) {
        return page.evaluate("document.querySelectorAll('" + selector + "').length").intValue();
    }

    @Test
    void theStaticDashboardDrawsItsPanels() throws Exception {
        ReportTable sweep = ReportTable.of("tau", TauSweep.DEFAULT.run(TestRuns.bitcoin(), LEAKY, RunOptions.DEFAULT));
        String html = DashboardPage.of("BTC-USD").withSweep(sweep.numbers()).html(TestRuns.bitcoinRun());
        try (Chromium page = open("dashboard.html", html)) {
            assertEquals(5, count(page, ".panel svg"));
            assertEquals(8, count(page, ".panel path[stroke-width]"), "lines");
            assertEquals("20,695", page.evaluate("document.querySelector('.card b').textContent").textValue());
            assertFine(page, "dashboard");
            page.evaluate("document.getElementById('theme').click()");
            assertFine(page, "dashboard-other-theme");
        }
    }

    @Test
    void theLiveDashboardDrawsWhatItIsSent() throws Exception {
        RunLog log = TestRuns.bitcoinRun();
        ExecutorService executor = Executors.newCachedThreadPool();
        try (DashboardServer server = DashboardServer.start(DashboardPage.of("BTC-USD"), 0, executor)) {
            try (Chromium page = Chromium.open(program, folder, server.address().toString())) {
                page.await("document.getElementById('status').textContent === 'waiting for rows'");
                server.add(TestRuns.rows(log, 0, 6000));
                page.await("document.querySelector('.card b')?.textContent === '6,000'");
                assertEquals(4, count(page, ".panel svg"));
                for (int row = 6000; row < 6030; row++) {
                    server.add(TestRuns.rows(log, row, row + 1));
                }
                page.await("document.querySelector('.card b').textContent === '6,030'");
                assertTrue(page.evaluate("run.buckets.length === Math.ceil(6030 / run.width)").booleanValue());
                assertFine(page, "live");
            }
        } finally {
            executor.shutdown();
        }
    }

    @Test
    void aPageThatWasRefusedComesBackWhenThereIsRoom() throws Exception {
        ExecutorService executor = Executors.newCachedThreadPool();
        List<Socket> others = new ArrayList<>();
        try (DashboardServer server = DashboardServer.start(DashboardPage.of("Full"), 0, executor)) {
            for (int i = 0; i < DashboardServer.MOST_PAGES; i++) {
                others.add(new Socket("127.0.0.1", server.address().getPort()));
                others.get(i).setSoTimeout(30_000);
                // Closed with a reset, which the server sees at its next line.
                others.get(i).setSoLinger(true, 0);
                others.get(i).getOutputStream().write("GET /events HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(
                        StandardCharsets.US_ASCII));
                assertEquals('H', others.get(i).getInputStream().read());
            }
            try (Chromium page = Chromium.open(program, folder, server.address().toString())) {
                page.await("document.getElementById('status').textContent.includes('trying again')");
                for (Socket other : others) {
                    other.close();
                }
                server.add(TestRuns.rows(TestRuns.bitcoinRun(), 0, 1));
                page.await("document.querySelector('.card b')?.textContent === '1'");
            }
        } finally {
            for (Socket other : others) {
                other.close();
            }
            executor.shutdown();
        }
    }

    private static HtmlReport.Builder report() {
        BarSeries bars = TestRuns.bitcoin();
        SignalColumns signals = SignalColumns.of(bars, LEAKY);
        GridSweep grid = new GridSweep(List.of(Axis.parse("gate.tau-on=0.4:0.7:0.1"),
                Axis.parse("gate.tau-off=0.1:0.4:0.1"), Axis.parse("gate.k-on=1,3")), Objective.SHARPE, 100, 0);
        return HtmlReport.of(TestRuns.bitcoinRun()).title("BTC-USD, causal")
                .manifest(Manifest.begin(EngineConfig.CAUSAL, Manifest.hash(bars), "test", 0).done())
                .controls(ReportTable.of("Controls", new Controls(2, List.of(1), List.of(2.0)).run(bars,
                        EngineConfig.CAUSAL, RunOptions.DEFAULT)))
                .sweep(ReportTable.of("tau off", TauSweep.DEFAULT.run(signals, LEAKY, RunOptions.DEFAULT)))
                .sweep(ReportTable.of("engagement", EngagementSurface.DEFAULT.run(signals, LEAKY, RunOptions.DEFAULT)))
                .sweep(ReportTable.of("regime", RegimeSweep.DEFAULT.run(signals, LEAKY, RunOptions.DEFAULT)))
                .sweep(ReportTable.of("grid", grid.run(bars, LEAKY, RunOptions.DEFAULT, point -> { }).best()));
    }

    @Test
    void theReportShowsAndSortsItsTables() throws Exception {
        try (Chromium page = open("report.html", report().html())) {
            assertTrue(count(page, "figure svg") >= 20, count(page, "figure svg") + " pictures");
            assertEquals(0, page.evaluate("[...document.querySelectorAll('figure svg')]"
                    + ".filter(svg => svg.getBoundingClientRect().height < 100).length").intValue());
            assertTrue(page.evaluate("document.documentElement.scrollWidth <= 1280").booleanValue(), "too wide");
            assertFine(page, "report");
            page.evaluate("document.getElementById('theme').click()");
            assertFine(page, "report-other-theme");
            assertTrue(page.evaluate("(() => { const link = document.querySelector('a[data-content]'); link.click();"
                    + " return link.href; })()").textValue().startsWith("blob:"), "the log cannot be saved");
            List<Double> rising = netAfterClick(page);
            assertTrue(rising.size() > 50, rising.size() + " trades");
            assertEquals(rising.stream().sorted().toList(), rising);
            assertEquals(rising.stream().sorted(Comparator.reverseOrder()).toList(), netAfterClick(page));
        }
    }

    /** Net profits of the trades as shown after a click on their heading. */
    private static List<Double> netAfterClick(Chromium page) {
        String heading = "[...document.querySelectorAll('th')].find(th => th.textContent === 'net')";
        page.evaluate(heading + ".click()");
        JsonNode shown = page.evaluate("[..." + heading + ".closest('table').tBodies[0].rows]"
                + ".map(row => Number(row.cells[8].dataset.v))");
        List<Double> net = new ArrayList<>();
        shown.forEach(value -> net.add(value.doubleValue()));
        return net;
    }
}
