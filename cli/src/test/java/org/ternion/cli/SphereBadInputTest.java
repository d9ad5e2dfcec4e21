package org.ternion.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.FloatMatrix;
import org.ternion.core.io.Npy;

/** Bad input of {@code sphere} gets one line that says what and where, the documented exit code and no output file. */
class SphereBadInputTest {
    private static final int POINTS = 400;

    @TempDir
    private Path folder;
    private Path vectors;

    @BeforeEach
    void makeVectors() throws IOException {
        vectors = file("vectors.npy");
        Npy.write(vectors, ClusteredVectors.of(5, POINTS));
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private static void index(Path vectors, Path index) {
        CommandRun run = CommandRun.of("sphere", "index", vectors, "-o", index);
        assertEquals(0, run.code(), run.err());
    }

    @ParameterizedTest
    @CsvSource({"NaN, NaN", "Infinity, Infinity", "1e300, float32"})
    void aBadComponentIsNamedWithRowAndColumn(double value, String part) throws IOException {
        String place = "row 7, column 2 (from 0)";
        double[] values = new double[10 * 3];
        Arrays.fill(values, 1);
        values[7 * 3 + 2] = value;
        Path broken = file("broken.npy");
        Npy.write(broken, DoubleMatrix.wrap(values, 10, 3));
        Path out = Files.writeString(file("out.npy"), "older");
        for (String verb : List.of("place", "index")) {
            String err = bad(1, place, "sphere", verb, broken, "-o", out);
            assertTrue(err.contains("broken.npy") && err.contains(part), err);
        }
        bad(1, place, "sphere", "report", broken, "--out", file("r"));
        index(vectors, file("index"));
        bad(1, place, "sphere", "search", file("index"), broken, "-o", out);
        assertEquals("older", Files.readString(out));
    }

    @Test
    void wrongShapesAreNamed() throws IOException {
        Npy.write(file("line.npy"), new double[12]);
        Npy.write(file("narrow.npy"), DoubleMatrix.wrap(new double[0], 4, 0));
        Npy.write(file("other.npy"), DoubleMatrix.wrap(new double[8], 2, 4));
        for (String verb : List.of("place", "index")) {
            bad(1, "line.npy: vectors are an N x D array", "sphere", verb, file("line.npy"), "-o", file("out"));
            bad(1, "[4, 0]", "sphere", verb, file("narrow.npy"), "-o", file("out"));
        }
        index(vectors, file("index"));
        bad(1, "queries of 4 components", "sphere", "search", file("index"), file("other.npy"), "-o", file("out"));
        bad(1, "degree 5 needs [6, 11] samples, the array has the shape [2, 4]", "sphere", "transform",
                file("other.npy"), "--degree", 5, "-o", file("out"));
        bad(1, "degree 1 needs [4] coefficients, the array has the shape [2, 4]", "sphere", "transform",
                file("other.npy"), "--degree", 1, "--inverse", "-o", file("out"));
        String previous = "shells of 2 points, there are 400 vectors";
        Npy.write(file("two.npy"), DoubleMatrix.wrap(new double[4], 2, 2));
        bad(1, previous, "sphere", "place", vectors, "-o", file("out"), "--method", "chain", "--previous",
                file("two.npy"));
        bad(1, "N x 2 numbers", "sphere", "place", vectors, "-o", file("out"), "--previous", file("other.npy"));
        assertFalse(Files.exists(file("out")));
    }

    @ParameterizedTest
    @CsvSource({"512", "-1", "0.5", "NaN"})
    void previousShellsMustExist(double shell) throws IOException {
        double[] shells = new double[POINTS];
        shells[3] = shell;
        Npy.write(file("old.npy"), shells);
        bad(1, "old.npy, row 3 (from 0): no shell " + shell, "sphere", "place", vectors, "-o", file("out"),
                "--previous", file("old.npy"));
    }

    @Test
    void aVectorTooLongForItsScoreIsNamed() throws IOException {
        Npy.write(file("long.npy"), FloatMatrix.wrap(new float[] {1, 1, 3e38f, 3e38f}, 2, 2));
        bad(1, "long.npy: row 1 is too long", "sphere", "place", file("long.npy"), "-o", file("out"));
    }

    @Test
    void aVerbIsNeeded() {
        bad(2, "a command is missing, one of place, index, search, power, transform, report", "sphere");
    }

    @Test
    void missingFilesAreNamed() {
        Path nowhere = file("nowhere.npy");
        bad(1, "nowhere.npy: no such file", "sphere", "place", nowhere, "-o", file("out"));
        bad(1, "nowhere.npy: no such file", "sphere", "place", vectors, "-o", file("out"), "--previous", nowhere);
        bad(1, "nowhere.npy: no such file", "sphere", "index", nowhere, "-o", file("out"));
        bad(1, "nowhere.npy: no such file", "sphere", "search", nowhere, vectors, "-o", file("out"));
        bad(1, "nowhere.npy: no such file", "sphere", "power", "--gains", nowhere, "--budget", 1);
        bad(1, "nowhere.npy: no such file", "sphere", "transform", nowhere, "--degree", 1, "-o", file("out"));
        bad(1, "nowhere.npy: no such file", "sphere", "report", nowhere, "--out", file("r"));
        bad(1, "there is no folder", "sphere", "place", vectors, "-o", file("no").resolve("out"));
        bad(1, "is a file, a folder is expected", "sphere", "report", vectors, "--out", vectors);
    }

    @Test
    void aDamagedIndexIsRejected() throws IOException {
        index(vectors, file("index"));
        byte[] bytes = Files.readAllBytes(file("index"));
        Path damaged = file("damaged");
        for (int at : new int[] {0, 9, 30, 70, bytes.length / 2, bytes.length - 1}) {
            byte[] changed = bytes.clone();
            changed[at] ^= 64;
            Files.write(damaged, changed);
            bad(1, "damaged, ", "sphere", "search", damaged, vectors, "-o", file("out"));
        }
        for (int length : new int[] {0, 20, 100, bytes.length - 1}) {
            Files.write(damaged, Arrays.copyOf(bytes, length));
            bad(1, "damaged, ", "sphere", "search", damaged, vectors, "-o", file("out"));
        }
        bad(1, "vectors.npy, header", "sphere", "search", vectors, vectors, "-o", file("out"));
        assertFalse(Files.exists(file("out")));
    }

    @Test
    void aTopBeyondTheIndexIsSaidWhereItMatters() throws IOException {
        index(vectors, file("index"));
        Object[] search = {"sphere", "search", file("index"), vectors, "-o", file("out"), "--top"};
        bad(1, "for up to 100 vectors per query, not for --top 101", with(search, 101, "--recall", 0.9));
        bad(2, "more rows than one file can hold", with(search, 500_000_000));
        bad(2, "--top must be 1 to 536870911, was 1000000000", with(search, 1_000_000_000));
        bad(2, "--top must be 1 to 536870911, was 0", with(search, 0));
        bad(2, "--recall must be above 0 and at most 1, was 1.5", with(search, 5, "--recall", 1.5));
    }

    private static Object[] with(Object[] args, Object... more) {
        return Stream.concat(Stream.of(args), Stream.of(more)).toArray();
    }

    static Stream<List<Object>> wrongUsage() {
        return Stream.of(
                List.of("one of sqrt, linear, quadratic, geometric, geometric-open, sqrt-open, xlogx, was 'cube'",
                        "place", "--layout", "cube"),
                List.of("expected one of [QUANTILE, CHAIN, SINKHORN]", "place", "--method", "random"),
                List.of("expected one of [NORM, INFORMATION]", "place", "--score", "height"),
                List.of("chain needs --previous", "place", "--method", "chain"),
                List.of("--shells 0", "place", "--shells", 0),
                List.of("rMin must be below rMax", "place", "--rmin", 5, "--rmax", 4),
                List.of("--capacity-exponent: exponent must be finite", "place", "--capacity-exponent", "NaN"),
                List.of("--threads must be at least 1, was 0", "place", "--threads", 0),
                List.of("--threads must be at least 1, was -2", "index", "--threads", -2),
                List.of("--degree must be 0 to 512, was 513", "transform", "--degree", 513),
                List.of("--degree", "transform"));
    }

    @ParameterizedTest
    @MethodSource
    void wrongUsage(List<Object> row) {
        List<Object> args = new ArrayList<>(List.of("sphere", row.get(1), vectors, "-o", file("out")));
        args.addAll(row.subList(2, row.size()));
        bad(2, row.get(0).toString(), args.toArray());
        assertFalse(Files.exists(file("out")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "a,b\\n1,2\\n           | line 1: no column 'gain', only a, b",
        "gain\\n                | line 1: a header and no rows",
        "gain\\n1\\n0\\n        | line 3, column 1 'gain': must be above 0, was 0.0",
        "gain\\n1e-310\\n       | line 2, column 1 'gain': the gain is too small",
        "gain\\nmuch\\n         | line 2, column 1 'gain': 'much' is not a finite decimal number",
        "gain,weight\\n1,-1\\n  | line 2, column 2 'weight': must be above 0, was -1.0",
        "gain,weight\\n1,\\n    | line 2, column 2 'weight': the cell is empty",
        "gain,cap\\n1,-3\\n     | line 2, column 2 'cap': must be at least 0, was -3.0"})
    void badGainsAreNamedWithTheirPlace(String csv, String place) throws IOException {
        Path gains = Files.writeString(file("gains.csv"), csv.strip().replace("\\n", "\n"));
        bad(1, "gains.csv, " + place.strip(), "sphere", "power", "--gains", gains, "--budget", 1);
        bad(2, "--budget must be finite and at least 0", "sphere", "power", "--gains", gains, "--budget", -1);
    }

    private static String bad(int code, String part, Object... args) {
        CommandRun run = CommandRun.of(args);
        assertEquals(code, run.code(), run.err());
        assertEquals(1, run.errLines().size(), run.err());
        assertTrue(run.err().contains(part), run.err() + " should say " + part);
        assertEquals("", run.out());
        return run.err();
    }
}
