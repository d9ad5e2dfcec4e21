package org.ternion.krr.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.ternion.krr.Goldens.assertClose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.core.ternary.Valuations;
import org.ternion.krr.Goldens;
import org.ternion.krr.domain.TreeLeaves;
import org.ternion.krr.kernel.Ultrametric;
import org.ternion.krr.solve.RidgeScores;
import org.ternion.krr.solve.RidgeSolution;
import org.ternion.krr.solve.RidgeSystem;

class TreeGoldensTest {
    private static final int COMPLETE_CASE = 2;
    private static final List<String> TARGETS = List.of("c_2^1", "c_2^2", "c_2^3", "c_2^4", "c_2^5", "c_2^6", "div3",
            "min(v2,6)/6", "constant1");

    private static List<RidgeSystem> systems() {
        List<RidgeSystem> systems = new ArrayList<>();
        for (int i = 0; i <= COMPLETE_CASE; i++) {
            JsonNode golden = golden(i);
            TreeLeaves leaves = TreeLeaves.observed(golden.get("p").asInt(), golden.get("depth").asInt(),
                    Goldens.ints(golden.get("leaf")));
            for (double leavesPerObservation : new double[] {0, Double.POSITIVE_INFINITY}) {
                systems.add(TreeSweepSystem.of(kernel(golden), leaves, Goldens.matrix(golden.get("y")),
                        RunOptions.DEFAULT, leavesPerObservation));
            }
        }
        JsonNode golden = golden(COMPLETE_CASE);
        TreeLeaves leaves = TreeLeaves.complete(golden.get("p").asInt(), golden.get("depth").asInt());
        systems.add(CompleteTreeSystem.of(kernel(golden), leaves, Goldens.matrix(golden.get("y")),
                RunOptions.DEFAULT));
        return systems;
    }

    private static JsonNode golden(int index) {
        return Goldens.json("krr-reference", "tree_krr.json").get("cases").get(index);
    }

    private static Ultrametric kernel(JsonNode golden) {
        return new Ultrametric(golden.get("p").asInt(), golden.get("depth").asInt(),
                Goldens.doubles(golden.get("g")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void everyNumberIsTheGoldens(int index) {
        RidgeSystem system = systems().get(index);
        JsonNode golden = golden(Math.min(index / 2, COMPLETE_CASE));
        double lambda = golden.get("lam").asDouble();
        RidgeSolution solution = system.solve(new double[] {lambda});
        double tolerance = 1e-10;
        assertClose(Goldens.matrix(golden.get("alpha")), solution.alpha(), tolerance, "alpha");
        assertClose(Goldens.matrix(golden.get("fitted")), solution.fitted(), tolerance, "fitted");
        assertClose(Goldens.matrix(golden.get("looResidual")), solution.looResiduals(), tolerance, "loo residuals");
        DoubleMatrix predictions = Goldens.matrix(golden.get("predictionAllLeaves"));
        assertClose(predictions, solution.predictDomain(), tolerance, "all leaves");
        DoubleMatrix all = DoubleMatrix.wrap(IntStream.range(0, predictions.rows()).asDoubleStream().toArray(),
                predictions.rows(), 1);
        assertClose(predictions, solution.predict(all), tolerance, "predictions");
        assertClose(Goldens.matrix(golden.get("latentVarianceAllLeaves")), solution.variance(all), tolerance,
                "variances");
        RidgeScores scores = system.scores(0, lambda);
        assertClose(golden.get("looMse").asDouble(), scores.loo(), tolerance, "loo");
        assertClose(golden.get("gcv").asDouble(), scores.gcv(), tolerance, "gcv");
        assertClose(golden.get("dof").asDouble(), scores.dof(), tolerance, "dof");
        assertClose(golden.get("logMarginal").asDouble(), scores.logEvidence(), tolerance, "evidence");
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 8})
    void bandsHaveTheEigenvaluesOfTheGolden(int index) {
        JsonNode golden = Goldens.json("krr-reference", "eigenvalues.json").get("cases").get(index);
        assertEquals("ultrametric", golden.get("kernel").asText());
        double[] expected = Goldens.doubles(golden.get("bandEigenvalues"));
        assertClose(expected, CompleteTreeSystem.eigenvalues(kernel(golden)), 1e-14, "eigenvalues");
        TreeLeaves leaves = TreeLeaves.complete(golden.get("p").asInt(), golden.get("depth").asInt());
        double[] range = CompleteTreeSystem.of(kernel(golden), leaves,
                DoubleMatrix.wrap(new double[leaves.size()], leaves.size(), 1), RunOptions.DEFAULT).eigenvalueRange();
        assertClose(new double[] {expected[expected.length - 1], expected[0]}, range, 1e-14, "range");
    }

    private static long[] numbers(int[] indices) {
        return Arrays.stream(indices).mapToLong(i -> i + 1).toArray();
    }

    private static double meanSquare(DoubleMatrix expected, DoubleMatrix actual, int col) {
        double sum = 0;
        for (int row = 0; row < expected.rows(); row++) {
            double error = expected.get(row, col) - actual.get(row, col);
            sum += error * error;
        }
        return sum / expected.rows();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void padicKernelLearnsWhatItsDepthShows(int index) {
        JsonNode golden = Goldens.json("dashi-part1", "padic.json").get(index);
        int p = golden.get("p").asInt();
        int depth = golden.get("depth").asInt();
        int[] order = Goldens.ints(golden.get("perm"));
        int split = golden.get("n_train").asInt();
        long[] train = numbers(Arrays.copyOf(order, split));
        long[] test = numbers(Arrays.copyOfRange(order, split, order.length));
        Ultrametric kernel = Ultrametric.padic(p, depth, Goldens.doubles(golden.get("weights")));
        DoubleMatrix points = TreeLeaves.residues(p, depth, LongStream.rangeClosed(1, 9).toArray()).points();
        DoubleMatrix block = Goldens.matrix(golden.get("K_1_to_9"));
        for (int i = 0; i < 81; i++) {
            assertEquals(block.get(i / 9, i % 9),
                    kernel.value(points.backingArray(), i / 9, points.backingArray(), i % 9, 1), 1e-15);
        }
        // The last target asks for one power more than the kernel sees.
        RidgeSystem system = TreeSweepSystem.of(kernel, TreeLeaves.residues(p, depth, train),
                Valuations.indicators(train, p, depth + 1), RunOptions.DEFAULT);
        double[] lambdas = new double[depth + 1];
        Arrays.fill(lambdas, golden.get("lambda_").asDouble());
        DoubleMatrix predicted = system.solve(lambdas).predict(TreeLeaves.residues(p, depth, test).points());
        DoubleMatrix expected = Valuations.indicators(test, p, depth + 1);
        for (int k = 1; k <= depth + 1; k++) {
            JsonNode result = golden.get("results").get(k - 1);
            assertEquals("p^" + k + "|n", result.get("target").asText());
            int col = k - 1;
            assertArrayEquals(Goldens.doubles(result.get("pred_first5")),
                    IntStream.range(0, 5).mapToDouble(row -> predicted.get(row, col)).toArray(), 1e-12);
            assertClose(result.get("test_mse").asDouble(), meanSquare(expected, predicted, k - 1), 1e-9,
                    "error of " + result.get("target"));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void decayingKernelHasTheErrorsOfThePrimesTable(int index) {
        JsonNode golden = Goldens.json("dashi-part2", "primes_krr.json").get("runs").get(index);
        JsonNode errors = golden.get("results").get("padic_tree_p2_K6_beta0.5").get("mse");
        long[] train = numbers(Goldens.ints(golden.get("trainIndices")));
        long[] test = numbers(Goldens.ints(golden.get("testIndices")));
        RidgeSystem system = TreeSweepSystem.of(Ultrametric.decaying(2, 6, 0.5), TreeLeaves.residues(2, 6, train),
                targets(train), RunOptions.DEFAULT);
        double[] lambdas = new double[TARGETS.size()];
        Arrays.fill(lambdas, golden.get("ridge").asDouble());
        DoubleMatrix predicted = system.solve(lambdas).predict(TreeLeaves.residues(2, 6, test).points());
        for (int t = 0; t < TARGETS.size(); t++) {
            assertClose(errors.get(TARGETS.get(t)).asDouble(), meanSquare(targets(test), predicted, t), 1e-7,
                    TARGETS.get(t));
        }
    }

    private static DoubleMatrix targets(long[] numbers) {
        DoubleMatrix powers = Valuations.indicators(numbers, 2, 6);
        DoubleMatrix three = Valuations.indicators(numbers, 3, 1);
        DoubleMatrix capped = Valuations.capped(numbers, 2, 6);
        int cols = TARGETS.size();
        double[] values = new double[numbers.length * cols];
        for (int row = 0; row < numbers.length; row++) {
            powers.copyRow(row, values, row * cols);
            values[row * cols + 6] = three.get(row, 0);
            values[row * cols + 7] = capped.get(row, 0);
            values[row * cols + 8] = 1;
        }
        return DoubleMatrix.wrap(values, numbers.length, cols);
    }
}
