package org.ternion.sphere.cone;

import java.util.Arrays;
import java.util.concurrent.CancellationException;
import org.ternion.core.Checks;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.angular.NeighbourGraph;
import org.ternion.sphere.angular.NeighbourSource;

/**
 * Finds near neighbours of directions with a {@link ConeIndex} built for the purpose: most of what
 * {@link NeighbourGraph#exact} finds, for less work where the directions have structure.
 *
 * @param recall mean share of the true neighbours that should be found, in {@code (0, 1]}; reached on a sample of the
 *               points (see {@link SearchParams#recall}), so the graph as a whole may be a little below or above
 */
public record ConeNeighbours(double recall) implements NeighbourSource {
    /** Largest number of neighbours whose recall an index knows, less one for the point itself. */
    public static final int MAX_NEIGHBOURS = RecallCurve.MEMBER_NEIGHBOURS - 1;

    /** Passes of the clustering: the graph is soon built anew, so the last bit of order is not worth its time. */
    private static final int ITERATIONS = 5;
    private static final double BUILD_SHARE = 0.5;
    /** Points searched for at a time: bounds the memory for results. */
    private static final int BATCH = 4096;

    /**
     * Checks the recall.
     *
     * @param recall in {@code (0, 1]}
     * @throws IllegalArgumentException if it is out of range
     */
    public ConeNeighbours {
        Checks.inRange(recall, Double.MIN_VALUE, 1, "recall");
    }

    /**
     * Lists near neighbours of every point, by descending cosine, equal ones by ascending index; the weights are the
     * cosines. The same for any number of threads.
     *
     * @param directions one per row, finite
     * @param k          neighbours per point, in {@code [1, MAX_NEIGHBOURS]}; fewer if there are not so many other
     *                   points in the cells looked at
     * @param run        the seed chooses the first axes of the clustering; threads; progress counts thousandths
     * @return a graph over the rows
     * @throws IllegalArgumentException if {@code k} is out of range, an element is not finite or there are too many
     *                                  edges for an array
     * @throws CancellationException    if the progress asked to stop
     */
    @Override
    public NeighbourGraph neighbours(FloatMatrix directions, int k, RunOptions run) {
        Checks.inRange(k, 1, MAX_NEIGHBOURS, "k");
        int n = directions.rows();
        int most = Math.max(0, Math.min(k, n - 1));
        int[] others = new int[(int) Checks.inRange((long) n * most, 0, Integer.MAX_VALUE - 8, "edges")];
        double[] weights = new double[others.length];
        int[] starts = new int[n + 1];
        if (n > 1) {
            StageProgress stages = new StageProgress(run.progress());
            ConeIndex index = ConeIndex.build(directions, ConeIndexParams.DEFAULT.withMaxIterations(ITERATIONS),
                    run.withProgress(stages.next(BUILD_SHARE)));
            for (int from = 0; from < n; from += BATCH) {
                int rows = Math.min(BATCH, n - from);
                RunOptions stage = run.withProgress(stages.next((1 - BUILD_SHARE) * rows / n));
                int point = from;
                for (SearchResult found : index.searchBatch(slice(directions, from, rows), k + 1,
                        SearchParams.recall(recall), stage)) {
                    starts[point + 1] = addOthers(found, point, most, others, weights, starts[point]);
                    point++;
                }
            }
        }
        int edges = starts[n];
        return NeighbourGraph.of(starts, Arrays.copyOf(others, edges), Arrays.copyOf(weights, edges));
    }

    /** Adds what was found except for the point itself, which copies of it may have pushed out; returns the new end. */
    private static int addOthers(SearchResult found, int point, int most, int[] others, double[] weights, int start) {
        int end = start;
        for (int rank = 0; rank < found.size() && end < start + most; rank++) {
            if (found.id(rank) != point) {
                others[end] = found.id(rank);
                weights[end++] = found.cosine(rank);
            }
        }
        return end;
    }

    private static FloatMatrix slice(FloatMatrix x, int from, int rows) {
        int first = from * x.cols();
        return FloatMatrix.wrap(Arrays.copyOfRange(x.backingArray(), first, first + rows * x.cols()), rows, x.cols());
    }
}
