package org.ternion.sphere.fill;

import java.util.Arrays;
import org.ternion.core.RunOptions;

/** The costs of an assignment: all of them in one array when few, else made row by row. */
final class CostTable {
    private final CostRows costs;
    private final int points;
    private final int shells;
    private final double[] kept;
    private double range;

    CostTable(CostRows costs, int points, int shells, int keptCosts) {
        this.costs = costs;
        this.points = points;
        this.shells = shells;
        kept = (long) points * shells <= keptCosts ? new double[points * shells] : null;
    }

    /** Checks every cost, finds their range and keeps them if they are few. */
    void inspect(RunOptions run) {
        int blocks = (points + RunOptions.BLOCK_ROWS - 1) / RunOptions.BLOCK_ROWS;
        double[] low = new double[blocks];
        double[] high = new double[blocks];
        run.forEachBlock(points, (from, to) -> {
            double[] row = new double[shells];
            double least = Double.POSITIVE_INFINITY;
            double most = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                make(i, row);
                for (int k = 0; k < shells; k++) {
                    if (!Double.isFinite(row[k])) {
                        throw new IllegalArgumentException(
                                "the cost of point " + i + " on shell " + k + " must be finite, was " + row[k]);
                    }
                    least = Math.min(least, row[k]);
                    most = Math.max(most, row[k]);
                }
                if (kept != null) {
                    System.arraycopy(row, 0, kept, i * shells, shells);
                }
            }
            low[from / RunOptions.BLOCK_ROWS] = least;
            high[from / RunOptions.BLOCK_ROWS] = most;
        });
        range = points == 0 ? 0 : Arrays.stream(high).max().getAsDouble() - Arrays.stream(low).min().getAsDouble();
    }

    /** Largest cost minus smallest. */
    double range() {
        return range;
    }

    int points() {
        return points;
    }

    int shells() {
        return shells;
    }

    /** The array with the costs of a point, from {@link #offset}: the given one, filled, unless all are kept. */
    double[] array(int point, double[] row) {
        if (kept != null) {
            return kept;
        }
        make(point, row);
        return row;
    }

    int offset(int point) {
        return kept == null ? 0 : point * shells;
    }

    private void make(int point, double[] row) {
        Arrays.fill(row, 0);
        costs.addTo(point, row);
    }
}
