package org.ternion.benchmarks.krr;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.benchmarks.Limits;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.Method;
import org.ternion.krr.RidgeFit;
import org.ternion.krr.dense.DenseAlgebra;
import org.ternion.krr.dense.DenseSystem;
import org.ternion.krr.domain.Domain;
import org.ternion.krr.domain.TreeLeaves;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.kernel.PeriodicRbf;
import org.ternion.krr.solve.RidgeSolution;

/** Every benchmark computes the right answer, and its peers the same one. */
class KrrBenchmarkCorrectnessTest {
    /** Relative to the largest number: that many digits, and the ridge takes six of sixteen. */
    private static final double TOLERANCE = 1e-8;

    private static DenseRidgeBenchmark dense(int threads) {
        DenseRidgeBenchmark benchmark = new DenseRidgeBenchmark();
        benchmark.points = 301;
        benchmark.dim = 5;
        benchmark.predictions = 37;
        benchmark.threads = threads;
        benchmark.makePoints();
        return benchmark;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void ojAlgoPredictsTheSame(int threads) {
        DenseRidgeBenchmark benchmark = dense(threads);
        DoubleMatrix predicted = benchmark.ternion();
        assertEquals(37, predicted.rows());
        assertTrue(largest(predicted.toArray()) > 0.1, "targets are not learnt");
        assertEquals(predicted, benchmark.ternionScalar());
        DenseRidgeBenchmark.OjAlgo ojAlgo = new DenseRidgeBenchmark.OjAlgo();
        ojAlgo.limit(benchmark);
        assertClose(predicted.toArray(), benchmark.ojAlgo(ojAlgo).toRawCopy1D());
        long multiplications = 301L * 301 * 301 / 6 + (301L * 302 / 2 + 301 * 37) * 24;
        assertEquals(multiplications, benchmark.multiplications(), 1);
        assertEquals(multiplications / (Limits.DEPTH * Limits.CACHED), benchmark.baselineMultiply());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void openBlasAndSmilePredictTheSame(int threads) {
        Assumptions.assumeTrue(System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64"), "the class path has OpenBLAS for Linux on x86-64");
        DenseRidgeBenchmark benchmark = dense(threads);
        double[] predicted = benchmark.ternion().toArray();
        DenseRidgeBenchmark.OpenBlas openBlas = new DenseRidgeBenchmark.OpenBlas();
        openBlas.load(benchmark);
        assertClose(predicted, benchmark.openBlas(openBlas).toArray());
        DenseRidgeBenchmark.Smile smile = new DenseRidgeBenchmark.Smile();
        smile.copy(benchmark);
        assertClose(predicted, benchmark.smile(smile));
        smile.end();
    }

    @ParameterizedTest
    @CsvSource({"8, 1", "16, 2", "256, 2"})
    void bothTransformsOfTheTorusAreTheSame(int side, int threads) {
        TorusGridBenchmark benchmark = torus(side, threads);
        double[] targets = benchmark.targets().toArray();
        assertClose(targets, benchmark.baselineTransforms());
        TorusGridBenchmark.Packed packed = new TorusGridBenchmark.Packed();
        packed.copy(benchmark);
        assertClose(targets, benchmark.jTransforms(packed).clone());
        benchmark.forward();
        packed.forward();
        double scale = Math.sqrt(targets.length);
        for (int i = 0; i < side; i++) {
            for (int j = 1; j < side / 2; j++) {
                assertEquals(packed.value(i * side + 2 * j), benchmark.real(i, j), TOLERANCE * scale);
                assertEquals(packed.value(i * side + 2 * j + 1), benchmark.imaginary(i, j), TOLERANCE * scale);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theFitOfTheTorusIsTheDenseOne(int threads) {
        TorusGridBenchmark benchmark = torus(16, threads);
        RidgeFit fit = benchmark.ternion();
        assertEquals(Method.CIRCULANT, fit.method());
        PeriodicRbf kernel = PeriodicRbf.of(TorusGridBenchmark.ELL);
        RidgeSolution expected = dense(kernel, benchmark.grid(), benchmark.targets(), AbstractBenchmark.LAMBDA);
        assertClose(expected.alpha().toArray(), fit.solution().alpha().toArray());
        assertClose(expected.fitted().toArray(), benchmark.ternionPredict().toArray());
        RidgeFit selected = benchmark.ternionSelect();
        assertEquals(50, selected.path().size());
        RidgeSolution best = dense(kernel, benchmark.grid(), benchmark.targets(), selected.lambda(0));
        assertClose(best.alpha().toArray(), selected.solution().alpha().toArray());
    }

    private static TorusGridBenchmark torus(int side, int threads) {
        TorusGridBenchmark benchmark = new TorusGridBenchmark();
        benchmark.side = side;
        benchmark.threads = threads;
        benchmark.makeTargets();
        return benchmark;
    }

    @ParameterizedTest
    @CsvSource({"6, 300, 1", "9, 200, 2"})
    void bothFitsOfTheTreeAreTheDenseOnes(int depth, int observations, int threads) {
        TreeBenchmark benchmark = new TreeBenchmark();
        benchmark.depth = depth;
        benchmark.observations = observations;
        benchmark.threads = threads;
        benchmark.makeObservations();
        TreeLeaves all = TreeLeaves.complete(2, depth);
        RidgeFit complete = benchmark.complete();
        assertEquals(Method.TREE_HAAR, complete.method());
        RidgeSolution expected = dense(benchmark.kernel(), all, benchmark.completeTargets(), AbstractBenchmark.LAMBDA);
        assertClose(expected.alpha().toArray(), complete.solution().alpha().toArray());
        assertClose(expected.fitted().toArray(), benchmark.predictComplete().toArray());

        RidgeFit scattered = benchmark.scattered();
        assertEquals(Method.TREE_SWEEPS, scattered.method());
        expected = dense(benchmark.kernel(), TreeLeaves.observed(2, depth, benchmark.leafOf()),
                benchmark.scatteredTargets(), AbstractBenchmark.LAMBDA);
        assertClose(expected.alpha().toArray(), scattered.solution().alpha().toArray());
        assertClose(expected.predict(all.points()).toArray(), benchmark.predictScattered().toArray());

        assertArrayEquals(benchmark.completeTargets().toArray(), benchmark.baselineCopyComplete());
        assertArrayEquals(benchmark.scatteredTargets().toArray(), benchmark.baselineCopyScattered());
    }

    @ParameterizedTest
    @CsvSource({"40, 1", "48, 2"})
    void bothIterationsFindTheSameCoefficients(int side, int threads) {
        MaskedGridBenchmark benchmark = new MaskedGridBenchmark();
        benchmark.side = side;
        benchmark.threads = threads;
        benchmark.makeTargets();
        MaskedGridBenchmark.Iteration ours = new MaskedGridBenchmark.Iteration();
        RidgeFit fit = benchmark.ternion(ours);
        assertEquals(Method.CIRCULANT_MODES, fit.method());
        MaskedGridBenchmark.Iteration theirs = new MaskedGridBenchmark.Iteration();
        double[] all = benchmark.plainConjugateGradient(theirs);
        assertClose(fit.solution().alpha().toArray(), benchmark.observed().stream().mapToDouble(i -> all[i]).toArray());
        assertTrue(0 < ours.steps && ours.steps < theirs.steps / 2, () -> ours.steps + " and " + theirs.steps);
        double[] product = benchmark.baselineProduct();
        for (int cell = 0; cell < product.length; cell++) {
            assertEquals(benchmark.observed().get(cell), product[cell] != 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"5000, 4, 1", "4097, 2, 2"})
    void plainFeaturesGiveTheSameCoefficients(int points, int kMax, int threads) {
        FiniteRankBenchmark benchmark = new FiniteRankBenchmark();
        benchmark.points = points;
        benchmark.kMax = kMax;
        benchmark.threads = threads;
        benchmark.makePoints();
        RidgeFit fit = benchmark.ternion();
        assertEquals(Method.FINITE_RANK, fit.method());
        assertClose(benchmark.plainFeatures(), fit.solution().alpha().toArray());
        int waves = (4 * kMax + 1) * (4 * kMax + 1);
        assertEquals(points * waves / (Limits.DEPTH * Limits.CACHED), benchmark.baselineMultiply());
    }

    @Test
    void theFitOfFewPointsByFeaturesIsTheDenseOne() {
        FiniteRankBenchmark benchmark = new FiniteRankBenchmark();
        benchmark.points = 200;
        benchmark.kMax = 4;
        benchmark.threads = 1;
        benchmark.makePoints();
        RidgeSolution expected = DenseSystem.of(benchmark.kernel(), benchmark.points(), benchmark.targets(),
                RunOptions.DEFAULT, DenseAlgebra.best()).solve(new double[] {AbstractBenchmark.LAMBDA});
        assertClose(expected.alpha().toArray(), benchmark.plainFeatures());
        assertClose(expected.alpha().toArray(), benchmark.ternion().solution().alpha().toArray());
    }

    @ParameterizedTest
    @EnumSource
    void everyStructureIsMeasuredWithItsOwnMethod(GrowthMeasurement.Structure structure) {
        Method expected = switch (structure) {
            case DENSE -> Method.DENSE;
            case FINITE_RANK -> Method.FINITE_RANK;
            case TORUS -> Method.CIRCULANT;
            case TREE_SWEEPS -> Method.TREE_SWEEPS;
            case COMPLETE_TREE -> Method.TREE_HAAR;
        };
        for (int observations : structure.sizes().subList(0, 2)) {
            RidgeFit fit = structure.job(observations).fit();
            assertEquals(expected, fit.method());
            assertEquals(observations, fit.size());
        }
    }

    @Test
    void timesAreWrittenAsTableAndPicture(@TempDir Path folder) throws IOException {
        List<GrowthMeasurement.Row> rows = new ArrayList<>();
        for (GrowthMeasurement.Structure structure : GrowthMeasurement.Structure.values()) {
            for (int n : structure.sizes()) {
                rows.add(new GrowthMeasurement.Row(structure, "m", n, 1e-8 * n));
            }
        }
        StringWriter table = new StringWriter();
        GrowthMeasurement.write(rows.subList(0, 1), table);
        assertEquals("structure,method,observations,threads,seconds\nDENSE,m,250,2,2.50000e-06\n", table.toString());
        Path png = folder.resolve("growth.png");
        GrowthChart.write(rows, png);
        assertEquals(1000, ImageIO.read(png.toFile()).getWidth());
        assertTrue(Files.size(png) > 10_000);
    }

    private static RidgeSolution dense(Kernel kernel, Domain domain, DoubleMatrix y, double lambda) {
        return DenseSystem.of(kernel, domain.points(), y, RunOptions.DEFAULT, DenseAlgebra.best())
                .solve(new double[] {lambda});
    }

    private static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElseThrow();
    }

    private static void assertClose(double[] expected, double[] actual) {
        assertArrayEquals(expected, actual, TOLERANCE * largest(expected));
    }
}
