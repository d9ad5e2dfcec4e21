package org.ternion.krr.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ternion.krr.Goldens.assertClose;

import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.domain.TreeLeaves;
import org.ternion.krr.kernel.Ultrametric;
import org.ternion.krr.solve.RidgeScores;
import org.ternion.krr.solve.RidgeSolution;

class CompleteTreeSystemTest {
    private static final double[] LAMBDAS = {1e-4, 0.3, 20};

    private static Ultrametric kernel(int p, int depth, boolean rising, long seed) {
        double[] g = DenseTree.risingWeights(new Random(seed), depth);
        for (int level = 1; !rising && level < depth; level += 2) {
            // Falls a little, with all eigenvalues still above zero because the leaves gain enough.
            g[level] = 0.9 * g[level - 1];
        }
        if (!rising) {
            g[depth] += 3;
        }
        return new Ultrametric(p, depth, g);
    }

    private static DoubleMatrix allLeaves(int n) {
        return DoubleMatrix.wrap(IntStream.range(0, n).asDoubleStream().toArray(), n, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 0, true", "2, 1, true", "2, 5, true", "2, 5, false", "3, 3, true", "3, 3, false", "5, 2, true",
        "6, 2, false", "30, 1, true",
    })
    void isTheDenseSolution(int p, int depth, boolean rising) {
        long seed = 100 * p + depth;
        Ultrametric kernel = kernel(p, depth, rising, seed);
        TreeLeaves leaves = TreeLeaves.complete(p, depth);
        int n = leaves.size();
        DoubleMatrix y = DenseTree.targets(new Random(seed), n, LAMBDAS.length);
        CompleteTreeSystem system = CompleteTreeSystem.of(kernel, leaves, y, RunOptions.DEFAULT, 2);
        RidgeSolution solution = system.solve(LAMBDAS);
        DoubleMatrix variance = solution.variance(allLeaves(n));
        int[] left = n < 4 ? new int[] {0} : new int[] {n - 1, 0, n / 2};
        DoubleMatrix leftOut = solution.leaveOut(left);
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        for (int o = 0; o < LAMBDAS.length; o++) {
            double[] own = DenseTree.column(y, o);
            DenseTree dense = new DenseTree(p, kernel.levels(), leaves(n), ones, own, LAMBDAS[o]);
            assertClose(dense.alpha, DenseTree.column(solution.alpha(), o), 1e-12, "alpha " + o);
            assertClose(IntStream.range(0, n).mapToDouble(dense::predict).toArray(),
                    DenseTree.column(solution.fitted(), o), 1e-12, "fitted " + o);
            assertClose(IntStream.range(0, n).mapToDouble(dense::loo).toArray(),
                    DenseTree.column(solution.looResiduals(), o), 1e-12, "loo " + o);
            assertClose(dense.variance(n / 2), variance.get(n - 1, o), 1e-12, "variance " + o);
            RidgeScores scores = system.scores(o, LAMBDAS[o]);
            assertClose(dense.dof(ones, LAMBDAS[o]), scores.dof(), 1e-12, "dof");
            double fit = IntStream.range(0, n).mapToDouble(i -> own[i] * dense.alpha[i]).sum();
            assertClose(-0.5 * (fit + dense.logDeterminant + n * Math.log(2 * Math.PI)), scores.logEvidence(), 1e-10,
                    "evidence");
            assertClose(scores.gcv(), meanSquare(DenseTree.column(solution.looResiduals(), o)), 1e-9, "gcv = loo");
            assertEquals(scores.gcv(), scores.loo());
            int[] rest = IntStream.range(0, n).filter(i -> Arrays.stream(left).noneMatch(r -> r == i)).toArray();
            DenseTree without = new DenseTree(p, kernel.levels(), rest, ones,
                    Arrays.stream(rest).mapToDouble(i -> own[i]).toArray(), LAMBDAS[o]);
            assertClose(Arrays.stream(left).mapToDouble(i -> own[i] - without.predict(i)).toArray(),
                    DenseTree.column(leftOut, o), 1e-9, "left out " + o);
        }
    }

    private static int[] leaves(int n) {
        return IntStream.range(0, n).toArray();
    }

    private static double meanSquare(double[] values) {
        return Arrays.stream(values).map(v -> v * v).average().orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8})
    void threadsAndBlocksDoNotChangeABit(int parallelism) {
        TreeLeaves leaves = TreeLeaves.complete(3, 7);
        DoubleMatrix y = DenseTree.targets(new Random(5), leaves.size(), 2);
        Ultrametric kernel = kernel(3, 7, true, 5);
        double[] lambdas = {0.1, 2};
        RunOptions run = RunOptions.DEFAULT.withParallelism(parallelism);
        CompleteTreeSystem one = CompleteTreeSystem.of(kernel, leaves, y, RunOptions.DEFAULT, 20);
        CompleteTreeSystem many = CompleteTreeSystem.of(kernel, leaves, y, run, 20);
        assertEquals(one.solve(lambdas).alpha(), many.solve(lambdas).alpha());
        assertEquals(one.scores(1, 0.3), many.scores(1, 0.3));
        // The block is part of the order of summation of the energies, not of the means.
        assertEquals(one.solve(lambdas).alpha(),
                CompleteTreeSystem.of(kernel, leaves, y, run).solve(lambdas).alpha());
    }

    @Test
    void aPredictionHasTheBitsOfTheFit() {
        TreeLeaves leaves = TreeLeaves.complete(3, 5);
        DoubleMatrix y = DenseTree.targets(new Random(6), leaves.size(), 2);
        RidgeSolution solution = CompleteTreeSystem.of(kernel(3, 5, true, 6), leaves, y, RunOptions.DEFAULT)
                .solve(new double[] {1, 2});
        assertEquals(solution.fitted(), solution.predict(allLeaves(leaves.size())));
        assertEquals(solution.fitted(), solution.predictDomain());
    }

    @Test
    void aLargeRidgeLeavesNoDegreesOfFreedom() {
        TreeLeaves leaves = TreeLeaves.complete(2, 8);
        DoubleMatrix y = DenseTree.targets(new Random(7), leaves.size(), 1);
        CompleteTreeSystem system = CompleteTreeSystem.of(kernel(2, 8, true, 7), leaves, y, RunOptions.DEFAULT);
        assertTrue(system.scores(0, 1e12).dof() < 1e-8);
        assertTrue(system.scores(0, 1e-12).dof() <= leaves.size());
    }

    @Test
    void aKernelOfTheRootAloneGivesTheShrunkenMean() {
        int n = 81;
        DoubleMatrix y = DenseTree.targets(new Random(8), n, 1);
        double mean = Arrays.stream(y.toArray()).average().orElseThrow();
        double lambda = 5;
        double[] fitted = CompleteTreeSystem.of(new Ultrametric(3, 4, new double[] {2, 2, 2, 2, 2}),
                TreeLeaves.complete(3, 4), y, RunOptions.DEFAULT).solve(new double[] {lambda}).fitted().toArray();
        double[] expected = new double[n];
        Arrays.fill(expected, mean * 2 * n / (2 * n + lambda));
        assertClose(expected, fitted, 1e-14, "shrunken mean");
    }

    @Test
    void refusesWhatDoesNotFit() {
        Ultrametric kernel = kernel(2, 3, true, 9);
        DoubleMatrix y = DenseTree.targets(new Random(9), 8, 1);
        TreeLeaves complete = TreeLeaves.complete(2, 3);
        RunOptions run = RunOptions.DEFAULT;
        refused("2^3", () -> CompleteTreeSystem.of(kernel, TreeLeaves.complete(2, 4), y, run));
        refused("7 rows of targets for 8", () -> CompleteTreeSystem.of(kernel, complete,
                DenseTree.targets(new Random(1), 7, 1), run));
        refused("outputs", () -> CompleteTreeSystem.of(kernel, complete, DoubleMatrix.wrap(new double[0], 8, 0), run));
        refused("every leaf once", () -> CompleteTreeSystem.of(kernel, TreeLeaves.observed(2, 3, leaves(8)), y, run));
        CompleteTreeSystem system = CompleteTreeSystem.of(kernel, complete, y, run);
        refused("lambda", () -> system.scores(0, 0));
        refused("lambda", () -> system.solve(new double[] {Double.NaN}));
        refused("2 ridges", () -> system.solve(new double[] {1, 2}));
        assertThrows(IndexOutOfBoundsException.class, () -> system.scores(1, 1));
        RidgeSolution solution = system.solve(new double[] {1});
        refused("row 1", () -> solution.predict(DoubleMatrix.wrap(new double[] {7, 8}, 2, 1)));
        refused("got 0.5", () -> solution.variance(DoubleMatrix.wrap(new double[] {0.5}, 1, 1)));
        refused("got NaN", () -> solution.predict(DoubleMatrix.wrap(new double[] {Double.NaN}, 1, 1)));
        refused("1 coordinate", () -> solution.predict(DoubleMatrix.wrap(new double[2], 1, 2)));
        refused("row 3", () -> solution.leaveOut(new int[] {3, 3}));
        refused("row 8", () -> solution.leaveOut(new int[] {8}));
    }

    static void refused(String part, Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void progressCountsLeavesAndStops() {
        TreeLeaves leaves = TreeLeaves.complete(2, 14);
        DoubleMatrix y = DenseTree.targets(new Random(10), leaves.size(), 1);
        Ultrametric kernel = kernel(2, 14, true, 10);
        long[] last = new long[2];
        CompleteTreeSystem.of(kernel, leaves, y, RunOptions.DEFAULT.withProgress((done, total) -> {
            last[0] = done;
            last[1] = total;
            return true;
        }));
        assertArrayEquals(new long[] {1 << 14, 1 << 14}, last);
        assertThrows(CancellationException.class, () -> CompleteTreeSystem.of(kernel, leaves, y,
                RunOptions.DEFAULT.withProgress((done, total) -> done < 5000)));
    }
}
