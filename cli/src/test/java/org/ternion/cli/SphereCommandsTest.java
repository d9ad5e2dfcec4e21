package org.ternion.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.FloatMatrix;
import org.ternion.core.io.Npy;
import org.ternion.core.io.NpyArray;

class SphereCommandsTest {
    private static final int POINTS = 400;
    private static final int DIMENSION = ClusteredVectors.DIMENSION;

    @TempDir
    private Path folder;
    private Path vectors;
    private FloatMatrix matrix;

    @BeforeEach
    void makeVectors() throws IOException {
        matrix = ClusteredVectors.of(5, POINTS);
        vectors = file("vectors.npy");
        Npy.write(vectors, matrix);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private static CommandRun ok(Object... args) {
        CommandRun run = CommandRun.of(args);
        assertEquals(0, run.code(), run.err());
        return run;
    }

    private static int[] ints(JsonNode array) {
        return IntStream.range(0, array.size()).map(i -> array.get(i).asInt()).toArray();
    }

    private static double norm(FloatMatrix rows, int row) {
        double squares = 0;
        for (int d = 0; d < rows.cols(); d++) {
            squares += (double) rows.get(row, d) * rows.get(row, d);
        }
        return Math.sqrt(squares);
    }

    @ParameterizedTest
    @ValueSource(strings = {"place", "index", "search", "power", "transform", "report"})
    void everyVerbHasHelp(String verb) {
        assertTrue(ok("sphere", verb, "--help").out().startsWith("Usage: ternion sphere " + verb));
    }

    @Test
    void placingFillsEveryShellToItsCapacityByScore() throws IOException {
        Path out = file("out.npy");
        JsonNode report = ok("sphere", "place", vectors, "-o", out, "--shells", 20, "--json").json();
        assertEquals(POINTS, report.get("points").asInt());
        assertEquals(DIMENSION, report.get("dimension").asInt());
        assertEquals("sqrt", report.get("layout").asText());
        assertEquals("quantile", report.get("method").asText());
        assertEquals("norm", report.get("score").asText());
        assertTrue(report.get("moves").isNull());
        JsonNode balance = report.get("balance");
        assertArrayEquals(ints(balance.get("capacity")), ints(balance.get("counts")));
        assertEquals(POINTS, Arrays.stream(ints(balance.get("counts"))).sum());
        for (String zero : List.of("misplacedFraction", "avgAbsOverload", "maxAbsOverload", "overloadVariance", "chi2",
                "emdShells", "emptyShells")) {
            assertEquals(0, balance.get(zero).asDouble(), zero);
        }
        assertEquals(2.0 * POINTS / 20, balance.get("avgAbsOverloadBound").asDouble());
        assertTrue(balance.get("balanced").asBoolean());
        assertTrue(balance.get("spearman").asDouble() > 0.99);
        assertTrue(report.get("timings").get("totalMillis").asDouble() > 0);

        DoubleMatrix placed = Npy.read(out).toMatrix();
        assertEquals(POINTS, placed.rows());
        assertEquals(2, placed.cols());
        int[] counts = new int[20];
        Integer[] byNorm = IntStream.range(0, POINTS).boxed().toArray(Integer[]::new);
        Arrays.sort(byNorm, Comparator.comparingDouble(i -> (float) norm(matrix, i)));
        double last = 0;
        for (int i : byNorm) {
            int shell = (int) placed.get(i, 0);
            counts[shell]++;
            assertTrue(shell >= last, "row " + i);
            last = shell;
            assertEquals(128 + 896 * Math.sqrt(shell / 19.0), placed.get(i, 1), 1e-4, "row " + i);
        }
        assertArrayEquals(ints(balance.get("counts")), counts);
    }

    @Test
    void withoutJsonTheBalanceIsOneLineOnStderr() {
        CommandRun run = ok("sphere", "place", vectors, "-o", file("out.npy"));
        assertEquals("", run.out());
        assertEquals(1, run.errLines().size(), run.err());
        assertTrue(run.err().contains("400 points, 512 shells: misplaced 0.000000"), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqrt", "linear", "quadratic", "geometric", "geometric-open", "sqrt-open", "xlogx"})
    void everyLayoutIsWithinItsRadii(String layout) throws IOException {
        Path out = file("out.npy");
        ok("sphere", "place", vectors, "-o", out, "--shells", 9, "--rmin", 2, "--rmax", 5, "--layout", layout,
                "--capacity-exponent", 0, "--score", "information");
        DoubleMatrix placed = Npy.read(out).toMatrix();
        for (int i = 0; i < POINTS; i++) {
            assertTrue(placed.get(i, 1) >= 2 && placed.get(i, 1) <= 5, "row " + i + ": " + placed.get(i, 1));
        }
    }

    @Test
    void chainRestoresTheBalanceWithTheFewestSteps() throws IOException {
        Path old = file("old.npy");
        ok("sphere", "place", vectors, "-o", old, "--shells", 20);
        JsonNode same = ok("sphere", "place", vectors, "-o", file("same.npy"), "--shells", 20, "--method", "chain",
                "--previous", old, "--json").json();
        assertEquals(0, same.get("moves").get("points").asInt());
        assertArrayEquals(Files.readAllBytes(old), Files.readAllBytes(file("same.npy")));

        int[] shells = new int[POINTS];
        Arrays.setAll(shells, i -> i % 20);
        Npy.write(file("round.npy"), shells);
        JsonNode chain = ok("sphere", "place", vectors, "-o", file("chain.npy"), "--shells", 20, "--method", "chain",
                "--previous", file("round.npy"), "--json").json();
        int[] capacity = ints(chain.get("balance").get("capacity"));
        long steps = 0;
        long flow = 0;
        for (int k = 0; k < 20; k++) {
            flow += POINTS / 20 - capacity[k];
            steps += Math.abs(flow);
        }
        assertEquals(steps, chain.get("moves").get("leastSteps").asLong());
        assertEquals(steps, chain.get("moves").get("steps").asLong());
        assertEquals(0, chain.get("balance").get("misplacedFraction").asDouble());
        JsonNode sorted = ok("sphere", "place", vectors, "-o", file("sorted.npy"), "--shells", 20, "--previous",
                file("round.npy"), "--json").json();
        assertTrue(sorted.get("moves").get("steps").asLong() > steps);
    }

    @Test
    void sinkhornMeetsTheCapacitiesAndMovesLessThanSorting() throws IOException {
        Path old = file("old.npy");
        Npy.write(file("noisy.npy"), perturbed());
        ok("sphere", "place", vectors, "-o", old, "--shells", 20);
        JsonNode sorted = ok("sphere", "place", file("noisy.npy"), "-o", file("a.npy"), "--shells", 20, "--previous",
                old, "--json").json();
        JsonNode soft = ok("sphere", "place", file("noisy.npy"), "-o", file("b.npy"), "--shells", 20, "--previous", old,
                "--method", "sinkhorn", "--json").json();
        assertEquals(0, soft.get("balance").get("misplacedFraction").asDouble());
        assertTrue(soft.get("balance").get("spearman").asDouble() > 0.9);
        assertTrue(soft.get("moves").get("points").asInt() < sorted.get("moves").get("points").asInt());
        assertTrue(soft.get("sinkhorn").get("iterations").asInt() > 0);
        assertTrue(soft.get("sinkhorn").has("converged"));
    }

    private FloatMatrix perturbed() {
        Random random = new Random(8);
        float[] values = matrix.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] *= (float) (1 + 0.1 * random.nextGaussian());
        }
        return FloatMatrix.wrap(values, POINTS, DIMENSION);
    }

    @Test
    void searchingFindsWhatAScanFinds() throws IOException {
        FloatMatrix queries = ClusteredVectors.of(6, 30);
        Npy.write(file("queries.npy"), queries);
        JsonNode built = ok("sphere", "index", vectors, "-o", file("index"), "--json").json();
        assertEquals(POINTS, built.get("points").asInt());
        assertEquals(DIMENSION, built.get("dimension").asInt());
        assertTrue(built.get("cells").asInt() > 1);
        assertEquals(Files.size(file("index")), built.get("bytes").asLong());
        JsonNode found = ok("sphere", "search", file("index"), file("queries.npy"), "--top", 7, "-o", file("ids.npy"),
                "--json").json();
        assertEquals(1, found.get("exactFraction").asDouble());
        assertTrue(found.get("scannedFraction").asDouble() > 0 && found.get("scannedFraction").asDouble() <= 1);
        assertTrue(found.get("queriesPerSecond").asDouble() > 0);
        assertTrue(found.get("recallTarget").isNull());
        NpyArray ids = Npy.read(file("ids.npy"));
        assertEquals("i4", ids.dtype());
        assertArrayEquals(new int[] {30, 7}, ids.shape());
        for (int q = 0; q < 30; q++) {
            for (int rank = 0; rank < 7; rank++) {
                // Equal up to rounding: two points may have nearly the same cosine.
                assertEquals(cosine(queries, q, nearest(queries, q).get(rank)),
                        cosine(queries, q, (int) ids.toMatrix().get(q, rank)), 1e-5, "query " + q + " rank " + rank);
            }
        }
    }

    private double cosine(FloatMatrix queries, int q, int row) {
        double dot = 0;
        for (int d = 0; d < DIMENSION; d++) {
            dot += (double) queries.get(q, d) * matrix.get(row, d);
        }
        return dot / norm(queries, q) / norm(matrix, row);
    }

    private List<Integer> nearest(FloatMatrix queries, int q) {
        List<Integer> rows = new ArrayList<>(IntStream.range(0, POINTS).boxed().toList());
        rows.sort(Comparator.comparingDouble(row -> -cosine(queries, q, row)));
        return rows;
    }

    @Test
    void aRecallTargetLooksAtFewerVectors() throws IOException {
        ok("sphere", "index", vectors, "-o", file("index"));
        JsonNode some = ok("sphere", "search", file("index"), vectors, "--recall", 0.5, "-o", file("ids.npy"), "--json")
                .json();
        JsonNode all = ok("sphere", "search", file("index"), vectors, "-o", file("all.npy"), "--json").json();
        assertEquals(0.5, some.get("recallTarget").asDouble());
        assertTrue(some.get("scannedFraction").asDouble() < all.get("scannedFraction").asDouble());
        DoubleMatrix got = Npy.read(file("ids.npy")).toMatrix();
        DoubleMatrix truth = Npy.read(file("all.npy")).toMatrix();
        int hits = 0;
        for (int q = 0; q < POINTS; q++) {
            for (int rank = 0; rank < 10; rank++) {
                double id = got.get(q, rank);
                int row = q;
                hits += IntStream.range(0, 10).anyMatch(r -> truth.get(row, r) == id) ? 1 : 0;
            }
        }
        assertTrue(hits >= 0.5 * 10 * POINTS, "found " + hits);
    }

    @Test
    void missingNeighboursAreMinusOne() throws IOException {
        Npy.write(file("three.npy"), ClusteredVectors.of(1, 3));
        ok("sphere", "index", file("three.npy"), "-o", file("index"));
        ok("sphere", "search", file("index"), file("three.npy"), "--top", 5, "-o", file("ids.npy"));
        DoubleMatrix ids = Npy.read(file("ids.npy")).toMatrix();
        for (int q = 0; q < 3; q++) {
            assertEquals(q, ids.get(q, 0));
            assertNotEquals(-1, ids.get(q, 2));
            assertEquals(-1, ids.get(q, 3));
            assertEquals(-1, ids.get(q, 4));
        }
    }

    @Test
    void noVectorsGiveEmptyFiles() throws IOException {
        Npy.write(file("none.npy"), FloatMatrix.wrap(new float[0], 0, DIMENSION));
        JsonNode placed = ok("sphere", "place", file("none.npy"), "-o", file("p.npy"), "--json").json();
        assertEquals(0, placed.get("balance").get("misplacedFraction").asDouble());
        assertTrue(placed.get("balance").get("spearman").isNull());
        assertArrayEquals(new int[] {0, 2}, Npy.read(file("p.npy")).shape());
        ok("sphere", "index", file("none.npy"), "-o", file("index"));
        ok("sphere", "search", file("index"), vectors, "--top", 2, "-o", file("ids.npy"));
        assertEquals(-1, Npy.read(file("ids.npy")).toMatrix().get(POINTS - 1, 1));
        ok("sphere", "search", file("index"), file("none.npy"), "--top", 2, "-o", file("ids.npy"));
        assertArrayEquals(new int[] {0, 2}, Npy.read(file("ids.npy")).shape());
    }

    @ParameterizedTest
    @ValueSource(strings = {"quantile", "chain", "sinkhorn"})
    void placesAreTheSameForAnyNumberOfThreads(String method) throws IOException {
        int[] shells = new int[POINTS];
        Arrays.setAll(shells, i -> i % 30);
        Npy.write(file("old.npy"), shells);
        for (int threads : new int[] {1, 2, 7}) {
            ok("sphere", "place", vectors, "-o", file(threads + ".npy"), "--shells", 30, "--method", method,
                    "--previous", file("old.npy"), "--threads", threads);
            assertArrayEquals(Files.readAllBytes(file("1.npy")), Files.readAllBytes(file(threads + ".npy")));
        }
    }

    @Test
    void indexAndAnswersAreTheSameForTheSameSeedAndAnyNumberOfThreads() throws IOException {
        ok("sphere", "index", vectors, "-o", file("one"), "--threads", 1, "--seed", 3);
        ok("sphere", "index", vectors, "-o", file("many"), "--threads", 5, "--seed", 3);
        ok("sphere", "index", vectors, "-o", file("other"), "--seed", 4);
        assertArrayEquals(Files.readAllBytes(file("one")), Files.readAllBytes(file("many")));
        assertFalse(Arrays.equals(Files.readAllBytes(file("one")), Files.readAllBytes(file("other"))));
        ok("sphere", "search", file("one"), vectors, "-o", file("a.npy"), "--threads", 1, "--recall", 0.9);
        ok("sphere", "search", file("one"), vectors, "-o", file("b.npy"), "--threads", 5, "--recall", 0.9);
        assertArrayEquals(Files.readAllBytes(file("a.npy")), Files.readAllBytes(file("b.npy")));
    }

    @Test
    void powerFillsTheBestChannelsToOneLevel() throws IOException {
        // By hand: noise 1, 2 and 100; the second is full at 2, so the first gets 8 and the level is 9; 2 * 9 < 100.
        Path gains = Files.writeString(file("gains.csv"),
                "name,gain,weight,cap\nx,1.0,1,\n\"y,z\",0.5,1,2\nw,0.01,2,\n");
        CommandRun table = ok("sphere", "power", "--gains", gains, "--budget", 10);
        assertEquals("name,gain,weight,cap,power\nx,1.0,1,,8.0\n\"y,z\",0.5,1,2,2.0\nw,0.01,2,,0.0\n", table.out());
        assertTrue(table.err().contains("level 9.0"), table.err());
        JsonNode report = ok("sphere", "power", "--gains", gains, "--budget", 10, "--json").json();
        assertEquals(9, report.get("level").asDouble());
        assertEquals(10, report.get("allocated").asDouble());
        assertFalse(report.get("saturated").asBoolean());
        assertEquals(0, report.get("kktResidual").asDouble(), 1e-15);
        assertEquals("[8.0,2.0,0.0]", report.get("allocation").toString());
    }

    @Test
    void powerOfFullChannelsIsSaturated() throws IOException {
        Path gains = Files.writeString(file("gains.csv"), "cap,gain,power\n1,2,77\n3,4,88\n");
        JsonNode report = ok("sphere", "power", "--gains", gains, "--budget", 5, "--json").json();
        assertTrue(report.get("saturated").asBoolean());
        assertTrue(report.get("level").isNull());
        assertEquals(4, report.get("allocated").asDouble());
        CommandRun table = ok("sphere", "power", "--gains", gains, "--budget", 5);
        assertEquals("cap,gain,power\n1,2,1.0\n3,4,3.0\n", table.out());
        assertTrue(table.err().contains("1.0 of the budget is left"), table.err());
    }

    @Test
    void transformGoesThereAndBack() throws IOException {
        int degree = 12;
        double[] coefficients = new Random(3).doubles((degree + 1) * (degree + 1), -1, 1).toArray();
        Npy.write(file("c.npy"), coefficients);
        JsonNode there = ok("sphere", "transform", file("c.npy"), "--degree", degree, "--inverse", "-o", file("f.npy"),
                "--json").json();
        assertTrue(there.get("inverse").asBoolean());
        assertEquals(13 * 25, there.get("samples").asInt());
        assertTrue(there.get("roundTripError").asDouble() < 1e-13);
        assertArrayEquals(new int[] {13, 25}, Npy.read(file("f.npy")).shape());
        ok("sphere", "transform", file("f.npy"), "--degree", degree, "-o", file("back.npy"));
        assertArrayEquals(new int[] {169}, Npy.read(file("back.npy")).shape());
        assertArrayEquals(coefficients, Npy.read(file("back.npy")).toDoubles(), 1e-13);
    }

    @Test
    void aConstantFieldHasOneCoefficientAndNoiseIsReportedAsNotBandLimited() throws IOException {
        double[] field = new double[5 * 9];
        Arrays.fill(field, 3);
        Npy.write(file("f.npy"), DoubleMatrix.wrap(field, 5, 9));
        ok("sphere", "transform", file("f.npy"), "--degree", 4, "-o", file("c.npy"));
        double[] expected = new double[25];
        expected[0] = 3 * Math.sqrt(4 * Math.PI);
        assertArrayEquals(expected, Npy.read(file("c.npy")).toDoubles(), 1e-13);
        Npy.write(file("noise.npy"), DoubleMatrix.wrap(new Random(1).doubles(45).toArray(), 5, 9));
        JsonNode report = ok("sphere", "transform", file("noise.npy"), "--degree", 4, "-o", file("c.npy"), "--json")
                .json();
        assertTrue(report.get("roundTripError").asDouble() > 0.01);
    }

    @Test
    void reportHasNumbersAndPicturesThatDoNotDependOnThreads() throws IOException {
        CommandRun run = ok("sphere", "report", vectors, "--out", file("r1"), "--shells", 24, "--threads", 1, "--json");
        CommandRun again = ok("sphere", "report", vectors, "--out", file("r3"), "--shells", 24, "--threads", 3,
                "--json");
        JsonNode report = run.json();
        assertEquals(report, new ObjectMapper().readTree(Files.readAllBytes(file("r1").resolve("report.json"))));
        assertEquals(0, report.get("balance").get("misplacedFraction").asDouble());
        assertTrue(report.get("unbalanced").get("misplacedFraction").asDouble() > 0.1);
        JsonNode retrieval = report.get("retrieval");
        assertEquals(1, retrieval.get("exact").get("recallAtK").asDouble());
        assertEquals(1, retrieval.get("exact").get("exactFraction").asDouble());
        assertTrue(retrieval.get("approximate").get("recallAtK").asDouble() > 0.8);
        assertTrue(retrieval.get("approximate").get("distanceRatio").asDouble() > 0.9);
        JsonNode energies = report.get("angular").get("energies");
        for (int i = 1; i < energies.size(); i++) {
            assertTrue(energies.get(i).asDouble() <= energies.get(i - 1).asDouble(), "step " + i);
        }
        assertEquals(report.get("angular").get("steps").asInt() + 1, energies.size());
        assertEquals(timeless(report), timeless(again.json()));
        assertEquals(3, report.get("pictures").size());
        for (JsonNode name : report.get("pictures")) {
            Path picture = file("r1").resolve(name.asText());
            BufferedImage image = ImageIO.read(picture.toFile());
            assertEquals(1000, image.getWidth());
            assertEquals(600, image.getHeight());
            IntStream colours = IntStream.range(0, 1000 * 600).map(i -> image.getRGB(i % 1000, i / 1000)).distinct();
            assertTrue(colours.count() > 20, name + " is empty");
            assertArrayEquals(Files.readAllBytes(picture), Files.readAllBytes(file("r3").resolve(name.asText())));
        }
    }

    /** What does not change from run to run. */
    private static JsonNode timeless(JsonNode report) {
        ObjectNode copy = report.deepCopy();
        copy.remove("timings");
        for (String kind : List.of("exact", "approximate")) {
            ((ObjectNode) copy.get("retrieval").get(kind)).remove(List.of("p50Micros", "p95Micros", "p99Micros"));
        }
        return copy;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void reportOfFewVectorsLeavesOutWhatNeedsMore(int points) throws IOException {
        Npy.write(file("few.npy"), ClusteredVectors.of(1, points));
        CommandRun run = ok("sphere", "report", file("few.npy"), "--out", file("r"));
        assertTrue(run.out().startsWith("sorted fill: "), run.out());
        JsonNode report = new ObjectMapper().readTree(Files.readAllBytes(file("r").resolve("report.json")));
        assertTrue(report.get("retrieval").isNull());
        assertEquals(points, report.get("angular").get("points").asInt());
        assertEquals(3, report.get("pictures").size());
    }
}
