package org.ternion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TradePictureCommandsTest {
    @TempDir
    private static Path shared;
    private static Path bars;
    private static Path log;
    private static Path sweep;

    @TempDir
    private Path folder;

    @BeforeAll
    static void run() throws IOException {
        bars = TradeBars.bitcoin(shared, 1200);
        log = shared.resolve("log.csv");
        sweep = shared.resolve("sweep.csv");
        ok("trade", "run", bars, "-o", log, "--bootstrap", 0, "--controls", 0);
        ok("trade", "sweep", "tau", bars, "--set", "confidence.source=leaky", "-o", sweep);
    }

    private static CommandRun ok(Object... args) {
        CommandRun run = CommandRun.of(args);
        assertEquals(0, run.code(), run.err());
        return run;
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private List<String> names(Path of) throws IOException {
        try (Stream<Path> files = Files.list(of)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void picturesGetTheTimeUnlessTheyHaveOneOrReplaceOlderOnes() throws IOException {
        ok("trade", "plot", "acceptability", log, "-o", file("a.svg"), "--time_bins", 40, "--act_bins", 10);
        assertEquals(1, names(folder).size());
        assertTrue(names(folder).get(0).matches("a_\\d{8}T\\d{6}Z\\.svg"), names(folder).toString());
        ok("trade", "plot", "acceptability", "--log", log, "--save", file("a.svg"), "--overwrite");
        assertTrue(Files.readString(file("a.svg")).contains("<svg "));
        Clock clock = Clock.fixed(Instant.parse("2026-11-21T23:05:09.5Z"), ZoneOffset.UTC);
        assertEquals(file("b_20261121T230509Z.svg"), TradePictureFile.stamped(file("b.svg"), clock));
        Path stamped = file("b_20200101T000000Z.svg");
        assertEquals(stamped, TradePictureFile.stamped(stamped, clock));
    }

    @Test
    void dataOfADiagnosticComesAsCsv() throws IOException {
        ok("trade", "plot", "precision-recall", "--sweep", sweep, "-o", file("pr.csv"));
        assertEquals(8, Files.readAllLines(file("pr.csv")).size());
    }

    @Test
    void allDrawsWhatIsPossible() throws IOException {
        ok("trade", "plot", "all", log, "--sweep", sweep, "-o", file("all"), "--overwrite");
        List<String> names = names(file("all"));
        assertTrue(names.containsAll(List.of("acceptability.svg", "acceptability.csv", "precision-recall.svg",
                "vector-field.svg")), names.toString());
        assertFalse(names.contains("policy-distance.svg"), "needs a second log");
    }

    @Test
    void reportsHoldWhatTheyAreGiven() throws IOException {
        ok("trade", "report", log, "-o", file("plain.html"), "--bootstrap", 20);
        String plain = Files.readString(file("plain.html"));
        assertTrue(plain.contains("No controls were given"), "a warning is due");
        ok("trade", "report", "--log", log, "--bars", bars, "--out", file("full.html"), "--bootstrap", 20, "--title",
                "A <b>title</b>");
        String full = Files.readString(file("full.html"));
        assertTrue(full.contains("shuffled_confidence") && full.contains("A &lt;b&gt;title"));
        assertFalse(full.contains("No controls were given"));
        CommandRun.of("trade", "controls", bars, "--samples", 2, "-o", file("controls.csv"));
        ok("trade", "report", log, "--controls", file("controls.csv"), "--sweep", sweep, "-o", file("given.html"),
                "--bootstrap", 0);
        assertTrue(Files.readString(file("given.html")).contains("phase_randomised"));
    }

    @Test
    void reportsTakeTheBarsOfTheirLogOnly() throws IOException {
        Path others = Files.writeString(file("others.csv"),
                Files.readString(bars).replace("1463544000,456.16", "1463544000,456.17"));
        CommandRun run = CommandRun.of("trade", "report", log, "--bars", others, "-o", file("r.html"));
        assertEquals(1, run.code());
        assertTrue(run.err().contains("these are not the bars of the log"), run.err());
        assertFalse(Files.exists(file("r.html")));
    }

    @Test
    void reportsOfAPartFindTheirBars() {
        Path part = file("part.csv");
        ok("trade", "run", bars, "--from", 100, "--to", 900, "-o", part, "--bootstrap", 0, "--controls", 0);
        ok("trade", "report", part, "--bars", bars, "-o", file("part.html"), "--bootstrap", 0);
    }

    @Test
    void dashboardsAreWrittenAsOneFile() throws IOException {
        ok("trade", "dashboard", "--log", log, "--pr", sweep, "--save", file("d.html"));
        String page = Files.readString(file("d.html"));
        assertTrue(page.contains("const LIVE = false") && !page.contains("const SWEEP = null"));
    }

    @Test
    void dashboardsFollowALogUntilInterrupted() throws Exception {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Thread command = new Thread(() -> Main.run(new PrintWriter(out), new PrintWriter(err), "trade", "dashboard",
                log.toString(), "--follow", "--refresh", "0.05"));
        command.start();
        try {
            for (int i = 0; i < 1000 && !out.toString().endsWith("\n") && command.isAlive(); i++) {
                Thread.sleep(10);
            }
            URI address = URI.create(out.toString().strip());
            HttpResponse<String> page = HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(),
                    HttpResponse.BodyHandlers.ofString());
            assertEquals(200, page.statusCode());
            assertTrue(page.body().contains("const LIVE = true"));
        } finally {
            command.interrupt();
            command.join(30_000);
        }
        assertFalse(command.isAlive(), err.toString());
    }
}
