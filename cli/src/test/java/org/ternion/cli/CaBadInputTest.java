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

/** Bad input of {@code ca} gets one line that says what and where, the documented exit code and no output file. */
class CaBadInputTest {
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
        bad(2, "a command is missing, one of run, presets, depth, learn, gate, sweep, tape, convert, bench", "ca");
    }

    static Stream<List<Object>> wrongUsage() {
        return Stream.of(
                List.of("a RULE is missing, or --in", "run"),
                List.of("rule 'FOO', character 1: unknown rule", "run", "FOO"),
                List.of("rule 'CYC3:k=x'", "run", "CYC3:k=x"),
                List.of("no parameter", "run", "life", "--param", "k=3"),
                List.of("TAPE is fed with a series and has no start of its own, see ternion ca tape", "run", "TAPE"),
                List.of("expected rows and columns as 256x512, was '12'", "run", "life", "--size", "12"),
                List.of("cells, not 100000 x 100000", "run", "life", "--size", "100000x100000"),
                List.of("'9999999999x1' is too large", "run", "life", "--size", "9999999999x1"),
                List.of("cells, not 0 x 5", "run", "life", "--size", "0x5"),
                List.of("--topology: ", "run", "life", "--topology", "Q"),
                List.of("--steps must be at least 0, was -1", "run", "life", "--steps", -1),
                List.of("--every must be at least 1, was 0", "run", "life", "--every", 0),
                List.of("--scale must be 1 to 16, was 17", "run", "life", "--scale", 17),
                List.of("--delay: ", "run", "life", "--delay", 0),
                List.of("--palette: no palette is called mauve", "run", "life", "--palette", "mauve"),
                List.of("--threads must be at least 1, was 0", "run", "life", "--threads", 0),
                List.of("--max-cells must be at least 1, was 0", "run", "life", "--max-cells", 0),
                List.of("--out needs a grid with edges", "run", "life", "--steps", 0, "--out", "never"),
                List.of("--ks: ", "depth", "life", "--ks", "2,1"),
                List.of("--steps must be at least 1, was 0", "depth", "life", "--steps", 0),
                List.of("the topology is unbounded", "depth", "life", "--topology", "unbounded"),
                List.of("--train and --test must be at least 1, was 0", "learn", "life", "--train", 0),
                List.of("tau off", "gate", "MOT1", "--tau-on", 0.2),
                List.of("k on", "gate", "MOT1", "--kind", "set_reset", "--k-on", 2),
                List.of("--param k: expected a value or LOW:HIGH:COUNT, was '1:2'", "sweep", "CYC3", "--param",
                        "k=1:2"),
                List.of("must have 2 to 10000 values", "sweep", "CYC3", "--param", "k=1:2:1"),
                List.of("--width must be 1 to", "tape", "none.csv", "--width", 0),
                List.of("--seconds must be above 0", "bench", "--seconds", 0),
                List.of("TAPE is fed with a series", "bench", "TAPE"),
                List.of("a rule without a topology is expected", "bench", "B3/S23:P"),
                List.of("--window must be at least 2", "tape", "none.csv", "--window", 1));
    }

    @ParameterizedTest
    @MethodSource
    void wrongUsage(List<Object> row) {
        Object[] args = Stream.concat(Stream.of("ca"), row.subList(1, row.size()).stream()).toArray();
        bad(2, row.get(0).toString(), args);
    }

    @Test
    void damagedPatternsAreNamedWithThePlace() throws IOException {
        Path rle = Files.writeString(file("bad.rle"), "x = 3, y = 1, rule = B3/S23\n3o?!\n");
        bad(1, "bad.rle, line 2, column 3: ", "ca", "run", "--in", rle, "-o", file("out.rle"));
        bad(1, "bad.rle, line 2, column 3: ", "ca", "convert", rle, file("out.rle"));
        Path huge = Files.writeString(file("huge.rle"), "x = 1, y = 1, rule = B3/S23\n2000000000o!\n");
        bad(1, "huge.rle", "ca", "run", "--in", huge, "-o", file("out.rle"));
        Path wide = Files.writeString(file("wide.rle"), "x = 50, y = 1, rule = B3/S23\n50o!\n");
        bad(1, "wide.rle", "ca", "run", "--in", wide, "--max-cells", 49, "-o", file("out.rle"));
        bad(1, "does not fit a grid of 8 x 8", "ca", "run", "--in", wide, "--size", "8x8", "-o", file("out.rle"));
        bad(1, "nowhere.rle: no such file, a pattern is expected", "ca", "run", "--in", file("nowhere.rle"));
        bad(1, "must end in .rle, .cells,", "ca", "convert", wide, file("out.png"));
        bad(1, "there is no folder", "ca", "convert", wide, file("no/out.rle"));
        Path odd = Files.writeString(file("odd.rle"), "x = 1, y = 1, rule = Mystery\no!\n");
        bad(1, "odd.rle: rule 'Mystery', character 1", "ca", "run", "--in", odd, "-o", file("out.rle"));
        Path none = Files.writeString(file("none.cells"), "O.O\n");
        bad(1, "none.cells: the file names no rule, give one", "ca", "run", "--in", none, "-o", file("out.rle"));
        assertFalse(Files.exists(file("out.rle")));
    }

    @Test
    void startsThatDoNotSuitTheRuleAreRefused() throws IOException {
        Path three = Files.writeString(file("three.txt"), "012\n210\n");
        bad(1, "has 2 states", "ca", "run", "life", "--in", three, "--stats", file("s.csv"));
        bad(2, "MOT1 has several layers and starts at random", "ca", "run", "MOT1", "--in", three);
        bad(1, "MOT1 runs on a torus, not on P", "ca", "run", "MOT1", "--topology", "P");
        bad(1, "a sphere is square", "ca", "run", "life", "--topology", "S", "--size", "4x5");
        bad(1, "does not leave empty space empty", "ca", "run", "B0/S23", "--topology", "unbounded");
        bad(2, "--gif and --frames need a grid with edges", "ca", "run", "life", "--topology", "unbounded", "--gif",
                file("f.gif"));
        bad(1, "theta", "ca", "run", "MOT1", "--param", "thetta=3");
        bad(1, "the format holds cells of 2 states", "ca", "run", "CYC3", "--size", "8x8", "--steps", 1, "-o",
                file("out.cells"));
        assertFalse(Files.exists(file("s.csv")));
        assertFalse(Files.exists(file("f.gif")));
        assertFalse(Files.exists(file("out.cells")));
    }

    @Test
    void filesThatCannotBeWrittenAreFoundBeforeTheRun() {
        bad(1, "there is no folder", "ca", "run", "life", "--stats", file("no/s.csv"), "--steps", 1_000_000_000);
        bad(1, "there is no folder", "ca", "run", "life", "--gif", file("no/f.gif"), "--steps", 1_000_000_000);
        bad(1, "there is no folder", "ca", "run", "life", "-o", file("no/end.rle"), "--steps", 1_000_000_000);
        bad(1, "must end in .rle", "ca", "run", "life", "-o", file("end.png"), "--steps", 1_000_000_000);
    }

    @Test
    void rulesThatCannotBeLearnedAreRefused() {
        bad(1, "cannot be learned", "ca", "learn", "bugs");
        bad(1, "cannot be learned", "ca", "learn", "MOV");
        bad(1, "no parameter 'theta'", "ca", "learn", "MOT1:theta=8");
        bad(1, "MOT2 is learned with a fatigue_cap below 3, here it is 4", "ca", "learn", "MOT2:fatigue_cap=4");
        bad(1, "calls no cell acceptable", "ca", "gate", "PLUR");
    }

    @Test
    void badRuleFilesAreNamedWithTheirPlace() throws IOException {
        bad(1, "none.rule", "ca", "run", "@" + file("none.rule"));
        Path rule = Files.writeString(file("r.rule"), "@TABLE\nn_states:2\nneighborhood:Moor\n");
        bad(1, "r.rule, line 3, column 14: expected vonNeumann, Moore", "ca", "run", "@" + rule + ":T9,9");
        bad(2, "no parameter k", "ca", "run", "@" + Files.writeString(file("g.rule"),
                "@RULE g\n@TABLE\nn_states:2\nneighborhood:oneDimensional\nsymmetries:none\n0111\n"), "--param", "k=1");
        bad(1, "cannot be learned", "ca", "learn", "@" + file("g.rule"));
        // A pattern from elsewhere opens no file.
        Path pattern = Files.writeString(file("p.rle"), "x = 1, y = 1, rule = @" + file("g.rule") + "\no!\n");
        bad(1, "rule files are not opened here", "ca", "run", "--in", pattern);
    }

    @Test
    void badPricesAreNamed() throws IOException {
        Path prices = Files.writeString(file("p.csv"), "close,open\n1,2\n-3,1\n,4\n");
        bad(1, "p.csv, line 3, column 'close': a price must be above 0, was -3.0", "ca", "tape", prices, "--stats",
                file("s.csv"));
        Path blank = Files.writeString(file("b.csv"), "close,open\n1,2\n,4\n");
        bad(1, "b.csv, line 3, column 'close': a price must be above 0, this cell is blank", "ca", "tape", blank);
        bad(1, "unknown metric 'shut'", "ca", "tape", prices, "--price", "shut");
        bad(1, "no such file", "ca", "tape", file("none.csv"));
        assertFalse(Files.exists(file("s.csv")));
    }

    @Test
    void badFramesAreNamed() throws IOException {
        Path text = Files.writeString(file("f.npy"), "not an array");
        bad(1, "f.npy", "ca", "depth", text);
        assertEquals(0, CommandRun.of("ca", "run", "life", "--size", "8x8", "--steps", 0, "--frames", file("one.npy"))
                .code());
        bad(1, "one.npy: one frame is no run", "ca", "depth", file("one.npy"));
    }
}
