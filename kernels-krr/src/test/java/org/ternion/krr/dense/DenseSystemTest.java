package org.ternion.krr.dense;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ternion.krr.Goldens.assertClose;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.kernel.Gram;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.kernel.Rbf;
import org.ternion.krr.solve.RidgeScores;
import org.ternion.krr.solve.RidgeSolution;

class DenseSystemTest {
    private static final Kernel KERNEL = new Rbf(0.8);
    private static final RunOptions TWO = RunOptions.DEFAULT.withParallelism(2);
    private static final DoubleMatrix X = TestMatrices.uniform(60, 3, 1);
    private static final DoubleMatrix Y = TestMatrices.uniform(60, 2, 2);
    private static final double[] LAMBDAS = {0.05, 0.2};

    static List<DenseAlgebra> algebras() {
        return DenseAlgebra.available();
    }

    @ParameterizedTest
    @MethodSource("algebras")
    void coefficientsSolveTheSystem(DenseAlgebra algebra) {
        RidgeSolution solution = DenseSystem.of(KERNEL, X, Y, TWO, algebra).solve(LAMBDAS);
        DoubleMatrix product = TestMatrices.product(Gram.symmetric(KERNEL, X, TWO), solution.alpha());
        assertClose(product, solution.fitted(), 1e-12, "fitted");
        assertClose(product, solution.predict(X), 1e-12, "predicted");
        assertClose(product, solution.predictDomain(), 1e-12, "domain");
        for (int i = 0; i < 60; i++) {
            for (int o = 0; o < 2; o++) {
                assertEquals(Y.get(i, o), product.get(i, o) + LAMBDAS[o] * solution.alpha().get(i, o), 1e-12);
            }
        }
    }

    @Test
    void leavingOutEqualsFittingWithout() {
        RidgeSolution all = system(X, Y).solve(LAMBDAS);
        for (int[] out : new int[][] {{7}, {59, 0, 30, 31}, IntStream.range(0, 59).toArray()}) {
            int[] kept = IntStream.range(0, 60).filter(i -> Arrays.stream(out).noneMatch(o -> o == i)).toArray();
            DoubleMatrix predicted = system(rows(X, kept), rows(Y, kept)).solve(LAMBDAS).predict(rows(X, out));
            DoubleMatrix residuals = all.leaveOut(out);
            for (int i = 0; i < out.length; i++) {
                for (int o = 0; o < 2; o++) {
                    assertEquals(Y.get(out[i], o) - predicted.get(i, o), residuals.get(i, o), 1e-11);
                }
            }
        }
        assertClose(all.looResiduals().get(7, 1), all.leaveOut(new int[] {7}).get(0, 1), 1e-12, "one");
        assertEquals(0, all.leaveOut(new int[0]).rows());
    }

    @ParameterizedTest
    @MethodSource("algebras")
    void scoresOfFactorAndEigenvectorsAgree(DenseAlgebra algebra) {
        DenseSystem once = DenseSystem.of(KERNEL, X, Y, TWO, algebra);
        DenseSystem often = DenseSystem.of(KERNEL, X, Y, TWO, algebra);
        often.scores(0, 1);
        for (double lambda : new double[] {1e-4, 0.05, 10}) {
            for (int o = 0; o < 2; o++) {
                once = DenseSystem.of(KERNEL, X, Y, TWO, algebra);
                RidgeScores a = once.scores(o, lambda);
                RidgeScores b = often.scores(o, lambda);
                assertClose(new double[] {a.dof(), a.gcv(), a.loo(), a.logEvidence(), a.trainMse()},
                        new double[] {b.dof(), b.gcv(), b.loo(), b.logEvidence(), b.trainMse()}, 1e-9, "scores");
                assertClose(a.loo(), b.loo(), 1e-8, "loo");
                assertClose(a.gcv(), b.gcv(), 1e-8, "gcv");
                assertClose(a.trainMse(), b.trainMse(), 1e-8, "training error");
            }
        }
        double[] range = often.eigenvalueRange();
        assertTrue(range[0] >= 0 && range[0] < 1e-2, "smallest " + range[0]);
        assertClose(range[1], once.eigenvalueRange()[1], 0.05, "power method");
        assertTrue(once.eigenvalueRange()[1] <= range[1] * (1 + 1e-12));
    }

    @Test
    void scoresAreThoseOfTheSolution() {
        DenseSystem system = system(X, Y);
        RidgeScores scores = system.scores(1, 0.2);
        RidgeSolution solution = system.solve(new double[] {0.2, 0.2});
        double loo = 0;
        double train = 0;
        for (int i = 0; i < 60; i++) {
            loo += Math.pow(solution.looResiduals().get(i, 1), 2) / 60;
            train += Math.pow(Y.get(i, 1) - solution.fitted().get(i, 1), 2) / 60;
        }
        assertClose(loo, scores.loo(), 1e-12, "loo");
        assertClose(train, scores.trainMse(), 1e-12, "training error");
        assertTrue(scores.gcv() > 0 && scores.dof() > 0 && scores.dof() < 60);
    }

    @Test
    void varianceIsThatOfTheFormula() {
        DoubleMatrix points = TestMatrices.uniform(300, 3, 5);
        DoubleMatrix variances = system(X, Y).solve(LAMBDAS).variance(points);
        DoubleMatrix cross = Gram.between(KERNEL, X, points, TWO);
        for (int o = 0; o < 2; o++) {
            DoubleMatrix inverse = Cholesky.ofRidge(Gram.symmetric(KERNEL, X, TWO), LAMBDAS[o], DenseAlgebra.best(),
                    TWO).solve(cross, TWO);
            for (int i = 0; i < 300; i++) {
                double wanted = 1;
                for (int k = 0; k < 60; k++) {
                    wanted -= cross.get(k, i) * inverse.get(k, i);
                }
                assertEquals(wanted, variances.get(i, o), 1e-12);
            }
        }
    }

    @Test
    void orderOfTheObservationsDoesNotMatter() {
        int[] reversed = IntStream.range(0, 60).map(i -> 59 - i).toArray();
        DoubleMatrix points = TestMatrices.uniform(20, 3, 5);
        assertClose(system(X, Y).solve(LAMBDAS).predict(points),
                system(rows(X, reversed), rows(Y, reversed)).solve(LAMBDAS).predict(points), 1e-12, "predictions");
    }

    @Test
    void bitsDoNotDependOnThreads() {
        DoubleMatrix x = TestMatrices.uniform(400, 3, 8);
        DoubleMatrix y = TestMatrices.uniform(400, 2, 9);
        DoubleMatrix points = TestMatrices.uniform(700, 3, 10);
        RidgeSolution one = DenseSystem.of(KERNEL, x, y, RunOptions.DEFAULT, DenseAlgebra.best()).solve(LAMBDAS);
        RidgeSolution three = DenseSystem.of(KERNEL, x, y, RunOptions.DEFAULT.withParallelism(3), DenseAlgebra.best())
                .solve(LAMBDAS);
        assertEquals(one.alpha(), three.alpha());
        assertEquals(one.predict(points), three.predict(points));
        assertEquals(one.variance(points), three.variance(points));
        assertEquals(one.looResiduals(), three.looResiduals());
    }

    @Test
    void largeRidgePredictsNothing() {
        DenseSystem system = system(X, Y);
        double[] predicted = system.solve(new double[] {1e12, 1e12}).predict(X).backingArray();
        assertTrue(Arrays.stream(predicted).allMatch(p -> Math.abs(p) < 1e-9));
        assertEquals(0, system.scores(0, 1e12).dof(), 1e-9);
        assertTrue(system.scores(0, 1e-3).dof() > system.scores(0, 1e-2).dof());
    }

    @Test
    void repeatedPointsAreSolvedWithJitterWhereTheRidgeIsLost() {
        DoubleMatrix x = rows(X, IntStream.range(0, 120).map(i -> i / 2).toArray());
        DoubleMatrix y = TestMatrices.uniform(120, 1, 3);
        DenseSystem system = system(x, y);
        system.solve(new double[] {1e-30});
        assertTrue(system.jitter() > 0 && system.jitter() < 1e-9, "jitter " + system.jitter());
        RidgeSolution solution = system.solve(new double[] {1e-3});
        assertEquals(0, system.jitter());
        assertEquals(solution.fitted().get(6, 0), solution.fitted().get(7, 0), 1e-9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void ridgesThatAreNotPositiveAreRefused(double lambda) {
        DenseSystem system = system(X, Y);
        assertThrows(IllegalArgumentException.class, () -> system.scores(0, lambda));
        assertThrows(IllegalArgumentException.class, () -> system.solve(new double[] {1, lambda}));
    }

    @Test
    void wrongArgumentsAreRefused() {
        DenseSystem system = system(X, Y);
        assertThrows(IllegalArgumentException.class, () -> system(X, TestMatrices.uniform(59, 1, 0)));
        assertThrows(IllegalArgumentException.class,
                () -> system(TestMatrices.uniform(0, 3, 0), TestMatrices.uniform(0, 1, 0)));
        assertThrows(IllegalArgumentException.class, () -> system.solve(new double[] {1}));
        assertThrows(IndexOutOfBoundsException.class, () -> system.scores(2, 1));
        RidgeSolution solution = system.solve(LAMBDAS);
        assertThrows(IllegalArgumentException.class, () -> solution.leaveOut(new int[] {1, 1}));
        assertThrows(IllegalArgumentException.class, () -> solution.leaveOut(new int[] {60}));
        assertThrows(IllegalArgumentException.class, () -> solution.predict(TestMatrices.uniform(4, 2, 0)));
        DoubleMatrix nan = DoubleMatrix.copyOf(new double[] {0, Double.NaN, 0}, 1, 3);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> solution.variance(nan)).getMessage()
                .contains("row 0 column 1"));
    }

    @Test
    void tooManyPointsAreRefusedWithNumbers() {
        DenseSystem.requireMemory(10_000, 2_000_000_000);
        assertEquals("a dense system of 20000 points needs 6.4 GB for two matrices, the heap has 2.0 GB (-Xmx); "
                + "low-rank methods and conjugate gradients need less",
                assertThrows(IllegalArgumentException.class, () -> DenseSystem.requireMemory(20_000, 2_000_000_000))
                        .getMessage());
        assertThrows(IllegalArgumentException.class, () -> DenseSystem.requireMemory(46_341, Long.MAX_VALUE));
    }

    @Test
    void solvingStopsWhenAsked() {
        RunOptions run = TWO.withProgress((done, total) -> total != 600);
        DoubleMatrix x = TestMatrices.uniform(600, 1, 0);
        assertThrows(CancellationException.class,
                () -> DenseSystem.of(KERNEL, x, x, run, DenseAlgebra.best()).solve(new double[] {1}));
    }

    private static DenseSystem system(DoubleMatrix x, DoubleMatrix y) {
        return DenseSystem.of(KERNEL, x, y, TWO, DenseAlgebra.best());
    }

    private static DoubleMatrix rows(DoubleMatrix matrix, int[] rows) {
        double[] values = new double[rows.length * matrix.cols()];
        for (int i = 0; i < rows.length; i++) {
            matrix.copyRow(rows[i], values, i * matrix.cols());
        }
        return DoubleMatrix.wrap(values, rows.length, matrix.cols());
    }
}
