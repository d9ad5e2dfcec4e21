package org.ternion.sphere.angular;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.UnitVectors;
import org.ternion.sphere.simd.DotKernels;

class NeighbourGraphTest {
    private static FloatMatrix directions(int n, int dim) {
        Random random = new Random(n);
        float[] values = new float[n * dim];
        for (int i = 0; i < values.length; i++) {
            // Few values: many duplicates, so that ties matter.
            values[i] = random.nextInt(5) - 2;
        }
        return UnitVectors.of(FloatMatrix.wrap(values, n, dim), RunOptions.DEFAULT).matrix();
    }

    private static List<Integer> neighbours(NeighbourGraph graph, int i) {
        return IntStream.range(0, graph.degree(i)).mapToObj(e -> graph.neighbour(i, e)).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 63, 64, 65, 2100})
    void exactNeighboursAreThoseOfASort(int n) {
        FloatMatrix x = directions(n, 3);
        NeighbourGraph graph = NeighbourGraph.exact(x, 7, RunOptions.DEFAULT.withParallelism(3));
        for (int i = 0; i < n; i += Math.max(1, n / 50)) {
            float[] cosines = new float[n];
            DotKernels.CHOSEN.scan(x, 0, n, x.backingArray(), 3 * i, cosines);
            int self = i;
            List<Integer> sorted = IntStream.range(0, n).filter(j -> j != self).boxed()
                    .sorted(Comparator.comparingDouble((Integer j) -> -cosines[j] + 0.0).thenComparing(j -> j))
                            .limit(7).toList();
            assertEquals(sorted, neighbours(graph, i));
            for (int e = 0; e < graph.degree(i); e++) {
                assertEquals(cosines[graph.neighbour(i, e)], (float) graph.weight(i, e));
            }
        }
    }

    @Test
    void fewPointsHaveFewNeighbours() {
        assertEquals(0, NeighbourGraph.exact(directions(0, 3), 5, RunOptions.DEFAULT).points());
        assertEquals(0, NeighbourGraph.exact(directions(1, 3), 5, RunOptions.DEFAULT).degree(0));
        assertEquals(List.of(0), neighbours(NeighbourGraph.exact(directions(2, 3), 5, RunOptions.DEFAULT), 1));
        assertThrows(IllegalArgumentException.class,
                () -> NeighbourGraph.exact(directions(2, 3), 0, RunOptions.DEFAULT));
    }

    @Test
    void symmetricGraphHasEachPairOnceInBothDirectionsWithTheMeanWeight() {
        NeighbourGraph graph = NeighbourGraph.of(new int[] {0, 2, 3, 3}, new int[] {2, 1, 0}, new double[] {4, 1, 3})
                .symmetric();
        assertEquals(List.of(1, 2), neighbours(graph, 0));
        assertEquals(List.of(0), neighbours(graph, 1));
        assertEquals(List.of(0), neighbours(graph, 2));
        assertEquals(2, graph.weight(0, 0));
        assertEquals(4, graph.weight(0, 1));
        assertEquals(2, graph.weight(1, 0));
        assertEquals(4, graph.weight(2, 0));
    }

    @Test
    void partOfAGraphKeepsTheLinksBetweenItsMembers() {
        NeighbourGraph graph = NeighbourGraph.of(new int[] {0, 2, 3, 5}, new int[] {2, 1, 0, 1, 0},
                new double[] {1, 2, 3, 4, 5});
        NeighbourGraph part = graph.among(new int[] {0, 2});
        assertEquals(2, part.points());
        assertEquals(List.of(1), neighbours(part, 0));
        assertEquals(List.of(0), neighbours(part, 1));
        assertEquals(5, part.weight(1, 0));
        assertThrows(IllegalArgumentException.class, () -> graph.among(new int[] {2, 0}));
        assertThrows(IllegalArgumentException.class, () -> graph.among(new int[] {3}));
    }

    @Test
    void brokenEdgeListsAreRejected() {
        double[] one = {1};
        assertThrows(IllegalArgumentException.class, () -> NeighbourGraph.of(new int[0], new int[0], new double[0]));
        assertThrows(IllegalArgumentException.class, () -> NeighbourGraph.of(new int[] {0, 2}, new int[] {0}, one));
        assertThrows(IllegalArgumentException.class, () -> NeighbourGraph.of(new int[] {0, 1}, new int[] {0}, one));
        assertThrows(IllegalArgumentException.class, () -> NeighbourGraph.of(new int[] {0, 1, 1}, new int[] {2}, one));
        assertThrows(IllegalArgumentException.class, () -> NeighbourGraph.of(new int[] {0, 2, 1}, new int[] {1}, one));
        assertThrows(IllegalArgumentException.class,
                () -> NeighbourGraph.of(new int[] {0, 1, 1}, new int[] {1}, new double[] {Double.NaN}));
        NeighbourGraph graph = NeighbourGraph.of(new int[] {0, 1, 1}, new int[] {1}, one);
        assertThrows(IndexOutOfBoundsException.class, () -> graph.neighbour(0, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> graph.weight(1, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> graph.degree(2));
    }

    /** A17. */
    @Test
    void symmetryIsStoppedByThePoll() {
        NeighbourGraph ring = NeighbourGraph.of(IntStream.rangeClosed(0, 10_000).toArray(),
                IntStream.range(0, 10_000).map(i -> (i + 1) % 10_000).toArray(), new double[10_000]);
        int[] polls = new int[1];
        NeighbourGraph both = ring.symmetric(() -> polls[0]++);
        assertEquals(20_000, both.edges());
        assertEquals(4, polls[0]);
        assertThrows(CancellationException.class, () -> ring.symmetric(() -> {
            throw new CancellationException("asked");
        }));
    }

    @Test
    void searchStopsWhenAsked() {
        assertThrows(CancellationException.class, () -> NeighbourGraph.exact(directions(300, 3), 2,
                RunOptions.DEFAULT.withParallelism(2).withProgress((done, total) -> false)));
    }
}
