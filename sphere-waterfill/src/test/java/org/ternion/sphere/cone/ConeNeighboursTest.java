package org.ternion.sphere.cone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.UnitVectors;
import org.ternion.sphere.angular.AngularRelaxer;
import org.ternion.sphere.angular.NeighbourGraph;
import org.ternion.sphere.angular.RelaxParams;
import org.ternion.sphere.angular.RelaxResult;

class ConeNeighboursTest {
    private static final RunOptions RUN = RunOptions.DEFAULT;

    private static FloatMatrix units(FloatMatrix x) {
        return UnitVectors.of(x, RUN).matrix();
    }

    private static Set<Integer> neighbours(NeighbourGraph graph, int point) {
        Set<Integer> neighbours = new HashSet<>();
        for (int e = 0; e < graph.degree(point); e++) {
            neighbours.add(graph.neighbour(point, e));
        }
        return neighbours;
    }

    /** The index takes directions of the directions, which moves the last bits of cosines. */
    private static void requireSame(NeighbourGraph expected, NeighbourGraph actual) {
        assertEquals(expected.points(), actual.points());
        for (int i = 0; i < expected.points(); i++) {
            assertEquals(expected.degree(i), actual.degree(i), "degree of point " + i);
            for (int e = 0; e < expected.degree(i); e++) {
                assertEquals(expected.neighbour(i, e), actual.neighbour(i, e), "edge " + e + " of point " + i);
                assertEquals(expected.weight(i, e), actual.weight(i, e), 1e-6);
            }
        }
    }

    private static double recall(NeighbourGraph truth, NeighbourGraph graph) {
        long found = 0;
        for (int i = 0; i < truth.points(); i++) {
            Set<Integer> common = neighbours(truth, i);
            common.retainAll(neighbours(graph, i));
            found += common.size();
        }
        return (double) found / truth.edges();
    }

    /** More cells than it takes are looked at to be safe, so the upper limit only says that some are left out. */
    @ParameterizedTest
    @CsvSource({"0.6, 3", "0.9, 3", "0.95, 16", "0.9, 16"})
    void theStatedRecallIsReached(double wanted, int dimension) {
        FloatMatrix x = units(Samples.gaussian(5000, dimension, 1));
        NeighbourGraph graph = new ConeNeighbours(wanted).neighbours(x, 32, RUN);
        double recall = recall(NeighbourGraph.exact(x, 32, RUN), graph);
        assertTrue(recall > wanted - 0.02 && recall < 1, () -> "recall " + recall);
    }

    @Test
    void askedForAllOthersTheGraphIsExact() {
        FloatMatrix x = units(Samples.gaussian(40, 5, 2));
        requireSame(NeighbourGraph.exact(x, 39, RUN), new ConeNeighbours(1).neighbours(x, 39, RUN));
        requireSame(NeighbourGraph.exact(x, 39, RUN), new ConeNeighbours(1).neighbours(x, 99, RUN));
    }

    @Test
    void copiesAreNeighboursAndNoPointIsItsOwn() {
        float[] values = new float[300 * 3];
        for (int i = 0; i < 300; i++) {
            values[3 * i + i / 100] = 1;
        }
        NeighbourGraph graph = new ConeNeighbours(0.9).neighbours(FloatMatrix.wrap(values, 300, 3), 20, RUN);
        for (int i = 0; i < 300; i++) {
            assertEquals(20, graph.degree(i));
            assertEquals(1, graph.weight(i, 19));
            for (int other : neighbours(graph, i)) {
                assertTrue(other != i && other / 100 == i / 100);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void fewPointsHaveFewNeighbours(int n) {
        NeighbourGraph graph = new ConeNeighbours(0.9).neighbours(units(Samples.gaussian(n, 3, 3)), 5, RUN);
        assertEquals(n, graph.points());
        assertEquals(n * Math.max(0, n - 1), graph.edges());
    }

    /** More than {@link AngularRelaxer#EXACT_POINTS}: the relaxer asks for near neighbours. */
    @Test
    void aRelaxerSpreadsPointsWithIt() {
        FloatMatrix x = units(Samples.clustered(4200, 3, 6, 0.3, 4));
        RelaxParams params = RelaxParams.DEFAULT.withAttraction(0).withMaxSteps(12);
        RelaxResult exact = new AngularRelaxer(params).relax(x, null, RUN);
        RelaxResult got = new AngularRelaxer(params).relax(x, null, new ConeNeighbours(0.9), RUN);
        assertTrue(got.steps() > 5);
        double saved = 1 - got.energies()[9] / got.energies()[0];
        double exactlySaved = 1 - exact.energies()[9] / exact.energies()[0];
        assertTrue(saved > 0.8 * exactlySaved, () -> saved + " of " + exactlySaved);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 7})
    void theNumberOfThreadsChangesNothing(int threads) {
        FloatMatrix x = units(Samples.awkward(5000, 6, 5));
        ConeNeighbours near = new ConeNeighbours(0.9);
        requireSame(near.neighbours(x, 8, RUN), near.neighbours(x, 8, RUN.withParallelism(threads)));
    }

    @Test
    void progressGrowsAndStopsWhenAsked() {
        FloatMatrix x = units(Samples.gaussian(5000, 4, 6));
        AtomicLong last = new AtomicLong(-1);
        new ConeNeighbours(0.9).neighbours(x, 8, RUN.withProgress((done, total) -> {
            assertTrue(done >= last.getAndSet(done) && done <= total);
            return true;
        }));
        assertTrue(last.get() >= 990, () -> "ended at " + last);
        for (long at : new long[] {0, 300, 700}) {
            assertThrows(CancellationException.class, () -> new ConeNeighbours(0.9).neighbours(x, 8,
                    RUN.withProgress((done, total) -> done < at)));
        }
    }

    @Test
    void wrongArgumentsAreRejected() {
        FloatMatrix x = Samples.gaussian(200, 3, 7);
        assertThrows(IllegalArgumentException.class, () -> new ConeNeighbours(0));
        assertThrows(IllegalArgumentException.class, () -> new ConeNeighbours(1.1));
        assertThrows(IllegalArgumentException.class, () -> new ConeNeighbours(0.9).neighbours(x, 0, RUN));
        assertThrows(IllegalArgumentException.class, () -> new ConeNeighbours(0.9).neighbours(x, 100, RUN));
        assertEquals(200 * 99, new ConeNeighbours(1).neighbours(x, 99, RUN).edges());
    }
}
