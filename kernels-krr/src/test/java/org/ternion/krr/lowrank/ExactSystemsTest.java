package org.ternion.krr.lowrank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.Goldens;
import org.ternion.krr.domain.ProductGrid;
import org.ternion.krr.domain.Residues;
import org.ternion.krr.kernel.Constant;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.kernel.Kernels;
import org.ternion.krr.kernel.PeriodicRbf;
import org.ternion.krr.kernel.Rbf;
import org.ternion.krr.kernel.Scaled;
import org.ternion.krr.kernel.Spectral;
import org.ternion.krr.kernel.Sum;
import org.ternion.krr.solve.Outputs;
import org.ternion.krr.solve.RidgeScores;
import org.ternion.krr.solve.RidgeSolution;
import org.ternion.krr.solve.RidgeSystem;

/** Every exact system gives what the dense formulas give. */
class ExactSystemsTest {
    private static final double[] LAMBDAS = {1e-2, 1e-2, 0.3};

    @FunctionalInterface
    private interface Factory {
        RidgeSystem of(DoubleMatrix y, RunOptions run);
    }

    private record Case(String name, Kernel kernel, DoubleMatrix x, Factory factory) {
        DoubleMatrix y() {
            return Reference.uniform(x.rows(), LAMBDAS.length, -2, 2, 77);
        }

        DoubleMatrix z() {
            return Reference.uniform(9, x.cols(), -2, 7, 78);
        }

        Reference reference(int output, double lambda) {
            return new Reference(kernel, x, Outputs.columns(y(), x.rows())[output], lambda);
        }

        boolean givesScores() {
            return !name.startsWith("gradients");
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        cases.add(kronecker("kronecker 1 axis", "rbf:ell=0.8", new double[] {0, 0.4, 1.1, 1.5, 3}));
        cases.add(kronecker("kronecker 2 axes", "rbf:ell=0.7", axis(17, 0.3), axis(21, 0.25)));
        cases.add(kronecker("kronecker 3 axes", "2.5 * laplacian:ell=0.7", axis(5, 0.5), axis(1, 1), axis(19, 0.2)));
        cases.add(kronecker("kronecker product", "[0:1]rbf:ell=1 * [1:2]matern32:ell=2", axis(6, 0.5), axis(7, 0.3)));
        cases.add(finiteRank("modes 1 dimension", new Spectral(3, 4, 1, false), 40, 1));
        cases.add(finiteRank("modes without zero", new Spectral(4, 4, 0, true), 150, 2));
        cases.add(finiteRank("modes with zero", new Spectral(4, 4, 1, false), 300, 2));
        cases.add(finiteRank("modes more than points", new Spectral(4, 4, 1, false), 30, 2));
        cases.add(finiteRank("modes of small temperature", new Spectral(4, 0.3, 1, false), 60, 2));
        cases.add(finiteRank("modes 3 dimensions", new Spectral(2, 3, 0.5, false), 200, 3));
        cases.add(finiteRank("modes of a sum", new Sum(List.of(new Spectral(2, 5, 0, false),
                new Scaled(0.5, new PeriodicRbf(1.5, 2 * Math.PI)), new Constant(2))), 90, 1));
        cases.add(aggregated("aggregated lattice", new Rbf(1.3), repeated(150, 40, 2)));
        cases.add(aggregated("aggregated without repeats", new Rbf(0.4), Reference.uniform(30, 3, 0, 3, 5)));
        cases.add(aggregated("aggregated residues", new Spectral(4, 4, 0, true), residues(160)));
        DoubleMatrix scattered = Reference.uniform(90, 2, -2, 5, 6);
        cases.add(new Case("gradients", new Rbf(0.9), scattered,
                (y, run) -> ConjugateGradientSystem.of(new Rbf(0.9), scattered, y, 30, run)));
        Kernel rough = Kernels.parse("matern12:ell=0.5");
        cases.add(new Case("nystrom of full rank", rough, scattered,
                (y, run) -> NystromSystem.of(rough, scattered, y, 1000, run)));
        return cases;
    }

    private static double[] axis(int n, double step) {
        double[] axis = new double[n];
        for (int i = 0; i < n; i++) {
            axis[i] = step * (i + 0.3 * Math.sin(2.0 * i));
        }
        return axis;
    }

    private static Case kronecker(String name, String text, double[]... axes) {
        Kernel kernel = Kernels.parse(text);
        ProductGrid grid = ProductGrid.of(axes);
        return new Case(name, kernel, grid.points(), (y, run) -> KroneckerSystem.of(kernel, grid, y, run));
    }

    private static Case finiteRank(String name, Kernel kernel, int n, int d) {
        DoubleMatrix x = Reference.uniform(n, d, -3, 6, n);
        return new Case(name, kernel, x, (y, run) -> FiniteRankSystem.of(kernel, x, y, run));
    }

    private static Case aggregated(String name, Kernel kernel, DoubleMatrix x) {
        return new Case(name, kernel, x, (y, run) -> AggregatedSystem.of(kernel, x, y, run));
    }

    private static DoubleMatrix repeated(int n, int distinct, int d) {
        DoubleMatrix points = Reference.uniform(distinct, d, 0, 4, 3);
        int[] rows = new int[n];
        for (int i = 0; i < n; i++) {
            rows[i] = i * i % distinct;
        }
        return Reference.pick(points, rows);
    }

    private static DoubleMatrix residues(int n) {
        long[] numbers = new long[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = 1 + i + i / 3;
        }
        return Residues.of(numbers, 8, 9).points();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void solutionsAreThoseOfTheDenseSystem(Case test) {
        RidgeSystem system = test.factory.of(test.y(), RunOptions.DEFAULT);
        assertEquals(test.x.rows(), system.size());
        assertEquals(LAMBDAS.length, system.outputs());
        RidgeSolution solution = system.solve(LAMBDAS);
        for (int output = 0; output < LAMBDAS.length; output++) {
            Reference reference = test.reference(output, LAMBDAS[output]);
            Goldens.assertClose(reference.alpha(), column(solution.alpha(), output), 1e-10, "alpha");
            Goldens.assertClose(reference.fitted(), column(solution.fitted(), output), 1e-10, "fitted");
            Goldens.assertClose(reference.fitted(), column(solution.predictDomain(), output), 1e-10, "domain");
            Goldens.assertClose(reference.predict(test.z()), column(solution.predict(test.z()), output), 1e-10,
                    "predictions");
            assertArrayEquals(reference.variance(test.z()), column(solution.variance(test.z()), output), 1e-10);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void leavingOutIsSolvingWithout(Case test) {
        RidgeSystem system = test.factory.of(test.y(), RunOptions.DEFAULT);
        RidgeSolution solution = system.solve(LAMBDAS);
        int[] rows = {3, 0, 2, test.x.rows() - 1};
        DoubleMatrix left = solution.leaveOut(rows);
        for (int output = 0; output < LAMBDAS.length; output++) {
            Reference reference = test.reference(output, LAMBDAS[output]);
            Goldens.assertClose(reference.leaveOut(rows), column(left, output), 1e-9, "left out");
            if (test.givesScores()) {
                Goldens.assertClose(reference.loo(), column(solution.looResiduals(), output), 1e-9, "loo");
            }
        }
        assertEquals(0, solution.leaveOut(new int[0]).rows());
        assertThrows(IllegalArgumentException.class, () -> solution.leaveOut(new int[] {1, 1}));
        assertThrows(IllegalArgumentException.class, () -> solution.leaveOut(new int[] {test.x.rows()}));
        assertThrows(IllegalArgumentException.class, () -> solution.leaveOut(new int[] {-1}));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void scoresAreThoseOfTheDenseSystem(Case test) {
        RidgeSystem system = test.factory.of(test.y(), RunOptions.DEFAULT);
        for (double lambda : new double[] {1e-4, 0.05, 20}) {
            for (int output = 0; output < LAMBDAS.length; output++) {
                RidgeScores scores = system.scores(output, lambda);
                RidgeScores expected = test.reference(output, lambda).scores();
                assertEquals(lambda, scores.lambda());
                if (test.givesScores()) {
                    Goldens.assertClose(expected.dof(), scores.dof(), 1e-9, "dof");
                    Goldens.assertClose(expected.gcv(), scores.gcv(), 1e-8, "gcv");
                    Goldens.assertClose(expected.loo(), scores.loo(), 1e-8, "loo");
                    Goldens.assertClose(expected.logEvidence(), scores.logEvidence(), 1e-8, "evidence");
                    Goldens.assertClose(expected.trainMse(), scores.trainMse(), 1e-8, "train");
                } else {
                    assertTrue(Double.isNaN(scores.dof()) && Double.isNaN(scores.loo()));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void largeRidgesLeaveNoFreedom(Case test) {
        RidgeSystem system = test.factory.of(test.y(), RunOptions.DEFAULT);
        double trace = 0;
        for (int i = 0; i < test.x.rows(); i++) {
            int at = i * test.x.cols();
            trace += test.kernel.value(test.x.backingArray(), at, test.x.backingArray(), at, test.x.cols());
        }
        if (test.givesScores()) {
            assertEquals(trace / 1e9, system.scores(0, 1e9).dof(), 1e-3 * trace / 1e9);
        }
        double[] range = system.eigenvalueRange();
        assertTrue(range[1] > 0 && range[1] <= trace * (1 + 1e-12), range[1] + " of " + trace);
        assertTrue(Double.isNaN(range[0]) || range[0] >= 0);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void bitsDoNotDependOnThreads(Case test) {
        RidgeSystem one = test.factory.of(test.y(), RunOptions.DEFAULT);
        RidgeSystem three = test.factory.of(test.y(), RunOptions.DEFAULT.withParallelism(3));
        assertEquals(one.solve(LAMBDAS).alpha(), three.solve(LAMBDAS).alpha());
        assertEquals(one.solve(LAMBDAS).predict(test.z()), three.solve(LAMBDAS).predict(test.z()));
        assertEquals(one.solve(LAMBDAS).variance(test.z()), three.solve(LAMBDAS).variance(test.z()));
        assertEquals(one.scores(1, 0.1), three.scores(1, 0.1));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void swappedOutputsSwapCoefficients(Case test) {
        DoubleMatrix y = test.y();
        double[][] columns = Outputs.columns(y, test.x.rows());
        DoubleMatrix swapped = Outputs.matrix(new double[][] {columns[2], columns[1], columns[0]});
        DoubleMatrix alpha = test.factory.of(y, RunOptions.DEFAULT).solve(LAMBDAS).alpha();
        DoubleMatrix other = test.factory.of(swapped, RunOptions.DEFAULT)
                .solve(new double[] {LAMBDAS[2], LAMBDAS[1], LAMBDAS[0]}).alpha();
        assertArrayEquals(column(alpha, 0), column(other, 2));
        assertArrayEquals(column(alpha, 2), column(other, 0));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void mistakesOfTheCallerAreNamed(Case test) {
        RidgeSystem system = test.factory.of(test.y(), RunOptions.DEFAULT);
        for (double lambda : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> system.scores(0, lambda));
            assertTrue(e.getMessage().startsWith("lambda must be finite and > 0"), e.getMessage());
            assertThrows(IllegalArgumentException.class, () -> system.solve(new double[] {1, 1, lambda}));
        }
        assertThrows(IllegalArgumentException.class, () -> system.solve(new double[] {1}));
        assertThrows(IndexOutOfBoundsException.class, () -> system.scores(LAMBDAS.length, 1));
        RidgeSolution solution = system.solve(LAMBDAS);
        DoubleMatrix wide = DoubleMatrix.wrap(new double[5], 1, 5);
        assertThrows(IllegalArgumentException.class, () -> solution.predict(wide));
        assertThrows(IllegalArgumentException.class, () -> solution.variance(wide));
        DoubleMatrix tooShort = DoubleMatrix.wrap(new double[3], 3, 1);
        assertThrows(IllegalArgumentException.class, () -> test.factory.of(tooShort, RunOptions.DEFAULT));
        assertThrows(CancellationException.class,
                () -> test.factory.of(test.y(), RunOptions.DEFAULT.withProgress((done, total) -> false)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void progressGrowsToItsTotal(Case test) {
        List<Long> reports = new ArrayList<>();
        List<Long> totals = new ArrayList<>();
        test.factory.of(test.y(), RunOptions.DEFAULT.withProgress((done, total) -> {
            reports.add(done);
            totals.add(total);
            return true;
        }));
        assertEquals(reports.stream().sorted().toList(), reports);
        assertTrue(reports.get(reports.size() - 1) <= totals.get(totals.size() - 1));
        assertTrue(reports.get(reports.size() - 1) > 0);
    }

    private static double[] column(DoubleMatrix matrix, int output) {
        return Outputs.columns(matrix, matrix.rows())[output];
    }
}
