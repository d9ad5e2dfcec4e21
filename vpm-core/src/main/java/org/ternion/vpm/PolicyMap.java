package org.ternion.vpm;

import java.util.List;
import java.util.Optional;

/**
 * A visual policy map that can be asked: one row of 16-bit samples per metric, one column per document, in task order.
 * {@link VpmRaster} is one in memory; the image module reads the same from a PNG. Every answer is computed here, from
 * samples only, so that memory and file answer alike.
 *
 * <p>Red is the score on the unit scale times 65535, green the percentile inside its metric, blue is auxiliary. Columns
 * are 0-based ranks of the task order; padding columns of a file are never visible.
 */
public interface PolicyMap {
    /**
     * Number of metrics (rows).
     *
     * @return {@code >= 1}
     */
    int metrics();

    /**
     * Number of documents (columns), without padding.
     *
     * @return {@code >= 1}
     */
    int documents();

    /**
     * Metric names, row by row; {@code m0}, {@code m1}, ... where the map has none.
     *
     * @return {@code metrics()} unique names
     */
    List<String> metricNames();

    /**
     * Document ids, column by column.
     *
     * @return {@code documents()} ids, or an empty list where the map has none
     */
    List<String> documentIds();

    /**
     * Row number of a document in the table the map was made from.
     *
     * @param column in {@code [0, documents())}
     * @return 0-based row number; {@code column} itself where the map does not know
     */
    int document(int column);

    /**
     * Column of a metric in the table the map was made from.
     *
     * @param metric in {@code [0, metrics())}
     * @return 0-based column number among the metrics; {@code metric} itself where the map does not know
     */
    default int originalMetric(int metric) {
        return metric;
    }

    /**
     * Range of a metric in the units of the table.
     *
     * @param metric in {@code [0, metrics())}
     * @return the values behind samples 0 and 65535, or empty where the map does not know
     */
    Optional<MetricRange> range(int metric);

    /**
     * The task the columns are ordered by.
     *
     * @return the task text, or empty where the map does not know
     */
    Optional<String> task();

    /**
     * The id of this map.
     *
     * @return 16 bytes that name the content, or empty where the map has none
     */
    Optional<TileId> tileId();

    /**
     * Red samples (unit score times 65535) of one metric.
     *
     * @param metric in {@code [0, metrics())}
     * @return a live array of at least {@code documents()} samples, read-only by contract
     */
    char[] red(int metric);

    /**
     * Green samples (percentile times 65535) of one metric.
     *
     * @param metric in {@code [0, metrics())}
     * @return a live array of at least {@code documents()} samples, read-only by contract
     */
    char[] green(int metric);

    /**
     * Blue samples (auxiliary, 0 at base level) of one metric.
     *
     * @param metric in {@code [0, metrics())}
     * @return a live array of at least {@code documents()} samples, read-only by contract
     */
    char[] blue(int metric);

    /**
     * Ranks the documents and keeps the first {@code topK}. Keys are {@code sum of w * R} over metrics ascending, in
     * double; equal keys keep ascending original document number. O(n log k).
     *
     * @param query what to rank by
     * @param topK  {@code >= 0}; more than {@code documents()} means all
     * @return the best documents, best first, with scores {@code key / 65535}
     * @throws UnknownMetricException   if the query names a metric the map does not have
     * @throws IllegalArgumentException if {@code topK} is negative
     */
    default Ranking rank(Query query, int topK) {
        return Ranker.rank(this, query, topK);
    }

    /**
     * The best document and how good the best {@code context} are: the mean of their unit scores, for weights divided
     * by the sum of absolute weights.
     *
     * @param query   what to rank by
     * @param context how many documents the relevance averages over, {@code >= 1}
     * @return the decision
     * @throws UnknownMetricException   if the query names a metric the map does not have
     * @throws IllegalArgumentException if {@code context} is not positive
     */
    default Decision decide(Query query, int context) {
        return Ranker.decide(this, query, context);
    }

    /**
     * A window of the map with its columns reordered by a query; nothing is moved in the map.
     *
     * @param query  orders the columns
     * @param x      first column of the order, {@code >= 0}
     * @param y      first metric row, {@code >= 0}
     * @param width  columns wanted, {@code >= 0}; fewer are returned at the edge, possibly none
     * @param height rows wanted, {@code >= 0}; fewer are returned at the edge, possibly none
     * @return metrics x documents samples
     * @throws UnknownMetricException   if the query names a metric the map does not have
     * @throws IllegalArgumentException if an argument is negative
     */
    default Tile view(Query query, int x, int y, int width, int height) {
        return Ranker.view(this, query, x, y, width, height);
    }

    /**
     * The top-left {@code size x size} tile under a query: the few pixels that answer it.
     *
     * @param query orders the columns
     * @param size  rows and columns, {@code >= 1}; fewer at the edge
     * @return metrics x documents samples, never padding
     * @throws IllegalArgumentException if {@code size} is not positive
     */
    default Tile criticalTile(Query query, int size) {
        return Ranker.criticalTile(this, query, size);
    }
}
