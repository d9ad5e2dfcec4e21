package org.ternion.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.ca.CellGrid;
import org.ternion.ca.file.NpyFrames;
import org.ternion.ca.file.PatternFile;

class CaCommandsTest {
    private static final String GLIDER = "x = 3, y = 3, rule = B3/S23\nbo$2bo$3o!\n";

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

    private Path glider() throws IOException {
        return Files.writeString(file("glider.rle"), GLIDER);
    }

    private static CellGrid cells(Path file) throws IOException {
        return PatternFile.read(file, 1 << 20).cells();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run", "presets", "depth", "learn", "gate", "sweep", "tape", "convert"})
    void everyVerbHasHelp(String verb) {
        assertTrue(ok("ca", verb, "--help").out().startsWith("Usage: ternion ca " + verb));
    }

    static List<CaPreset> presets() {
        return CaPreset.ALL;
    }

    @ParameterizedTest
    @MethodSource("presets")
    void presetsEndAsTheListSays(CaPreset preset) throws IOException {
        JsonNode report = ok("ca", "run", preset.name(), "--size", "128x128", "--json").json();
        assertEquals(preset.expected(), report.get("verdict").asText());
        assertTrue(ok("ca", "presets").out().lines().anyMatch(line -> line.startsWith(preset.name() + " ")
                && line.contains(" " + preset.rule() + " ") && line.contains(preset.expected())));
    }

    @Test
    void presetsAreListedAsJson() throws IOException {
        JsonNode presets = ok("ca", "presets", "--json").json().get("presets");
        assertEquals(CaPreset.ALL.size(), presets.size());
        assertEquals("CYC3:k=3", presets.get(0).get("rule").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CA5", "POTTS3", "SECOND:B3/S23", "23/3V", "CYCW", "B2/S34H", "CYC3:k=3:S27",
        "MOT1:theta9=8"})
    void otherRulesRunToo(String rule) throws IOException {
        JsonNode report = ok("ca", "run", rule, "--size", "27x27", "--steps", 5, "--stats", file("s.csv"), "--gif",
                file("f.gif"), "--json").json();
        assertEquals(5, report.get("steps").asInt());
        assertEquals(2, report.get("outputs").size());
    }

    @Test
    void runTellsWhatBecameOfTheWorld() throws IOException {
        JsonNode report = ok("ca", "run", "rotor", "--size", "40x60", "--steps", 300, "--json").json();
        assertEquals("CYC3:k=2", report.get("rule").asText());
        assertEquals(List.of(40, 60), List.of(report.get("size").get(0).asInt(), report.get("size").get(1).asInt()));
        assertEquals("T", report.get("topology").asText());
        assertEquals(300, report.get("steps").asInt());
        assertEquals("CYCLE 3", report.get("verdict").asText());
        assertEquals(3, report.get("period").asInt());
        assertTrue(report.get("cellsPerSecond").asDouble() > 0);
        assertEquals(0, report.get("outputs").size());
        JsonNode population = report.get("population");
        assertEquals(2400, population.get("0").asInt() + population.get("1").asInt() + population.get("2").asInt());
        assertTrue(ok("ca", "run", "rotor", "--steps", 300).out().startsWith("CYCLE 3" + System.lineSeparator()));
    }

    @Test
    void verdictsOfLongRunsDoNotNeedTheirBeginning() throws IOException {
        // only a collapse is about the start: here state 0 is left within a few steps
        Files.writeString(file("start.txt"), "0100\n1111\n1111\n1111\n");
        JsonNode report = ok("ca", "run", "CYC3:k=2", "--in", file("start.txt"), "--steps", 1000, "--json").json();
        assertEquals("DEAD, FROZEN, MONOTONE COLLAPSE", report.get("verdict").asText());
    }

    @Test
    void quickVerdictsAreThoseOfEveryFrame() throws IOException {
        // the plain engine gives its frames to the judge one by one, the fast one only where populations repeat
        for (int k = 1; k <= 5; k++) {
            for (long seed = 0; seed < 3; seed++) {
                String[] verdicts = new String[2];
                for (int i = 0; i < 2; i++) {
                    JsonNode report = ok("ca", "run", i == 0 ? "CYC3:k=" + k : "CYC3:k=" + k + ":T12+12,6", "--size",
                            "6x12", "--seed", seed, "--json").json();
                    verdicts[i] = report.get("verdict").asText() + " " + report.get("period");
                }
                assertEquals(verdicts[1], verdicts[0], "k=" + k + " seed " + seed);
            }
        }
    }

    @Test
    void runFoldersHaveTheSameBytesForTheSameInput() throws IOException {
        for (String name : List.of("a", "b")) {
            ok("ca", "run", "rotor", "--size", "32x32", "--steps", 100, "--out", file(name), "--threads",
                    name.equals("a") ? 1 : 2);
        }
        for (String name : List.of("params.json", "stats.csv", "depth.csv", "final.rle", "report.md")) {
            assertArrayEquals(Files.readAllBytes(file("a").resolve(name)), Files.readAllBytes(file("b").resolve(name)),
                    name);
        }
        String report = Files.readString(file("a/report.md"));
        assertTrue(report.startsWith("# CYCLE 3: CYC3:k=2"), report);
        assertTrue(report.contains("## Scales (CYCLE 3)"), report);
        ok("ca", "run", "MOV", "--size", "16x16", "--steps", 20, "--out", file("trits"));
        assertTrue(Files.exists(file("trits/final.npy")));
        for (String chart : List.of("occupancy", "changes", "depth", "motifs", "fatigue")) {
            assertEquals(1000, ImageIO.read(file("trits/" + chart + ".png").toFile()).getWidth(), chart);
        }
        assertFalse(Files.exists(file("a/motifs.png")));
    }

    @Test
    void automataOfSeveralLayersReportAllOfThem() throws IOException {
        JsonNode report = ok("ca", "run", "MOT1", "--param", "theta9=8", "--size", "24x32", "--steps", 10, "--stats",
                file("s.csv"), "--json").json();
        assertEquals("MOT1:theta9=8", report.get("rule").asText());
        assertEquals(List.of("gate", "fatigue", "anchor"), fields(report.get("layers")));
        List<String> lines = Files.readAllLines(file("s.csv"));
        assertEquals(12, lines.size());
        assertTrue(lines.get(0).startsWith("step,gate_changes,gate_0,gate_1,gate_2,fatigue_changes,fatigue_0,"));
        assertTrue(lines.get(0).contains("corridor_holds,corridor_decides"), lines.get(0));
        assertTrue(ok("ca", "run", "MOV", "--size", "16x16", "--steps", 5).out().contains("gate "));
    }

    private static List<String> fields(JsonNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @ParameterizedTest
    @ValueSource(strings = {"T", "P", "K*", "C", "SECOND"})
    void statisticsAreThoseOfTheFrames(String topology) throws IOException {
        String rule = topology.equals("SECOND") ? "SECOND:CYC3:k=2" : "CYC3:k=3:" + topology;
        ok("ca", "run", rule, "--size", "33x70", "--steps", 30, "--seed", 5, "--stats", file("s.csv"), "--frames",
                file("f.npy"), "-o", file("end.npy"));
        List<CellGrid> frames = NpyFrames.read(file("f.npy"), 1 << 20);
        List<String> lines = Files.readAllLines(file("s.csv"));
        assertEquals(31, frames.size());
        assertEquals(32, lines.size());
        for (int t = 0; t <= 30; t++) {
            String[] row = lines.get(t + 1).split(",");
            int[] population = frames.get(t).population();
            assertEquals(t + "," + (t == 0 ? "" : frames.get(t - 1).changes(frames.get(t))) + "," + population[0] + ","
                    + population[1] + "," + population[2], String.join(",", Arrays.copyOf(row, 5)));
        }
        assertEquals(frames.get(30), cells(file("end.npy")));
    }

    @Test
    void outputsDoNotDependOnThreadsOrLocale() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            for (int threads : new int[] {1, 3}) {
                ok("ca", "run", "spirals", "--size", "65x130", "--steps", 20, "--threads", threads, "--stats",
                        file(threads + ".csv"), "--gif", file(threads + ".gif"), "-o", file(threads + ".rle"));
            }
        } finally {
            Locale.setDefault(before);
        }
        for (String name : List.of("csv", "gif", "rle")) {
            assertArrayEquals(Files.readAllBytes(file("1." + name)), Files.readAllBytes(file("3." + name)), name);
        }
        ok("ca", "run", "spirals", "--size", "65x130", "--steps", 20, "--seed", 1, "-o", file("other.rle"));
        assertNotEquals(Files.readString(file("1.rle")), Files.readString(file("other.rle")));
    }

    @Test
    void filmsAndPicturesShowEveryNthStep() throws IOException {
        ok("ca", "run", "CA1", "--size", "24x24", "--steps", 25, "--every", 10, "--scale", 2, "--gif", file("f.gif"),
                "--frames", file("pictures"));
        try (ImageInputStream in = ImageIO.createImageInputStream(file("f.gif").toFile())) {
            ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
            reader.setInput(in);
            assertEquals(3, reader.getNumImages(true));
        }
        try (Stream<Path> files = Files.list(file("pictures"))) {
            assertEquals(List.of("frame-000000.png", "frame-000010.png", "frame-000020.png"),
                    files.map(path -> path.getFileName().toString()).sorted().toList());
        }
        ok("ca", "run", "life", "--size", "30x50", "--steps", 1, "--scale", 3, "--frames", file("plain"));
        assertEquals(150, ImageIO.read(file("plain/frame-000001.png").toFile()).getWidth());
    }

    @Test
    void gliderComesBackOnATorus() throws IOException {
        ok("ca", "run", "--in", glider(), "--size", "16x16", "--steps", 0, "-o", file("start.rle"));
        ok("ca", "run", "--in", glider(), "--size", "16x16", "--steps", 64, "-o", file("end.rle"));
        assertEquals(cells(file("start.rle")), cells(file("end.rle")));
        assertEquals(5, cells(file("end.rle")).population()[1]);
        assertTrue(Files.readString(file("end.rle")).contains("rule = B3/S23:T16,16"));
        JsonNode report = ok("ca", "run", "--in", file("end.rle"), "--steps", 200, "--json").json();
        assertEquals("[16,16]", report.get("size").toString());
        assertEquals(64, report.get("period").asInt());
    }

    @Test
    void gliderLeavesItsPlaceOnAnUnboundedPlane() throws IOException {
        JsonNode report = ok("ca", "run", "--in", glider(), "--topology", "unbounded", "--steps", 400, "--stats",
                file("s.csv"), "-o", file("end.rle"), "--json").json();
        assertEquals(5, report.get("population").get("1").asInt());
        assertTrue(report.get("verdict").isNull());
        assertEquals(100, PatternFile.read(file("end.rle"), 100).corner().orElseThrow().x());
        assertEquals(402, Files.readAllLines(file("s.csv")).size());
    }

    @Test
    void convertKeepsCells() throws IOException {
        ok("ca", "convert", glider(), file("g.cells"));
        ok("ca", "convert", file("g.cells"), file("g.lif"));
        ok("ca", "convert", file("g.lif"), file("g.txt"));
        JsonNode report = ok("ca", "convert", file("g.txt"), file("g.npy"), "--json").json();
        assertEquals("[3,3]", report.get("size").toString());
        assertEquals(cells(glider()), cells(file("g.npy")));
    }

    @Test
    void depthOfFramesIsThatOfTheirRun() throws IOException {
        ok("ca", "run", "spirals", "--size", "48x48", "--steps", 60, "--frames", file("f.npy"));
        JsonNode rule = ok("ca", "depth", "spirals", "--size", "48x48", "--steps", 60, "--csv", file("d.csv"),
                "--chart", file("d.png"), "--json").json();
        assertEquals(1000, ImageIO.read(file("d.png").toFile()).getWidth());
        JsonNode frames = ok("ca", "depth", file("f.npy"), "--json").json();
        assertEquals(rule.get("curves"), frames.get("curves"));
        assertEquals(List.of("run", "flicker", "chaos"), fields(rule.get("curves")));
        assertEquals(13, Files.readAllLines(file("d.csv")).size());
        JsonNode run = rule.get("curves").get("run");
        JsonNode flicker = rule.get("curves").get("flicker");
        assertEquals(run.get(0).get("changeRate").asDouble(), flicker.get(0).get("changeRate").asDouble(), 0.01);
        assertTrue(run.get(0).get("conditionalEntropy").asDouble() < run.get(0).get("blockEntropy").asDouble() - 0.1);
        String told = ok("ca", "depth", "rotor", "--size", "48x48", "--steps", 100).out();
        assertTrue(told.startsWith("CYCLE 3: CYC3:k=2, 101 frames"), told);
    }

    @Test
    void tableLearnsPluralityExactlyAndSoftmaxDoesNot() throws IOException {
        JsonNode table = ok("ca", "learn", "PLUR", "--learner", "table", "--json").json();
        assertEquals(1, table.get("testAccuracy").asDouble(), 1e-4);
        assertEquals(1, table.get("rollout").get(0).get("agreement").asDouble(), 1e-4);
        JsonNode softmax = ok("ca", "learn", "PLUR", "--json").json();
        // 210 of 19683 blocks are ties that no linear score of counts decides
        assertEquals(0.98933, softmax.get("testAccuracy").asDouble(), 0.002);
        assertEquals(5, softmax.get("rollout").size());
        assertEquals(3, softmax.get("states").size());
        assertTrue(ok("ca", "learn", "MOT1", "--train", 5, "--test", 2).out().contains("free run"));
    }

    @Test
    void gateCallsSettingsVacuousWhereNothingActs() throws IOException {
        CommandRun run = ok("ca", "gate", "MOT1", "--tau-on", 1, "--tau-off", "0.5,0.2", "--k-off", "1,2", "--steps",
                20, "--json");
        assertTrue(run.err().startsWith("warning: in 4 of 4 settings nothing acts"), run.err());
        for (JsonNode row : run.json().get("rows")) {
            assertTrue(row.get("vacuous").asBoolean());
            assertTrue(row.get("precision").isNull());
            assertEquals(0, row.get("recall").asDouble());
        }
        JsonNode rows = ok("ca", "gate", "MOT1", "--steps", 20, "--out", file("gate"), "--json").json().get("rows");
        assertEquals(7, Files.readAllLines(file("gate/gate.csv")).size());
        assertEquals(1 + 6 * 20, Files.readAllLines(file("gate/engagement.csv")).size());
        assertEquals(1000, ImageIO.read(file("gate/precision-recall.png").toFile()).getWidth());
        assertEquals(1000, ImageIO.read(file("gate/engagement.png").toFile()).getWidth());
        assertEquals(6, rows.size());
        assertFalse(rows.get(0).get("vacuous").asBoolean());
        double narrow = rows.get(0).get("recall").asDouble();
        assertTrue(narrow > 0 && narrow <= rows.get(5).get("recall").asDouble(), rows.toString());
    }

    @Test
    void sweepHasARowForEachCombination() throws IOException {
        Object[] sweep = {"ca", "sweep", "CYCW", "--param", "lo=2:4:3", "--param", "hi=7:8:2", "--size", "64x64",
            "--threads"};
        List<String> lines = ok(Stream.concat(Stream.of(sweep), Stream.of(1)).toArray()).out().lines().toList();
        assertEquals(7, lines.size());
        assertEquals("lo,hi,verdict,period,change_rate,share_0,share_1,share_2", lines.get(0));
        assertTrue(lines.get(2).startsWith("2,8,CYCLE 3,3,1.0,"), lines.get(2));
        assertTrue(lines.get(6).startsWith("4,8,FROZEN"), lines.get(6));
        assertEquals(lines, ok(Stream.concat(Stream.of(sweep), Stream.of(3)).toArray()).out().lines().toList());
        JsonNode points = ok("ca", "sweep", "SWP", "--param", "anchor_gain=0.5:1.5:2", "--size", "16x16", "--steps", 30,
                "--json").json().get("points");
        assertEquals("1.5", points.get(1).get("parameters").get("anchor_gain").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fixed", "reference"})
    void tapeReadsPrices(String profile) throws IOException {
        StringBuilder csv = new StringBuilder("day,close\n");
        for (int day = 0; day < 300; day++) {
            csv.append(day).append(',').append(100 + 10 * Math.sin(day * 0.7) * Math.cos(day * 0.11)).append('\n');
        }
        Path prices = Files.writeString(file("prices.csv"), csv);
        JsonNode report = ok("ca", "tape", prices, "--width", 64, "--profile", profile, "--stats", file("s.csv"),
                "--json").json();
        assertEquals(300, report.get("steps").asInt());
        assertEquals(profile.equals("fixed") ? 3 : 4, report.get("size").get(0).asInt());
        assertEquals(1, report.get("act").asDouble() + report.get("hold").asDouble() + report.get("ban").asDouble(),
                1e-12);
        assertTrue(report.get("act").asDouble() > 0);
        assertTrue(Files.readAllLines(file("s.csv")).get(0).endsWith("mean_conflict"));
        assertTrue(ok("ca", "tape", prices, "--profile", profile).out().contains("gate: ACT"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":P", ":T20,16"})
    void ruleFilesAreRules(String topology) throws IOException {
        Files.write(file("life.rule"), List.of("@RULE TableLife", "@TABLE", "n_states:2", "neighborhood:Moore",
                "symmetries:permute", "var a={0,1}", "var b={a}", "var c={a}", "var d={a}", "var e={a}", "var f={a}",
                "var g={a}", "var h={a}", "0,1,1,1,0,0,0,0,0,1", "1,1,1,0,0,0,0,0,0,1", "1,1,1,1,0,0,0,0,0,1",
                "1,a,b,c,d,e,f,g,h,0"));
        String rule = "@" + file("life.rule") + topology;
        JsonNode report = ok("ca", "run", rule, "--size", "16x20", "--steps", 12, "-o", file("a.rle"), "--json")
                .json();
        ok("ca", "run", "B3/S23" + topology, "--size", "16x20", "--steps", 12, "-o", file("b.rle"));
        assertEquals("TableLife", report.get("rule").asText());
        assertEquals(cells(file("b.rle")), cells(file("a.rle")));
        assertTrue(Files.readString(file("a.rle")).contains("rule = TableLife"));
    }

    @Test
    void benchMeasuresBothEngines() throws IOException {
        JsonNode report = ok("ca", "bench", "CYC3:k=3", "TWO", "--size", "32x64", "--seconds", 0.01, "--json").json();
        assertEquals("[32,64]", report.get("size").toString());
        JsonNode fast = report.get("rows").get(0);
        assertEquals("bit planes", fast.get("engine").asText());
        assertTrue(fast.get("cellsPerSecond").asDouble() > 0 && fast.get("plainCellsPerSecond").asDouble() > 0);
        JsonNode plain = report.get("rows").get(1);
        assertEquals("plain", plain.get("engine").asText());
        assertTrue(plain.get("plainCellsPerSecond").isNull());
        List<String> lines = ok("ca", "bench", "life", "--size", "16x16", "--seconds", 0.01).out().lines().toList();
        assertEquals(2, lines.size());
        assertTrue(lines.get(1).startsWith("B3/S23 "), lines.get(1));
    }

    @Test
    void gatedRulesAreLearnedWithTheirParameters() throws IOException {
        JsonNode usual = ok("ca", "learn", "MOT1", "--train", 5, "--test", 2, "--json").json();
        JsonNode other = ok("ca", "learn", "MOT1:theta9=9,anchor_floor=0", "--train", 5, "--test", 2, "--json").json();
        assertEquals("MOT1:theta9=9,anchor_floor=0", other.get("rule").asText());
        assertNotEquals(usual.get("testAccuracy"), other.get("testAccuracy"));
        JsonNode gate = ok("ca", "gate", "MOT2:fatigue_flip=3", "--steps", 5, "--json").json();
        assertEquals("MOT2:fatigue_flip=3", gate.get("rule").asText());
    }

    @Test
    void pricesFeedTheOtherTapes() throws IOException {
        StringBuilder csv = new StringBuilder("close\n");
        for (int day = 0; day < 100; day++) {
            csv.append(100 + 10 * Math.sin(day * 0.7) * Math.cos(day * 0.11)).append('\n');
        }
        Path prices = Files.writeString(file("prices.csv"), csv);
        JsonNode tape = ok("ca", "tape", prices, "--rule", "CA3:table=identity,window=20", "--width", 40, "--frames",
                file("f.npy"), "--json").json();
        assertEquals("CA3:table=identity,window=20", tape.get("rule").asText());
        assertEquals(99, tape.get("steps").asInt());
        List<CellGrid> frames = NpyFrames.read(file("f.npy"), 1 << 20);
        // Under the identity the tape only moves.
        assertEquals(frames.get(60).toRows().get(0).substring(0, 39), frames.get(61).toRows().get(0).substring(1));
        JsonNode field = ok("ca", "tape", prices, "--rule", "CA4:height=16,frame=recentred", "--width", 30, "--gif",
                file("f.gif"), "--json").json();
        assertEquals("[16,30]", field.get("size").toString());
        assertTrue(field.get("population").get("1").asInt() > 20, field.toString());
        assertTrue(ok("ca", "tape", prices, "--rule", "CA4").out().contains("cells at the end: {0="));
    }
}
