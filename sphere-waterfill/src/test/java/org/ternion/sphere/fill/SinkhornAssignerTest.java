package org.ternion.sphere.fill;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.Goldens;
import org.ternion.sphere.Placement;
import org.ternion.sphere.ShellLayout;

class SinkhornAssignerTest {
    private static final JsonNode GOLDEN = Goldens.json("18_exact_assignment.json");

    private static CostRows goldenCosts() {
        double[][] rows = Goldens.matrix(GOLDEN.get("cost"));
        return CostRows.of(DoubleMatrix.wrap(Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray(), rows.length,
                rows[0].length));
    }

    private static DoubleMatrix randomCosts(Random random, int points, int shells) {
        return DoubleMatrix.wrap(random.doubles((long) points * shells).toArray(), points, shells);
    }

    private static int[] counts(int[] shells, int n) {
        int[] counts = new int[n];
        Arrays.stream(shells).forEach(k -> counts[k]++);
        return counts;
    }

    @Test
    void planIsTheGolden() {
        SinkhornResult got = new SinkhornAssigner(GOLDEN.get("sinkhorn").get("epsilon").asDouble(), 2000, 1e-13)
                .assign(goldenCosts(), 50, Goldens.ints(GOLDEN.get("capacity")), RunOptions.DEFAULT);
        double[][] plan = Goldens.matrix(GOLDEN.get("sinkhorn").get("plan"));
        for (int i = 0; i < plan.length; i++) {
            // The file has ten decimals.
            assertArrayEquals(plan[i], got.planRow(i), 1e-9, "row " + i);
        }
        assertEquals(GOLDEN.get("sinkhorn").get("transport_cost").asDouble(), got.planCost(), 1e-8);
        assertTrue(got.converged());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.2, 0.05, 0.01, 0.002})
    void costIsBetweenTheOptimumAndTheEntropyBound(double epsilon) {
        // A06
        int[] capacity = Goldens.ints(GOLDEN.get("capacity"));
        double optimum = GOLDEN.get("optimal_cost").asDouble();
        SinkhornResult got = new SinkhornAssigner(epsilon, 20_000)
                .assign(goldenCosts(), 50, capacity, RunOptions.DEFAULT);
        double slack = epsilon * 50 * Math.log(8);
        assertTrue(got.converged());
        assertTrue(got.columnError() <= 1e-6 * 50);
        assertTrue(got.planCost() >= optimum - 1e-4 && got.planCost() <= optimum + slack, () -> "plan "
                + got.planCost());
        assertTrue(got.assignedCost() >= optimum - 1e-9 && got.assignedCost() <= optimum + slack,
                () -> "assigned " + got.assignedCost());
        assertArrayEquals(capacity, counts(got.toShells(), 8));
        double[] columns = new double[8];
        for (int i = 0; i < 50; i++) {
            double[] row = got.planRow(i);
            assertEquals(1, Arrays.stream(row).sum(), 1e-14);
            Arrays.setAll(columns, k -> columns[k] + row[k]);
        }
        double error = 0;
        for (int k = 0; k < 8; k++) {
            error += Math.abs(columns[k] - capacity[k]);
        }
        assertEquals(got.columnError(), error, 1e-12);
    }

    @Test
    void smallEpsilonFindsTheOptimumOfTheGolden() {
        SinkhornResult got = new SinkhornAssigner(0.001, 50_000)
                .assign(goldenCosts(), 50, Goldens.ints(GOLDEN.get("capacity")), RunOptions.DEFAULT);
        assertArrayEquals(Goldens.ints(GOLDEN.get("optimal_assignment")), got.toShells());
        assertEquals(GOLDEN.get("optimal_cost").asDouble(), got.assignedCost(), 1e-12);
    }

    @Test
    void quantileCostsGiveTheSortedFill() {
        Random random = new Random(5);
        float[] scores = new float[600];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (float) random.nextGaussian();
        }
        int[] capacity = {50, 0, 100, 150, 300};
        SinkhornResult got = new SinkhornAssigner(1e-4, 20_000)
                .assign(CostRows.quantileDistance(scores, capacity), 600, capacity, RunOptions.DEFAULT);
        Placement exact = new QuantileFill().assign(scores, ShellLayout.linear(5, 1, 2), capacity, RunOptions.DEFAULT);
        assertArrayEquals(exact.toShells(), got.toShells());
        assertEquals(Double.NEGATIVE_INFINITY, got.prices()[1]);
    }

    @Test
    void roundingIsFeasibleAndBoundedOnRandomCosts() {
        for (int round = 0; round < 40; round++) {
            Random random = new Random(round);
            int points = 1 + random.nextInt(7);
            int shells = 1 + random.nextInt(3);
            DoubleMatrix costs = randomCosts(random, points, shells);
            int[] capacity = counts(random.ints(points, 0, shells).toArray(), shells);
            SinkhornResult got = new SinkhornAssigner(0.02, 20_000).assign(CostRows.of(costs), points, capacity,
                    RunOptions.DEFAULT);
            double optimum = bestCost(costs, 0, capacity.clone());
            assertArrayEquals(capacity, counts(got.toShells(), shells), "seed " + round);
            assertTrue(got.assignedCost() >= optimum - 1e-12 && got.planCost() >= optimum - 1e-5, "seed " + round);
            assertTrue(got.planCost() <= optimum + 0.02 * points * Math.log(shells) + 1e-5, "seed " + round);
        }
    }

    /** Optimum by trying everything. */
    private static double bestCost(DoubleMatrix costs, int point, int[] room) {
        if (point == costs.rows()) {
            return 0;
        }
        double best = Double.POSITIVE_INFINITY;
        for (int k = 0; k < room.length; k++) {
            if (room[k] > 0) {
                room[k]--;
                best = Math.min(best, costs.get(point, k) + bestCost(costs, point + 1, room));
                room[k]++;
            }
        }
        return best;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void resultDoesNotDependOnThreadsOrOnKeepingTheCosts(int parallelism) {
        // A09, over three blocks of rows.
        int points = 9000;
        CostRows costs = CostRows.of(randomCosts(new Random(8), points, 9));
        int[] capacity = new int[9];
        Arrays.fill(capacity, 1000);
        SinkhornResult one = new SinkhornAssigner(0.01, 60).assign(costs, points, capacity, RunOptions.DEFAULT);
        SinkhornResult other = new SinkhornAssigner(0.01, 60, 1e-6, 2).assign(costs, points, capacity,
                RunOptions.DEFAULT.withParallelism(parallelism));
        assertArrayEquals(one.toShells(), other.toShells());
        assertArrayEquals(one.prices(), other.prices());
        assertEquals(one.planCost(), other.planCost());
    }

    @Test
    void columnsThatUnderflowAreFound() {
        // Shell 1 is dearer by far more than 700 epsilon for every point, and yet must take half of them.
        double[] costs = {0, 1000, 0, 1001, 0, 1002, 0, 1003};
        SinkhornResult got = new SinkhornAssigner(1e-3, 500).assign(CostRows.of(DoubleMatrix.wrap(costs, 4, 2)), 4,
                new int[] {2, 2}, RunOptions.DEFAULT);
        assertArrayEquals(new int[] {1, 1, 0, 0}, got.toShells());
        assertEquals(2001, got.assignedCost());
        assertTrue(got.converged());
    }

    @Test
    void iterationLimitStillGivesAFeasibleAssignment() {
        SinkhornResult got = new SinkhornAssigner(0.001, 2).assign(goldenCosts(), 50,
                Goldens.ints(GOLDEN.get("capacity")), RunOptions.DEFAULT);
        assertFalse(got.converged());
        assertEquals(2, got.iterations());
        assertArrayEquals(Goldens.ints(GOLDEN.get("capacity")), counts(got.toShells(), 8));
    }

    @Test
    void emptyAndSingleCasesAreDefined() {
        SinkhornAssigner assigner = new SinkhornAssigner(0.1, 10);
        CostRows none = (point, costs) -> { };
        assertEquals(0, assigner.assign(none, 0, new int[3], RunOptions.DEFAULT).toShells().length);
        assertArrayEquals(new int[] {0, 0}, assigner.assign(none, 2, new int[] {2}, RunOptions.DEFAULT).toShells());
        assertArrayEquals(new int[] {1}, assigner.assign(none, 1, new int[] {0, 1, 0}, RunOptions.DEFAULT).toShells());
    }

    @Test
    void mistakesAreNamed() {
        SinkhornAssigner assigner = new SinkhornAssigner(0.1, 10);
        CostRows bad = (point, costs) -> costs[1] += point == 2 ? Double.NaN : 0;
        assertEquals("the cost of point 2 on shell 1 must be finite, was NaN",
                assertThrows(IllegalArgumentException.class,
                () -> assigner.assign(bad, 3, new int[] {1, 2}, RunOptions.DEFAULT)).getMessage());
        assertEquals("capacities add up to 3 for 4 points", assertThrows(IllegalArgumentException.class,
                () -> assigner.assign(bad, 4, new int[] {1, 2}, RunOptions.DEFAULT)).getMessage());
        CostRows table = CostRows.of(randomCosts(new Random(2), 3, 2));
        assertEquals("costs of 3 points on 2 shells do not fit point 3 on 2 shells",
                assertThrows(IllegalArgumentException.class,
                () -> assigner.assign(table, 4, new int[] {2, 2}, RunOptions.DEFAULT)).getMessage());
        assertEquals("costs of 3 points on 2 shells do not fit point 0 on 3 shells",
                assertThrows(IllegalArgumentException.class,
                () -> assigner.assign(table, 3, new int[] {1, 1, 1}, RunOptions.DEFAULT)).getMessage());
        CostRows quantiles = CostRows.quantileDistance(new float[3], new int[] {1, 2});
        assertThrows(IllegalArgumentException.class,
                () -> assigner.assign(quantiles, 3, new int[] {1, 1, 1}, RunOptions.DEFAULT));
        assertThrows(IllegalArgumentException.class, () -> new SinkhornAssigner(0, 10));
        assertThrows(IllegalArgumentException.class, () -> new SinkhornAssigner(Double.NaN, 10));
        assertThrows(IllegalArgumentException.class, () -> new SinkhornAssigner(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new SinkhornAssigner(1, 1, 0));
    }

    @Test
    void progressGrowsAndStopsTheWork() {
        // A17
        List<Long> reports = new ArrayList<>();
        RunOptions watched = RunOptions.DEFAULT.withProgress((done, total) -> {
            reports.add(done);
            return true;
        });
        CostRows costs = CostRows.of(randomCosts(new Random(1), 9000, 4));
        int[] capacity = {2000, 2000, 2000, 3000};
        new SinkhornAssigner(0.05, 50).assign(costs, 9000, capacity, watched);
        for (int i = 1; i < reports.size(); i++) {
            assertTrue(reports.get(i) >= reports.get(i - 1), "report " + i);
        }
        for (int stopAt : new int[] {1, 5, reports.size() - 1, reports.size()}) {
            int[] seen = new int[1];
            RunOptions stopping = RunOptions.DEFAULT.withProgress((done, total) -> ++seen[0] < stopAt);
            assertThrows(CancellationException.class,
                    () -> new SinkhornAssigner(0.05, 50).assign(costs, 9000, capacity, stopping));
            assertEquals(stopAt, seen[0]);
        }
    }

    @Test
    void costsOfMovesAndCohesionAddUp() {
        Placement current = Placement.of(ShellLayout.linear(3, 1, 3), new int[] {0, 0, 2});
        FloatMatrix directions = FloatMatrix.copyOf(new float[] {1, 0, 0, 1, -1, 0}, 3, 2);
        double[] costs = new double[3];
        CostRows.moves(current, 0.5).plus(CostRows.cohesion(directions, current, 2)).addTo(0, costs);
        // Mean of shell 0 is (1/2, 1/2), shell 1 is empty, shell 2 holds (-1, 0).
        assertArrayEquals(new double[] {1, 2.5, 5}, costs, 1e-6);
        double[] quantiles = new double[2];
        CostRows.quantileDistance(new float[] {3, 1, 2, 4}, new int[] {1, 3}).addTo(0, quantiles);
        assertArrayEquals(new double[] {0.25, 0}, quantiles, 1e-15);
    }
}
