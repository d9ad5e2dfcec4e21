package org.ternion.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TradeRunCommandTest {
    @TempDir
    private Path folder;

    private Path file(String name) {
        return folder.resolve(name);
    }

    private static CommandRun ok(Object... args) {
        CommandRun run = CommandRun.of(args);
        assertEquals(0, run.code(), run.err());
        return run;
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "stream", "state", "check", "convert", "controls", "look-ahead", "sweep",
        "sweep tau", "sweep engagement", "sweep confusion", "sweep regime", "sweep motif", "sweep grid",
        "walk-forward", "markets", "stress", "bad-days", "plot", "report", "dashboard", "lob"})
    void everyVerbHasHelp(String verb) {
        Object[] args = ("trade " + verb + " --help").split(" ");
        assertTrue(ok(args).out().startsWith("Usage: ternion trade " + verb));
    }

    @Test
    void jsonTellsAllThatWasPromised() throws IOException {
        CommandRun run = ok("trade", "run", TradeBars.bitcoin(folder), "--json");
        assertEquals("", run.err());
        JsonNode tree = run.json();
        for (String name : List.of("bars", "fills", "trades", "hold", "acceptable", "precision", "recall", "netReturn",
                "maxDrawdown", "sharpe", "turnover", "costs", "switches", "manifest")) {
            assertTrue(tree.hasNonNull(name), name);
        }
        assertEquals(20_695, tree.get("bars").asInt());
        assertEquals("2016-05-18T04:00:00Z", tree.get("first").asText());
        assertEquals(1, tree.get("precision").asDouble());
        assertTrue(tree.get("shuffledPrecision").asDouble() < 0.95, "chance is told beside a precision of 1");
        assertTrue(tree.get("manifest").get("complete").asBoolean());
        assertEquals("causal", tree.get("manifest").get("profile").asText());
        assertEquals(0, tree.get("manifest").get("lookAhead").size());
    }

    /** Figures of the prototype on these bars: goldens/trading-reference/real_data_reference.json. */
    @Test
    void referenceHasTheFiguresOfThePrototypeAndAWarning() throws IOException {
        CommandRun run = ok("trade", "run", TradeBars.bitcoin(folder), "--profile", "reference", "--json");
        assertEquals(1, run.errLines().size(), run.err());
        assertTrue(run.err().contains("look-ahead by vol.threshold=whole-series, execution.fill=same-close"),
                run.err());
        JsonNode tree = run.json();
        assertEquals(343, tree.get("fills").asInt());
        assertEquals(0.6278811307079004, tree.get("hold").asDouble(), 1e-12);
        assertEquals(0.8198598695337038, tree.get("acceptable").asDouble(), 1e-12);
        assertEquals(8.537734007856079, tree.get("turnover").asDouble(), 1e-9);
        assertEquals(0.09618519611023801, tree.get("netReturn").asDouble(), 1e-9);
        assertEquals(2, tree.get("manifest").get("lookAhead").size());
    }

    @Test
    void logHasAManifestAndTheSameInputGivesTheSameBytes() throws IOException {
        Path bars = TradeBars.bitcoin(folder, 1500);
        Path log = file("log.csv");
        ok("trade", "run", bars, "-o", log, "--trades", file("trades.csv"), "--set", "strategy.base-size=0.5");
        byte[] first = Files.readAllBytes(log);
        byte[] manifest = Files.readAllBytes(file("log.csv.manifest.json"));
        JsonNode tree = new ObjectMapper().readTree(manifest);
        assertTrue(tree.get("complete").asBoolean());
        assertEquals("0.5", tree.get("settings").get("strategy.base-size").asText());
        List<String> lines = Files.readAllLines(log);
        assertEquals(1501, lines.size());
        assertTrue(lines.get(0).startsWith("t,ts,symbol,acceptable,state,"), lines.get(0));
        assertTrue(lines.get(1).startsWith("1463544000000000000,1463544000000000000,btc1500,"), lines.get(1));
        assertTrue(Files.readAllLines(file("trades.csv")).get(0).startsWith("id,side,"), "trades");
        ok("trade", "run", "--csv", bars, "--out", log, "--threads", 2, "--set", "strategy.base-size=0.5", "--tau_on",
                0.5, "--tau_off", 0.3);
        assertArrayEquals(first, Files.readAllBytes(log));
        assertArrayEquals(manifest, Files.readAllBytes(file("log.csv.manifest.json")));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.filter(path -> path.toString().contains(".part")).toList());
        }
    }

    @Test
    void aPartOfTheBarsIsTakenByDateOrNumber() throws IOException {
        Path bars = TradeBars.bitcoin(folder, 1500);
        JsonNode byDate = ok("trade", "run", bars, "--from", "2016-06-01", "--to", "2016-12-01T00:00", "--bootstrap", 0,
                "--json").json();
        assertEquals("2016-06-01T00:00:00Z", byDate.get("first").asText());
        assertEquals("2016-11-30T20:00:00Z", byDate.get("last").asText());
        JsonNode byNumber = ok("trade", "run", bars, "--from", 83, "--to", 1181, "--bootstrap", 0, "--json").json();
        assertEquals(byDate.get("manifest").get("input"), byNumber.get("manifest").get("input"));
        assertEquals(byDate.get("bars"), byNumber.get("bars"));
    }

    @Test
    void measuresMayBeginWhenAllIsDefined() throws IOException {
        Path bars = TradeBars.bitcoin(folder, 1500);
        JsonNode all = ok("trade", "run", bars, "--bootstrap", 0, "--json").json();
        JsonNode warm = ok("trade", "run", bars, "--bootstrap", 0, "--metrics-from", "warm", "--json").json();
        assertEquals(249, all.get("warmBar").asInt());
        assertEquals(1499, all.get("account").get("periods").asInt());
        assertEquals(1499 - 249, warm.get("account").get("periods").asInt());
        assertFalse(all.get("account").has("nan"));
    }

    @Test
    void stateTellsTheSignalsOfEachBar() throws IOException {
        Path bars = TradeBars.bitcoin(folder, 300);
        List<String> lines = ok("trade", "state", bars).out().lines().toList();
        assertEquals("ts,close,z,sigma,state,run_length,vol,vol_threshold,confidence,acceptable,margin", lines.get(0));
        assertEquals(301, lines.size());
        JsonNode tree = ok("trade", "state", bars, "-o", file("s.csv"), "--json").json();
        assertEquals(lines, Files.readAllLines(file("s.csv")));
        JsonNode states = tree.get("states");
        assertEquals(300, states.get("-1").asInt() + states.get("0").asInt() + states.get("1").asInt()
                + states.path("unknown").asInt());
        long up = lines.stream().filter(line -> line.split(",")[4].equals("1")).count();
        assertEquals(up, states.get("1").asLong());
    }

    @Test
    void checkFindsWhatIsOdd() throws IOException {
        CommandRun good = ok("trade", "check", TradeBars.bitcoin(folder));
        assertTrue(good.out().startsWith("ok"), good.out());
        assertTrue(good.out().contains("gaps: 3"), good.out());
        Path odd = Files.writeString(file("odd.csv"), "time,close\n2020-01-02,5\n2020-01-01,6\n2020-01-03,-1\n");
        CommandRun bad = CommandRun.of("trade", "check", odd, "--json");
        assertEquals(1, bad.code());
        assertEquals("", bad.err());
        assertFalse(bad.json().get("ok").asBoolean());
        assertEquals(1, bad.json().get("late").asInt());
        assertEquals(1, bad.json().get("not_positive").asInt());
    }

    @Test
    void convertedBarsRunAsTheOriginal() throws IOException {
        Path bars = TradeBars.bitcoin(folder, 400);
        Path lines = TradeBars.ndjson(bars);
        Path table = file("back.csv");
        ok("trade", "convert", lines, table);
        assertEquals(input(bars), input(lines));
        assertEquals(input(bars), input(table));
    }

    private static String input(Path bars) throws IOException {
        return ok("trade", "run", bars, "--bootstrap", 0, "--json").json().get("manifest").get("input").asText();
    }

    @Test
    void tradesBecomeBars() throws IOException {
        Path trades = Files.writeString(file("trades.csv"), "time,price,qty\n1700000000,10,1\n1700000030,12,2\n"
                + "1700000059,11,1\n1700000100,9,5\n");
        ok("trade", "convert", trades, file("bars.csv"), "--ticks", "1m");
        assertEquals(List.of("open_time_ns,open,high,low,close,volume",
                "1699999980000000000,10.0,12.0,10.0,12.0,3.0", "1700000040000000000,11.0,11.0,11.0,11.0,1.0",
                "1700000100000000000,9.0,9.0,9.0,9.0,5.0"), Files.readAllLines(file("bars.csv")));
    }

    @Test
    void stressBansAndBadDaysRankIt() throws IOException {
        Path bars = TradeBars.bitcoin(folder, 1500);
        JsonNode stress = ok("trade", "stress", bars, "-o", file("stress.csv"), "--json").json();
        assertTrue(stress.get("badRate").asDouble() > 0);
        assertTrue(stress.get("defined").asInt() < 1500);
        assertEquals("ts,price,state,p_bad,bad_flag,ban,exposure,equity",
                Files.readAllLines(file("stress.csv")).get(0));
        Path log = file("log.csv");
        ok("trade", "run", bars, "-o", log, "--set", "stress.enabled=true", "--bootstrap", 0);
        CommandRun days = ok("trade", "bad-days", log, "--top", 3, "--out", file("days"), "--json");
        assertEquals(3, days.json().get("worst").size());
        assertTrue(days.json().get("worst").get(0).get("bad_score").asDouble()
                >= days.json().get("worst").get(1).get("bad_score").asDouble());
        try (Stream<Path> files = Files.list(file("days"))) {
            assertEquals(List.of("days.csv", "postures.csv", "severity.csv", "spells.csv", "windows.csv"),
                    files.map(path -> path.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void marketsStandByReturn() throws IOException {
        Path some = Files.createDirectory(file("some"));
        TradeBars.bitcoin(some, 800);
        TradeBars.bitcoin(some, 500);
        Files.delete(some.resolve("btc-usd-4h.csv"));
        Files.writeString(some.resolve("notes.csv"), "a,b\n1,2\n");
        JsonNode tree = ok("trade", "markets", some, "--out", file("out"), "--threads", 2, "--json").json();
        assertEquals(2, tree.get("scoreboard").size());
        assertTrue(tree.get("scoreboard").get(0).get("total_return").asDouble()
                >= tree.get("scoreboard").get(1).get("total_return").asDouble());
        assertEquals(3, Files.readAllLines(file("out/scoreboard.csv")).size());
        assertEquals(801, Files.readAllLines(file("out/portfolio.csv")).size());
        assertEquals(501, Files.readAllLines(file("out/btc500.log.csv")).size());
        assertTrue(ok("trade", "markets", some.resolve("btc800.csv")).out().contains("portfolio"));
    }
}
