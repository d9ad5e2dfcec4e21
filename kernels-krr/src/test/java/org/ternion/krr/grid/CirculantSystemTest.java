package org.ternion.krr.grid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ternion.krr.Goldens.assertClose;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.BitSet;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.Goldens;
import org.ternion.krr.domain.TorusGrid;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.kernel.Kernels;
import org.ternion.krr.kernel.PeriodicRbf;
import org.ternion.krr.kernel.Spectral;
import org.ternion.krr.solve.RidgeScores;
import org.ternion.krr.solve.RidgeSolution;

class CirculantSystemTest {
    private static final RunOptions RUN = RunOptions.DEFAULT;

    static Stream<Arguments> goldens() {
        return StreamSupport.stream(Goldens.json("krr-reference", "grid_krr.json").get("cases").spliterator(), false)
                .map(c -> Arguments.of(
                        Named.of(c.get("kernel").asText() + " " + c.get("dims") + " " + c.get("lam"), c)));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void goldenGrids(JsonNode golden) {
        double lambda = golden.get("lam").doubleValue();
        DoubleMatrix y = Goldens.matrix(golden.get("y"));
        CirculantSystem system = CirculantSystem.of(GridCases.kernel(golden.get("kernel").asText()),
                TorusGrid.of(GridCases.shape(golden)), y, RUN);
        RidgeSolution solution = system.solve(new double[] {lambda});
        assertClose(Goldens.matrix(golden.get("alpha")), solution.alpha(), 1e-9, "alpha");
        assertClose(Goldens.matrix(golden.get("fitted")), solution.fitted(), 1e-9, "fitted");
        assertClose(Goldens.matrix(golden.get("looResidual")), solution.looResiduals(), 1e-9, "LOO residual");
        RidgeScores scores = system.scores(0, lambda);
        assertClose(golden.get("looMse").doubleValue(), scores.loo(), 1e-9, "LOO");
        assertClose(golden.get("gcv").doubleValue(), scores.gcv(), 1e-9, "GCV");
        assertClose(golden.get("dof").doubleValue(), scores.dof(), 1e-9, "dof");
        assertClose(golden.get("logMarginal").doubleValue(), scores.logEvidence(), 1e-9, "evidence");
        assertClose(golden.get("logDet").doubleValue(), system.spectrum().logDeterminant(lambda), 1e-9, "log det");
        double mse = 0;
        for (int i = 0; i < y.rows(); i++) {
            mse += Math.pow(y.get(i, 0) - solution.fitted().get(i, 0), 2) / y.rows();
        }
        assertClose(mse, scores.trainMse(), 1e-9, "training error");
        if (golden.has("gcvCurve")) {
            double[] lambdas = Goldens.doubles(golden.get("gcvCurve").get("lam"));
            double[] expected = Goldens.doubles(golden.get("gcvCurve").get("gcv"));
            for (int i = 0; i < lambdas.length; i++) {
                assertClose(expected[i], system.scores(0, lambdas[i]).gcv(), 1e-9, "GCV at " + lambdas[i]);
            }
        }
    }

    @Test
    void goldenOutputsWithRidgesOfTheirOwn() {
        JsonNode golden = Goldens.json("krr-reference", "grid_krr.json").get("multiOutput");
        DoubleMatrix y = Goldens.matrix(golden.get("Y"));
        CirculantSystem system = CirculantSystem.of(GridCases.kernel(golden.get("kernel").asText()),
                TorusGrid.of(GridCases.shape(golden)), y, RUN);
        double[] same = new double[y.cols()];
        Arrays.fill(same, golden.get("lam").doubleValue());
        assertClose(Goldens.matrix(golden.get("alpha")), system.solve(same).alpha(), 1e-9, "alpha");
        assertClose(Goldens.matrix(golden.get("alphaPerOutput")),
                system.solve(Goldens.doubles(golden.get("lamPerOutput"))).alpha(), 1e-9, "alpha");
    }

    static Stream<Arguments> eigenvalueGoldens() {
        return StreamSupport.stream(Goldens.json("krr-reference", "eigenvalues.json").get("cases").spliterator(), false)
                .filter(c -> c.has("dims"))
                .map(c -> Arguments.of(Named.of(c.get("kernel").asText() + " " + c.get("dims"), c)));
    }

    @ParameterizedTest
    @MethodSource("eigenvalueGoldens")
    void goldenEigenvalues(JsonNode golden) {
        Kernel kernel = switch (golden.get("kernel").asText()) {
            case "spectral" -> new Spectral(golden.get("kMax").intValue(), golden.get("T").doubleValue(),
                    golden.get("zeroMode").doubleValue(), true);
            case "periodicRbf" -> PeriodicRbf.of(golden.get("ell").doubleValue());
            case "periodicRbfPrimes" -> PeriodicRbf.primes(golden.get("ell").doubleValue());
            default -> throw new IllegalArgumentException(golden.get("kernel").asText());
        };
        int[] shape = GridCases.shape(golden);
        TorusSpectrum spectrum = TorusSpectrum.of(kernel, shape, 1);
        double[] expected = Goldens.doubles(golden.get("eigenvalues"));
        double[] actual = new double[expected.length];
        int n = shape[shape.length - 1];
        int positive = 0;
        for (int i = 0; i < actual.length; i++) {
            int[] frequency = shape.length == 1 ? new int[] {i} : new int[] {i / n, i % n};
            int at = spectrum.locate(frequency, 0);
            actual[i] = spectrum.mu()[at < 0 ? ~at : at];
            positive += actual[i] > 1e-12 * expected.length ? 1 : 0;
        }
        assertClose(expected, actual, 1e-12, "eigenvalues");
        if (golden.has("rank")) {
            int rank = golden.get("rank").intValue();
            assertTrue(positive <= (rank == 77 ? 81 : rank) && positive >= rank, positive + " positive, rank " + rank);
        }
    }

    static Stream<Arguments> kernelsAndShapes() {
        return Stream.of("periodic:ell=0.7,period=6.283185307179586", "periodic:ell=0.3,period=6.283185307179586",
                "spectral:kmax=4,t=4,zero=1", "spectral:kmax=4,t=4,zero=0", "spectral:kmax=7,t=20,zero=0.5",
                "constant:value=0.5 + 2 * periodic:ell=0.9,period=6.283185307179586")
                .flatMap(kernel -> Stream.of(new int[] {1}, new int[] {31}, new int[] {8, 9}, new int[] {5, 1},
                        new int[] {1, 12}, new int[] {3, 4, 5})
                        .filter(shape -> !kernel.startsWith("spectral:kmax=7") || shape.length < 3)
                        .map(shape -> Arguments.of(kernel, Named.of(Arrays.toString(shape), shape))));
    }

    @ParameterizedTest
    @MethodSource("kernelsAndShapes")
    void equalsTheDenseSolution(String notation, int[] shape) {
        Kernel kernel = Kernels.parse(notation);
        TorusGrid grid = TorusGrid.of(shape);
        double[] y = GridCases.field(3, grid);
        DoubleMatrix x = GridCases.points(4, 9, shape.length);
        for (double lambda : new double[] {1e-4, 0.1, 50}) {
            DenseReference dense = new DenseReference(kernel, grid.points(), lambda);
            CirculantSystem system = CirculantSystem.of(kernel, grid, DoubleMatrix.wrap(y, y.length, 1), RUN);
            RidgeSolution solution = system.solve(new double[] {lambda});
            double[] alpha = dense.alpha(y);
            assertClose(alpha, solution.alpha().backingArray(), 1e-10, "alpha");
            // Predictions of the reference lose what its coefficients cancel.
            double bound = 1e-13 * Arrays.stream(alpha).map(Math::abs).sum();
            assertArrayEquals(dense.predict(grid.points(), alpha), solution.predictDomain().backingArray(), bound);
            assertArrayEquals(dense.predict(x, alpha), solution.predict(x).backingArray(), bound);
            assertArrayEquals(dense.variance(x), solution.variance(x).backingArray(), 1e-11);
            assertClose(dense.looResiduals(y), solution.looResiduals().backingArray(), 1e-10, "LOO");
            assertEquals(dense.dof(), system.scores(0, lambda).dof(), 1e-10 * y.length);
            assertClose(dense.logEvidence(y), system.scores(0, lambda).logEvidence(), 1e-10, "evidence");
        }
    }

    @Test
    void leavingOutABlockIsSolvingWithoutIt() {
        Kernel kernel = PeriodicRbf.of(0.7);
        TorusGrid grid = TorusGrid.of(6, 5);
        DoubleMatrix y = GridCases.targets(1, grid);
        int[] rows = {7, 2, 29, 8};
        double[] residuals = CirculantSystem.of(kernel, grid, y, RUN).solve(new double[] {0.01}).leaveOut(rows)
                .toArray();
        BitSet kept = new BitSet();
        kept.set(0, 30);
        Arrays.stream(rows).forEach(kept::clear);
        double[] others = kept.stream().mapToDouble(i -> y.get(i, 0)).toArray();
        DenseReference dense = new DenseReference(kernel, TorusGrid.masked(kept, 6, 5).points(), 0.01);
        double[] predicted = dense.predict(grid.points(), dense.alpha(others));
        for (int i = 0; i < rows.length; i++) {
            assertEquals(y.get(rows[i], 0) - predicted[rows[i]], residuals[i], 1e-10);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"periodic:ell=0.2,period=6.283185307179586", "spectral:kmax=4,t=4,zero=0"})
    void eigenvaluesAreTheTransformOfTheFirstRow(String notation) {
        Kernel kernel = Kernels.parse(notation);
        TorusGrid grid = TorusGrid.of(30, 21);
        TorusSpectrum spectrum = TorusSpectrum.of(kernel, grid.shape(), 1);
        double[] points = grid.points().backingArray();
        double[] row = new double[grid.cells()];
        for (int i = 0; i < row.length; i++) {
            row[i] = kernel.value(points, 0, points, 2 * i, 2);
        }
        HalfSpectrum transformed = spectrum.forward(row);
        double largest = spectrum.range()[1];
        assertArrayEquals(spectrum.mu(), transformed.re(), 1e-14 * largest);
        assertArrayEquals(new double[spectrum.size()], transformed.im(), 1e-14 * largest);
    }

    @Test
    void generalisedCrossValidationIsLeavingOneOut() {
        TorusGrid grid = TorusGrid.of(40, 25);
        CirculantSystem system = CirculantSystem.of(PeriodicRbf.of(0.5), grid, GridCases.targets(5, grid), RUN);
        for (double lambda : new double[] {1e-3, 0.1, 10}) {
            double loo = 0;
            for (double r : system.solve(new double[] {lambda}).looResiduals().toArray()) {
                loo += r * r / grid.cells();
            }
            assertClose(loo, system.scores(0, lambda).gcv(), 1e-11, "GCV");
        }
    }

    @Test
    void aLargeRidgeLeavesNoFreedomAndKeepsItsDigits() {
        TorusGrid grid = TorusGrid.of(16);
        DoubleMatrix y = GridCases.targets(6, grid);
        CirculantSystem system = CirculantSystem.of(PeriodicRbf.of(0.7), grid, y, RUN);
        assertTrue(system.scores(0, 1e12).dof() < 1e-10);
        RidgeSolution solution = system.solve(new double[] {1e12});
        DenseReference dense = new DenseReference(PeriodicRbf.of(0.7), grid.points(), 1e12);
        assertClose(dense.predict(grid.points(), dense.alpha(y.toArray())), solution.fitted().toArray(), 1e-10, "fit");
    }

    @Test
    void permutingOutputsPermutesCoefficients() {
        TorusGrid grid = TorusGrid.of(12, 7);
        DoubleMatrix y = GridCases.random(7, 84, 3);
        double[] permuted = new double[y.rows() * 3];
        for (int i = 0; i < y.rows(); i++) {
            permuted[3 * i] = y.get(i, 2);
            permuted[3 * i + 1] = y.get(i, 0);
            permuted[3 * i + 2] = y.get(i, 1);
        }
        DoubleMatrix a = CirculantSystem.of(PeriodicRbf.of(0.7), grid, y, RUN).solve(new double[] {1, 2, 3}).alpha();
        DoubleMatrix b = CirculantSystem.of(PeriodicRbf.of(0.7), grid, DoubleMatrix.wrap(permuted, 84, 3), RUN)
                .solve(new double[] {3, 1, 2}).alpha();
        for (int i = 0; i < y.rows(); i++) {
            assertEquals(a.get(i, 2), b.get(i, 0));
            assertEquals(a.get(i, 0), b.get(i, 1));
        }
    }

    @Test
    void threadsDoNotChangeABit() {
        TorusGrid grid = TorusGrid.of(300, 256);
        DoubleMatrix y = GridCases.targets(8, grid);
        DoubleMatrix x = GridCases.points(9, 50, 2);
        RidgeSolution one = CirculantSystem.of(PeriodicRbf.of(0.7), grid, y, RUN).solve(new double[] {0.01});
        RidgeSolution three = CirculantSystem.of(PeriodicRbf.of(0.7), grid, y, RUN.withParallelism(3))
                .solve(new double[] {0.01});
        assertEquals(one.alpha(), three.alpha());
        assertEquals(one.fitted(), three.fitted());
        assertEquals(one.predict(x), three.predict(x));
        assertEquals(one.variance(x), three.variance(x));
    }

    @Test
    void mistakesAreNamed() {
        TorusGrid grid = TorusGrid.of(4, 4);
        DoubleMatrix y = GridCases.random(1, 16, 1);
        String message = assertThrows(IllegalArgumentException.class,
                () -> CirculantSystem.of(Kernels.parse("rbf:ell=1"), grid, y, RUN)).getMessage();
        assertTrue(message.contains("no Fourier series"), message);
        assertThrows(IllegalArgumentException.class,
                () -> CirculantSystem.of(PeriodicRbf.of(1), grid, GridCases.random(1, 15, 1), RUN));
        assertThrows(IllegalArgumentException.class,
                () -> CirculantSystem.of(PeriodicRbf.of(1), GridCases.mask(1, 0.5, 4, 4), y, RUN));
        CirculantSystem system = CirculantSystem.of(PeriodicRbf.of(1), grid, y, RUN);
        for (double lambda : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> system.scores(0, lambda));
            assertThrows(IllegalArgumentException.class, () -> system.solve(new double[] {lambda}));
        }
        assertThrows(IllegalArgumentException.class, () -> system.solve(new double[] {1, 1}));
        RidgeSolution solution = system.solve(new double[] {1});
        assertThrows(IllegalArgumentException.class, () -> solution.leaveOut(new int[] {1, 1}));
        assertThrows(IllegalArgumentException.class, () -> solution.leaveOut(new int[] {16}));
        assertThrows(IllegalArgumentException.class, () -> solution.predict(GridCases.random(1, 2, 3)));
        assertThrows(IllegalArgumentException.class,
                () -> solution.predict(DoubleMatrix.wrap(new double[] {0, Double.NaN}, 1, 2)));
        assertThrows(CancellationException.class,
                () -> CirculantSystem.of(PeriodicRbf.of(1), grid, y, RUN.withProgress((done, total) -> false)));
    }
}
