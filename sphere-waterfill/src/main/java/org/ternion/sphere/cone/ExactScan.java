package org.ternion.sphere.cone;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.sphere.simd.DotKernels;
import org.ternion.sphere.simd.TopK;

/**
 * Finds the vectors with the largest cosine to a query by looking at every one: the truth that a {@link ConeIndex} is
 * compared with, and the faster choice for few vectors or vectors without structure. Immutable; safe for use by several
 * threads. Memory: a copy of the vectors as unit vectors.
 */
public final class ExactScan {
    private static final int SCAN = 1024;

    private final int dimension;
    private final FloatMatrix rows;
    private final int[] ids;

    private ExactScan(int dimension, FloatMatrix rows) {
        this.dimension = dimension;
        this.rows = rows;
        ids = new int[rows.rows()];
        Arrays.setAll(ids, i -> i);
    }

    /**
     * Takes the directions of vectors.
     *
     * @param x   one vector per row, any norm, finite; a zero vector has cosine 0 with everything
     * @param run how to run; progress counts rows
     * @return a scan of these vectors
     * @throws IllegalArgumentException if an element is not finite (the message names row and column) or rows have no
     *                                  columns
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static ExactScan of(FloatMatrix x, RunOptions run) {
        return new ExactScan(x.cols(), UnitRows.of(x, run).matrix());
    }

    /**
     * Finds the k vectors with the largest cosine. Bound by the memory the vectors are read from.
     *
     * @param query any norm, finite; all cosines with a zero query are 0
     * @param k     {@code >= 1}; if there are fewer vectors, all are found
     * @return what was found, exact
     * @throws IllegalArgumentException if the query has another dimension or is not finite, or {@code k < 1}
     */
    public SearchResult search(float[] query, int k) {
        TopK found = new TopK(k);
        float[] direction = UnitRows.direction(query, dimension, rows.cols());
        float[] scores = new float[SCAN];
        for (int at = 0; at < ids.length; at += SCAN) {
            int n = Math.min(SCAN, ids.length - at);
            DotKernels.CHOSEN.scan(rows, at, at + n, direction, 0, scores);
            found.offerAll(scores, 0, n, at);
        }
        return result(found);
    }

    /**
     * Finds the k vectors with the largest cosine for each of many queries. From about four queries on the dot products
     * are bound by arithmetic: each vector is read once for all of them.
     *
     * @param queries one per row, any norm, finite
     * @param k       {@code >= 1}
     * @param run     how to run; progress counts queries
     * @return one result per query, as {@link #search} gives it
     * @throws IllegalArgumentException as {@link #search}
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public List<SearchResult> searchBatch(FloatMatrix queries, int k, RunOptions run) {
        FloatMatrix directions = UnitRows.directions(queries, dimension, rows.cols());
        TopK[] found = PlainScan.best(rows, ids, directions, k, run.parallelism(),
                new SharedProgress(run.progress(), queries.rows()));
        return Stream.of(found).map(this::result).toList();
    }

    private SearchResult result(TopK found) {
        return SearchResult.of(found, 0, ids.length, Double.POSITIVE_INFINITY);
    }
}
