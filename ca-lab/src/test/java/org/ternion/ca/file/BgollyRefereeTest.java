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
import org.ternion.ca.Topology;
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
        Process process = new ProcessBuilder(PROGRAM, "-q", "-q", "-a", algorithm, "-m", Integer.toString(steps), "-o",
                out.toString(), in.toString()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("said").toFile()).start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "bgolly takes too long");
        } finally {
            process.destroy();
        }
        assertEquals(0, process.exitValue(), Files.readString(folder.resolve("said")));
        return PatternFile.read(out, 1 << 20);
    }

    /** Rows of the smallest rectangle with all live cells: Golly does not say where its result is. */
    private static List<String> trimmed(CellGrid cells) {
        int left = cells.width();
        int right = -1;
        int top = cells.height();
        int bottom = -1;
        for (int row = 0; row < cells.height(); row++) {
            for (int column = 0; column < cells.width(); column++) {
                if (cells.get(row, column) != 0) {
                    left = Math.min(left, column);
                    right = Math.max(right, column);
                    top = Math.min(top, row);
                    bottom = row;
                }
            }
        }
        List<String> rows = new ArrayList<>();
        for (int row = top; row <= bottom; row++) {
            StringBuilder text = new StringBuilder();
            for (int column = left; column <= right; column++) {
                text.append(cells.get(row, column)).append(' ');
            }
            rows.add(text.toString());
        }
        return rows;
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
}
