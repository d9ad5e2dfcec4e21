package org.ternion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TradeSweepCommandsTest {
    /** Tables of the prototype, and the bars it made them of. */
    private static final Path GOLDENS =
            Path.of("..", "triadic-trading", "src", "test", "resources", "goldens", "trading-reference");

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

    static Stream<List<String>> prototype() {
        return Stream.of(List.of("sweep_pr_curve.csv", "tau"), List.of("sweep_pnl_curve.csv", "tau", "--pnl"),
                List.of("sweep_engagement_surface.csv", "engagement"),
                List.of("sweep_confusion_surface.csv", "confusion"), List.of("sweep_accept_surface.csv", "regime"));
    }

    @ParameterizedTest
    @MethodSource("prototype")
    void sweepsOfThePrototypeComeOutAsItWroteThem(List<String> row) throws IOException {
        Path bars = GOLDENS.resolve("ohlcv_input.csv");
        List<Object> args = new ArrayList<>(List.of("trade", "sweep"));
        args.addAll(row.subList(1, row.size()));
        args.addAll(List.of("--csv", bars, "--profile", "reference", "--threads", 2, "-o", file("out.csv")));
        ok(args.toArray());
        List<String> expected = Files.readAllLines(GOLDENS.resolve(row.get(0)));
        List<String> written = Files.readAllLines(file("out.csv"));
        assertEquals(expected.size(), written.size());
        for (int i = 0; i < expected.size(); i++) {
            same(expected.get(i), written.get(i));
        }
    }

    /** Numbers may differ in the last digits. */
    private static void same(String expected, String written) {
        String[] wanted = expected.split(",", -1);
        String[] cells = written.split(",", -1);
        assertEquals(wanted.length, cells.length, written);
        for (int c = 0; c < cells.length; c++) {
            if (wanted[c].matches("-?[\\d.]+(e-?\\d+)?")) {
                double value = Double.parseDouble(wanted[c]);
                assertEquals(value, Double.parseDouble(cells[c]), 1e-9 * Math.abs(value) + 1e-12, written);
            } else {
                assertEquals(wanted[c], cells[c], written);
            }
        }
    }

    @Test
    void optionsOfThePrototypeAreUnderstood() throws IOException {
        Path bars = TradeBars.bitcoin(folder, 900);
        Object[] tau = {"trade", "sweep", "tau", "--profile", "reference", "--csv", bars};
        String ours = ok(with(tau, "--tau-on", 0.5, "--tau-off", ".45,.3", "--precision-floor", 0)).out();
        assertEquals(3, ours.lines().count());
        assertEquals(ours, ok(with(tau, "--tau_off", ".45", ".3", "--tau_on", ".5", "--precision_floor", "0",
                "--out_bins", file("bins.csv"), "--bins", 10)).out());
        assertEquals(21, Files.readAllLines(file("bins.csv")).size());
        Object[] regime = {"trade", "sweep", "regime", "--csv", bars};
        String cells = ok(with(regime, "--min-run", "2,3", "--vol-pct", "none,80", "--flip-cap", "none")).out();
        assertEquals(5, cells.lines().count());
        assertEquals(cells, ok(with(regime, "--min_run", 2, 3, "--vol_pct", "none", "80", "--flip_cap", "none",
                "--window", 50)).out());
    }

    private static Object[] with(Object[] some, Object... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray();
    }

    @Test
    void whatCannotChangeIsSaid() throws IOException {
        Path bars = TradeBars.bitcoin(folder, 900);
        CommandRun plain = ok("trade", "sweep", "tau", bars);
        assertTrue(plain.err().contains("tau off changes nothing here"), plain.err());
        CommandRun leaky = ok("trade", "sweep", "tau", bars, "--set", "confidence.source=leaky", "--json");
        assertEquals("", leaky.err());
        JsonNode rows = leaky.json().get("rows");
        assertEquals(7, rows.size());
        assertTrue(rows.get(6).get("recall").asDouble() > rows.get(3).get("recall").asDouble(), leaky.out());
    }

    @Test
    void motifSweepsDependOnTheirSeedOnly() {
        Object[] motif = {"trade", "sweep", "motif", "--steps", 20, "--side", 16, "--train", 20, "--seed", 3};
        String rows = ok(motif).out();
        assertEquals(7, rows.lines().count());
        assertEquals(rows, ok(with(motif, "--threads", 2)).out());
    }

    @Test
    void gridsKeepTheBestAndWriteAll() throws IOException {
        Path bars = TradeBars.bitcoin(folder, 900);
        CommandRun run = ok("trade", "sweep", "grid", bars, "--axis", "gate.tau-on=0.2:0.6:0.1", "--axis",
                "gate.tau-off=0.2,0.4", "--objective", "recall", "--keep", 3, "-o", file("grid.csv"), "--json");
        JsonNode tree = run.json();
        assertEquals(8, tree.get("combinations").asInt());
        assertEquals(2, tree.get("contradictory").asInt());
        assertEquals(3, tree.get("best").size());
        assertTrue(tree.get("best").get(0).get("score").asDouble() >= tree.get("best").get(2).get("score").asDouble());
        assertEquals(9, Files.readAllLines(file("grid.csv")).size());
        JsonNode manifest = new ObjectMapper().readTree(Files.readAllBytes(file("grid.csv.manifest.json")));
        assertTrue(manifest.get("arguments").toString().contains("\"gate.tau-off=0.2,0.4\""), manifest.toString());
        assertTrue(manifest.get("complete").asBoolean());
        assertEquals(5, ok("trade", "sweep", "grid", bars, "--sample", 4).out().lines().count());
    }

    @Test
    void walkForwardTriesWhatItChoseAndRefusesToLookAhead() throws IOException {
        Path bars = TradeBars.bitcoin(folder, 3000);
        JsonNode tree = ok("trade", "walk-forward", bars, "--axis", "gate.tau-on=0.4,0.5", "--out", file("wf"),
                "--json").json();
        JsonNode folds = tree.get("folds");
        assertEquals(5, folds.size());
        for (JsonNode fold : folds) {
            assertTrue(fold.get("test_from").asInt() - fold.get("train_to").asInt() >= 200, fold.toString());
        }
        assertEquals(1, folds.get(4).get("holdout").asInt());
        assertEquals(6, Files.readAllLines(file("wf/folds.csv")).size());
        assertTrue(Files.exists(file("wf/stability.csv")) && Files.exists(file("wf/equity.csv")));
        CommandRun reference = CommandRun.of("trade", "walk-forward", bars, "--profile", "reference");
        assertEquals(1, reference.code());
        assertTrue(reference.err().contains("walk-forward needs causal settings"), reference.err());
        CommandRun brief = CommandRun.of("trade", "walk-forward", TradeBars.bitcoin(folder, 100));
        assertTrue(brief.err().contains("bars needed for one trial"), brief.err());
    }

    @Test
    void controlsStandInOneTable() throws IOException {
        Path bars = TradeBars.bitcoin(folder, 900);
        String rows = ok("trade", "controls", bars, "--samples", 2).out();
        for (String control : List.of("real", "noise", "garch", "phase_randomised", "block_bootstrap",
                "shuffled_confidence", "random_entry", "delayed_1", "costs_x5")) {
            assertTrue(rows.contains("\n" + control + ","), control);
        }
        assertEquals(rows, ok("trade", "controls", bars, "--samples", 2, "--threads", 1).out());
    }

    @Test
    void lookAheadIsFoundInTheReferenceOnly() throws IOException {
        Path bars = TradeBars.bitcoin(folder, 900);
        assertTrue(ok("trade", "look-ahead", bars, "--prefixes", 5).out().startsWith("nothing found in 5 prefixes"));
        CommandRun reference = CommandRun.of("trade", "look-ahead", bars, "--prefixes", 5, "--profile", "reference");
        assertEquals(1, reference.code());
        assertTrue(reference.out().contains("\nprefix,actionability,"), reference.out());
    }
}
