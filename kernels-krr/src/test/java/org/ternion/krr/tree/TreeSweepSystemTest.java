package org.ternion.krr.tree;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ternion.krr.Goldens.assertClose;
import static org.ternion.krr.tree.CompleteTreeSystemTest.refused;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.domain.TreeLeaves;
import org.ternion.krr.kernel.Ultrametric;
import org.ternion.krr.solve.RidgeScores;
import org.ternion.krr.solve.RidgeSolution;

class TreeSweepSystemTest {
    private static final double[] LAMBDAS = {1e-4, 0.2, 0.2, 30};

    /** Chains of the observed leaves, and all nodes by level. */
    private static final double[] BOTH_TREES = {0, Double.POSITIVE_INFINITY};

    private static TreeSweepSystem system(int p, double[] g, int[] leaf, DoubleMatrix y) {
        return TreeSweepSystem.of(new Ultrametric(p, g.length - 1, g), TreeLeaves.observed(p, g.length - 1, leaf), y,
                RunOptions.DEFAULT);
    }

    private static DoubleMatrix points(int... leaves) {
        return DoubleMatrix.wrap(Arrays.stream(leaves).asDoubleStream().toArray(), leaves.length, 1);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 6, 1, false", "2, 6, 2, true", "2, 6, 30, false", "2, 4, 30, true", "3, 4, 30, false", "3, 2, 30, true",
        "5, 3, 30, true", "100, 1, 30, false", "10, 1, 30, true", "2, 0, 3, true", "2, 20, 30, false",
        "2, 30, 20, true", "10, 9, 20, false",
    })
    void isTheDenseSolution(int p, int depth, int n, boolean noisy) {
        Random random = new Random(31L * p + depth + n);
        double[] g = DenseTree.risingWeights(random, depth);
        int all = (int) Math.round(Math.pow(p, depth));
        int[] leaf = IntStream.range(0, n).map(i -> random.nextInt(all)).toArray();
        double[] noise = IntStream.range(0, n).mapToDouble(i -> noisy ? 0.1 + 3 * random.nextDouble() : 1).toArray();
        DoubleMatrix y = DenseTree.targets(random, n, LAMBDAS.length);
        TreeLeaves leaves = noisy ? TreeLeaves.observed(p, depth, leaf).withNoise(noise)
                : TreeLeaves.observed(p, depth, leaf);
        int[] asked = IntStream.concat(Arrays.stream(leaf).limit(5),
                IntStream.range(0, 40).map(i -> i % 2 == 0 ? random.nextInt(all)
                        : Math.min(all - 1, leaf[i % n] ^ 1 << random.nextInt(5)))).toArray();
        DenseTree[] dense = new DenseTree[LAMBDAS.length];
        for (int o = 0; o < dense.length; o++) {
            dense[o] = new DenseTree(p, g, leaf, noise, DenseTree.column(y, o), LAMBDAS[o]);
        }
        for (double leavesPerObservation : BOTH_TREES) {
            if (leavesPerObservation == 0 || all < 10_000) {
                TreeSweepSystem system = TreeSweepSystem.of(new Ultrametric(p, depth, g), leaves, y,
                        RunOptions.DEFAULT, leavesPerObservation);
                compare(dense, system, leaf, y, noise, asked);
            }
        }
    }

    private static void compare(DenseTree[] all, TreeSweepSystem system, int[] leaf, DoubleMatrix y, double[] noise,
            int[] asked) {
        RidgeSolution solution = system.solve(LAMBDAS);
        DoubleMatrix predicted = solution.predict(points(asked));
        DoubleMatrix variance = solution.variance(points(asked));
        for (int o = 0; o < all.length; o++) {
            DenseTree dense = all[o];
            assertClose(dense.alpha, DenseTree.column(solution.alpha(), o), 1e-12, "alpha " + o);
            assertClose(Arrays.stream(leaf).mapToDouble(dense::predict).toArray(),
                    DenseTree.column(solution.fitted(), o), 1e-12, "fitted " + o);
            assertClose(IntStream.range(0, leaf.length).mapToDouble(dense::loo).toArray(),
                    DenseTree.column(solution.looResiduals(), o), 1e-11, "loo " + o);
            assertClose(Arrays.stream(asked).mapToDouble(dense::predict).toArray(), DenseTree.column(predicted, o),
                    1e-12, "predictions " + o);
            assertClose(Arrays.stream(asked).mapToDouble(dense::variance).toArray(), DenseTree.column(variance, o),
                    1e-12, "variances " + o);
            compareScores(system.scores(o, LAMBDAS[o]), dense, DenseTree.column(y, o), noise, LAMBDAS[o]);
        }
    }

    @ParameterizedTest
    @CsvSource({"2, 6, 30, true", "3, 3, 30, false", "2, 25, 20, true", "2, 3, 30, true"})
    void leavingOutIsSolvingWithoutThem(int p, int depth, int n, boolean noisy) {
        Random random = new Random(n);
        double[] g = DenseTree.risingWeights(random, depth);
        int all = (int) Math.round(Math.pow(p, depth));
        int[] leaf = IntStream.range(0, n).map(i -> random.nextInt(all)).toArray();
        double[] noise = IntStream.range(0, n).mapToDouble(i -> noisy ? 0.1 + 3 * random.nextDouble() : 1).toArray();
        DoubleMatrix y = DenseTree.targets(random, n, LAMBDAS.length);
        int[] left = IntStream.range(0, n).filter(i -> isLeft(leaf, i)).toArray();
        DoubleMatrix leftOut = TreeSweepSystem.of(new Ultrametric(p, depth, g),
                TreeLeaves.observed(p, depth, leaf).withNoise(noise), y, RunOptions.DEFAULT).solve(LAMBDAS)
                .leaveOut(left);
        int[] rest = IntStream.range(0, n).filter(i -> !isLeft(leaf, i)).toArray();
        for (int o = 0; o < LAMBDAS.length; o++) {
            double[] own = DenseTree.column(y, o);
            DenseTree without = new DenseTree(p, g, pick(leaf, rest), pick(noise, rest), pick(own, rest), LAMBDAS[o]);
            assertClose(Arrays.stream(left).mapToDouble(i -> own[i] - without.predict(leaf[i])).toArray(),
                    DenseTree.column(leftOut, o), 1e-12, "left out " + o);
        }
    }

    /** Some of many leaves, and all of one. */
    private static boolean isLeft(int[] leaf, int row) {
        return row % 3 == 1 || leaf[row] == leaf[0];
    }

    private static void compareScores(RidgeScores scores, DenseTree dense, double[] y, double[] noise, double lambda) {
        int n = y.length;
        assertClose(dense.dof(noise, lambda), scores.dof(), 1e-12, "dof");
        double fit = IntStream.range(0, n).mapToDouble(i -> y[i] * dense.alpha[i]).sum();
        assertEquals(-0.5 * (fit + dense.logDeterminant + n * Math.log(2 * Math.PI)), scores.logEvidence(),
                1e-10 * (fit + Math.abs(dense.logDeterminant) + n));
        double alphas = Arrays.stream(dense.alpha).map(a -> a * a).sum();
        assertClose(n * alphas / (dense.trace() * dense.trace()), scores.gcv(), 1e-11, "gcv");
        assertClose(IntStream.range(0, n).mapToDouble(i -> dense.loo(i) * dense.loo(i)).average().orElseThrow(),
                scores.loo(), 1e-11, "loo");
        assertClose(IntStream.range(0, n).mapToDouble(i -> Math.pow(lambda * noise[i] * dense.alpha[i], 2)).average()
                .orElseThrow(), scores.trainMse(), 1e-11, "train");
    }

    private static int[] pick(int[] from, int[] rows) {
        return Arrays.stream(rows).map(i -> from[i]).toArray();
    }

    private static double[] pick(double[] from, int[] rows) {
        return Arrays.stream(rows).mapToDouble(i -> from[i]).toArray();
    }

    @ParameterizedTest
    @CsvSource({"2, 9, 1", "2, 9, 30", "2, 9, 400", "3, 6, 80", "7, 3, 12", "300, 1, 20", "2, 0, 1"})
    void theWholeDomainIsPredictedAsLeafByLeaf(int p, int depth, int n) {
        Random random = new Random(n);
        double[] g = DenseTree.risingWeights(random, depth);
        int all = (int) Math.round(Math.pow(p, depth));
        int[] leaf = IntStream.range(0, n).map(i -> random.nextInt(all)).toArray();
        DoubleMatrix y = DenseTree.targets(random, n, 2);
        DoubleMatrix[] domain = new DoubleMatrix[2];
        for (int i = 0; i < 2; i++) {
            RidgeSolution solution = TreeSweepSystem.of(new Ultrametric(p, depth, g),
                    TreeLeaves.observed(p, depth, leaf), y, RunOptions.DEFAULT, BOTH_TREES[i])
                    .solve(new double[] {0.1, 2});
            domain[i] = solution.predictDomain();
            assertEquals(solution.predict(points(IntStream.range(0, all).toArray())), domain[i]);
        }
        assertClose(domain[0], domain[1], 1e-13, "both trees");
    }

    @ParameterizedTest
    @CsvSource({"2, 8", "3, 5", "6, 3"})
    void onACompleteTreeBothMethodsAgree(int p, int depth) {
        Random random = new Random(depth);
        double[] g = DenseTree.risingWeights(random, depth);
        TreeLeaves complete = TreeLeaves.complete(p, depth);
        DoubleMatrix y = DenseTree.targets(random, complete.size(), 2);
        Ultrametric kernel = new Ultrametric(p, depth, g);
        double[] lambdas = {0.01, 3};
        CompleteTreeSystem haar = CompleteTreeSystem.of(kernel, complete, y, RunOptions.DEFAULT);
        TreeSweepSystem sweeps = TreeSweepSystem.of(kernel, complete, y, RunOptions.DEFAULT);
        assertClose(haar.solve(lambdas).alpha(), sweeps.solve(lambdas).alpha(), 1e-12, "alpha");
        assertClose(haar.solve(lambdas).looResiduals(), sweeps.solve(lambdas).looResiduals(), 1e-12, "loo");
        RidgeScores expected = haar.scores(1, 0.5);
        RidgeScores actual = sweeps.scores(1, 0.5);
        assertClose(new double[] {expected.dof(), expected.gcv(), expected.loo(), expected.logEvidence(),
                expected.trainMse()}, new double[] {actual.dof(), actual.gcv(), actual.loo(), actual.logEvidence(),
                actual.trainMse()}, 1e-12, "scores");
        assertClose(haar.eigenvalueRange(), sweeps.eigenvalueRange(), 1e-12, "range");
    }

    @ParameterizedTest
    @CsvSource({"3, 11, 200000, true", "2, 30, 100000, false", "2, 16, 200000, false", "200, 2, 50000, true"})
    void manyObservationsSolveTheirSystem(int p, int depth, int n, boolean noisy) {
        Random random = new Random(n);
        double[] g = DenseTree.risingWeights(random, depth);
        int all = (int) Math.round(Math.pow(p, depth));
        int[] leaf = random.ints(n, 0, all).toArray();
        double[] noise = random.doubles(n).map(u -> noisy ? 0.2 + u : 1).toArray();
        DoubleMatrix y = DenseTree.targets(random, n, 1);
        double lambda = 0.01;
        TreeLeaves leaves = TreeLeaves.observed(p, depth, leaf);
        double[] alpha = TreeSweepSystem.of(new Ultrametric(p, depth, g), noisy ? leaves.withNoise(noise) : leaves, y,
                RunOptions.DEFAULT.withParallelism(2)).solve(new double[] {lambda}).alpha().toArray();
        double[] image = IntStream.range(0, n).mapToDouble(i -> lambda * noise[i] * alpha[i]).toArray();
        int[] node = leaf.clone();
        for (int d = depth; d >= 0; d--) {
            Map<Integer, Double> sums = new HashMap<>();
            double gain = g[d] - (d == 0 ? 0 : g[d - 1]);
            for (int i = 0; i < n; i++) {
                sums.merge(node[i], alpha[i], Double::sum);
            }
            for (int i = 0; i < n; i++) {
                image[i] += gain * sums.get(node[i]);
                node[i] /= p;
            }
        }
        // The rounding of each alpha, about 1e-16 |y| / lambda, adds up over the observations.
        assertClose(y.toArray(), image, 1e-9, "K alpha + lambda N alpha");
    }

    @Test
    void theRangeBoundsTheEigenvalues() {
        // K = [2 2 1; 2 2 1; 1 1 2] has the eigenvalues 0, 3 - sqrt(3), 3 + sqrt(3) and row sums 5, 5, 4.
        DoubleMatrix y = DenseTree.targets(new Random(1), 3, 1);
        double[] g = {1, 2};
        assertArrayEquals(new double[] {0, 5}, system(2, g, new int[] {1, 1, 0}, y).eigenvalueRange(), 1e-15);
        assertArrayEquals(new double[] {1, 4}, system(5, g, new int[] {1, 4, 0}, y).eigenvalueRange(), 1e-15);
    }

    @Test
    void theOrderOfChildrenDoesNotMatter() {
        Random random = new Random(41);
        int depth = 5;
        double[] g = DenseTree.risingWeights(random, depth);
        int[] leaf = random.ints(70, 0, 243).toArray();
        // At every level the digits are exchanged in their own way.
        int[][] digits = {{1, 2, 0}, {0, 2, 1}, {2, 1, 0}, {2, 0, 1}, {1, 0, 2}};
        int[] other = Arrays.stream(leaf).map(l -> {
            int result = 0;
            for (int level = 0, size = 81; level < depth; level++, size /= 3) {
                result += digits[level][l / size % 3] * size;
            }
            return result;
        }).toArray();
        DoubleMatrix y = DenseTree.targets(random, leaf.length, 1);
        double[] lambda = {0.05};
        assertClose(system(3, g, leaf, y).solve(lambda).alpha(), system(3, g, other, y).solve(lambda).alpha(), 1e-13,
                "alpha");
        assertClose(system(3, g, leaf, y).scores(0, 0.05).logEvidence(),
                system(3, g, other, y).scores(0, 0.05).logEvidence(), 1e-13, "evidence");
    }

    @Test
    void aLevelThatGainsNothingChangesNothing() {
        Random random = new Random(42);
        int[] leaf = random.ints(50, 0, 64).toArray();
        DoubleMatrix y = DenseTree.targets(random, leaf.length, 1);
        double[] lambda = {0.05};
        RidgeSolution plain = system(2, new double[] {0.1, 0.2, 0.4, 0.5, 0.7, 0.9, 1.5}, leaf, y).solve(lambda);
        // The new level comes between the third and the fourth, and tells apart what the fourth does anyway.
        int[] deeper = Arrays.stream(leaf).map(l -> (l / 8 * 2 + l / 4 % 2) * 8 + l % 8).toArray();
        RidgeSolution more = system(2, new double[] {0.1, 0.2, 0.4, 0.5, 0.5, 0.7, 0.9, 1.5}, deeper, y).solve(lambda);
        assertClose(plain.alpha(), more.alpha(), 1e-11, "alpha");
        // Nor do leaves nobody has observed: a second tree beside the first.
        RidgeSolution wider = system(2, new double[] {0, 0.1, 0.2, 0.4, 0.5, 0.7, 0.9, 1.5}, leaf, y).solve(lambda);
        assertClose(plain.alpha(), wider.alpha(), 1e-14, "alpha beside other leaves");
        assertClose(plain.predictDomain().toArray(), Arrays.copyOf(wider.predictDomain().toArray(), 64), 1e-14,
                "predictions");
    }

    @Test
    void twoObservationsAreOneOfTheirMeanWithHalfTheNoise() {
        int[] twice = {3, 3, 9, 12, 13};
        int[] once = {3, 9, 12, 13};
        double[] g = {0.2, 0.3, 0.6, 0.8, 1};
        double[] lambda = {0.3};
        RidgeSolution two = system(2, g, twice, DoubleMatrix.wrap(new double[] {1, 4, -2, 0.5, 2}, 5, 1)).solve(lambda);
        TreeLeaves leaves = TreeLeaves.observed(2, 4, once).withNoise(new double[] {0.5, 1, 1, 1});
        RidgeSolution one = TreeSweepSystem.of(new Ultrametric(2, 4, g), leaves,
                DoubleMatrix.wrap(new double[] {2.5, -2, 0.5, 2}, 4, 1), RunOptions.DEFAULT).solve(lambda);
        assertClose(one.predictDomain(), two.predictDomain(), 1e-14, "predictions");
        DoubleMatrix all = points(IntStream.range(0, 16).toArray());
        assertClose(one.variance(all), two.variance(all), 1e-14, "variances");
    }

    @Test
    void outputsAndRowsMayComeInAnyOrder() {
        Random random = new Random(43);
        int n = 90;
        double[] g = DenseTree.risingWeights(random, 7);
        int[] leaf = random.ints(n, 0, 128).toArray();
        DoubleMatrix y = DenseTree.targets(random, n, 2);
        double[] exchanged = new double[2 * n];
        int[] reversed = new int[n];
        for (int i = 0; i < n; i++) {
            reversed[i] = leaf[n - 1 - i];
            exchanged[2 * i] = y.get(n - 1 - i, 1);
            exchanged[2 * i + 1] = y.get(n - 1 - i, 0);
        }
        double[] alpha = system(2, g, leaf, y).solve(new double[] {0.1, 7}).alpha().toArray();
        double[] other = system(2, g, reversed, DoubleMatrix.wrap(exchanged, n, 2)).solve(new double[] {7, 0.1})
                .alpha().toArray();
        for (int i = 0; i < n; i++) {
            assertEquals(alpha[2 * i], other[2 * (n - 1 - i) + 1], 1e-11);
            assertEquals(alpha[2 * i + 1], other[2 * (n - 1 - i)], 1e-11);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 16})
    void threadsDoNotChangeABit(int parallelism) {
        Random random = new Random(44);
        int n = 20_000;
        double[] g = DenseTree.risingWeights(random, 16);
        TreeLeaves leaves = TreeLeaves.observed(2, 16, random.ints(n, 0, 1 << 16).toArray());
        DoubleMatrix y = DenseTree.targets(random, n, 3);
        double[] lambdas = {0.1, 2, 0.1};
        Ultrametric kernel = new Ultrametric(2, 16, g);
        for (double leavesPerObservation : BOTH_TREES) {
            TreeSweepSystem one = TreeSweepSystem.of(kernel, leaves, y, RunOptions.DEFAULT, leavesPerObservation);
            TreeSweepSystem many = TreeSweepSystem.of(kernel, leaves, y,
                    RunOptions.DEFAULT.withParallelism(parallelism), leavesPerObservation);
            assertEquals(one.solve(lambdas).alpha(), many.solve(lambdas).alpha());
            assertEquals(one.solve(lambdas).looResiduals(), many.solve(lambdas).looResiduals());
            assertEquals(one.scores(2, 0.3), many.scores(2, 0.3));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-140, 1e-12, 1e12, 1e140})
    void staysFiniteForAnyRidge(double lambda) {
        Random random = new Random(45);
        double[] g = DenseTree.risingWeights(random, 10);
        int[] leaf = random.ints(300, 0, 1024).toArray();
        RidgeScores scores = system(2, g, leaf, DenseTree.targets(random, leaf.length, 1)).scores(0, lambda);
        assertTrue(Double.isFinite(scores.loo()) && Double.isFinite(scores.logEvidence()), () -> "" + scores);
        assertTrue(scores.dof() >= 0 && scores.dof() <= leaf.length, () -> "" + scores);
    }

    @Test
    void aLargeRidgeLeavesNoDegreesOfFreedomAndTheRootAloneGivesTheShrunkenMean() {
        Random random = new Random(46);
        int[] leaf = random.ints(40, 0, 81).toArray();
        DoubleMatrix y = DenseTree.targets(random, 40, 1);
        TreeSweepSystem system = system(3, new double[] {2, 2, 2, 2, 2}, leaf, y);
        assertTrue(system.scores(0, 1e12).dof() < 1e-8);
        assertEquals(80 / 85.0, system.scores(0, 5).dof(), 1e-14);
        double mean = Arrays.stream(y.toArray()).average().orElseThrow();
        double[] expected = new double[81];
        Arrays.fill(expected, mean * 80 / 85);
        assertClose(expected, system.solve(new double[] {5}).predictDomain().toArray(), 1e-14, "shrunken mean");
    }

    @Test
    void weightsThatFallAreLeftToTheDenseMethod() {
        DoubleMatrix y = DenseTree.targets(new Random(1), 2, 1);
        refused("level 2 is 0.2 after 0.5: use method DENSE", () -> system(2, new double[] {0.1, 0.5, 0.2, 2},
                new int[] {1, 6}, y));
        refused("level 0 is -0.1 after 0.0", () -> system(2, new double[] {-0.1, 1, 2, 3}, new int[] {1, 6}, y));
    }

    @Test
    void refusesWhatDoesNotFit() {
        double[] g = {0.1, 0.5, 1};
        DoubleMatrix y = DenseTree.targets(new Random(1), 2, 1);
        int[] leaf = {3, 0};
        refused("3 rows of targets for 2", () -> system(2, g, leaf, DenseTree.targets(new Random(1), 3, 1)));
        refused("2^2", () -> TreeSweepSystem.of(new Ultrametric(2, 2, g), TreeLeaves.observed(2, 3, leaf), y,
                RunOptions.DEFAULT));
        TreeSweepSystem system = system(2, g, leaf, y);
        refused("lambda", () -> system.scores(0, -1));
        refused("lambda", () -> system.solve(new double[] {Double.POSITIVE_INFINITY}));
        refused("0 ridges", () -> system.solve(new double[0]));
        assertThrows(IndexOutOfBoundsException.class, () -> system.scores(-1, 1));
        RidgeSolution solution = system.solve(new double[] {1});
        refused("row 0", () -> solution.predict(points(4)));
        refused("row 2", () -> solution.leaveOut(new int[] {2}));
        assertEquals(0, solution.leaveOut(new int[0]).rows());
        assertArrayEquals(y.toArray(), solution.leaveOut(new int[] {0, 1}).toArray());
    }

    @Test
    void progressCountsObservationsAndStops() {
        int n = 10_000;
        Random random = new Random(47);
        double[] g = DenseTree.risingWeights(random, 12);
        TreeLeaves leaves = TreeLeaves.observed(2, 12, random.ints(n, 0, 1 << 12).toArray());
        DoubleMatrix y = DenseTree.targets(random, n, 1);
        long[] last = new long[2];
        TreeSweepSystem.of(new Ultrametric(2, 12, g), leaves, y, RunOptions.DEFAULT.withProgress((done, total) -> {
            last[0] = done;
            last[1] = total;
            return true;
        }));
        assertArrayEquals(new long[] {n, n}, last);
        assertThrows(CancellationException.class, () -> TreeSweepSystem.of(new Ultrametric(2, 12, g), leaves, y,
                RunOptions.DEFAULT.withProgress((done, total) -> false)));
    }
}
