package org.ternion.sphere.cone;

import org.ternion.core.FloatMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.SharedProgress;
import org.ternion.sphere.simd.DotKernels;
import org.ternion.sphere.simd.TopK;

/** Every query against every row. */
final class PlainScan {
    /** Rows of a tile; with 128 columns they fill 128 KiB, a part of the second cache. */
    private static final int ROWS = 256;
    private static final int QUERIES = 64;
    /** From this number of queries on a tile is faster than one scan after the other. */
    private static final int TILED = 4;
    /** Multiply-adds between looks at the progress: some milliseconds at most. */
    private static final long CHECK_INTERVAL = 1 << 26;

    private PlainScan() {
    }

    /**
     * The k best rows for each query.
     *
     * @param rows    unit vectors
     * @param ids     id per row
     * @param queries unit vectors, as many columns
     * @param threads at most
     * @param stop    counts queries
     */
    static TopK[] best(FloatMatrix rows, int[] ids, FloatMatrix queries, int k, int threads, SharedProgress stop) {
        TopK[] best = new TopK[queries.rows()];
        Parallel.ranges(threads, queries.rows(), TILED, (from, to) -> {
            for (int q = from; q < to; q++) {
                best[q] = new TopK(k);
            }
            float[] dots = new float[ROWS * Math.min(QUERIES, to - from)];
            long reported = 0;
            long work = 0;
            for (int row = 0; row < rows.rows(); row += ROWS) {
                int end = Math.min(rows.rows() - row, ROWS) + row;
                for (int q = from; q < to; q += QUERIES) {
                    stop.check();
                    int last = Math.min(to, q + QUERIES);
                    tile(rows, row, end, ids, queries, q, last, best, dots);
                    work += (long) (end - row) * (last - q) * rows.cols();
                    if (work >= CHECK_INTERVAL) {
                        stop.add(0);
                        work = 0;
                    }
                }
                // Queries end together: they count in proportion to the rows they have seen.
                long done = (long) (to - from) * end / rows.rows();
                if (done > reported) {
                    stop.add(done - reported);
                    reported = done;
                }
            }
        });
        return best;
    }

    private static void tile(FloatMatrix rows, int row, int end, int[] ids, FloatMatrix queries, int from, int to,
            TopK[] best, float[] dots) {
        int n = end - row;
        DotKernels.CHOSEN.tile(rows, row, end, queries, from, to, dots);
        for (int q = from; q < to; q++) {
            best[q].offerAll(dots, (q - from) * n, n, ids, row);
        }
    }
}
