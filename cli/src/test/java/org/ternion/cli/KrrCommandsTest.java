package org.ternion.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.io.Npy;
import org.ternion.core.io.NpyArray;

class KrrCommandsTest {
    private static final int POINTS = 60;
    private static final String RBF = "rbf:ell=0.8";

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

    private Path save(String name, double[] values, int cols) throws IOException {
        Npy.write(file(name), DoubleMatrix.wrap(values, values.length / cols, cols));
        return file(name);
    }

    private static double[] values(int count, IntToDoubleFunction value) {
        double[] values = new double[count];
        Arrays.setAll(values, value);
        return values;
    }

    /** Points in the square [-1, 1]^2. */
    private static double[] points(long seed, int count) {
        Random random = new Random(seed);
        return values(2 * count, i -> 2 * random.nextDouble() - 1);
    }

    /** Two outputs: a smooth one, and noise alone. */
    private static double[] targets(double[] x, long seed) {
        Random random = new Random(seed);
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i += 2) {
            y[i] = Math.sin(3 * x[i]) + x[i + 1] + 0.05 * random.nextGaussian();
            y[i + 1] = random.nextGaussian();
        }
        return y;
    }

    private static DoubleMatrix matrix(Path file) throws IOException {
        return Npy.read(file).toMatrix();
    }

    private static double rbf(double[] x, int i, double[] z, int j) {
        double squares = Math.pow(x[2 * i] - z[2 * j], 2) + Math.pow(x[2 * i + 1] - z[2 * j + 1], 2);
        return Math.exp(-squares / (2 * 0.8 * 0.8));
    }

    /** Solves by elimination without pivots, which positive definite systems do not need; changes both arguments. */
    private static double[] solve(double[][] a, double[] b) {
        int n = b.length;
        for (int k = 0; k < n; k++) {
            for (int i = k + 1; i < n; i++) {
                double factor = a[i][k] / a[k][k];
                for (int j = k; j < n; j++) {
                    a[i][j] -= factor * a[k][j];
                }
                b[i] -= factor * b[k];
            }
        }
        for (int k = n - 1; k >= 0; k--) {
            for (int j = k + 1; j < n; j++) {
                b[k] -= a[k][j] * b[j];
            }
            b[k] /= a[k][k];
        }
        return b;
    }

    private static double[][] system(double[] x, double lambda) {
        int n = x.length / 2;
        double[][] a = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                a[i][j] = rbf(x, i, x, j) + (i == j ? lambda : 0);
            }
        }
        return a;
    }

    @ParameterizedTest
    @ValueSource(strings = {"fit", "predict", "grid", "tree", "experiment"})
    void everyVerbHasHelp(String verb) {
        assertTrue(ok("krr", verb, "--help").out().startsWith("Usage: ternion krr " + verb));
    }

    @Test
    void predictionsAndVariancesAreThoseOfTheFormula() throws IOException {
        double[] x = points(1, POINTS);
        double[] y = targets(x, 2);
        double[] z = points(3, 7);
        JsonNode report = ok("krr", "fit", save("x.npy", x, 2), save("y.npy", y, 2), "--kernel", RBF, "--lambda", 0.01,
                "-o", file("model"), "--json").json();
        assertEquals("dense", report.get("method").asText());
        assertEquals(POINTS, report.get("n").asInt());
        assertEquals(2, report.get("outputs").asInt());
        assertEquals(0.01, report.get("lambda").asDouble());
        for (String name : List.of("reason", "dof", "gcv", "loo", "logEvidence", "trainMse", "cost", "seconds",
                "file")) {
            assertTrue(report.hasNonNull(name), name);
        }
        assertTrue(report.has("condition"));
        JsonNode told = ok("krr", "predict", file("model"), save("z.npy", z, 2), "-o", file("p.npy"), "--variance",
                file("v.npy"), "--json").json();
        assertEquals(7, told.get("points").asInt());
        assertEquals(RBF, told.get("kernel").asText());
        DoubleMatrix predicted = matrix(file("p.npy"));
        DoubleMatrix variances = matrix(file("v.npy"));
        for (int q = 0; q < 2; q++) {
            int output = q;
            double[] alpha = solve(system(x, 0.01), values(POINTS, i -> y[2 * i + output]));
            for (int j = 0; j < 7; j++) {
                int point = j;
                double expected = IntStream.range(0, POINTS).mapToDouble(i -> rbf(x, i, z, point) * alpha[i]).sum();
                assertEquals(expected, predicted.get(j, q), 1e-9);
                double[] weights = solve(system(x, 0.01), values(POINTS, i -> rbf(x, i, z, point)));
                double explained = IntStream.range(0, POINTS).mapToDouble(i -> rbf(x, i, z, point) * weights[i]).sum();
                assertEquals(1 - explained, variances.get(j, q), 1e-9);
            }
        }
    }

    @Test
    void aSingleAxisIsASingleColumn() throws IOException {
        Npy.write(file("x.npy"), values(20, i -> 0.1 * i));
        Npy.write(file("y.npy"), values(20, i -> Math.cos(0.1 * i)));
        ok("krr", "fit", file("x.npy"), file("y.npy"), "--kernel", "matern52:ell=1", "--lambda", "1e-6", "-o",
                file("model"));
        CommandRun run = ok("krr", "predict", file("model"), file("x.npy"), "-o", file("p.npy"));
        assertEquals("", run.out());
        assertTrue(run.err().contains("20 x 1 predictions by a dense fit of 20 points with matern52:ell=1"), run.err());
        DoubleMatrix predicted = matrix(file("p.npy"));
        for (int i = 0; i < 20; i++) {
            assertEquals(Math.cos(0.1 * i), predicted.get(i, 0), 1e-4);
        }
    }

    @ParameterizedTest
    @CsvSource({"gcv, gcv, 1", "loo, loo, 1", "evidence, logEvidence, -1"})
    void theChosenRidgeIsBetterThanItsNeighbours(String criterion, String score, double sign) throws IOException {
        double[] x = points(4, POINTS);
        Path points = save("x.npy", x, 2);
        double[] y = targets(x, 5);
        Path target = save("y.npy", values(POINTS, i -> y[2 * i]), 1);
        JsonNode best = ok("krr", "fit", points, target, "--kernel", RBF, "--select", criterion, "--lambda-grid",
                "1e-6:10:25", "-o", file("model"), "--json").json();
        double lambda = best.get("lambda").asDouble();
        assertTrue(lambda > 1e-6 && lambda < 10, "" + lambda);
        for (double factor : new double[] {0.5, 0.9, 1.1, 2}) {
            JsonNode other = ok("krr", "fit", points, target, "--kernel", RBF, "--lambda", lambda * factor, "-o",
                    file("other"), "--json").json();
            assertTrue(sign * best.get(score).asDouble() <= sign * other.get(score).asDouble() + 1e-12, best + " "
                    + other);
        }
    }

    @Test
    void eachOutputCanHaveItsOwnRidge() throws IOException {
        double[] x = points(6, POINTS);
        JsonNode report = ok("krr", "fit", save("x.npy", x, 2), save("y.npy", targets(x, 7), 2), "--kernel", RBF,
                "--select", "loo", "--per-output", "-o", file("model"), "--json").json();
        JsonNode lambdas = report.get("lambda");
        assertEquals(2, lambdas.size());
        assertTrue(lambdas.get(1).asDouble() > 10 * lambdas.get(0).asDouble(),
                "noise needs a larger ridge: " + lambdas);
        CommandRun run = ok("krr", "fit", file("x.npy"), file("y.npy"), "--kernel", RBF, "--select", "loo",
                "--per-output", "-o", file("again"));
        // The second output is noise: no ridge is large enough, and that is said.
        assertTrue(report.get("atEndOfGrid").asBoolean());
        assertEquals(4, run.errLines().size(), run.err());
        assertTrue(run.errLines().get(3).startsWith("warning: the ridge chosen is at the end"), run.err());
        assertTrue(run.errLines().get(1).contains(" to "), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"dense", "nystrom", "fourier-features", "conjugate-gradient"})
    void modelsDoNotDependOnThreads(String method) throws IOException {
        double[] x = points(8, 300);
        Path points = save("x.npy", x, 2);
        Path target = save("y.npy", targets(x, 9), 2);
        for (int threads = 1; threads <= 2; threads++) {
            ok("krr", "fit", points, target, "--kernel", RBF, "--lambda", 0.1, "--method", method, "--rank", 40,
                    "--seed", 11, "--threads", threads, "-o", file("model" + threads));
            ok("krr", "predict", file("model" + threads), points, "-o", file("p" + threads), "--threads", threads);
        }
        assertArrayEquals(Files.readAllBytes(file("model1")), Files.readAllBytes(file("model2")));
        assertArrayEquals(Files.readAllBytes(file("p1")), Files.readAllBytes(file("p2")));
    }

    /** Smooth numbers on a torus of 8 x 6 cells. */
    private static double[] field(int rows, int cols) {
        return values(rows * cols, i -> Math.sin(2 * Math.PI * (i / cols) / rows)
                + 0.5 * Math.cos(4 * Math.PI * (i % cols) / cols) + 0.1 * ((7 * i) % 5));
    }

    private void assertSameFit(Path expected, Path actual, double tolerance) throws IOException {
        NpyArray a = Npy.read(expected);
        NpyArray b = Npy.read(actual);
        assertArrayEquals(a.shape(), b.shape());
        assertArrayEquals(a.toDoubles(), b.toDoubles(), tolerance);
    }

    @ParameterizedTest
    @CsvSource({"periodic:ell=0.7, circulant", "'spectral:kmax=2,t=4', circulant", "rbf:ell=0.9, kronecker"})
    void aCompleteGridIsSolvedByItsStructure(String kernel, String method) throws IOException {
        Path y = save("y.npy", field(8, 6), 6);
        Object[] common = {"--shape", "8x6", "--kernel", kernel, "--lambda", 0.05, "--json", "-o"};
        JsonNode fast = grid(y, common, file("fast.npy"));
        JsonNode dense = grid(y, common, file("dense.npy"), "--method", "dense");
        assertEquals(method, fast.get("method").asText());
        assertEquals("dense", dense.get("method").asText());
        assertEquals(0, fast.get("missing").asInt());
        assertArrayEquals(new int[] {8, 6}, Npy.read(file("fast.npy")).shape());
        assertSameFit(file("dense.npy"), file("fast.npy"), 1e-10);
        for (String score : List.of("dof", "gcv", "loo", "logEvidence", "trainMse")) {
            double expected = dense.get(score).asDouble();
            assertEquals(expected, fast.get(score).asDouble(), 1e-8 * Math.abs(expected), score);
        }
    }

    private JsonNode grid(Path y, Object[] common, Path out, Object... more) throws IOException {
        Object[] start = with(new Object[] {"krr", "grid", y}, common);
        return ok(with(with(start, out), more)).json();
    }

    @ParameterizedTest
    @ValueSource(strings = {"circulant-fill-in", "circulant-modes", "dense"})
    void maskedCellsMayBeNaNAndArePredicted(String method) throws IOException {
        double[] y = field(8, 6);
        double[] mask = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            mask[i] = i % 4 == 1 ? 0 : 2;
            y[i] = mask[i] == 0 ? Double.NaN : y[i];
        }
        Object[] common = {"--shape", "8x6", "--kernel", "periodic:ell=0.9", "--lambda", 0.02, "--mask",
            save("m.npy", mask, 6), "--json", "-o"};
        JsonNode report = grid(save("y.npy", y, 6), common, file("fit.npy"), "--method", method);
        assertEquals(method, report.get("method").asText());
        assertEquals(12, report.get("missing").asInt());
        assertEquals(36, report.get("n").asInt());
        double[] x = new double[2 * 36];
        double[] known = new double[36];
        int row = 0;
        for (int i = 0; i < y.length; i++) {
            if (mask[i] != 0) {
                x[2 * row] = 2 * Math.PI * (i / 6) / 8;
                x[2 * row + 1] = 2 * Math.PI * (i % 6) / 6;
                known[row++] = y[i];
            }
        }
        ok("krr", "fit", save("x.npy", x, 2), save("known.npy", known, 1), "--kernel", "periodic:ell=0.9", "--lambda",
                0.02, "-o", file("model"));
        double[] all = values(96, i -> i % 2 == 0 ? 2 * Math.PI * (i / 12) / 8 : 2 * Math.PI * (i / 2 % 6) / 6);
        ok("krr", "predict", file("model"), save("all.npy", all, 2), "-o", file("p.npy"));
        assertArrayEquals(Npy.read(file("p.npy")).toDoubles(), Npy.read(file("fit.npy")).toDoubles(), 1e-9);
    }

    @Test
    void gridsOfOtherShapesAreFlat() throws IOException {
        Npy.write(file("y.npy"), field(8, 6));
        ok("krr", "grid", file("y.npy"), "--shape", "4x2x6", "--kernel", "periodic:ell=1", "--select", "gcv", "-o",
                file("fit.npy"));
        assertArrayEquals(new int[] {48}, Npy.read(file("fit.npy")).shape());
        ok("krr", "grid", file("y.npy"), "--shape", "48", "--kernel", "periodic:ell=1", "--select", "loo", "-o",
                file("fit.npy"));
        assertArrayEquals(new int[] {48}, Npy.read(file("fit.npy")).shape());
        ok("krr", "grid", file("y.npy"), "--shape", "8x6", "--kernel", "periodic:ell=1", "--select", "evidence", "-o",
                file("fit.npy"));
        assertArrayEquals(new int[] {8, 6}, Npy.read(file("fit.npy")).shape());
    }

    @ParameterizedTest
    @CsvSource({"0, tree-haar", "1, tree-sweeps"})
    void aTreePredictsAllItsLeaves(int skip, String method) throws IOException {
        // All 27 leaves in order, or some of them, some twice, in another order.
        double[] leaves = skip == 0 ? values(27, i -> i) : values(20, i -> 7 * i % 19);
        Npy.write(file("leaf.npy"), leaves);
        Path y = save("y.npy", values(2 * leaves.length, i -> Math.sin(i) + i % 2), 2);
        Object[] args = {"krr", "tree", file("leaf.npy"), y, "--branching", 3, "--depth", 3, "--kernel",
            "ultrametric:g=0.2/0.5/0.6/1", "--select", "loo", "--per-output", "--json", "-o"};
        JsonNode fast = ok(with(args, file("fast.npy"))).json();
        JsonNode dense = ok(with(args, file("dense.npy"), "--method", "dense")).json();
        assertEquals(method, fast.get("method").asText());
        assertEquals(2, fast.get("lambda").size());
        assertEquals(27, fast.get("leaves").asInt());
        assertArrayEquals(new int[] {27, 2}, Npy.read(file("fast.npy")).shape());
        assertSameFit(file("dense.npy"), file("fast.npy"), 1e-4);
        for (String score : List.of("dof", "gcv", "loo", "logEvidence")) {
            double expected = dense.get(score).asDouble();
            assertEquals(expected, fast.get(score).asDouble(), 1e-3 * Math.abs(expected), score);
        }
    }

    private static Object[] with(Object[] args, Object... more) {
        return Stream.concat(Arrays.stream(args), Arrays.stream(more)).toArray();
    }

    @Test
    void aKernelWithoutTreeStructureStillPredictsAllLeaves() throws IOException {
        Npy.write(file("leaf.npy"), values(8, i -> 7 - i));
        Npy.write(file("y.npy"), values(8, i -> 7 - i));
        JsonNode report = ok("krr", "tree", file("leaf.npy"), file("y.npy"), "--branching", 2, "--depth", 3, "--kernel",
                "rbf:ell=1", "--lambda", "1e-6", "-o", file("fit.npy"), "--json").json();
        assertEquals("dense", report.get("method").asText());
        double[] fit = Npy.read(file("fit.npy")).toDoubles();
        for (int leaf = 0; leaf < 8; leaf++) {
            assertEquals(leaf, fit[leaf], 1e-3);
        }
    }

    @Test
    void scoresThatAreNotKnownAreNull() throws IOException {
        double[] x = points(12, POINTS);
        JsonNode report = ok("krr", "fit", save("x.npy", x, 2), save("y.npy", targets(x, 13), 2), "--kernel", RBF,
                "--lambda", 0.1, "--method", "conjugate-gradient", "--rank", 20, "-o", file("model"), "--json").json();
        assertTrue(report.has("loo"));
        assertFalse(report.toString().contains("NaN"), report.toString());
    }
}
