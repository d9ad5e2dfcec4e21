package org.ternion.krr.lowrank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Progress;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.krr.Goldens;
import org.ternion.krr.kernel.Gram;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.kernel.Kernels;
import org.ternion.krr.kernel.Rbf;
import org.ternion.krr.solve.RidgeScores;
import org.ternion.krr.solve.RidgeSolution;

class ApproximateSystemsTest {
    private static final DoubleMatrix X = Reference.uniform(300, 2, 0, 5, 11);
    private static final DoubleMatrix Y = Reference.uniform(300, 1, -1, 1, 12);

    @Test
    void nystromErrsByItsResidualTrace() {
        Kernel kernel = new Rbf(1);
        double[] exact = new Reference(kernel, X, Y.toArray(), 0.1).alpha();
        double before = Double.POSITIVE_INFINITY;
        for (int rank : new int[] {10, 40, 160}) {
            NystromSystem system = NystromSystem.of(kernel, X, Y, rank, RunOptions.DEFAULT.withSeed(rank));
            assertTrue(system.residualTrace() < before, rank + ": " + system.residualTrace());
            before = system.residualTrace();
            double[] alpha = system.solve(new double[] {0.1}).alpha().toArray();
            double norm = distance(exact, new double[exact.length]);
            double bound = system.residualTrace() / 0.1 * norm;
            double error = distance(exact, alpha);
            assertTrue(error <= bound + 1e-10 * norm, error + " > " + bound);
        }
        assertTrue(before < 1e-3, "rank 160 leaves " + before);
    }

    @Test
    void residualTraceIsWhatTheFactorLeaves() {
        RandomPivots pivots = pivots(new Rbf(0.7), X, 50, 8, 3);
        double sum = 0;
        for (int i = 0; i < X.rows(); i++) {
            sum += 1;
            for (int k = 0; k < pivots.rank(); k++) {
                double f = pivots.factor()[i * pivots.rank() + k];
                sum -= f * f;
            }
        }
        assertEquals(sum, pivots.residualTrace(), 1e-11);
        assertEquals(50, Arrays.stream(pivots.pivots()).distinct().count());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 64})
    void factorReproducesRowsOfPivots(int batch) {
        RandomPivots pivots = pivots(new Rbf(0.7), X, 30, batch, 9);
        double[] gram = Gram.symmetric(new Rbf(0.7), X, RunOptions.DEFAULT).toArray();
        int r = pivots.rank();
        for (int pivot : pivots.pivots()) {
            for (int i = 0; i < X.rows(); i++) {
                double sum = 0;
                for (int k = 0; k < r; k++) {
                    sum += pivots.factor()[i * r + k] * pivots.factor()[pivot * r + k];
                }
                assertEquals(gram[pivot * X.rows() + i], sum, 1e-12);
            }
        }
    }

    /** Pairs of pivots of four points have the probabilities of drawing one after the other, for any batch. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 64})
    void batchesDoNotChangeTheDistribution(int batch) {
        DoubleMatrix x = DoubleMatrix.wrap(new double[] {0, 0.3, 1, 2.5}, 4, 1);
        Kernel kernel = new Rbf(0.8);
        double[] k = Gram.symmetric(kernel, x, RunOptions.DEFAULT).toArray();
        int trials = 40_000;
        int[][] seen = new int[4][4];
        for (int seed = 0; seed < trials; seed++) {
            int[] pivots = pivots(kernel, x, 2, batch, seed).pivots();
            seen[pivots[0]][pivots[1]]++;
        }
        for (int i = 0; i < 4; i++) {
            double left = 0;
            for (int j = 0; j < 4; j++) {
                left += 1 - k[i * 4 + j] * k[i * 4 + j];
            }
            for (int j = 0; j < 4; j++) {
                double probability = 0.25 * (1 - k[i * 4 + j] * k[i * 4 + j]) / left;
                // Five standard deviations; the seeds are fixed.
                double tolerance = 5 * Math.sqrt(probability * (1 - probability) / trials);
                assertEquals(probability, seen[i][j] / (double) trials, tolerance, "pivots " + i + ", " + j);
            }
        }
    }

    @Test
    void exhaustedKernelsGetFewerPivots() {
        Kernel line = Kernels.parse("poly:degree=1,scale=1,offset=1");
        RandomPivots pivots = pivots(line, X, 20, 64, 0);
        assertEquals(3, pivots.rank());
        assertTrue(pivots.residualTrace() < 1e-10, "" + pivots.residualTrace());
        NystromSystem system = NystromSystem.of(line, X, Y, 20, RunOptions.DEFAULT);
        Goldens.assertClose(new Reference(line, X, Y.toArray(), 0.5).alpha(),
                system.solve(new double[] {0.5}).alpha().toArray(), 1e-9, "alpha");
        assertEquals(3, system.pivots().length);
    }

    @Test
    void varianceOfNystromIsNotBelowTheExactOne() {
        Kernel kernel = new Rbf(1);
        DoubleMatrix z = Reference.uniform(40, 2, -1, 6, 4);
        double[] exact = new Reference(kernel, X, Y.toArray(), 0.1).variance(z);
        double[] variance = NystromSystem.of(kernel, X, Y, 20, RunOptions.DEFAULT).solve(new double[] {0.1})
                .variance(z).toArray();
        for (int i = 0; i < exact.length; i++) {
            assertTrue(variance[i] >= exact[i] - 1e-12, variance[i] + " < " + exact[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rbf:ell=0.8", "laplacian:ell=0.8", "matern12:ell=0.8", "matern32:ell=0.8",
        "matern52:ell=0.8", "3.0 * matern32:ell=2.0"})
    void randomFeaturesAreRightOnAverage(String text) {
        Kernel kernel = Kernels.parse(text);
        int count = 100_000;
        CosineFeatures map = new CosineFeatures(SpectralFrequencies.draw(kernel, count, 2, 5), count,
                SpectralFrequencies.amplitude(kernel));
        DoubleMatrix points = DoubleMatrix.wrap(new double[] {0, 0, 0.3, 0, 0.4, -0.5, 2, 1}, 4, 2);
        double[] features = new double[4 * map.rank()];
        map.features(points, 0, 4, features);
        for (int i = 0; i < 4; i++) {
            double sum = 0;
            for (int k = 0; k < map.rank(); k++) {
                sum += features[k] * features[i * map.rank() + k];
            }
            double exact = kernel.value(points.backingArray(), 0, points.backingArray(), 2 * i, 2);
            // The variance of a cosine is at most 1.
            assertEquals(exact, sum, i == 0 ? 1e-11 : 4 * SpectralFrequencies.amplitude(kernel) / Math.sqrt(count));
        }
    }

    @Test
    void moreRandomFeaturesErrLess() {
        Kernel kernel = new Rbf(1);
        FourierFeatureSystem few = FourierFeatureSystem.of(kernel, X, Y, 20, RunOptions.DEFAULT);
        FourierFeatureSystem many = FourierFeatureSystem.of(kernel, X, Y, 500, RunOptions.DEFAULT);
        // The ratio of the roots of the numbers of features is 5.
        assertTrue(many.kernelError() * 3 < few.kernelError(), many.kernelError() + " of " + few.kernelError());
        double[] exact = new Reference(kernel, X, Y.toArray(), 5).fitted();
        double[] lambda = {5};
        double error = distance(exact, many.solve(lambda).fitted().toArray());
        assertTrue(error * 2 < distance(exact, few.solve(lambda).fitted().toArray()), "" + error);
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    /** Features define a kernel; for that one everything is exact. */
    @Test
    void randomFeaturesAreExactForTheirOwnKernel() {
        Kernel kernel = new Rbf(1);
        FourierFeatureSystem system = FourierFeatureSystem.of(kernel, X, Y, 41, RunOptions.DEFAULT.withSeed(8));
        CosineFeatures map = new CosineFeatures(SpectralFrequencies.draw(kernel, 21, 2, 8), 21, 1);
        Kernel own = new Kernel() {
            @Override
            public double value(double[] x, int xOffset, double[] y, int yOffset, int dimension) {
                double[] left = new double[map.rank()];
                double[] right = new double[map.rank()];
                map.features(DoubleMatrix.wrap(new double[] {x[xOffset], x[xOffset + 1]}, 1, 2), 0, 1, left);
                map.features(DoubleMatrix.wrap(new double[] {y[yOffset], y[yOffset + 1]}, 1, 2), 0, 1, right);
                return OrthogonalFeatures.dot(left, 0, right);
            }

            @Override
            public void checkDimension(int dimension) {
                assertEquals(2, dimension);
            }
        };
        Reference reference = new Reference(own, X, Y.toArray(), 0.1);
        RidgeSolution solution = system.solve(new double[] {0.1});
        DoubleMatrix z = Reference.uniform(70, 2, 0, 5, 4);
        Goldens.assertClose(reference.alpha(), solution.alpha().toArray(), 1e-9, "alpha");
        Goldens.assertClose(reference.predict(z), solution.predict(z).toArray(), 1e-9, "predictions");
        assertArrayEquals(reference.variance(z), solution.variance(z).toArray(), 1e-9);
        Goldens.assertClose(reference.leaveOut(7, 2), solution.leaveOut(new int[] {7, 2}).toArray(), 1e-9, "left out");
        RidgeScores scores = system.scores(0, 0.1);
        Goldens.assertClose(reference.scores().loo(), scores.loo(), 1e-9, "loo");
        Goldens.assertClose(reference.scores().logEvidence(), scores.logEvidence(), 1e-9, "evidence");
        Goldens.assertClose(reference.scores().dof(), scores.dof(), 1e-9, "dof");
    }

    @Test
    void seedsDecide() {
        Kernel kernel = new Rbf(1);
        RunOptions run = RunOptions.DEFAULT.withSeed(1);
        double[] lambda = {0.1};
        DoubleMatrix features = FourierFeatureSystem.of(kernel, X, Y, 60, run).solve(lambda).alpha();
        assertEquals(features, FourierFeatureSystem.of(kernel, X, Y, 60, run.withParallelism(2)).solve(lambda).alpha());
        assertNotEquals(features, FourierFeatureSystem.of(kernel, X, Y, 60, run.withSeed(2)).solve(lambda).alpha());
        int[] pivots = NystromSystem.of(kernel, X, Y, 60, run).pivots();
        assertArrayEquals(pivots, NystromSystem.of(kernel, X, Y, 60, run.withParallelism(2)).pivots());
        assertTrue(!Arrays.equals(pivots, NystromSystem.of(kernel, X, Y, 60, run.withSeed(2)).pivots()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e-2, 1})
    void gradientsReachTheirTolerance(double lambda) {
        ConjugateGradientSystem system = ConjugateGradientSystem.of(new Rbf(1), X, Y, 100, RunOptions.DEFAULT);
        ConjugateGradientSolution solution = system.solve(new double[] {lambda});
        // Rounding leaves the unit roundoff times |G| |alpha|, and |G| is at most the trace.
        double rounding = 0x1p-53 * 300 / lambda;
        assertTrue(solution.relativeResiduals()[0] < ConjugateGradientSystem.TOLERANCE + rounding, ""
                + solution.relativeResiduals()[0]);
        // The energy norm falls by (root - 1) / (root + 1) with root^2 the bound of the condition.
        double root = Math.sqrt(1 + system.residualTrace() / lambda);
        double rate = Math.log((root + 1) / (root - 1));
        double condition = 300 / lambda;
        assertTrue(solution.iterations() <= 2 + Math.log(2 * Math.sqrt(condition) / ConjugateGradientSystem.TOLERANCE)
                / rate, solution.iterations() + " iterations");
        Goldens.assertClose(new Reference(new Rbf(1), X, Y.toArray(), lambda).alpha(), solution.alpha().toArray(),
                1e-12 / Math.min(lambda, 1e-2), "alpha");
    }

    @Test
    void gradientsOfZeroTargetsNeedNoIteration() {
        DoubleMatrix zero = DoubleMatrix.wrap(new double[300], 300, 1);
        ConjugateGradientSolution solution = ConjugateGradientSystem.of(new Rbf(1), X, zero, 10, RunOptions.DEFAULT)
                .solve(new double[] {1});
        assertEquals(0, solution.iterations());
        assertArrayEquals(new double[] {0}, solution.relativeResiduals());
        UnsupportedOperationException e = assertThrows(UnsupportedOperationException.class, solution::looResiduals);
        assertTrue(e.getMessage().contains("leaveOut"), e.getMessage());
    }

    @Test
    void unfitKernelsAreNamed() {
        IllegalArgumentException features = assertThrows(IllegalArgumentException.class, () ->
                FourierFeatureSystem.of(Kernels.parse("constant:value=1"), X, Y, 10, RunOptions.DEFAULT));
        assertTrue(features.getMessage().startsWith("random Fourier features need an rbf"), features.getMessage());
        Kernel none = Kernels.parse("constant:value=0");
        assertThrows(IllegalArgumentException.class, () -> NystromSystem.of(none, X, Y, 10, RunOptions.DEFAULT));
        assertThrows(IllegalArgumentException.class,
                () -> ConjugateGradientSystem.of(none, X, Y, 10, RunOptions.DEFAULT));
        assertThrows(IllegalArgumentException.class, () -> NystromSystem.of(new Rbf(1), X, Y, 0, RunOptions.DEFAULT));
        assertThrows(IllegalArgumentException.class,
                () -> FourierFeatureSystem.of(new Rbf(1), X, Y, 0, RunOptions.DEFAULT));
        IllegalArgumentException series = assertThrows(IllegalArgumentException.class,
                () -> FiniteRankSystem.of(new Rbf(1), X, Y, RunOptions.DEFAULT));
        assertTrue(series.getMessage().contains("rbf:ell=1.0 has no Fourier series"), series.getMessage());
        IllegalArgumentException modes = assertThrows(IllegalArgumentException.class, () ->
                FiniteRankSystem.of(Kernels.parse("periodic:ell=0.01,period=6.283185307179586"), X, Y,
                        RunOptions.DEFAULT));
        assertTrue(modes.getMessage().contains("at most 8192"), modes.getMessage());
    }

    private static RandomPivots pivots(Kernel kernel, DoubleMatrix x, int most, int batch, long seed) {
        return RandomPivots.of(kernel, x, most, batch, RunOptions.DEFAULT.withSeed(seed),
                new SharedProgress(Progress.NONE, most));
    }
}
