package org.ternion.sphere.cone;

import java.util.Arrays;
import org.ternion.core.Checks;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.sphere.CounterRng;
import org.ternion.sphere.simd.TopK;

/**
 * Which recall costs how many cells, measured on sample queries: for each query and each of its nearest points the
 * number of cells that have to be looked at, nearest axis first, until the point is found. Immutable.
 */
public final class RecallCurve {
    static final int MEMBER_NEIGHBOURS = 100;
    private static final long STREAM = 0xCA11B;

    /** Query by query, {@link #neighbours} each: 1 for the cell with the nearest axis. */
    private final int[] ranks;
    private final int queries;
    private final int neighbours;
    /** The last one given: searches one by one ask for the same again and again. */
    private volatile Answer answer;

    RecallCurve(int[] ranks, int queries, int neighbours) {
        this.ranks = ranks;
        this.queries = queries;
        this.neighbours = neighbours;
    }

    /** Measures with queries from outside. */
    static RecallCurve of(PointStore points, CellTable cells, FloatMatrix queries, int neighbours, RunOptions run) {
        int kept = Math.min(neighbours, points.size());
        int measured = (int) Checks.inRange((long) queries.rows() * kept, 0, Integer.MAX_VALUE - 8,
                "queries times neighbours");
        int[] positions = new int[points.size()];
        Arrays.setAll(positions, i -> i);
        TopK[] truth = PlainScan.best(points.rows(), positions, queries, Math.max(1, kept), run.parallelism(),
                new SharedProgress(run.progress(), queries.rows()));
        int[] ranks = new int[measured];
        for (int q = 0; q < queries.rows(); q++) {
            int[] rankOf = rankOf(cells, queries, q);
            int[] found = truth[q].ids();
            for (int i = 0; i < kept; i++) {
                ranks[q * kept + i] = rankOf[cellAt(cells, found[i])];
            }
        }
        return new RecallCurve(ranks, queries.rows(), kept);
    }

    /** Measures with members that have a direction, which are the first ones; a member is not its own neighbour. */
    static RecallCurve ofMembers(PointStore points, CellTable cells, int directed, int sample, RunOptions run) {
        int queries = Math.min(sample, directed);
        int kept = Math.min(MEMBER_NEIGHBOURS, Math.max(0, points.size() - 1));
        int[] own = new int[queries];
        int cols = points.rows().cols();
        float[] rows = new float[queries * cols];
        for (int q = 0; q < queries; q++) {
            long from = (long) q * directed / queries;
            long to = (q + 1L) * directed / queries;
            own[q] = (int) from + CounterRng.index(run.seed(), STREAM, q, (int) (to - from));
            points.rows().copyRow(own[q], rows, q * cols);
        }
        RecallCurve all = of(points, cells, FloatMatrix.wrap(rows, queries, cols), kept + 1, run);
        int[] ranks = new int[queries * kept];
        for (int q = 0; q < queries; q++) {
            // The best of all is the member itself, or a copy of it with the same rank.
            System.arraycopy(all.ranks, q * all.neighbours + 1, ranks, q * kept, kept);
        }
        return new RecallCurve(ranks, queries, kept);
    }

    private static int[] rankOf(CellTable cells, FloatMatrix queries, int q) {
        float[] query = new float[queries.cols()];
        queries.copyRow(q, query, 0);
        float[] dots = cells.dots(query);
        int[] rankOf = new int[dots.length];
        int rank = 0;
        for (int cell : CellTable.largest(dots, dots.length)) {
            rankOf[cell] = ++rank;
        }
        return rankOf;
    }

    /** The cell of a position; empty cells before it begin at the same one. */
    private static int cellAt(CellTable cells, int position) {
        int low = 0;
        int high = cells.count() - 1;
        while (low < high) {
            int mid = low + high + 1 >>> 1;
            if (cells.start(mid) <= position) {
                low = mid;
            } else {
                high = mid - 1;
            }
        }
        return low;
    }

    /**
     * Number of queries measured.
     *
     * @return {@code >= 0}
     */
    public int queries() {
        return queries;
    }

    /**
     * Number of nearest points measured per query, the largest k of the other methods.
     *
     * @return {@code >= 0}
     */
    public int neighbours() {
        return neighbours;
    }

    /**
     * Mean share of the k nearest points that the sample queries find.
     *
     * @param k     in {@code [1, neighbours()]}
     * @param cells number of cells looked at, {@code >= 0}
     * @return in {@code [0, 1]}; 1 without queries
     * @throws IllegalArgumentException if an argument is out of range
     */
    public double recall(int k, int cells) {
        Checks.inRange(k, 1, neighbours, "k");
        Checks.inRange(cells, 0, Integer.MAX_VALUE, "cells");
        long found = 0;
        for (int q = 0; q < queries; q++) {
            found += found(q, k, cells);
        }
        return queries == 0 ? 1 : (double) found / ((long) queries * k);
    }

    /**
     * A number of cells whose recall, less the standard error of its mean over the sample, reaches a target: the
     * smallest one, except where the error grows faster than the recall. If no number does, that of all measured cells.
     *
     * @param k      in {@code [1, neighbours()]}
     * @param target in {@code (0, 1]}
     * @return {@code >= 1}
     * @throws IllegalArgumentException if an argument is out of range
     */
    public int cellsFor(int k, double target) {
        Checks.inRange(k, 1, neighbours, "k");
        Checks.inRange(target, Double.MIN_VALUE, 1, "target");
        Answer last = answer;
        if (last == null || last.k != k || last.target != target) {
            last = new Answer(k, target, search(k, target));
            answer = last;
        }
        return last.cells;
    }

    private int search(int k, double target) {
        int low = 1;
        int high = 1;
        for (int rank : ranks) {
            high = Math.max(high, rank);
        }
        while (low < high) {
            int mid = low + high >>> 1;
            if (surely(k, mid) >= target) {
                high = mid;
            } else {
                low = mid + 1;
            }
        }
        return low;
    }

    private double surely(int k, int cells) {
        double sum = 0;
        double squares = 0;
        for (int q = 0; q < queries; q++) {
            double share = (double) found(q, k, cells) / k;
            sum += share;
            squares += share * share;
        }
        double mean = sum / queries;
        double variance = Math.max(0, squares / queries - mean * mean);
        return mean - Math.sqrt(variance / queries);
    }

    private int found(int query, int k, int cells) {
        int found = 0;
        for (int i = query * neighbours; i < query * neighbours + k; i++) {
            found += ranks[i] <= cells ? 1 : 0;
        }
        return found;
    }

    private record Answer(int k, double target, int cells) {
    }

    /** Live array. */
    int[] ranks() {
        return ranks;
    }
}
