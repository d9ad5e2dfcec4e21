package org.ternion.krr.experiments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ternion.krr.Goldens.assertClose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.core.ternary.Valuations;
import org.ternion.krr.Goldens;
import org.ternion.krr.domain.Residues;
import org.ternion.krr.domain.TreeLeaves;
import org.ternion.krr.experiments.PrimesResult.Model;
import org.ternion.krr.experiments.PrimesResult.Target;
import org.ternion.krr.kernel.Constant;
import org.ternion.krr.kernel.Gram;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.kernel.Spectral;
import org.ternion.krr.kernel.Sum;
import org.ternion.krr.kernel.Ultrametric;
import org.ternion.krr.lowrank.AggregatedSystem;

class PrimesTest {
    private static List<JsonNode> reference() {
        return list(Goldens.json("krr-reference", "primes.json").get("cases"));
    }

    private static List<JsonNode> partOne() {
        return list(Goldens.json("dashi-part1", "primes.json"));
    }

    private static List<JsonNode> partTwo() {
        return list(Goldens.json("dashi-part2", "primes_krr.json").get("runs"));
    }

    private static List<JsonNode> padic() {
        return list(Goldens.json("dashi-part1", "padic.json"));
    }

    private static List<JsonNode> list(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    /** Small errors are differences of nearly equal numbers. */
    private static void assertError(double expected, double actual, double relative, String what) {
        double tolerance = expected < 1e-5 ? 1e-4 : relative;
        assertTrue(Math.abs(expected - actual) <= tolerance * expected + 1e-12,
                () -> what + ": expected " + expected + ", got " + actual);
    }

    private static Model model(PrimesResult result, String name) {
        return result.models().stream().filter(model -> model.name().equals(name)).findFirst().orElseThrow();
    }

    private static double mse(Model model, String target) {
        return model.scores().stream().filter(score -> score.target().equals(target)).findFirst().orElseThrow().mse();
    }

    private static Target target(PrimesResult result, String name) {
        return result.targets().stream().filter(target -> target.name().equals(name)).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("reference")
    void reproducesTheReference(JsonNode golden) {
        int powers = golden.get("mse").get("zero").has("ind6") ? 6 : 4;
        PrimesConfig config = PrimesConfig.defaults().with("nMax", golden.get("nMax").asText())
                .with("maxPower", "" + powers);
        PrimesResult result = Primes.run(config, Goldens.ints(golden.get("permutation")), RunOptions.DEFAULT);
        assertEquals(golden.get("trainCount").asInt(), result.trainCount());
        assertEquals(golden.get("distinctTrainCells").asInt(), result.trainCells());
        assertEquals(72, result.cells());
        golden.get("mse").properties().forEach(kernel -> kernel.getValue().properties().forEach(entry -> {
            String target = entry.getKey();
            String what = golden.get("nMax") + " " + kernel.getKey() + " " + target;
            double actual = switch (kernel.getKey()) {
                case "zero" -> target(result, target).zero();
                case "trainMean" -> target(result, target).trainMean();
                case "perCellTrainMean" -> target(result, target).cellMean();
                default -> mse(model(result, kernel.getKey()), target);
            };
            assertError(entry.getValue().asDouble(), actual, 1e-8, what);
        }));
    }

    @ParameterizedTest
    @MethodSource("partOne")
    void reproducesPartOne(JsonNode golden) {
        PrimesConfig config = PrimesConfig.defaults().with("nMax", golden.get("n_max").asText())
                .with("lengthScale", golden.get("lengthscale").asText()).with("maxPower", "6");
        PrimesResult result = Primes.run(config, Goldens.ints(golden.get("perm")), RunOptions.DEFAULT);
        Map<String, String> columns = Map.of("dashifine", "spectral", "dashifine_bias", "spectralZero",
                "periodic_rbf", "periodicRbf");
        for (JsonNode expected : golden.get("results")) {
            String target = expected.get("target").asText().replaceAll("p\\|n p=(\\d)", "div$1")
                    .replaceAll("2\\^(\\d)\\|n", "ind$1").replace("min(v2,6)/6", "valuation")
                    .replace("const 1", "constant1");
            if (target.equals("prime")) {
                assertPrimality(golden, expected);
                continue;
            }
            assertClose(expected.get("test_mean").asDouble(), target(result, target).baseRate(), 1e-12, target);
            assertClose(expected.get("mse_zero_predictor").asDouble(), target(result, target).zero(), 1e-12, target);
            columns.forEach((column, model) -> assertError(expected.get(column).asDouble(),
                    mse(model(result, model), target), 1e-8, model + " " + target));
        }
    }

    private static void assertPrimality(JsonNode golden, JsonNode expected) {
        int[] order = Goldens.ints(golden.get("perm"));
        int[] train = Arrays.copyOf(order, golden.get("n_train").asInt());
        int[] test = Arrays.copyOfRange(order, train.length, order.length);
        double error = error(new Spectral(4, 4, 1, true), residues(train), residues(test), train, test,
                n -> isPrime(n) ? 1 : 0, 0.01);
        assertError(expected.get("dashifine_bias").asDouble(), error, 1e-8, "prime");
    }

    @ParameterizedTest
    @MethodSource("partTwo")
    void reproducesPartTwo(JsonNode golden) {
        int[] train = Goldens.ints(golden.get("trainIndices"));
        int[] test = Goldens.ints(golden.get("testIndices"));
        int[] order = IntStream.concat(Arrays.stream(train), Arrays.stream(test)).toArray();
        PrimesConfig config = PrimesConfig.defaults().with("nMax", golden.get("nMax").asText())
                .with("lengthScale", "0.2").with("maxPower", "6");
        PrimesResult result = Primes.run(config, order, RunOptions.DEFAULT);
        Map<String, String> names = Map.of("spectral", "spectral", "periodic_rbf", "periodicRbf",
                "padic_tree_p2_K6_beta0.5", "padic");
        names.forEach((name, model) -> {
            JsonNode expected = golden.get("results").get(name);
            expected.get("mse").properties().forEach(entry -> assertError(entry.getValue().asDouble(),
                    mse(model(result, model), partTwoTarget(entry.getKey())), 1e-7, name + " " + entry.getKey()));
            int ind1 = result.targets().indexOf(target(result, "ind1"));
            double[] first = Goldens.doubles(expected.get("firstFiveTestPredictions_c2"));
            for (int i = 0; i < first.length; i++) {
                assertEquals(first[i], model(result, model).predictions().get(i, ind1), 1e-9);
            }
        });
        golden.get("results").get("residueCellTrainMean").get("mse").properties().forEach(entry -> assertError(
                entry.getValue().asDouble(), target(result, partTwoTarget(entry.getKey())).cellMean(), 1e-12,
                entry.getKey()));
        plusConstant(golden, train, test);
    }

    private static String partTwoTarget(String name) {
        return name.replace("c_2^", "ind").replace("min(v2,6)/6", "valuation").replace("min(v_2,6)/6", "valuation");
    }

    private static void plusConstant(JsonNode golden, int[] train, int[] test) {
        Kernel kernel = new Sum(List.of(new Spectral(4, 4, 0, true), new Constant(1)));
        JsonNode expected = golden.get("results").get("spectral_plus_constant").get("mse");
        for (int k = 1; k <= 6; k++) {
            int divisor = 1 << k;
            double actual = error(kernel, residues(train), residues(test), train, test, n -> n % divisor == 0 ? 1 : 0,
                    0.01);
            assertError(expected.get("c_2^" + k).asDouble(), actual, 1e-7, "c_2^" + k);
        }
    }

    private static DoubleMatrix residues(int[] indices) {
        return Residues.of(Arrays.stream(indices).mapToLong(i -> i + 1).toArray(), 8, 9).points();
    }

    private static double error(Kernel kernel, DoubleMatrix trainX, DoubleMatrix testX, int[] train, int[] test,
            IntToDoubleFunction target, double lambda) {
        double[] y = Arrays.stream(train).mapToDouble(i -> target.applyAsDouble(i + 1)).toArray();
        double[] truth = Arrays.stream(test).mapToDouble(i -> target.applyAsDouble(i + 1)).toArray();
        DoubleMatrix predictions = AggregatedSystem.of(kernel, trainX, DoubleMatrix.wrap(y, y.length, 1),
                RunOptions.DEFAULT).solve(new double[] {lambda}).predict(testX);
        return Rows.mse(DoubleMatrix.wrap(truth, truth.length, 1), predictions);
    }

    @ParameterizedTest
    @MethodSource("padic")
    void padicKernelLearnsItsLevelsAndNoMore(JsonNode golden) {
        int p = golden.get("p").asInt();
        int depth = golden.get("depth").asInt();
        int[] order = Goldens.ints(golden.get("perm"));
        int[] train = Arrays.copyOf(order, golden.get("n_train").asInt());
        int[] test = Arrays.copyOfRange(order, train.length, order.length);
        Kernel kernel = Ultrametric.padic(p, depth, Goldens.doubles(golden.get("weights")));
        DoubleMatrix block = Goldens.matrix(golden.get("K_1_to_9"));
        DoubleMatrix firstNine = leaves(p, depth, IntStream.range(0, 9).toArray());
        assertClose(block, Gram.symmetric(kernel, firstNine, RunOptions.DEFAULT), 1e-15, "kernel");
        for (JsonNode expected : golden.get("results")) {
            String name = expected.get("target").asText();
            int power = name.equals("prime") ? 0 : Integer.parseInt(name.replaceAll("p\\^(\\d+)\\|n", "$1"));
            int divisor = (int) Math.round(Math.pow(p, power));
            IntToDoubleFunction target = power == 0 ? n -> isPrime(n) ? 1 : 0 : n -> n % divisor == 0 ? 1 : 0;
            double error = error(kernel, leaves(p, depth, train), leaves(p, depth, test), train, test, target,
                    golden.get("lambda_").asDouble());
            assertError(expected.get("test_mse").asDouble(), error, 1e-8, name);
            assertEquals(power > 0 && power <= depth, error < 1e-3, name);
        }
    }

    private static boolean isPrime(int n) {
        return n > 1 && IntStream.range(2, n).noneMatch(d -> n % d == 0);
    }

    private static DoubleMatrix leaves(int p, int depth, int[] indices) {
        return TreeLeaves.residues(p, depth, Arrays.stream(indices).mapToLong(i -> i + 1).toArray()).points();
    }

    /** The errors of all targets that the residues determine come from the missing constant alone. */
    @Test
    void errorOfTheSpectralKernelIsThatOfTheConstantTimesTheSquaredMean() {
        JsonNode golden = reference().get(1);
        PrimesResult result = Primes.run(PrimesConfig.defaults().with("nMax", "1024"),
                Goldens.ints(golden.get("permutation")), RunOptions.DEFAULT);
        Model spectral = model(result, "spectral");
        double constant = mse(spectral, "constant1");
        for (int k = 1; k <= 3; k++) {
            assertClose(constant * Math.pow(4, -k), mse(spectral, "ind" + k), 1e-3, "ind" + k);
        }
        assertClose(constant / 9, mse(spectral, "div3"), 1e-3, "div3");
    }

    @Test
    void everyTargetHasItsBaselinesAndScores() {
        PrimesConfig config = PrimesConfig.defaults().with("nMax", "200");
        PrimesResult result = Primes.run(config, RunOptions.DEFAULT.withSeed(3));
        assertEquals(result.toString(), Primes.run(config, new RunOptions(3, 2, (done, total) -> true)).toString());
        List<String> names = new ArrayList<>(List.of("div2", "div3", "div5", "div7", "valuation", "ind1", "ind2",
                "ind3", "ind4", "constant1"));
        assertEquals(names, result.targets().stream().map(Target::name).toList());
        assertEquals(5, result.models().size());
        assertEquals(1 + 5 * names.size(), result.table().lines().count());
        Model padic = model(result, "padic");
        assertEquals(1, padic.scores().get(5).auc());
        assertTrue(padic.ladder() > 0.99, () -> "ladder " + padic.ladder());
        assertTrue(Double.isNaN(padic.scores().get(4).auc()), "valuations are not 0 and 1");
        assertEquals(40, result.testNumbers().size());
        assertEquals(result.truth().get(0, 0), result.testNumbers().get(0) % 2 == 0 ? 1 : 0);
    }

    @Test
    void powersAboveTheNumbersAreSkipped() {
        PrimesResult result = Primes.run(PrimesConfig.defaults().with("nMax", "7"), RunOptions.DEFAULT);
        assertEquals(List.of("ind1", "ind2"), result.targets().stream().map(Target::name)
                .filter(name -> name.startsWith("ind")).toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 7})
    void valuationsAreAdditiveAndUltrametric(int p) {
        int total = 0;
        for (int a = 1; a <= 60; a++) {
            int own = Valuations.valuation(a, p);
            int n = a;
            assertEquals(own, IntStream.rangeClosed(1, 6).filter(k -> n % (int) Math.pow(p, k) == 0).count());
            for (int b = 1; b <= 60; b++) {
                int other = Valuations.valuation(b, p);
                assertEquals(own + other, Valuations.valuation(a * b, p));
                int sum = Valuations.valuation(a + b, p);
                assertTrue(own != other ? sum == Math.min(own, other) : sum >= own);
            }
            total += own;
        }
        int expected = 0;
        for (int power = p; power <= 60; power *= p) {
            expected += 60 / power;
        }
        assertEquals(expected, total);
    }

    @Test
    void residuesSeparateNumbersModuloTheProduct() {
        Residues residues = Residues.of(IntStream.range(0, 144).asLongStream().toArray(), 8, 9);
        for (int i = 0; i < 144; i++) {
            for (int j = 0; j < 144; j++) {
                assertEquals(i % 72 == j % 72, residues.cell(i) == residues.cell(j));
            }
        }
    }

    @Test
    void aWrongOrderIsRefused() {
        assertEquals("order must have 512 entries, has 2", assertThrows(IllegalArgumentException.class,
                () -> Primes.run(PrimesConfig.defaults(), new int[] {0, 1}, RunOptions.DEFAULT)).getMessage());
    }
}
