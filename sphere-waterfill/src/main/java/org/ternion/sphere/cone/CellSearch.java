package org.ternion.sphere.cone;

import java.util.BitSet;
import org.ternion.sphere.simd.DotKernels;
import org.ternion.sphere.simd.TopK;

/** One search of one query. Used once. */
final class CellSearch {
    /** Points scanned at a time, so that their scores stay in the first cache. */
    private static final int SCAN = 1024;
    /** A plain pass over all points is cheaper than visiting cells that hold more than this share of them. */
    private static final double PLAIN_SCAN_SHARE = 0.5;
    /** The share is predicted when 1 of 64 points was scanned: cheap, and the smallest cosine kept means something. */
    private static final int FORECAST_PART = 64;

    private final PointStore points;
    private final CellTable cells;
    private final float[] query;
    private final int k;
    private final float[] dots;
    private final float[] bounds;
    private final float[] scores = new float[SCAN];
    private final TopK found;
    private final BitSet visited;
    private int scanned;

    /**
     * Prepares the search.
     *
     * @param query unit vector or zero, as many components as the stored rows have columns
     * @param dots  products of the query with all axes
     */
    CellSearch(PointStore points, CellTable cells, float[] query, float[] dots, int k) {
        this.points = points;
        this.cells = cells;
        this.query = query;
        this.k = k;
        this.dots = dots;
        bounds = cells.bounds(dots);
        found = new TopK(k);
        visited = new BitSet(cells.count());
    }

    /** Looks at the given number of cells with the nearest axes. */
    SearchResult nearestCells(int limit) {
        for (int cell : CellTable.largest(dots, limit)) {
            if (mayImprove(cell)) {
                visit(cell);
            }
        }
        return result();
    }

    /** Looks at cells with the nearest axes until a number of points is reached. */
    SearchResult nearestPoints(int limit) {
        for (int cell : CellTable.largest(dots, cells.count())) {
            if (mayImprove(cell)) {
                int left = limit - scanned;
                if (cells.size(cell) > left) {
                    scan(cells.start(cell), cells.start(cell) + left);
                    break;
                }
                visit(cell);
            }
        }
        return result();
    }

    /**
     * Looks at cells until no other one can hold a better point.
     *
     * @return false if a plain pass over all points is predicted to be cheaper; the search is then half done
     */
    boolean exact() {
        boolean forecast = true;
        for (int cell : likelyOrder()) {
            if (bounds[cell] < found.threshold()) {
                // Bounds fall in this order, so no other cell can matter.
                break;
            }
            visit(cell);
            if (forecast && scanned >= Math.max(k, points.size() / FORECAST_PART)) {
                forecast = false;
                if (scanned + unvisitedPoints() > PLAIN_SCAN_SHARE * points.size()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Looks at every point not looked at yet, in the order of the memory. */
    void rest() {
        for (int cell = visited.nextClearBit(0); cell < cells.count(); cell = visited.nextClearBit(cell + 1)) {
            int last = cell;
            while (last + 1 < cells.count() && !visited.get(last + 1)) {
                last++;
            }
            scan(cells.start(cell), cells.start(last + 1));
            visited.set(cell, last + 1);
        }
    }

    SearchResult result() {
        double open = Double.NEGATIVE_INFINITY;
        for (int cell = visited.nextClearBit(0); cell < cells.count(); cell = visited.nextClearBit(cell + 1)) {
            if (cells.size(cell) > 0) {
                open = Math.max(open, bounds[cell]);
            }
        }
        double gap = open == Double.NEGATIVE_INFINITY ? Double.POSITIVE_INFINITY : found.threshold() - open;
        return SearchResult.of(found, visited.cardinality(), scanned, gap);
    }

    private boolean mayImprove(int cell) {
        return cells.size(cell) > 0 && bounds[cell] >= found.threshold();
    }

    /** Cells that contain the direction of the query first, nearest axis first; then the others by falling bound. */
    private int[] likelyOrder() {
        float[] key = bounds.clone();
        float containing = cells.largestBound();
        for (int cell = 0; cell < key.length; cell++) {
            // Dot products are above -1.1, bounds of the other cells below 1.1.
            key[cell] = key[cell] >= containing ? 3 + dots[cell] : key[cell];
        }
        return CellTable.largest(key, key.length);
    }

    private long unvisitedPoints() {
        long count = 0;
        for (int cell = visited.nextClearBit(0); cell < cells.count(); cell = visited.nextClearBit(cell + 1)) {
            count += mayImprove(cell) ? cells.size(cell) : 0;
        }
        return count;
    }

    private void visit(int cell) {
        scan(cells.start(cell), cells.start(cell + 1));
        visited.set(cell);
    }

    private void scan(int from, int to) {
        for (int at = from; at < to; at += SCAN) {
            int n = Math.min(SCAN, to - at);
            DotKernels.CHOSEN.scan(points.rows(), at, at + n, query, 0, scores);
            found.offerAll(scores, 0, n, points.ids(), at);
        }
        scanned += to - from;
    }
}
