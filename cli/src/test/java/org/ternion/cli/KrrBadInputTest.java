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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.io.Npy;

/** Bad input of {@code krr} gets one line that says what and where, the documented exit code and no output file. */
class KrrBadInputTest {
    private static final int POINTS = 12;

    @TempDir
    private Path folder;
    private Path points;
    private Path targets;

    @BeforeEach
    void makeData() throws IOException {
        points = save("x.npy", POINTS, 2, (row, col) -> Math.sin(row + 20 * col));
        targets = save("y.npy", POINTS, 1, (row, col) -> Math.cos(row));
    }

    @FunctionalInterface
    private interface Entry {
        double at(int row, int col);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private Path save(String name, int rows, int cols, Entry entry) throws IOException {
        double[] values = new double[rows * cols];
        Arrays.setAll(values, i -> entry.at(i / cols, i % cols));
        Npy.write(file(name), DoubleMatrix.wrap(values, rows, cols));
        return file(name);
    }

    private static String bad(int code, String part, Object... args) {
        CommandRun run = CommandRun.of(args);
        assertEquals(code, run.code(), run.err());
        assertEquals(1, run.errLines().size(), run.err());
        assertTrue(run.err().contains(part), run.err() + " should say " + part);
        assertEquals("", run.out());
        return run.err();
    }

    private void badFit(int code, String part, Path x, Path y, Object... more) {
        bad(code, part, Stream.concat(Stream.of("krr", "fit", x, y, "-o", file("out")), Stream.of(more)).toArray());
        assertFalse(Files.exists(file("out")));
    }

    private void badGrid(int code, String part, Path y, Object... more) {
        bad(code, part, Stream.concat(Stream.of("krr", "grid", y, "-o", file("out"), "--kernel", "periodic:ell=1",
                "--lambda", "0.1"), Stream.of(more)).toArray());
        assertFalse(Files.exists(file("out")));
    }

    private void badTree(int code, String part, Path leaves, Object... more) {
        bad(code, part, Stream.concat(Stream.of("krr", "tree", leaves, targets, "-o", file("out"), "--lambda", "0.1"),
                Stream.of(more)).toArray());
        assertFalse(Files.exists(file("out")));
    }

    @Test
    void aVerbIsNeeded() {
        bad(2, "a command is missing, one of fit, predict, grid, tree, experiment", "krr");
    }

    static Stream<List<Object>> wrongUsage() {
        String rbf = "rbf:ell=1";
        return Stream.of(
                List.of("--lambda: lambda must be finite and > 0, was 0.0", "--kernel", rbf, "--lambda", 0),
                List.of("--lambda: lambda must be finite and > 0, was -1.0", "--kernel", rbf, "--lambda", -1),
                List.of("--lambda: lambda must be finite and > 0, was NaN", "--kernel", rbf, "--lambda", "NaN"),
                List.of("--lambda", "--kernel", rbf),
                List.of("mutually exclusive", "--kernel", rbf, "--lambda", 1, "--select", "gcv"),
                List.of("--kernel", "--lambda", 1),
                List.of("--kernel: ", "--kernel", "gauss:ell=1", "--lambda", 1),
                List.of("rbf", "--kernel", "gauss:ell=1", "--lambda", 1),
                List.of("--kernel: ", "--kernel", "rbf:ell=0", "--lambda", 1),
                List.of("--kernel: ", "--kernel", "rbf:ell=1 +", "--lambda", 1),
                List.of("expected one of [GCV, LOO, EVIDENCE]", "--kernel", rbf, "--select", "aic"),
                List.of("--method: unknown method magic, known are circulant,", "--kernel", rbf, "--lambda", 1,
                        "--method", "magic"),
                List.of("--per-output needs --select", "--kernel", rbf, "--lambda", 1, "--per-output"),
                List.of("--lambda-grid needs --select", "--kernel", rbf, "--lambda", 1, "--lambda-grid", "1:2:3"),
                List.of("LOW:HIGH:COUNT is expected", "--kernel", rbf, "--select", "loo", "--lambda-grid", "1:2"),
                List.of("must be above the smallest", "--kernel", rbf, "--select", "loo", "--lambda-grid", "2:1:5"),
                List.of("number of ridges must be in [2, 10000], was 1", "--kernel", rbf, "--select", "loo",
                        "--lambda-grid", "1:2:1"),
                List.of("--rank must be at least 1, was 0", "--kernel", rbf, "--lambda", 1, "--rank", 0),
                List.of("--threads must be at least 1, was 0", "--kernel", rbf, "--lambda", 1, "--threads", 0));
    }

    @ParameterizedTest
    @MethodSource
    void wrongUsage(List<Object> row) {
        badFit(2, row.get(0).toString(), points, targets, row.subList(1, row.size()).toArray());
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.NEGATIVE_INFINITY})
    void rowsWithoutNumbersAreNamed(double value) throws IOException {
        Path x = save("bad-x.npy", POINTS, 2, (row, col) -> row == 7 && col == 1 || row > 9 ? value : row);
        Path y = save("bad-y.npy", POINTS, 1, (row, col) -> row == 4 ? value : row);
        Object[] options = {"--kernel", "rbf:ell=1", "--lambda", 0.1};
        badFit(1, "bad-x.npy: points must be finite: row 7 column 1 is " + value + ", row 10 column 0", x, targets,
                options);
        badFit(1, "and 2 more (from 0)", x, targets, options);
        badFit(1, "bad-y.npy: targets must be finite: row 4 column 0 is " + value, points, y, options);
        fit();
        bad(1, "bad-x.npy: points must be finite: row 7 column 1", "krr", "predict", file("model"), x, "-o",
                file("out"));
    }

    private void fit() {
        CommandRun run = CommandRun.of("krr", "fit", points, targets, "--kernel", "rbf:ell=1", "--lambda", 0.1, "-o",
                file("model"));
        assertEquals(0, run.code(), run.err());
    }

    @Test
    void shapesThatDoNotFitAreNamed() throws IOException {
        Object[] options = {"--kernel", "rbf:ell=1", "--lambda", 0.1};
        Path few = save("few.npy", 5, 1, (row, col) -> row);
        badFit(1, "few.npy: 5 rows of targets", points, few, options);
        Path empty = save("empty.npy", 0, 3, (row, col) -> row);
        badFit(1, "empty.npy: points are an N x D array", empty, targets, options);
        Npy.write(file("none.npy"), new double[0]);
        badFit(1, "none.npy: targets are an N x D array", points, file("none.npy"), options);
        badFit(1, "nowhere.npy: no such file", file("nowhere.npy"), targets, options);
        fit();
        Path wide = save("wide.npy", 5, 3, (row, col) -> row);
        bad(1, "wide.npy: points have 3 coordinates, those of", "krr", "predict", file("model"), wide, "-o",
                file("out"));
        bad(1, "there is no folder", "krr", "predict", file("model"), points, "-o", file("no").resolve("out"));
        bad(1, "there is no folder", "krr", "predict", file("model"), points, "-o", file("out"), "--variance",
                file("no").resolve("out"));
        assertFalse(Files.exists(file("out")));
    }

    @Test
    void aKernelForOtherPointsIsRefused() {
        badFit(1, "column", points, targets, "--kernel", "[1:4]rbf:ell=1", "--lambda", 0.1);
        badFit(1, "needs a TorusGrid", points, targets, "--kernel", "periodic:ell=1", "--lambda", 0.1, "--method",
                "circulant");
        badFit(1, "needs an ultrametric kernel", points, targets, "--kernel", "rbf:ell=1", "--lambda", 0.1, "--method",
                "tree-sweeps");
    }

    @Test
    void aDamagedModelIsRejected() throws IOException {
        fit();
        byte[] bytes = Files.readAllBytes(file("model"));
        Path damaged = file("damaged");
        for (int at : new int[] {0, 9, 30, 70, bytes.length / 2, bytes.length - 1}) {
            byte[] changed = bytes.clone();
            changed[at] ^= 64;
            Files.write(damaged, changed);
            bad(1, "damaged, ", "krr", "predict", damaged, points, "-o", file("out"));
        }
        for (int length : new int[] {0, 20, 100, bytes.length - 1}) {
            Files.write(damaged, Arrays.copyOf(bytes, length));
            bad(1, "damaged, ", "krr", "predict", damaged, points, "-o", file("out"));
        }
        bad(1, "x.npy, header", "krr", "predict", points, points, "-o", file("out"));
        bad(1, "nowhere: no such file", "krr", "predict", file("nowhere"), points, "-o", file("out"));
        assertFalse(Files.exists(file("out")));
    }

    @Test
    void cellsWithoutNumbersAreNamedWithTheWayOut() throws IOException {
        Path y = save("grid.npy", 4, 6, (row, col) -> row == 2 && col > 1 ? Double.NaN : row * col);
        badGrid(1, "grid.npy: each cell needs a finite number; leave cells out with --mask, cell [2, 2] is NaN, [2, 3]"
                + " is NaN, [2, 4] is NaN and 1 more (from 0)", y, "--shape", "4x6");
        Path mask = save("mask.npy", 4, 6, (row, col) -> col == 3 || row == 2 && col > 3 ? 0 : 1);
        badGrid(1, "grid.npy: each cell of the mask needs a finite number, cell [2, 2] is NaN (from 0)", y, "--shape",
                "4x6", "--mask", mask);
    }

    @Test
    void badMasksAreRefused() throws IOException {
        Path y = save("grid.npy", 4, 6, (row, col) -> row * col);
        Path empty = save("empty.npy", 4, 6, (row, col) -> 0);
        badGrid(1, "empty.npy: every cell is 0, the mask leaves no observed cell", y, "--shape", "4x6", "--mask",
                empty);
        Path undecided = save("undecided.npy", 4, 6, (row, col) -> row == 1 && col == 5 ? Double.NaN : 1);
        badGrid(1, "undecided.npy: the mask is a number in each cell (not 0 = observed), cell [1, 5] is NaN", y,
                "--shape", "4x6", "--mask", undecided);
        Path other = save("other.npy", 6, 4, (row, col) -> 1);
        badGrid(1, "other.npy: the shape [4, 6] of --shape, or 24 numbers, is expected, this array has the shape"
                + " [6, 4]", y, "--shape", "4x6", "--mask", other);
    }

    @Test
    void badShapesAreRefused() throws IOException {
        Path y = save("grid.npy", 4, 6, (row, col) -> row * col);
        badGrid(1, "the shape [6, 4] of --shape, or 24 numbers, is expected, this array has the shape [4, 6]", y,
                "--shape", "6x4");
        badGrid(2, "expected cells of each axis as 1024x1024, was '4 by 6'", y, "--shape", "4 by 6");
        badGrid(2, "'--shape': cells of an axis must be in [1, 2147483647], was 0", y, "--shape", "0x6");
        badGrid(2, "'--shape': cells must be", y, "--shape", "100000x100000x100000x100000");
    }

    static Stream<List<Object>> badKernelsOfATree() {
        return Stream.of(
                List.of("level 1 has the eigenvalue", "ultrametric:g=0.9/0.1/1"),
                List.of("a tree of depth 2 has 3 levels, got 2 kernel values", "ultrametric:g=0.9/1"),
                List.of("--kernel: ", "ultrametric:g=0.9/one/2"),
                List.of("--kernel: ", "padic:weights=1/1/-3"));
    }

    @ParameterizedTest
    @MethodSource
    void badKernelsOfATree(List<Object> row) throws IOException {
        Path leaves = save("leaf.npy", POINTS, 1, (i, col) -> i % 9);
        badTree(2, row.get(0).toString(), leaves, "--branching", 3, "--depth", 2, "--kernel", row.get(1));
    }

    @Test
    void badLeavesAreNamed() throws IOException {
        Object[] tree = {"--branching", 3, "--depth", 2, "--kernel", "ultrametric:g=0.1/0.5/1"};
        badTree(1, "leaf.npy, row 9 (from 0): no leaf 9.0, there are leaves 0 to 8",
                save("leaf.npy", POINTS, 1, (row, col) -> row), tree);
        badTree(1, "leaf.npy, row 1 (from 0): no leaf 0.5", save("leaf.npy", POINTS, 1, (row, col) -> 0.5 * row), tree);
        badTree(1, "leaf.npy, row 0 (from 0): no leaf -1.0", save("leaf.npy", POINTS, 1, (row, col) -> row - 1), tree);
        badTree(1, "leaf numbers must be finite: row 2 column 0 is NaN",
                save("leaf.npy", POINTS, 1, (row, col) -> row == 2 ? Double.NaN : 0), tree);
        badTree(1, "one leaf per row is expected, this array has 2 columns", points, tree);
        badTree(1, "y.npy: 12 rows of targets", save("leaf.npy", 5, 1, (row, col) -> row), tree);
        badTree(2, "--branching 1 --depth 2: branching must be in [2,", points, "--branching", 1, "--depth", 2,
                "--kernel", "ultrametric:g=0.1/0.5/1");
    }

    static Stream<List<Object>> badExperiments() {
        return Stream.of(
                List.of("expected one of [WAVE, GRAYSCOTT, PRIMES]", "tides"),
                List.of("unknown setting 'colour', known are points, waves,", "wave", "--set", "colour=3"),
                List.of("points must be an integer, was '1.5'", "wave", "--set", "points=1.5"),
                List.of("train must be in [1, 1999], was 5000", "wave", "--set", "train=5000"),
                List.of("KEY=VALUE", "wave", "--set", "points"),
                List.of("design must be one of pixel, stencil, laplacian, was 'cube'", "grayscott", "--set",
                        "design=cube"),
                List.of("--threads must be at least 1", "primes", "--threads", 0));
    }

    @ParameterizedTest
    @MethodSource
    void badExperiments(List<Object> row) {
        List<Object> args = new ArrayList<>(List.of("krr", "experiment"));
        args.addAll(row.subList(1, row.size()));
        args.addAll(List.of("--out", file("results")));
        bad(2, row.get(0).toString(), args.toArray());
        assertFalse(Files.exists(file("results")));
    }

    @Test
    void theFolderOfAnExperimentMustBeOne() {
        bad(1, "is a file, a folder is expected", "krr", "experiment", "primes", "--out", points);
    }
}
