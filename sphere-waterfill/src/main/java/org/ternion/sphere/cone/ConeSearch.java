package org.ternion.sphere.cone;

import org.ternion.sphere.simd.DotKernels;
import org.ternion.sphere.simd.TopK;

/** One search for the members of a cone. Used once. */
final class ConeSearch {
    private static final int SCAN = 1024;

    private final PointStore points;
    private final CellTable cells;
    private final float[] axis;
    private final double axisSquares;
    private final float[] direction;
    private final double threshold;
    private final float[] scores = new float[SCAN];
    private final TopK found = new TopK(Integer.MAX_VALUE);
    private int scanned;

    /**
     * Prepares the search.
     *
     * @param axis      as the caller gave it
     * @param direction its unit vector, padded
     * @param threshold cosine of the rim, negative infinity for the whole sphere
     */
    ConeSearch(PointStore points, CellTable cells, float[] axis, float[] direction, double threshold) {
        this.points = points;
        this.cells = cells;
        this.axis = axis;
        this.direction = direction;
        this.threshold = threshold;
        double squares = 0;
        for (float a : axis) {
            squares += (double) a * a;
        }
        if (squares == 0) {
            throw new IllegalArgumentException("the axis of a cone must not be zero");
        }
        axisSquares = squares;
    }

    SearchResult members(int firstShell, int lastShell) {
        float[] bounds = cells.bounds(cells.dots(direction));
        int visited = 0;
        for (int cell = 0; cell < bounds.length; cell++) {
            if (cells.size(cell) > 0 && bounds[cell] >= threshold) {
                int from = points.firstOfShell(firstShell, cells.start(cell), cells.start(cell + 1));
                int to = lastShell == Integer.MAX_VALUE ? cells.start(cell + 1)
                        : points.firstOfShell(lastShell + 1, cells.start(cell), cells.start(cell + 1));
                if (from < to) {
                    scan(from, to);
                    visited++;
                }
            }
        }
        return SearchResult.of(found, visited, scanned, Double.POSITIVE_INFINITY);
    }

    private void scan(int from, int to) {
        for (int at = from; at < to; at += SCAN) {
            int n = Math.min(SCAN, to - at);
            DotKernels.CHOSEN.scan(points.rows(), at, at + n, direction, 0, scores);
            for (int i = 0; i < n; i++) {
                if (scores[i] >= threshold - cells.slack() && isInside(scores[i], at + i)) {
                    found.offer(scores[i], points.ids()[at + i]);
                }
            }
        }
        scanned += to - from;
    }

    /** Asks for the exact cosine only where the float one is too near to the rim. */
    private boolean isInside(float score, int position) {
        if (score >= threshold + cells.slack()) {
            return true;
        }
        float[] rows = points.rows().backingArray();
        int offset = position * points.rows().cols();
        double dot = 0;
        double squares = 0;
        for (int i = 0; i < axis.length; i++) {
            double value = rows[offset + i];
            dot += value * axis[i];
            squares += value * value;
        }
        return squares == 0 ? threshold <= 0 : dot >= threshold * Math.sqrt(squares * axisSquares);
    }
}
