package org.ternion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input of {@code trade} gets one line that says what and where, the documented exit code and no output file. */
class TradeBadInputTest {
    @TempDir
    private Path folder;

    private Path file(String name) {
        return folder.resolve(name);
    }

    private static void bad(int code, String part, Object... args) {
        CommandRun run = CommandRun.of(args);
        assertEquals(code, run.code(), run.err());
        assertEquals(1, run.errLines().size(), run.err());
        assertTrue(run.err().contains(part), run.err() + " should say " + part);
        assertEquals("", run.out());
    }

    @Test
    void aVerbIsNeeded() {
        bad(2, "a command is missing, one of run, stream, state, check,", "trade");
        bad(2, "a command is missing, one of tau, engagement, confusion, regime, motif, grid", "trade", "sweep");
    }

    static Stream<List<Object>> wrongUsage() {
        return Stream.of(
                List.of("BARS is missing", "run"),
                List.of("BARS is given twice", "run", "a.csv", "--csv", "b.csv"),
                List.of("no setting gate.tau; there are state.window,", "run", "a.csv", "--set", "gate.tau=1"),
                List.of("gate.tau-on must be in [0.0, 1.0], was 7", "run", "a.csv", "--set", "gate.tau-on=7"),
                List.of("gate.tau-off must not be greater than gate.tau-on, was 0.3 > 0.2", "run", "a.csv", "--tau-on",
                        0.2),
                List.of("expected one of [REFERENCE, CAUSAL]", "run", "a.csv", "--profile", "hopeful"),
                List.of("expected a date as 2024-01-31", "run", "a.csv", "--from", "yesterday"),
                List.of("--controls must be 0 to 1000000", "run", "a.csv", "--controls", -1),
                List.of("--threads must be at least 1, was 0", "run", "a.csv", "--threads", 0),
                List.of("was -1", "run", "a.csv", "--bootstrap", -1),
                List.of("--every must be at least 1", "stream", "--every", 0),
                List.of("expected a length as 500ms", "stream", "--ticks", "soon"),
                List.of("samples must be", "controls", "a.csv", "--samples", 0),
                List.of("--prefixes must be 1 to 100000", "look-ahead", "a.csv", "--prefixes", 0),
                List.of("tau off must be in [0.0, 0.5], was 0.9", "sweep", "tau", "a.csv", "--tau-off", "0.3,0.9"),
                List.of("bins must be in", "sweep", "engagement", "a.csv", "--bins", 1),
                List.of("bins must be in", "sweep", "confusion", "a.csv", "--bins", 0),
                List.of("expected a number or none, was 'few'", "sweep", "regime", "a.csv", "--flip-cap", "few"),
                List.of("percentile must be in", "sweep", "regime", "a.csv", "--vol-pct", 101),
                List.of("side must be in", "sweep", "motif", "--side", 2),
                List.of("no setting x to make an axis of", "sweep", "grid", "a.csv", "--axis", "x=1"),
                List.of("--sample must be 1 to 21", "sweep", "grid", "a.csv", "--sample", 22),
                List.of("objective", "sweep", "grid", "a.csv", "--objective", "luck"),
                List.of("BARS|DIR", "markets"),
                List.of("--periods-per-year must be above 0", "markets", "a.csv", "--periods-per-year", 0),
                List.of("--top and --early must be at least 1", "bad-days", "a.csv", "--top", 0),
                List.of("LOG.csv is missing", "bad-days"),
                List.of("no diagnostic pie; there are engagement,", "plot", "pie", "a.csv", "-o", "pie.svg"),
                List.of("-o must end in .svg or .csv", "plot", "profit", "a.csv", "-o", "profit.png"),
                List.of("timeBins must be in", "plot", "profit", "a.csv", "-o", "profit.svg", "--time-bins", 0),
                List.of("a log or the table of a sweep is needed", "plot", "all", "-o", "never"),
                List.of("'--output=HTML'", "report", "a.csv"),
                List.of("LOG.csv is given twice, also as --log", "report", "a.csv", "--log", "b.csv", "-o", "r.html"),
                List.of("--refresh must be 0.01 to 3600", "dashboard", "a.csv", "--refresh", 0),
                List.of("--port must be 0 to 65535", "dashboard", "a.csv", "--port", 70_000),
                List.of("either EVENTS or --generate N is needed", "lob"),
                List.of("entry latency", "lob", "a.csv", "--latency", "2h"),
                List.of("power:", "lob", "a.csv", "--queue", "jump"));
    }

    @ParameterizedTest
    @MethodSource
    void wrongUsage(List<Object> row) {
        Object[] args = Stream.concat(Stream.of("trade"), row.subList(1, row.size()).stream()).toArray();
        bad(2, row.get(0).toString(), args);
        assertFalse(Files.exists(Path.of("never")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "state", "check", "controls", "look-ahead", "sweep tau", "sweep engagement",
        "sweep confusion", "sweep regime", "sweep grid", "walk-forward", "markets", "stress"})
    void barsThatAreNotThereAreNamed(String verb) {
        Object[] args = Stream.concat(Stream.of(("trade " + verb).split(" ")), Stream.of(file("none.csv"))).toArray();
        bad(1, "none.csv: no such file, a file of bars (CSV or JSON) is expected", args);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bad-days", "plot profit -o x.svg", "report -o x.html", "dashboard -o x.html"})
    void logsThatAreNotThereAreNamed(String verb) {
        Object[] args = Stream.concat(Stream.of(("trade " + verb).split(" ")), Stream.of("--log", file("none.csv")))
                .toArray();
        bad(1, "none.csv: no such file, a run log, as written by ternion trade run -o is expected", args);
    }

    @Test
    void damagedBarsAreNamedWithTheirPlace() throws IOException {
        Path bars = Files.writeString(file("b.csv"), "date,close\n2020-01-01,5\n2020-01-02,five\n");
        bad(1, "b.csv, line 3, column 2 'close'", "trade", "run", bars, "-o", file("log.csv"));
        bad(1, "b.csv, line 3", "trade", "check", bars);
        bad(1, "b.csv, line 3", "trade", "convert", bars, file("c.csv"));
        Path twice = Files.writeString(file("t.csv"), "date,close\n2020-01-01,5\n2020-01-01,6\n");
        bad(1, "bars 1 and 2 have the same stamp, 2020-01-01T00:00:00Z", "trade", "state", twice);
        assertEquals(2, CommandRun.of("trade", "state", twice, "--duplicates", "last").out().lines().count());
        Path packed = Files.write(file("p.csv"), new byte[] {0x1F, (byte) 0x8B, 8, 0});
        bad(1, "the file is compressed, unpack it first", "trade", "run", packed);
        Path empty = Files.writeString(file("e.csv"), "date,close\n");
        bad(1, "e.csv: there are no bars in it", "trade", "run", empty);
        assertFalse(Files.exists(file("log.csv")));
        assertFalse(Files.exists(file("log.csv.part")));
        assertFalse(Files.exists(file("c.csv")));
    }

    @Test
    void stretchesWithoutBarsAreNamed() throws IOException {
        Path bars = Files.writeString(file("b.csv"), "date,close\n2020-01-01,5\n2020-01-02,6\n");
        bad(1, "no bar is left by --from and --to, there are 2 from 2020-01-01T00:00:00Z to 2020-01-02T00:00:00Z",
                "trade", "run", bars, "--from", "2021-01-01");
        Path undated = Files.writeString(file("u.csv"), "close\n5\n6\n");
        bad(1, "the bars have no dates, give numbers of bars instead of 2021-01-01", "trade", "run", undated, "--to",
                "2021-01-01");
        bad(2, "--metrics-from must be warm or a bar from 0 to 1, was 2", "trade", "run", bars, "--metrics-from", 2);
        bad(1, "2 bars are too few, not everything is defined at the end", "trade", "run", bars, "--metrics-from",
                "warm");
    }

    @Test
    void filesThatCannotBeWrittenAreFoundFirst() {
        bad(1, "there is no folder", "trade", "run", "none.csv", "-o", file("no/log.csv"));
        bad(1, "there is no folder", "trade", "state", "none.csv", "-o", file("no/s.csv"));
        bad(1, "there is no folder", "trade", "convert", "none.csv", file("no/s.csv"));
        bad(1, "there is no folder", "trade", "controls", "none.csv", "-o", file("no/s.csv"));
        bad(1, "there is no folder", "trade", "sweep", "tau", "none.csv", "-o", file("no/s.csv"));
        bad(1, "there is no folder", "trade", "sweep", "grid", "none.csv", "-o", file("no/s.csv"));
        bad(1, "there is no folder", "trade", "stress", "none.csv", "-o", file("no/s.csv"));
        bad(1, "there is no folder", "trade", "plot", "profit", "none.csv", "-o", file("no/s.svg"));
        bad(1, "there is no folder", "trade", "report", "none.csv", "-o", file("no/r.html"));
        bad(1, "there is no folder", "trade", "dashboard", "none.csv", "-o", file("no/d.html"));
        bad(1, "there is no folder", "trade", "lob", "--generate", 10, "-o", file("no/f.csv"));
        bad(1, "there is no folder", "trade", "stream", "--snapshot", file("no/s"));
        bad(1, "it is no regular file", "trade", "run", "none.csv", "-o", "/dev/null");
    }

    @Test
    void formatsThatAreNotWrittenAreNamed() throws IOException {
        Path bars = Files.writeString(file("b.csv"), "date,close\n2020-01-01,5\n2020-01-02,6\n");
        bad(1, ".ndjson or .jsonl, not to", "trade", "convert", bars, file("bars.parquet"));
    }

    @Test
    void logsThatAreNoneAreNamed() throws IOException {
        Path other = Files.writeString(file("o.csv"), "a,b\n1,2\n");
        bad(1, "o.csv, line 1: a log has a column ts or t", "trade", "report", other, "-o", file("r.html"));
        Path bare = Files.writeString(file("bare.csv"), "ts,price\n1,2\n");
        bad(1, "bare.csv: there is no column p_bad", "trade", "bad-days", bare);
        bad(1, "the log has no column", "trade", "plot", "acceptability", bare, "-o", file("a.svg"));
        Path calm = Files.writeString(file("calm.csv"), "ts,price,p_bad,bad_flag\n1,2,,0\n");
        bad(1, "the log has no stress, run with --set stress.enabled=true", "trade", "bad-days", calm);
        Path headed = Files.writeString(file("h.csv"), "ts,price\n");
        bad(1, "h.csv: the log has no rows", "trade", "dashboard", headed, "-o", file("d.html"));
        bad(1, "precision-recall: the table of a sweep is needed", "trade", "plot", "precision-recall", bare, "-o",
                file("a.svg"));
        bad(1, "o.csv: the table has no column tau_off, only a, b", "trade", "plot", "precision-recall", "--sweep",
                other, "-o", file("a.svg"));
        assertFalse(Files.exists(file("a.svg")));
        assertFalse(Files.exists(file("r.html")));
    }

    @Test
    void manifestsThatAreNoneAreNamed() throws IOException {
        Path bars = TradeBars.bitcoin(folder, 300);
        Path log = file("log.csv");
        assertEquals(0, CommandRun.of("trade", "run", bars, "-o", log, "--bootstrap", 0, "--controls", 0).code());
        Path manifest = TradeLogFile.manifestOf(log);
        Files.writeString(manifest, "{\"complete\": tru");
        bad(1, "log.csv.manifest.json: is no manifest", "trade", "report", log, "-o", file("r.html"));
        Files.writeString(manifest, "{}");
        bad(1, "is no manifest, it has no complete or no settings", "trade", "report", log, "-o", file("r.html"));
        Files.writeString(manifest, """
                {"complete": true, "profile": "causal", "settings": {"gate.tau-on": "9"}}
                """);
        bad(1, "the settings cannot be used, gate.tau-on must be in", "trade", "report", log, "--bars", bars, "-o",
                file("r.html"));
        Files.delete(manifest);
        bad(1, "there is no manifest log.csv.manifest.json beside it", "trade", "report", log, "--bars", bars, "-o",
                file("r.html"));
    }

    @Test
    void marketsOfOneNameAreRefused() throws IOException {
        Path bars = Files.writeString(file("b.csv"), "date,close\n2020-01-01,5\n2020-01-02,6\n");
        bad(1, "the market would be called as that of", "trade", "markets", bars, bars);
        bad(1, "no CSV file in it has 10 closes", "trade", "markets", folder);
    }

    @Test
    void damagedEventsAreNamed() throws IOException {
        Path events = Files.writeString(file("e.csv"), "exch_ts,local_ts,kind,side,price,qty\n1,1,depth,buy,x,1\n");
        bad(1, "e.csv, line 2, column 5 'price'", "trade", "lob", events, "-o", file("f.csv"));
        Path array = Files.writeString(file("e.npy"), "no array");
        bad(1, "e.npy", "trade", "lob", array);
        bad(1, "e.csv: no such file, events of a market (CSV, .npy or .npz) is expected", "trade", "lob",
                file("no-e.csv"));
        assertFalse(Files.exists(file("f.csv")));
    }
}
