package org.ternion.vpm;

import org.ternion.core.FloatMatrix;
import org.ternion.core.Parallel;

/**
 * Brings canonical values into task order: documents x metrics in the order of the table become metrics x documents.
 * Blocks of documents are copied, which reads all over the table, and then transposed in the cache.
 */
final class Gather {
    private static final int BLOCK_ELEMENTS = 4096;
    private static final int MIN_BLOCK = 16;
    private static final int MAX_BLOCK = 1024;
    /** Elements of a cache line. */
    private static final int LINE_FLOATS = 16;
    private static final int LINE_DOUBLES = 8;

    private final int[] docOrder;
    private final int[] metricOrder;
    private final int cols;
    private final int blockSize;
    private final float[] out;

    private Gather(int[] docOrder, int[] metricOrder) {
        this.docOrder = docOrder;
        this.metricOrder = metricOrder;
        cols = metricOrder.length;
        blockSize = Math.max(MIN_BLOCK, Math.min(MAX_BLOCK, BLOCK_ELEMENTS / cols));
        out = new float[Math.multiplyExact(docOrder.length, cols)];
    }

    /** Gathers canonical values. */
    static FloatMatrix copied(FloatMatrix canonical, int[] docOrder, int[] metricOrder, int parallelism) {
        Gather gather = new Gather(docOrder, metricOrder);
        float[] x = canonical.backingArray();
        Parallel.ranges(parallelism, docOrder.length, gather.blockSize, (from, to) -> gather.copy(x, from, to));
        return FloatMatrix.wrap(gather.out, gather.cols, docOrder.length);
    }

    /** Gathers scores and scales them on the way. */
    static FloatMatrix scaled(ScoreMatrix scores, Normalizer normalizer, ColumnExtent extent, int[] docOrder,
            int[] metricOrder, int parallelism) {
        Gather gather = new Gather(docOrder, metricOrder);
        double[] x = scores.backingArray();
        Normalizer.Scaling scaling = normalizer.new Scaling(extent, gather.blockSize * gather.cols);
        Parallel.ranges(parallelism, docOrder.length, gather.blockSize, (from, to) ->
                gather.scale(x, scaling, from, to));
        return FloatMatrix.wrap(gather.out, gather.cols, docOrder.length);
    }

    private void copy(float[] x, int start, int end) {
        float[] rows = new float[blockSize * cols];
        for (int from = start; from < end; from += blockSize) {
            int count = Math.min(blockSize, end - from);
            float touched = 0;
            for (int offset = 0; offset < cols + LINE_FLOATS - 1; offset += LINE_FLOATS) {
                int element = Math.min(offset, cols - 1);
                for (int c = 0; c < count; c++) {
                    touched += x[docOrder[from + c] * cols + element];
                }
            }
            rows[0] = touched;
            for (int c = 0; c < count; c++) {
                System.arraycopy(x, docOrder[from + c] * cols, rows, c * cols, cols);
            }
            transpose(rows, from, count);
        }
    }

    private void scale(double[] x, Normalizer.Scaling scaling, int start, int end) {
        double[] rows = new double[blockSize * cols];
        float[] scaled = new float[rows.length];
        for (int from = start; from < end; from += blockSize) {
            int count = Math.min(blockSize, end - from);
            // Every cache line first: this loop has many misses under way at once, the copy below has few. The sum is
            // stored, because a loop without effect is no loop.
            double touched = 0;
            for (int offset = 0; offset < cols + LINE_DOUBLES - 1; offset += LINE_DOUBLES) {
                int element = Math.min(offset, cols - 1);
                for (int c = 0; c < count; c++) {
                    touched += x[docOrder[from + c] * cols + element];
                }
            }
            rows[0] = touched;
            for (int c = 0; c < count; c++) {
                System.arraycopy(x, docOrder[from + c] * cols, rows, c * cols, cols);
            }
            scaling.apply(rows, 0, count * cols, scaled);
            transpose(scaled, from, count);
        }
    }

    private void transpose(float[] rows, int from, int count) {
        for (int row = 0; row < cols; row++) {
            int to = row * docOrder.length + from;
            for (int c = 0, at = metricOrder[row]; c < count; c++, at += cols) {
                out[to + c] = rows[at];
            }
        }
    }
}
