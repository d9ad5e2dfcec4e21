package org.ternion.trading.sweep;

import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** The best of the points seen: by score, scores that are not defined last, earlier points before later ones. */
final class BestPoints {
    private static final Comparator<GridPoint> BEST_FIRST = Comparator.<GridPoint>comparingDouble(
            point -> Double.isNaN(point.score()) ? Double.POSITIVE_INFINITY : -point.score())
            .thenComparing(point -> Double.isNaN(point.score())).thenComparingLong(GridPoint::index);

    private final int capacity;
    private final PriorityQueue<GridPoint> points = new PriorityQueue<>(BEST_FIRST.reversed());

    BestPoints(int capacity) {
        this.capacity = capacity;
    }

    void add(GridPoint point) {
        points.add(point);
        if (points.size() > capacity) {
            points.remove();
        }
    }

    List<GridPoint> list() {
        return points.stream().sorted(BEST_FIRST).toList();
    }
}
