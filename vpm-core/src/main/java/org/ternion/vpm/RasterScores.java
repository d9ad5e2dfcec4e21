package org.ternion.vpm;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.ternion.core.FloatMatrix;

/** Hands the scores of a prepared table to a raster: columns in task order, in the units of the table. */
final class RasterScores {
    /** Metrics gathered at a time: eight doubles are one cache line of a row. */
    private static final int GROUP = 8;

    private final ScoreMatrix scores;
    private final Normalizer normalizer;
    private final ColumnExtent extent;
    private final int[] docOrder;
    private final int[] metricOrder;
    private final FloatMatrix sorted;

    RasterScores(ScoreMatrix scores, Normalizer normalizer, ColumnExtent extent, int[] docOrder, int[] metricOrder,
            FloatMatrix sorted) {
        this.scores = scores;
        this.normalizer = normalizer;
        this.extent = extent;
        this.docOrder = docOrder;
        this.metricOrder = metricOrder;
        this.sorted = sorted;
    }

    VpmRaster fill(VpmRaster.Builder builder) {
        if (!IntStream.range(0, docOrder.length).allMatch(c -> docOrder[c] == c)) {
            builder.documents(docOrder);
        }
        if (!IntStream.range(0, metricOrder.length).allMatch(r -> metricOrder[r] == r)) {
            builder.metricOrder(metricOrder);
        }
        List<String> ids = scores.documentIds();
        if (!ids.isEmpty()) {
            List<String> byColumn = new ArrayList<>(docOrder.length);
            for (int doc : docOrder) {
                byColumn.add(ids.get(doc));
            }
            builder.documentIds(byColumn);
        }
        int[] rowOf = new int[metricOrder.length];
        for (int row = 0; row < rowOf.length; row++) {
            rowOf[metricOrder[row]] = row;
        }
        double[][] group = new double[Math.min(GROUP, scores.metrics())][docOrder.length];
        for (int from = 0; from < scores.metrics(); from += GROUP) {
            int count = Math.min(GROUP, scores.metrics() - from);
            gather(from, count, group);
            for (int k = 0; k < count; k++) {
                MetricRange range = normalizer.range(from + k);
                if (!extent.allFinite()) {
                    replaceNonFinite(group[k], from + k, range);
                }
                builder.scores(rowOf[from + k], group[k], range.isSet() ? range : null);
            }
        }
        for (int metric = scores.metrics(); metric < metricOrder.length; metric++) {
            double[] values = group[0];
            double min = Double.POSITIVE_INFINITY;
            for (int c = 0; c < values.length; c++) {
                values[c] = sorted.get(rowOf[metric], c);
                min = values[c] < min ? values[c] : min;
            }
            for (int c = 0; c < values.length; c++) {
                values[c] = Double.isNaN(values[c]) ? Double.isFinite(min) ? min : 0 : values[c];
            }
            builder.scores(rowOf[metric], values, null);
        }
        return builder.build();
    }

    private void gather(int from, int count, double[][] group) {
        double[] x = scores.backingArray();
        int cols = scores.metrics();
        for (int c = 0; c < docOrder.length; c++) {
            int at = docOrder[c] * cols + from;
            for (int k = 0; k < count; k++) {
                group[k][c] = x[at + k];
            }
        }
    }

    private void replaceNonFinite(double[] values, int metric, MetricRange range) {
        boolean seen = !Double.isNaN(extent.min(metric));
        double low = range.isSet() ? seen ? Math.min(range.min(), extent.min(metric)) : range.min() : 0;
        double high = range.isSet() ? seen ? Math.max(range.max(), extent.max(metric)) : range.max() : 0;
        for (int c = 0; c < values.length; c++) {
            if (!Double.isFinite(values[c])) {
                values[c] = values[c] > 0 ? high : low;
            }
        }
    }
}
