package org.ternion.krr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.dense.DenseAlgebra;
import org.ternion.krr.dense.SymmetricEigen;
import org.ternion.krr.domain.Domain;
import org.ternion.krr.domain.Points;
import org.ternion.krr.domain.ProductGrid;
import org.ternion.krr.domain.Residues;
import org.ternion.krr.domain.TorusGrid;
import org.ternion.krr.domain.TreeLeaves;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.kernel.Kernels;
import org.ternion.krr.solve.RidgeScores;

class KernelRidgeTest {
    private static final RunOptions TWO = RunOptions.DEFAULT.withParallelism(2);

    static DoubleMatrix normal(int rows, int cols, long seed) {
        Random random = new Random(seed);
        double[] values = new double[rows * cols];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextGaussian();
        }
        return DoubleMatrix.wrap(values, rows, cols);
    }

    private static BitSet mask(int cells, double missing, long seed) {
        BitSet observed = new BitSet();
        Random random = new Random(seed);
        for (int cell = 0; cell < cells; cell++) {
            observed.set(cell, cell == 0 || random.nextDouble() >= missing);
        }
        return observed;
    }

    private static TreeLeaves subset(int branching, int depth, int n, long seed) {
        int leaves = TreeLeaves.complete(branching, depth).leaves();
        return TreeLeaves.observed(branching, depth, new Random(seed).ints(n, 0, leaves).toArray());
    }

    private static long[] numbers(int n) {
        long[] numbers = new long[n];
        for (int i = 0; i < n; i++) {
            numbers[i] = i + 1;
        }
        return numbers;
    }

    /** The rows of the table of section 9, and what the others fall back to. */
    static Stream<Arguments> cases() {
        DoubleMatrix scattered = normal(700, 2, 1);
        List<Arguments> cases = new ArrayList<>();
        cases.add(Arguments.of(Method.CIRCULANT, "spectral:kmax=4,t=4,zero=0", TorusGrid.of(24, 18)));
        cases.add(Arguments.of(Method.CIRCULANT, "spectral:kmax=4,t=4,zero=1", TorusGrid.of(8, 9)));
        cases.add(Arguments.of(Method.CIRCULANT, "periodic:ell=0.7", TorusGrid.of(17, 30)));
        cases.add(Arguments.of(Method.CIRCULANT, "periodic:ell=0.5", TorusGrid.of(512)));
        cases.add(Arguments.of(Method.CIRCULANT, "periodic:ell=0.9", TorusGrid.of(5, 6, 7)));
        cases.add(Arguments.of(Method.CIRCULANT, "2 * periodic:ell=0.7 + constant:value=1", TorusGrid.of(12, 12)));
        cases.add(Arguments.of(Method.CIRCULANT_FILL_IN, "periodic:ell=0.7",
                TorusGrid.masked(mask(400, 0.1, 2), 20, 20)));
        cases.add(Arguments.of(Method.CIRCULANT_MODES, "periodic:ell=0.7",
                TorusGrid.masked(mask(1600, 0.5, 3), 40, 40)));
        cases.add(Arguments.of(Method.KRONECKER, "rbf:ell=0.8",
                ProductGrid.of(normal(20, 1, 4).toArray(), normal(31, 1, 5).toArray())));
        cases.add(Arguments.of(Method.KRONECKER, "rbf:ell=0.8", TorusGrid.of(20, 21)));
        cases.add(Arguments.of(Method.FINITE_RANK, "spectral:kmax=4,t=4,zero=1", new Points(scattered)));
        cases.add(Arguments.of(Method.AGGREGATED, "periodic:ell=0.2", Residues.of(numbers(819), 8, 9)));
        cases.add(Arguments.of(Method.AGGREGATED, "rbf:ell=1", subset(3, 4, 400, 6)));
        cases.add(Arguments.of(Method.TREE_HAAR, "ultrametric:g=0.1/0.4/0.5/0.9/1/1.5", TreeLeaves.complete(3, 5)));
        cases.add(Arguments.of(Method.TREE_SWEEPS, "ultrametric:g=0.1/0.4/0.5/0.9/1/1.5", subset(3, 5, 500, 7)));
        cases.add(Arguments.of(Method.DENSE, "rbf:ell=1", new Points(normal(300, 3, 8))));
        cases.add(Arguments.of(Method.DENSE, "matern32:ell=1", new Points(normal(200, 2, 9))));
        return cases.stream();
    }

    private static Kernel kernel(String text, Domain domain) {
        return domain instanceof TreeLeaves tree && text.startsWith("ultrametric")
                ? Kernels.parse(text, tree.branching(), tree.depth()) : Kernels.parse(text);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void structuredEqualsDense(Method expected, String text, Domain domain) {
        Kernel kernel = kernel(text, domain);
        for (int outputs : new int[] {1, 3}) {
            DoubleMatrix y = normal(domain.size(), outputs, 10);
            for (double lambda : new double[] {1e-2, 1e-4}) {
                KernelRidge regression = KernelRidge.of(kernel).lambda(lambda).run(TWO);
                RidgeFit fast = regression.fit(domain, y);
                assertEquals(expected, fast.method(), fast.reason());
                RidgeFit dense = regression.method(Method.DENSE).fit(domain, y);
                String what = kernel + " " + lambda;
                // Of the size of what is computed from the targets.
                double size = Arrays.stream(y.toArray()).map(Math::abs).max().orElseThrow();
                assertClose(dense.solution().alpha(), fast.solution().alpha(), size / lambda, what + " alpha");
                assertClose(dense.solution().fitted(), fast.solution().fitted(), size, what + " fitted");
                DoubleMatrix z = domain.points();
                assertClose(dense.predict(z), fast.predict(z), size, what + " predictions");
                assertScores(dense.scores(), fast.scores(), what);
            }
        }
    }

    private static void assertClose(DoubleMatrix dense, DoubleMatrix fast, double size, String what) {
        for (int i = 0; i < dense.rows() * dense.cols(); i++) {
            assertEquals(dense.backingArray()[i], fast.backingArray()[i], 1e-10 * size, what);
        }
    }

    private static void assertScores(RidgeScores dense, RidgeScores fast, String what) {
        Goldens.assertClose(dense.trainMse(), fast.trainMse(), 1e-8, what + " mse");
        if (!Double.isNaN(fast.dof())) {
            Goldens.assertClose(dense.dof(), fast.dof(), 1e-8, what + " dof");
            Goldens.assertClose(dense.gcv(), fast.gcv(), 1e-7, what + " gcv");
            Goldens.assertClose(dense.logEvidence(), fast.logEvidence(), 1e-8, what + " evidence");
        }
        if (!Double.isNaN(fast.loo())) {
            Goldens.assertClose(dense.loo(), fast.loo(), 1e-7, what + " loo");
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theNumberOfThreadsChangesNothing(Method expected, String text, Domain domain) {
        DoubleMatrix y = normal(domain.size(), 2, 11);
        KernelRidge regression = KernelRidge.of(kernel(text, domain)).lambda(1e-2);
        RidgeFit one = regression.fit(domain, y);
        for (int threads : new int[] {2, 7}) {
            RidgeFit many = regression.run(RunOptions.DEFAULT.withParallelism(threads)).fit(domain, y);
            assertEquals(one.solution().alpha(), many.solution().alpha(), expected + " on " + threads + " threads");
        }
    }

    @Test
    void theBestRidgeIsFoundBetweenThoseTried() {
        DoubleMatrix x = normal(120, 1, 12);
        DoubleMatrix noise = normal(120, 1, 13);
        double[] y = new double[120];
        for (int i = 0; i < y.length; i++) {
            y[i] = Math.sin(2 * x.get(i, 0)) + 0.3 * noise.get(i, 0);
        }
        for (Criterion criterion : Criterion.values()) {
            RidgeFit fit = KernelRidge.of(Kernels.parse("rbf:ell=0.7")).select(criterion)
                    .fit(new Points(x), DoubleMatrix.wrap(y, 120, 1));
            assertEquals(50, fit.path().size());
            double best = criterion.loss(fit.scores());
            for (RidgeScores tried : fit.path()) {
                assertTrue(best <= criterion.loss(tried) + 1e-12, criterion + " at " + tried.lambda());
            }
            // Inside of the grid: noise and signal are told apart.
            assertTrue(fit.lambda(0) > 1e-5 && fit.lambda(0) < 10, criterion + ": " + fit.lambda(0));
        }
    }

    /** The theorem of section 9.5: every observation of a complete grid or tree is like every other. */
    @ParameterizedTest
    @ValueSource(strings = {"grid", "tree"})
    void generalisedIsLeaveOneOutWhereAllAreAlike(String which) {
        Domain domain = which.equals("grid") ? TorusGrid.of(12, 15) : TreeLeaves.complete(2, 7);
        Kernel kernel = which.equals("grid") ? Kernels.parse("periodic:ell=0.8")
                : Kernels.parse("ultrametric:beta=0.5", 2, 7);
        RidgeFit fit = KernelRidge.of(kernel).lambda(1e-2).fit(domain, normal(domain.size(), 1, 14));
        DoubleMatrix residuals = fit.solution().looResiduals();
        double mean = 0;
        for (double r : residuals.backingArray()) {
            mean += r * r / residuals.rows();
        }
        Goldens.assertClose(mean, fit.scores().gcv(), 1e-9, which);
        Goldens.assertClose(mean, fit.scores().loo(), 1e-9, which);
    }

    @Test
    void ridgesAtTheEndOfTheGridAreToldApart() {
        KernelRidge regression = KernelRidge.of(Kernels.parse("rbf:ell=0.7")).select(Criterion.LOO);
        Points points = new Points(normal(60, 2, 22));
        DoubleMatrix noise = normal(60, 1, 23);
        assertTrue(regression.among(new LambdaGrid(1e-8, 1e-7, 4)).fit(points, noise).isAtEndOfGrid());
        assertFalse(regression.among(new LambdaGrid(1e-8, 1e8, 30)).fit(points, noise).isAtEndOfGrid());
        assertFalse(regression.lambda(100).fit(points, noise).isAtEndOfGrid());
    }

    @Test
    void iterativeMethodsKnowTheirTrainingError() {
        Points points = new Points(normal(80, 2, 24));
        DoubleMatrix y = normal(80, 2, 25);
        KernelRidge regression = KernelRidge.of(Kernels.parse("rbf:ell=1")).rank(40);
        double dense = regression.method(Method.DENSE).fit(points, y).scores().trainMse();
        double iterated = regression.method(Method.CONJUGATE_GRADIENT).fit(points, y).scores().trainMse();
        assertEquals(dense, iterated, 1e-9);
    }

    @Test
    void outputsMayHaveTheirOwnRidges() {
        DoubleMatrix y = normal(64, 2, 15);
        KernelRidge regression = KernelRidge.of(Kernels.parse("periodic:ell=0.7"));
        RidgeFit both = regression.lambda(1e-1, 1e-3).fit(TorusGrid.of(8, 8), y);
        for (int output = 0; output < 2; output++) {
            double[] column = new double[64];
            for (int i = 0; i < 64; i++) {
                column[i] = y.get(i, output);
            }
            DoubleMatrix own = regression.lambda(both.lambda(output))
                    .fit(TorusGrid.of(8, 8), DoubleMatrix.wrap(column, 64, 1)).solution().alpha();
            for (int i = 0; i < 64; i++) {
                assertEquals(own.get(i, 0), both.solution().alpha().get(i, output), 1e-12);
            }
        }
        RidgeFit chosen = regression.selectPerOutput(Criterion.GCV).fit(TorusGrid.of(8, 8), y);
        assertTrue(chosen.lambda(0) != chosen.lambda(1));
    }

    /** Does what another one does, and counts. */
    private static final class CountingAlgebra implements DenseAlgebra {
        private final DenseAlgebra inner;
        private int factors;

        CountingAlgebra(DenseAlgebra inner) {
            this.inner = inner;
        }

        @Override
        public String name() {
            return inner.name();
        }

        @Override
        public int factor(double[] a, int n, RunOptions run) {
            factors++;
            return inner.factor(a, n, run);
        }

        @Override
        public SymmetricEigen eigen(DoubleMatrix symmetric) {
            return inner.eigen(symmetric);
        }
    }

    static List<DenseAlgebra> algebras() {
        return DenseAlgebra.available();
    }

    @ParameterizedTest
    @MethodSource("algebras")
    void denseMatricesAreFactoredByTheAlgebraAskedFor(DenseAlgebra algebra) {
        Points points = new Points(normal(200, 2, 22));
        DoubleMatrix y = normal(200, 2, 23);
        DoubleMatrix z = normal(30, 2, 24);
        CountingAlgebra counted = new CountingAlgebra(algebra);
        KernelRidge regression = KernelRidge.of(Kernels.parse("matern32:ell=1")).lambda(1e-2);
        RidgeFit own = regression.fit(points, y);
        RidgeFit other = regression.algebra(counted).fit(points, y);
        assertEquals(1, counted.factors, algebra.name());
        Goldens.assertClose(own.predict(z), other.predict(z), 1e-11, algebra.name());
        Goldens.assertClose(own.solution().variance(z), other.solution().variance(z), 1e-11, algebra.name());
        Goldens.assertClose(own.scores().loo(), other.scores().loo(), 1e-11, algebra.name());
        assertSame(other.scores(), other.scores(), "computed once");
        assertEquals(1, counted.factors, algebra.name());
    }

    @Test
    void methodsThatCannotHoldTheSystemAreNotChosen() {
        // 40,000 points: 15,625 modes are fewer than half of them, and too many for a matrix of them.
        Points many = new Points(normal(40_000, 2, 25));
        MethodChoice modes = MethodChoice.of(Kernels.parse("periodic:ell=0.15"), many, null, false);
        assertEquals(Method.CONJUGATE_GRADIENT, modes.method(), modes.reason());
        // Each point twice, more different ones than a dense matrix may have.
        int different = MethodChoice.DENSE_LIMIT + 1;
        double[] twice = new double[2 * different];
        Arrays.setAll(twice, i -> i % different);
        Points repeated = new Points(DoubleMatrix.wrap(twice, twice.length, 1));
        MethodChoice cells = MethodChoice.of(Kernels.parse("rbf:ell=1"), repeated, null, true);
        assertEquals(Method.NYSTROM, cells.method(), cells.reason());
    }

    @Test
    void pointsToPredictMustBeFinite() {
        DoubleMatrix bad = DoubleMatrix.wrap(new double[] {0, Double.NaN}, 1, 2);
        DoubleMatrix y = normal(60, 1, 26);
        for (Method method : List.of(Method.DENSE, Method.FINITE_RANK, Method.AGGREGATED, Method.CONJUGATE_GRADIENT,
                Method.NYSTROM, Method.FOURIER_FEATURES)) {
            String kernel = method == Method.FINITE_RANK ? "spectral:kmax=2,t=4,zero=1" : "rbf:ell=1";
            RidgeFit fit = KernelRidge.of(Kernels.parse(kernel)).method(method).rank(10)
                    .fit(new Points(normal(60, 2, 27)), y);
            assertMessage("points must be finite: row 0 column 1 is NaN", () -> fit.predict(bad));
            assertMessage("points must be finite: row 0 column 1 is NaN", () -> fit.solution().variance(bad));
        }
    }

    @Test
    void badArgumentsAreNamed() {
        KernelRidge regression = KernelRidge.of(Kernels.parse("rbf:ell=1"));
        assertMessage("lambda must be finite and > 0, was 0.0", () -> regression.lambda(0));
        assertMessage("lambda must be finite and > 0, was NaN", () -> regression.lambda(Double.NaN));
        Points three = new Points(normal(3, 1, 16));
        assertMessage("2 rows of targets for 3 observations", () -> regression.fit(three, normal(2, 1, 17)));
        assertMessage("targets must be finite: row 1 column 0 is NaN",
                () -> regression.fit(three, DoubleMatrix.wrap(new double[] {0, Double.NaN, 1}, 3, 1)));
        assertMessage("points must be finite: row 0 column 1 is Infinity",
                () -> new Points(DoubleMatrix.wrap(new double[] {0, Double.POSITIVE_INFINITY}, 1, 2)));
        assertMessage("2 ridges for 1 outputs", () -> regression.lambda(1, 2).fit(three, normal(3, 1, 18)));
        assertMessage("the mask leaves no observed cell", () -> TorusGrid.masked(new BitSet(), 4, 4));
        assertMessage("method circulant needs a TorusGrid",
                () -> regression.method(Method.CIRCULANT).fit(three, normal(3, 1, 19)));
        assertThrows(IllegalArgumentException.class,
                () -> regression.method(Method.CIRCULANT).fit(TorusGrid.of(3), normal(3, 1, 19)));
        assertMessage("method tree-sweeps needs an ultrametric kernel",
                () -> regression.method(Method.TREE_SWEEPS).fit(TreeLeaves.complete(3, 1), normal(3, 1, 20)));
    }

    private static void assertMessage(String part, Executable work) {
        IllegalArgumentException problem = assertThrows(IllegalArgumentException.class, work);
        assertTrue(problem.getMessage().contains(part), problem.getMessage());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void progressCanStopTheWork(Method expected, String text, Domain domain) {
        KernelRidge regression = KernelRidge.of(kernel(text, domain)).select(Criterion.GCV)
                .run(RunOptions.DEFAULT.withProgress((done, total) -> false));
        assertThrows(CancellationException.class, () -> regression.fit(domain, normal(domain.size(), 1, 21)),
                expected::label);
    }

    @Test
    void everyMethodIsReadFromItsLabel() {
        for (Method method : Method.values()) {
            assertEquals(method, Method.parse(method.label()));
        }
        assertMessage("unknown method fft, known are circulant", () -> Method.parse("fft"));
    }
}
