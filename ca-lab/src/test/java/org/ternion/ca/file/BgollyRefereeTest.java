package org.ternion.ca.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ternion.ca.Automaton;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Soups;
import org.ternion.ca.Topology;
import org.ternion.ca.rule.RuleFile;
import org.ternion.ca.rule.RuleStrings;
import org.ternion.core.Progress;

/** Golly itself reads what we write, and puts it where we do. Skipped where {@code bgolly} is not installed. */
@Tag("native")
class BgollyRefereeTest {
    private static final String PROGRAM = "bgolly";

    @TempDir
    private Path folder;

    @BeforeAll
    static void programIsThere() {
        boolean there = false;
        for (String place : System.getenv("PATH").split(File.pathSeparator)) {
            there |= Files.isExecutable(Path.of(place, PROGRAM));
        }
        Assumptions.assumeTrue(there, "SKIPPED: bgolly is not installed, apt-get install golly brings it");
    }

    private CellPattern golly(CellPattern start, String algorithm, int steps) throws IOException, InterruptedException {
        Path in = folder.resolve("in.rle");
        Path out = folder.resolve("out.rle");
        PatternFile.write(in, start);
        Process process = new ProcessBuilder(PROGRAM, "-q", "-q", "-a", algorithm, "-s", folder + "/", "-m",
                Integer.toString(steps), "-o", out.toString(), in.toString()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile()).start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "bgolly takes too long");
        } finally {
            process.destroy();
        }
        assertEquals(0, process.exitValue(), Files.readString(folder.resolve("said")));
        return PatternFile.read(out, 1 << 20);
    }

    /** Golly does not say where its result is, nor which states are absent. */
    private static CellGrid trimmed(CellGrid cells) {
        CellGrid trimmed = Soups.trimmed(cells);
        return CellGrid.wrap(trimmed.toArray(), trimmed.height(), trimmed.width(), 256);
    }

    @ParameterizedTest
    @CsvSource({"2,QuickLife,B3/S23", "3,Generations,12/34/3", "25,Generations,12/34/25", "200,Generations,12/34/200",
            "256,Generations,12/34/256"})
    void whatWeWriteIsReadAsWeMeant(int states, String algorithm, String rule) throws Exception {
        CellGrid cells = RleTest.noise(41, 83, states, states);
        CellPattern read = golly(CellPattern.of(cells, rule), algorithm, 0);
        assertEquals(trimmed(cells), trimmed(read.cells()));
        assertEquals(rule, read.rule());
    }

    @ParameterizedTest
    @CsvSource({"1,-4,-3", "2,0,0", "3,1,-1", "4,-2,1", "5,-3,0"})
    void aCornerIsWhereGollyCountsIt(long seed, long x, long y) throws Exception {
        compareOnPlane(seed, Optional.of(new CellPattern.Corner(x, y)));
    }

    @Test
    void withoutCornerThePatternIsInTheMiddle() throws Exception {
        for (long seed = 1; seed <= 6; seed++) {
            compareOnPlane(seed, Optional.empty());
        }
    }

    private void compareOnPlane(long seed, Optional<CellPattern.Corner> corner) throws Exception {
        int height = 7 - (int) (seed % 2);
        int width = 9 - (int) (seed % 3);
        CellGrid cells = RleTest.noise(3, 4, 2, seed);
        CellPattern start = new CellPattern(cells, "B2/S0123:P" + width + "," + height, List.of(), corner, 0);
        Automaton ours = RuleStrings.parse("B2/S0123").automaton(start.onGrid(height, width), Topology.PLANE);
        // A growing rule reaches the walls within these steps, so that they tell the places apart.
        ours.advance(5, Progress.NONE);
        assertEquals(trimmed(ours.layer(0)), trimmed(golly(start, "QuickLife", 5).cells()), "seed " + seed);
    }

    @ParameterizedTest
    @CsvSource({"vonNeumann,4,none", "vonNeumann,4,rotate4", "vonNeumann,4,rotate4reflect",
            "vonNeumann,4,reflect_horizontal", "vonNeumann,4,permute", "Moore,8,none", "Moore,8,rotate4",
            "Moore,8,rotate8", "Moore,8,rotate4reflect", "Moore,8,rotate8reflect", "Moore,8,reflect_horizontal",
            "Moore,8,permute", "hexagonal,6,none", "hexagonal,6,rotate2", "hexagonal,6,rotate3",
            "hexagonal,6,rotate6", "hexagonal,6,rotate6reflect", "hexagonal,6,permute", "oneDimensional,2,none",
            "oneDimensional,2,reflect", "oneDimensional,2,permute"})
    void tablesAreReadAsGollyReadsThem(String neighbourhood, int neighbours, String symmetries) throws Exception {
        for (long seed = 1; seed <= 3; seed++) {
            List<String> table = randomTable(seed, neighbourhood, neighbours, symmetries);
            Files.write(folder.resolve("Random.rule"), table);
            CellGrid cells = RleTest.noise(20, 24, 3, seed);
            CellPattern start = new CellPattern(cells, "Random:T24,20", List.of(), Optional.empty(), 0);
            CellGrid ours = Soups.after(3, RuleFile.parse(table), Topology.TORUS, cells);
            assertEquals(trimmed(ours), trimmed(golly(start, "RuleLoader", 3).cells()),
                    "seed " + seed + ": " + String.join("\n", table));
        }
    }

    /** Lines of states and variables, many of them contradicting each other, so that their order tells. */
    private static List<String> randomTable(long seed, String neighbourhood, int neighbours, String symmetries) {
        SplittableRandom random = new SplittableRandom(seed);
        List<String> table = new ArrayList<>(List.of("@RULE Random", "@TABLE", "n_states:3",
                "neighborhood:" + neighbourhood, "symmetries:" + symmetries, "var a={0,1}", "var b={1,2}",
                "var c={0,1,2}", "var d={a,b}", "var e={1,2}", "0" + ",0".repeat(neighbours) + ",0"));
        for (int i = 0; i < 40; i++) {
            List<String> line = new ArrayList<>();
            for (int j = 0; j <= neighbours; j++) {
                line.add(List.of("0", "1", "2", "a", "b", "c", "d", "d", "e").get(random.nextInt(9)));
            }
            String copied = line.get(random.nextInt(line.size()));
            line.add(copied);
            table.add(String.join(",", line));
        }
        return table;
    }
}
