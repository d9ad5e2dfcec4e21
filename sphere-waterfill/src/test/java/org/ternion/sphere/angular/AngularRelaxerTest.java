package org.ternion.sphere.angular;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import org.ternion.sphere.Placement;
import org.ternion.sphere.ShellLayout;

class AngularRelaxerTest {
    private static final RelaxParams REPEL = RelaxParams.DEFAULT.withAttraction(0);

    private static FloatMatrix random(long seed, int n, int dim) {
        Random random = new Random(seed);
        float[] values = new float[n * dim];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return FloatMatrix.wrap(values, n, dim);
    }

    private static FloatMatrix floats(DoubleMatrix x) {
        float[] values = new float[x.rows() * x.cols()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) x.backingArray()[i];
        }
        return FloatMatrix.wrap(values, x.rows(), x.cols());
    }

    private static void requireUnit(FloatMatrix x) {
        for (int i = 0; i < x.rows(); i++) {
            double square = 0;
            for (int d = 0; d < x.cols(); d++) {
                square += x.get(i, d) * (double) x.get(i, d);
            }
            assertEquals(1, Math.sqrt(square), 1e-6);
        }
    }

    private static void requireFalling(double[] energies, int epoch) {
        for (int t = 1; t < energies.length; t++) {
            assertTrue(energies[t] < energies[t - 1] || (t - 1) % epoch == 0 && t > 1, "step " + t);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 6})
    void energyFallsInEveryStepAndPointsStayOnTheSphere(int exponent) {
        // A16
        FloatMatrix start = random(1, 300, 4);
        NeighbourGraph links = NeighbourGraph.exact(start, 5, RunOptions.DEFAULT);
        RelaxResult got = new AngularRelaxer(RelaxParams.DEFAULT.withExponent(exponent))
                .relax(start, links, RunOptions.DEFAULT);
        assertTrue(got.steps() > 5);
        assertTrue(got.attraction() > 0);
        requireFalling(got.energies(), Integer.MAX_VALUE);
        requireUnit(got.directions());
        assertEquals(got.repulsionBefore() + got.attractionBefore(), got.energies()[0]);
        assertEquals(got.repulsionAfter() + got.attractionAfter(), got.energies()[got.steps()]);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 12})
    void fewPointsReachTheKnownMinimumOfTheCoulombEnergy(int n) {
        // Thomson problem: antipodes, triangle, tetrahedron, icosahedron.
        double[] minimum = {0.5, 1.7320508076, 3.6742346142, 49.1652530576};
        RelaxResult got = new AngularRelaxer(REPEL.withMaxSteps(2000)).relax(random(3, n, 3), null, RunOptions.DEFAULT);
        assertEquals(minimum[Arrays.binarySearch(new int[] {2, 3, 4, 12}, n)], got.repulsionAfter(), 1e-4);
    }

    @Test
    void latticeIsNearTheMinimumAndStaysThere() {
        RelaxResult lattice = new AngularRelaxer(REPEL)
                .relax(floats(FibonacciLattice.points(500)), null, RunOptions.DEFAULT);
        RelaxResult uniform = new AngularRelaxer(REPEL).relax(floats(FibonacciLattice.uniform(500, 1)), null,
                RunOptions.DEFAULT);
        assertEquals(lattice.repulsionAfter(), lattice.repulsionBefore(), 1e-3 * lattice.repulsionAfter());
        assertTrue(uniform.repulsionBefore() > 1.01 * lattice.repulsionBefore());
        assertEquals(lattice.repulsionAfter(), uniform.repulsionAfter(), 1e-3 * lattice.repulsionAfter());
    }

    @Test
    void attractionBringsLinkedPointsTogether() {
        FloatMatrix start = FloatMatrix.copyOf(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 3, 3);
        NeighbourGraph link = NeighbourGraph.of(new int[] {0, 1, 1, 1}, new int[] {1}, new double[] {1});
        RelaxResult got = new AngularRelaxer(RelaxParams.DEFAULT.withAttraction(20))
                .relax(start, link, RunOptions.DEFAULT);
        FloatMatrix end = got.directions();
        double linked = 0;
        double free = 0;
        for (int d = 0; d < 3; d++) {
            linked += end.get(0, d) * end.get(1, d);
            free += end.get(0, d) * end.get(2, d);
        }
        assertTrue(linked > 0.8 && free < -0.5, "linked " + linked + " free " + free);
    }

    @Test
    void balancedAttractionMakesTheMedianGradientsEqual() {
        // Two linked points at right angles: repulsion 2^(-3/2), attraction 1 per unit of weight.
        FloatMatrix start = FloatMatrix.copyOf(new float[] {1, 0, 0, 1}, 2, 2);
        NeighbourGraph link = NeighbourGraph.of(new int[] {0, 1, 2}, new int[] {1, 0}, new double[] {0.5, 0.5});
        RelaxResult got = new AngularRelaxer(RelaxParams.DEFAULT).relax(start, link, RunOptions.DEFAULT);
        assertEquals(2 * Math.pow(2, -1.5), got.attraction(), 1e-12);
        assertEquals(RelaxResult.StopReason.SMALL_STEP, got.reason());
        assertEquals(0, got.steps());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void resultDoesNotDependOnThreads(int parallelism) {
        // A09, all pairs and listed pairs.
        FloatMatrix start = random(5, 700, 5);
        NeighbourGraph links = NeighbourGraph.exact(start, 4, RunOptions.DEFAULT.withParallelism(parallelism));
        for (int exactPoints : new int[] {4096, 2}) {
            AngularRelaxer relaxer = new AngularRelaxer(RelaxParams.DEFAULT.withMaxSteps(25), exactPoints);
            RelaxResult one = relaxer.relax(start, links, RunOptions.DEFAULT);
            RelaxResult other = relaxer.relax(start, links, RunOptions.DEFAULT.withParallelism(parallelism));
            assertEquals(one.directions(), other.directions());
            assertArrayEquals(one.energies(), other.energies());
        }
    }

    @Test
    void listedPairsSpreadAsAllPairsDo() {
        FloatMatrix start = floats(FibonacciLattice.uniform(900, 2));
        // A short-range energy: far pairs hardly matter.
        RelaxParams params = REPEL.withExponent(6).withMaxSteps(60);
        RelaxResult listed = new AngularRelaxer(params, 2).relax(start, null, RunOptions.DEFAULT.withSeed(4));
        requireFalling(listed.energies(), AngularRelaxer.REFRESH_STEPS);
        requireUnit(listed.directions());
        RelaxResult all = new AngularRelaxer(params).relax(start, null, RunOptions.DEFAULT);
        RelaxResult check = new AngularRelaxer(params.withMaxSteps(0))
                .relax(listed.directions(), null, RunOptions.DEFAULT);
        assertEquals(all.repulsionAfter(), check.repulsionBefore(), 0.05 * all.repulsionAfter());
        assertNotEquals(listed.directions(),
                new AngularRelaxer(params, 2).relax(start, null, RunOptions.DEFAULT.withSeed(5)).directions());
    }

    @Test
    void callersNeighboursAreUsed() {
        List<Integer> asked = new ArrayList<>();
        NeighbourSource source = (directions, k, run) -> {
            asked.add(k);
            return NeighbourGraph.exact(directions, k, run);
        };
        FloatMatrix start = floats(FibonacciLattice.uniform(100, 2));
        new AngularRelaxer(REPEL.withMaxSteps(11), 50).relax(start, null, source, RunOptions.DEFAULT);
        assertEquals(List.of(32, 32), asked);
        NeighbourSource wrong = (directions, k, run) -> NeighbourGraph.of(new int[2], new int[0], new double[0]);
        assertThrows(IllegalArgumentException.class,
                () -> new AngularRelaxer(REPEL, 50).relax(start, null, wrong, RunOptions.DEFAULT));
    }

    @Test
    void shellsAreRelaxedApart() {
        FloatMatrix start = floats(FibonacciLattice.uniform(40, 8));
        int[] shells = new int[40];
        Arrays.setAll(shells, i -> i % 2 * 2);
        Placement placement = Placement.of(ShellLayout.linear(3, 1, 2), shells);
        NeighbourGraph links = NeighbourGraph.exact(start, 3, RunOptions.DEFAULT);
        AngularRelaxer relaxer = new AngularRelaxer(RelaxParams.DEFAULT);
        List<RelaxResult> got = relaxer.relaxShells(start, placement, links, NeighbourGraph::exact, RunOptions.DEFAULT);
        assertEquals(List.of(20, 0, 20), got.stream().map(r -> r.directions().rows()).toList());
        float[] odd = new float[60];
        for (int i = 0; i < 20; i++) {
            start.copyRow(2 * i + 1, odd, 3 * i);
        }
        RelaxResult alone = relaxer.relax(FloatMatrix.wrap(odd, 20, 3), links.among(placement.membersOf(2)),
                RunOptions.DEFAULT);
        assertEquals(alone.directions(), got.get(2).directions());
    }

    @Test
    void emptySingleDuplicateZeroAndOneDimensionalRowsAreDefined() {
        AngularRelaxer relaxer = new AngularRelaxer(REPEL);
        assertEquals(0, relaxer.relax(FloatMatrix.wrap(new float[0], 0, 3), null, RunOptions.DEFAULT).directions()
                .rows());
        assertEquals(0, relaxer.relax(FloatMatrix.wrap(new float[0], 0, 0), null, RunOptions.DEFAULT).steps());
        RelaxResult single = relaxer.relax(FloatMatrix.copyOf(new float[] {0, 3}, 1, 2), null, RunOptions.DEFAULT);
        assertEquals(FloatMatrix.copyOf(new float[] {0, 1}, 1, 2), single.directions());
        assertEquals(0, single.repulsionAfter());
        RelaxResult same = relaxer.relax(FloatMatrix.copyOf(new float[] {1, 1, 2, 2, -3, 0}, 3, 2), null,
                RunOptions.DEFAULT);
        assertEquals(same.directions().get(0, 0), same.directions().get(1, 0));
        assertTrue(Double.isFinite(same.repulsionAfter()) && same.steps() > 0);
        RelaxResult zero = relaxer.relax(FloatMatrix.wrap(new float[3], 1, 3), null, RunOptions.DEFAULT);
        assertEquals(1, zero.directions().get(0, 0));
        RelaxResult line = relaxer.relax(FloatMatrix.copyOf(new float[] {5, -2, 1}, 3, 1), null, RunOptions.DEFAULT);
        assertEquals(FloatMatrix.copyOf(new float[] {1, -1, 1}, 3, 1), line.directions());
        assertEquals(1, line.repulsionAfter(), 1e-15);
        RelaxResult poles = relaxer.relax(FloatMatrix.copyOf(new float[] {1, 0, -1, 0}, 2, 2), null,
                RunOptions.DEFAULT);
        assertEquals(FloatMatrix.copyOf(new float[] {1, 0, -1, 0}, 2, 2), poles.directions());
    }

    @Test
    void theLimitOfStepsTakesNoMemory() {
        RelaxResult got = new AngularRelaxer(REPEL.withMaxSteps(Integer.MAX_VALUE))
                .relax(random(3, 12, 3), null, RunOptions.DEFAULT);
        assertNotEquals(RelaxResult.StopReason.STEP_LIMIT, got.reason());
        requireFalling(got.energies(), Integer.MAX_VALUE);
    }

    @Test
    void mistakesAreNamed() {
        AngularRelaxer relaxer = new AngularRelaxer(REPEL);
        assertThrows(IllegalArgumentException.class, () -> relaxer.relax(
                FloatMatrix.copyOf(new float[] {0, Float.NaN}, 1, 2), null, RunOptions.DEFAULT));
        NeighbourGraph two = NeighbourGraph.of(new int[3], new int[0], new double[0]);
        assertEquals("a graph over 2 points attracts 3 directions", assertThrows(IllegalArgumentException.class,
                () -> relaxer.relax(random(1, 3, 2), two, RunOptions.DEFAULT)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> REPEL.withExponent(33));
        assertThrows(IllegalArgumentException.class, () -> REPEL.withExponent(-1));
        assertThrows(IllegalArgumentException.class, () -> REPEL.withAttraction(Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> REPEL.withMaxSteps(-1));
    }

    @Test
    void progressGrowsAndStopsTheWork() {
        // A17
        FloatMatrix start = random(2, 600, 3);
        List<Long> reports = new ArrayList<>();
        AngularRelaxer relaxer = new AngularRelaxer(REPEL.withMaxSteps(15), 100);
        relaxer.relax(start, null, RunOptions.DEFAULT.withProgress((done, total) -> {
            reports.add(done);
            return true;
        }));
        for (int i = 1; i < reports.size(); i++) {
            assertTrue(reports.get(i) >= reports.get(i - 1), "report " + i);
        }
        for (int stopAt : new int[] {1, 3, reports.size() / 2, reports.size()}) {
            int[] seen = new int[1];
            assertThrows(CancellationException.class, () -> relaxer.relax(start, null,
                    RunOptions.DEFAULT.withProgress((done, total) -> ++seen[0] < stopAt)));
            assertEquals(stopAt, seen[0]);
        }
    }
}
