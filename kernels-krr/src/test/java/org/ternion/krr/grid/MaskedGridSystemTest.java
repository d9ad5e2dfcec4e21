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
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.Goldens;
import org.ternion.krr.domain.TorusGrid;
import org.ternion.krr.grid.MaskedGridSystem.Method;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.kernel.Kernels;
import org.ternion.krr.kernel.PeriodicRbf;
import org.ternion.krr.solve.RidgeScores;
import org.ternion.krr.solve.RidgeSolution;

class MaskedGridSystemTest {
    private static final RunOptions RUN = RunOptions.DEFAULT;

    static Stream<Arguments> goldens() {
        return StreamSupport.stream(Goldens.json("krr-reference", "grid_missing.json").get("cases").spliterator(),
                false)
                .flatMap(c -> Stream.of(Method.values())
                        .map(m -> Arguments.of(Named.of(c.get("kernel").asText() + " " + c.get("dims"), c), m)));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void goldenMasks(JsonNode golden, Method method) {
        double lambda = golden.get("lam").doubleValue();
        BitSet observed = new BitSet();
        IntStream.of(Goldens.ints(golden.get("observed"))).forEach(observed::set);
        TorusGrid grid = TorusGrid.masked(observed, GridCases.shape(golden));
        MaskedGridSystem system = MaskedGridSystem.of(GridCases.kernel(golden.get("kernel").asText()), grid,
                Goldens.matrix(golden.get("y")), RUN, method);
        MaskedGridSolution solution = system.solve(new double[] {lambda});
        assertClose(Goldens.matrix(golden.get("alpha")), solution.alpha(), 1e-9, "alpha");
        assertClose(Goldens.matrix(golden.get("fitted")), solution.fitted(), 1e-9, "fitted");
        assertClose(Goldens.matrix(golden.get("predictionOnFullGrid")), solution.predictDomain(), 1e-9, "prediction");
        assertClose(Goldens.matrix(golden.get("looResidual")), solution.looResiduals(), 1e-9, "LOO residual");
        RidgeScores scores = system.scores(0, lambda);
        assertClose(golden.get("looMse").doubleValue(), scores.loo(), 1e-9, "LOO");
        assertClose(golden.get("gcv").doubleValue(), scores.gcv(), 1e-9, "GCV");
        assertClose(golden.get("dof").doubleValue(), scores.dof(), 1e-9, "dof");
        assertClose(golden.get("logMarginal").doubleValue(), scores.logEvidence(), 1e-9, "evidence");
        assertTrue(solution.converged());
        assertTrue(solution.residual() < 1e-11, "residual " + solution.residual());
        assertTrue(solution.iterations() <= 16, solution.iterations() + " steps");
    }

    static Stream<Arguments> cases() {
        return Stream.of("periodic:ell=0.7,period=6.283185307179586", "periodic:ell=0.3,period=6.283185307179586",
                "spectral:kmax=4,t=4,zero=1", "spectral:kmax=4,t=4,zero=0")
                .flatMap(kernel -> Stream.of(GridCases.mask(1, 0.3, 31), GridCases.mask(2, 0.1, 12, 9),
                        GridCases.mask(3, 0.9, 16, 10), GridCases.mask(4, 0.5, 4, 5, 6), TorusGrid.of(6, 7))
                        .flatMap(grid -> Stream.of(Method.values()).map(m -> Arguments.of(kernel, grid, m))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void equalsTheDenseSolution(String notation, TorusGrid grid, Method method) {
        Kernel kernel = Kernels.parse(notation);
        DoubleMatrix y = GridCases.targets(5, grid);
        DoubleMatrix x = GridCases.points(6, 5, grid.dimension());
        for (double lambda : new double[] {1e-4, 0.05, 1e3}) {
            DenseReference dense = new DenseReference(kernel, grid.points(), lambda);
            MaskedGridSystem system = MaskedGridSystem.of(kernel, grid, y, RUN, method);
            MaskedGridSolution solution = system.solve(new double[] {lambda});
            double[] alpha = dense.alpha(y.toArray());
            double bound = 1e-13 * Arrays.stream(alpha).map(Math::abs).sum() + 1e-10;
            assertClose(alpha, solution.alpha().backingArray(), 1e-10, "alpha");
            assertArrayEquals(dense.predict(grid.points(), alpha), solution.fitted().backingArray(), bound);
            assertArrayEquals(dense.predict(x, alpha), solution.predict(x).backingArray(), bound);
            assertArrayEquals(dense.variance(x), solution.variance(x).backingArray(), 1e-10);
            assertClose(dense.looResiduals(y.toArray()), solution.looResiduals().backingArray(), 1e-9, "LOO");
            RidgeScores scores = system.scores(0, lambda);
            assertEquals(dense.dof(), scores.dof(), 1e-9 * y.rows());
            assertClose(dense.logEvidence(y.toArray()), scores.logEvidence(), 1e-9, "evidence");
            assertTrue(solution.iterations() <= 16, solution.iterations() + " steps");
        }
    }

    /** A block, rows, all but one cell, random cells. */
    static Stream<BitSet> patterns() {
        BitSet block = new BitSet();
        BitSet rows = new BitSet();
        BitSet one = new BitSet();
        for (int i = 0; i < 36; i++) {
            for (int j = 0; j < 36; j++) {
                block.set(i * 36 + j, i >= 20 || j >= 15);
                rows.set(i * 36 + j, i % 4 != 1);
            }
        }
        one.set(700);
        BitSet random = new BitSet();
        TorusGrid masked = GridCases.mask(3, 0.7, 36, 36);
        IntStream.range(0, masked.size()).forEach(row -> random.set(masked.cell(row)));
        return Stream.of(block, rows, one, random);
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void fewStepsForAnyPattern(BitSet observed) {
        TorusGrid grid = TorusGrid.masked(observed, 36, 36);
        DoubleMatrix y = GridCases.targets(9, grid);
        for (double lambda : new double[] {1e-4, 1e-2}) {
            MaskedGridSystem waves = MaskedGridSystem.of(PeriodicRbf.of(0.7), grid, y, RUN, Method.MODES);
            MaskedGridSolution modes = waves.solve(new double[] {lambda});
            assertTrue(modes.converged() && modes.iterations() <= 16, modes.iterations() + " steps");
            MaskedGridSystem fill = MaskedGridSystem.of(PeriodicRbf.of(0.7), grid, y, RUN, Method.FILL_IN);
            MaskedGridSolution filled = fill.solve(new double[] {lambda});
            assertClose(filled.alpha(), modes.alpha(), 1e-9, "alpha");
            assertClose(filled.looResiduals(), modes.looResiduals(), 1e-8, "LOO");
            assertClose(fill.scores(0, lambda).gcv(), waves.scores(0, lambda).gcv(), 1e-8, "GCV");
            assertClose(fill.scores(0, lambda).logEvidence(), waves.scores(0, lambda).logEvidence(), 1e-8, "evidence");
            assertClose(fill.scores(0, lambda).dof(), waves.scores(0, lambda).dof(), 1e-8, "dof");
        }
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void filledInTargetsArePredictions(Method method) {
        TorusGrid grid = GridCases.mask(11, 0.2, 15, 14);
        DoubleMatrix y = GridCases.targets(12, grid);
        double[] domain = MaskedGridSystem.of(PeriodicRbf.of(0.6), grid, y, RUN, method).solve(new double[] {0.01})
                .predictDomain().toArray();
        double[] complete = domain.clone();
        for (int row = 0; row < grid.size(); row++) {
            complete[grid.cell(row)] = y.get(row, 0);
        }
        RidgeSolution full = CirculantSystem.of(PeriodicRbf.of(0.6), TorusGrid.of(15, 14),
                DoubleMatrix.wrap(complete, complete.length, 1), RUN).solve(new double[] {0.01});
        assertClose(domain, full.fitted().toArray(), 1e-11, "prediction");
        int row = 0;
        for (int cell = 0; cell < complete.length; cell++) {
            if (row < grid.size() && grid.cell(row) == cell) {
                row++;
            } else {
                assertEquals(0, full.alpha().get(cell, 0), 1e-9, "coefficient of missing cell " + cell);
            }
        }
        assertEquals(grid.size(), row);
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void leavingOutABlockIsSolvingWithoutIt(Method method) {
        TorusGrid grid = GridCases.mask(13, 0.3, 9, 8);
        DoubleMatrix y = GridCases.targets(14, grid);
        int[] rows = {5, 0, 17, 18};
        double[] residuals = MaskedGridSystem.of(PeriodicRbf.of(0.7), grid, y, RUN, method)
                .solve(new double[] {0.01}).leaveOut(rows).toArray();
        BitSet kept = new BitSet();
        IntStream.range(0, grid.size()).forEach(row -> kept.set(grid.cell(row)));
        Arrays.stream(rows).forEach(row -> kept.clear(grid.cell(row)));
        TorusGrid rest = TorusGrid.masked(kept, 9, 8);
        double[] others = IntStream.range(0, grid.size()).filter(row -> kept.get(grid.cell(row)))
                .mapToDouble(row -> y.get(row, 0)).toArray();
        DenseReference dense = new DenseReference(PeriodicRbf.of(0.7), rest.points(), 0.01);
        double[] predicted = dense.predict(grid.points(), dense.alpha(others));
        for (int i = 0; i < rows.length; i++) {
            assertEquals(y.get(rows[i], 0) - predicted[rows[i]], residuals[i], 1e-9);
        }
    }

    @Test
    void outputsHaveRidgesOfTheirOwnAndMayBeConstant() {
        TorusGrid grid = GridCases.mask(15, 0.5, 20, 20);
        int n = grid.size();
        double[] y = new double[3 * n];
        DoubleMatrix first = GridCases.targets(16, grid);
        for (int i = 0; i < n; i++) {
            y[3 * i] = first.get(i, 0);
            y[3 * i + 2] = 1;
        }
        MaskedGridSolution all = MaskedGridSystem.of(PeriodicRbf.of(0.7), grid, DoubleMatrix.wrap(y, n, 3), RUN,
                Method.MODES).solve(new double[] {0.1, 0.1, 10});
        DoubleMatrix alone = MaskedGridSystem.of(PeriodicRbf.of(0.7), grid, first, RUN, Method.MODES)
                .solve(new double[] {0.1}).alpha();
        for (int i = 0; i < n; i++) {
            assertEquals(alone.get(i, 0), all.alpha().get(i, 0));
            assertEquals(0, all.alpha().get(i, 1));
        }
        assertTrue(all.residual() < 1e-12, "residual " + all.residual());
    }

    @Test
    void tooManyWavesGiveNoScoresButASolution() {
        TorusGrid grid = GridCases.mask(17, 0.5, 90, 90);
        Kernel rough = PeriodicRbf.of(0.1);
        MaskedGridSystem system = MaskedGridSystem.of(rough, grid, GridCases.targets(18, grid), RUN, Method.MODES);
        assertTrue(Double.isNaN(system.scores(0, 1e-3).gcv()));
        MaskedGridSolution solution = system.solve(new double[] {20});
        assertTrue(solution.converged() && solution.residual() < 1e-11, "residual " + solution.residual());
        assertThrows(UnsupportedOperationException.class, solution::looResiduals);
    }

    @Test
    void threadsDoNotChangeABit() {
        TorusGrid grid = GridCases.mask(19, 0.5, 200, 180);
        DoubleMatrix y = GridCases.targets(20, grid);
        MaskedGridSystem one = MaskedGridSystem.of(PeriodicRbf.of(0.7), grid, y, RUN, Method.AUTO);
        MaskedGridSystem two = MaskedGridSystem.of(PeriodicRbf.of(0.7), grid, y, RUN.withParallelism(2), Method.AUTO);
        assertEquals(one.solve(new double[] {0.01}).alpha(), two.solve(new double[] {0.01}).alpha());
        assertEquals(one.scores(0, 0.01), two.scores(0, 0.01));
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void progressGrowsToItsTotal(Method method) {
        TorusGrid grid = GridCases.mask(23, 0.4, 10, 10);
        long[] last = new long[2];
        RunOptions run = RUN.withProgress((done, total) -> {
            assertTrue(done >= last[0] && done <= total, done + " of " + total + " after " + last[0]);
            last[0] = done;
            last[1] = total;
            return true;
        });
        MaskedGridSystem.of(PeriodicRbf.of(0.7), grid, GridCases.random(1, grid.size(), 2), run, method)
                .solve(new double[] {0.1, 1e-3});
        assertEquals(last[1], last[0]);
    }

    @Test
    void mistakesAreNamed() {
        TorusGrid grid = GridCases.mask(21, 0.5, 8, 8);
        DoubleMatrix y = GridCases.targets(22, grid);
        assertThrows(IllegalArgumentException.class, () -> MaskedGridSystem.of(PeriodicRbf.of(1), grid,
                GridCases.random(1, 64, 1), RUN, Method.AUTO));
        assertThrows(IllegalArgumentException.class,
                () -> MaskedGridSystem.of(Kernels.parse("rbf:ell=1"), grid, y, RUN, Method.AUTO));
        MaskedGridSystem system = MaskedGridSystem.of(PeriodicRbf.of(1), grid, y, RUN, Method.AUTO);
        assertThrows(IllegalArgumentException.class, () -> system.solve(new double[] {0}));
        assertThrows(IllegalArgumentException.class, () -> system.scores(0, Double.NaN));
        assertThrows(IndexOutOfBoundsException.class, () -> system.scores(1, 1));
        MaskedGridSystem stopped = MaskedGridSystem.of(PeriodicRbf.of(1), grid, y,
                RUN.withProgress((done, total) -> false), Method.MODES);
        assertThrows(CancellationException.class, () -> stopped.solve(new double[] {0.01}));
    }
}
