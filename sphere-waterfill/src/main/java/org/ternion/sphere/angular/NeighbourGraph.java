package org.ternion.sphere.angular;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.ternion.core.Checks;
import org.ternion.core.FloatMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.sphere.simd.DotKernels;
import org.ternion.sphere.simd.TopK;

/**
 * Weighted directed graph over points 0 to n - 1: for each point a list of other points. Memory 12 bytes per edge.
 * Immutable.
 */
public final class NeighbourGraph {
    /** Queries of one dot-product tile and rows it covers: 512 KiB of results. */
    private static final int QUERY_TILE = 64;
    private static final int ROW_TILE = 2048;
    /** Points between looks at the progress. */
    private static final int CHECK_INTERVAL = 4096;

    private final int[] starts;
    private final int[] others;
    private final double[] weights;

    private NeighbourGraph(int[] starts, int[] others, double[] weights) {
        this.starts = starts;
        this.others = others;
        this.weights = weights;
    }

    /**
     * A graph from edge lists.
     *
     * @param starts  edges of point i are {@code starts[i]} to {@code starts[i + 1] - 1}; one entry more than points,
     *                the first 0, not decreasing, the last the number of edges; copied
     * @param others  where each edge leads, not to its own point; copied
     * @param weights finite, one per edge; copied
     * @return the graph
     * @throws IllegalArgumentException if a rule is broken
     */
    public static NeighbourGraph of(int[] starts, int[] others, double[] weights) {
        int n = starts.length - 1;
        if (n < 0 || starts[0] != 0 || starts[n] != others.length || others.length != weights.length) {
            throw new IllegalArgumentException(
                    "starts must go from 0 to the number of edges, for which others and weights have one entry each");
        }
        for (int i = 0; i < n; i++) {
            if (starts[i + 1] < starts[i] || starts[i + 1] > others.length) {
                throw new IllegalArgumentException(
                        "starts[" + (i + 1) + "] must be in [" + starts[i] + ", " + others.length + "], was "
                                + starts[i + 1]);
            }
            for (int e = starts[i]; e < starts[i + 1]; e++) {
                if (others[e] < 0 || others[e] >= n || others[e] == i) {
                    throw new IllegalArgumentException(
                            "edge " + e + " of point " + i + " must lead to another point below " + n + ", led to "
                                    + others[e]);
                }
                Checks.finite(weights[e], "weight of edge " + e);
            }
        }
        return new NeighbourGraph(starts.clone(), others.clone(), weights.clone());
    }

    /**
     * The k nearest neighbours of every point by cosine, found by comparing all pairs: n<sup>2</sup> D multiply-adds.
     * Lists are by descending cosine, equal ones by ascending index; the weights are the cosines.
     *
     * @param directions unit vectors, one per row, finite; not checked
     * @param k          neighbours per point, {@code >= 1}; fewer if there are not so many other points
     * @param run        threads and progress, which counts points
     * @return the graph
     * @throws IllegalArgumentException if {@code k < 1} or there are too many edges for an array
     * @throws CancellationException    if the progress asked to stop
     */
    public static NeighbourGraph exact(FloatMatrix directions, int k, RunOptions run) {
        Checks.inRange(k, 1, Integer.MAX_VALUE, "k");
        int n = directions.rows();
        int degree = Math.max(0, Math.min(k, n - 1));
        int edges = (int) Checks.inRange((long) n * degree, 0, Integer.MAX_VALUE - 8, "edges");
        int[] others = new int[edges];
        double[] weights = new double[edges];
        SharedProgress progress = new SharedProgress(run.progress(), n);
        if (degree > 0) {
            Parallel.ranges(run.parallelism(), n, QUERY_TILE, (from, to) -> {
                TopK[] best = new TopK[QUERY_TILE];
                Arrays.setAll(best, q -> new TopK(degree));
                float[] cosines = new float[QUERY_TILE * ROW_TILE];
                for (int first = from; first < to; first += QUERY_TILE) {
                    int end = Math.min(to, first + QUERY_TILE);
                    scan(directions, first, end, best, cosines, progress);
                    for (int q = first; q < end; q++) {
                        int[] ids = best[q - first].ids();
                        float[] scores = best[q - first].scores();
                        for (int e = 0; e < degree; e++) {
                            others[q * degree + e] = ids[e];
                            weights[q * degree + e] = scores[e];
                        }
                    }
                    progress.add(end - first);
                }
            });
        }
        int[] starts = new int[n + 1];
        Arrays.setAll(starts, i -> i * degree);
        return new NeighbourGraph(starts, others, weights);
    }

    private static void scan(FloatMatrix directions, int first, int end, TopK[] best, float[] cosines,
            SharedProgress progress) {
        for (TopK top : best) {
            top.clear();
        }
        int n = directions.rows();
        for (int row = 0; row < n; row += ROW_TILE) {
            progress.check();
            int rows = Math.min(n - row, ROW_TILE);
            DotKernels.CHOSEN.tile(directions, row, row + rows, directions, first, end, cosines);
            for (int q = first; q < end; q++) {
                int at = (q - first) * rows;
                // The point itself, where it is in this tile, is left out.
                int self = Math.max(0, Math.min(rows, q - row));
                int after = Math.max(0, Math.min(rows, q + 1 - row));
                best[q - first].offerAll(cosines, at, self, row);
                best[q - first].offerAll(cosines, at + after, rows - after, row + after);
            }
        }
    }

    /**
     * Number of points.
     *
     * @return {@code >= 0}
     */
    public int points() {
        return starts.length - 1;
    }

    /**
     * Number of edges.
     *
     * @return {@code >= 0}
     */
    public int edges() {
        return others.length;
    }

    /**
     * Number of edges of a point.
     *
     * @param point in {@code [0, points())}
     * @return {@code >= 0}
     * @throws IndexOutOfBoundsException if there is no such point
     */
    public int degree(int point) {
        return starts[Objects.checkIndex(point, points()) + 1] - starts[point];
    }

    /**
     * Where an edge leads.
     *
     * @param point in {@code [0, points())}
     * @param at    number of the edge, in {@code [0, degree(point))}
     * @return another point
     * @throws IndexOutOfBoundsException if there is no such edge
     */
    public int neighbour(int point, int at) {
        return others[starts[point] + Objects.checkIndex(at, degree(point))];
    }

    /**
     * Weight of an edge.
     *
     * @param point in {@code [0, points())}
     * @param at    number of the edge, in {@code [0, degree(point))}
     * @return finite
     * @throws IndexOutOfBoundsException if there is no such edge
     */
    public double weight(int point, int at) {
        return weights[starts[point] + Objects.checkIndex(at, degree(point))];
    }

    /**
     * The undirected graph: an edge in both directions where there is one in either, its weight the mean of those
     * given. Lists are by ascending index. O(E log E) time.
     *
     * @return a graph whose edge lists contain i in j exactly when they contain j in i
     * @throws IllegalArgumentException if there are too many edges for an array
     */
    public NeighbourGraph symmetric() {
        return symmetric(() -> { });
    }

    /** The same; {@code poll} is run often enough to stop by what it throws. */
    NeighbourGraph symmetric(Runnable poll) {
        int n = points();
        Checks.inRange(2L * edges(), 0, Integer.MAX_VALUE - 8, "edges");
        int[] fill = new int[n + 1];
        for (int i = 0; i < n; i++) {
            fill[i + 1] += degree(i);
            for (int e = starts[i]; e < starts[i + 1]; e++) {
                fill[others[e] + 1]++;
            }
        }
        for (int i = 0; i < n; i++) {
            fill[i + 1] += fill[i];
        }
        int[] first = fill.clone();
        // Other point in the high word, edge in the low one: sorting brings the edges of a pair together.
        long[] pairs = new long[2 * edges()];
        for (int i = 0; i < n; i++) {
            pollAt(i, poll);
            for (int e = starts[i]; e < starts[i + 1]; e++) {
                pairs[fill[i]++] = (long) others[e] << Integer.SIZE | e;
                pairs[fill[others[e]]++] = (long) i << Integer.SIZE | e;
            }
        }
        int[] newStarts = new int[n + 1];
        int[] newOthers = new int[pairs.length];
        double[] newWeights = new double[pairs.length];
        int size = 0;
        for (int i = 0; i < n; i++) {
            pollAt(i, poll);
            Arrays.sort(pairs, first[i], first[i + 1]);
            for (int p = first[i]; p < first[i + 1];) {
                int other = (int) (pairs[p] >>> Integer.SIZE);
                double sum = 0;
                int given = 0;
                for (; p < first[i + 1] && (int) (pairs[p] >>> Integer.SIZE) == other; p++) {
                    sum += weights[(int) pairs[p]];
                    given++;
                }
                newOthers[size] = other;
                newWeights[size++] = sum / given;
            }
            newStarts[i + 1] = size;
        }
        return new NeighbourGraph(newStarts, Arrays.copyOf(newOthers, size), Arrays.copyOf(newWeights, size));
    }

    private static void pollAt(int point, Runnable poll) {
        if (point % CHECK_INTERVAL == CHECK_INTERVAL - 1) {
            poll.run();
        }
    }

    /**
     * The part of this graph among some of its points.
     *
     * @param members ascending, without repetition; point i of the result is {@code members[i]}; not modified
     * @return the edges between members
     * @throws IllegalArgumentException if the members are not ascending points
     */
    public NeighbourGraph among(int[] members) {
        int[] index = new int[points()];
        Arrays.fill(index, -1);
        int most = 0;
        for (int i = 0; i < members.length; i++) {
            Checks.inRange(members[i], i == 0 ? 0 : members[i - 1] + 1, points() - 1, "members[" + i + "]");
            index[members[i]] = i;
            most += degree(members[i]);
        }
        int[] newStarts = new int[members.length + 1];
        int[] newOthers = new int[most];
        double[] newWeights = new double[most];
        int size = 0;
        for (int i = 0; i < members.length; i++) {
            for (int e = starts[members[i]]; e < starts[members[i] + 1]; e++) {
                if (index[others[e]] >= 0) {
                    newOthers[size] = index[others[e]];
                    newWeights[size++] = weights[e];
                }
            }
            newStarts[i + 1] = size;
        }
        return new NeighbourGraph(newStarts, Arrays.copyOf(newOthers, size), Arrays.copyOf(newWeights, size));
    }

    /** First edge of each point, then their number: the live array, for loops. */
    int[] starts() {
        return starts;
    }

    /** The live array, for loops. */
    int[] others() {
        return others;
    }

    /** The live array, for loops. */
    double[] weights() {
        return weights;
    }
}
