package org.ternion.sphere.fill;

import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.Placement;
import org.ternion.sphere.ScoreOrder;
import org.ternion.sphere.simd.DotKernels;

/**
 * Costs of putting points on shells, one row per point, made when asked for: a table of points by shells need never
 * exist. Called by several threads at the same time; the same row always has the same costs.
 */
@FunctionalInterface
public interface CostRows {
    /**
     * Adds the costs of one point.
     *
     * @param point its index, {@code >= 0}
     * @param costs one per shell; the finite cost of shell k is added to {@code costs[k]}
     */
    void addTo(int point, double[] costs);

    /**
     * The sum of two costs.
     *
     * @param other added to this one
     * @return a new cost
     */
    default CostRows plus(CostRows other) {
        return (point, costs) -> {
            addTo(point, costs);
            other.addTo(point, costs);
        };
    }

    /**
     * Costs from a table.
     *
     * @param table points by shells, finite
     * @return costs that read the table; they throw {@link IllegalArgumentException} for a point or a number of shells
     *         that the table does not have
     */
    static CostRows of(DoubleMatrix table) {
        double[] values = table.backingArray();
        int shells = table.cols();
        return (point, costs) -> {
            requireFit(point, table.rows(), costs.length, shells);
            for (int k = 0; k < shells; k++) {
                costs[k] += values[point * shells + k];
            }
        };
    }

    /**
     * Squared distance of quantiles: {@code ((rank + 1/2) / n - m[k])^2}, rank by (score, index) ascending, m the
     * middle of the part of [0, 1] that the capacity of shell k covers. Alone it is smallest for the sorted fill.
     *
     * @param scores   one per point, finite, not modified
     * @param capacity points per shell, {@code >= 0}, adding up to the points, not modified
     * @return costs in [0, 1]; they throw {@link IllegalArgumentException} for other numbers of points or shells
     * @throws IllegalArgumentException if a score is not finite, a capacity negative, or the sum differs
     */
    static CostRows quantileDistance(float[] scores, int[] capacity) {
        int n = scores.length;
        double[] middle = new double[capacity.length];
        long below = 0;
        for (int k = 0; k < capacity.length; k++) {
            Checks.inRange(capacity[k], 0, Integer.MAX_VALUE, "capacity[" + k + "]");
            middle[k] = (below + capacity[k] / 2.0) / n;
            below += capacity[k];
        }
        if (below != n) {
            throw new IllegalArgumentException("capacity must add up to " + n + " points, adds up to " + below);
        }
        int[] order = ScoreOrder.ascending(scores, RunOptions.DEFAULT);
        double[] quantile = new double[n];
        for (int rank = 0; rank < n; rank++) {
            quantile[order[rank]] = (rank + 0.5) / n;
        }
        return (point, costs) -> {
            requireFit(point, n, costs.length, middle.length);
            double q = quantile[point];
            for (int k = 0; k < middle.length; k++) {
                costs[k] += (q - middle[k]) * (q - middle[k]);
            }
        };
    }

    /**
     * Shells moved from where a point is: {@code weight * |k - current|}.
     *
     * @param current the shells points are on
     * @param weight  cost of one shell, finite and {@code >= 0}
     * @return costs {@code >= 0}
     * @throws IllegalArgumentException if {@code weight} is out of range
     */
    static CostRows moves(Placement current, double weight) {
        Checks.inRange(weight, 0, Double.MAX_VALUE, "weight");
        int[] shells = current.backingShells();
        return (point, costs) -> {
            int at = shells[point];
            for (int k = 0; k < costs.length; k++) {
                costs[k] += weight * Math.abs(k - at);
            }
        };
    }

    /**
     * Distance from the company of a shell: {@code weight * (1 - c[k])}, c the mean cosine between the point and the
     * members shell k has now; 0 for an empty shell.
     *
     * @param directions unit vectors, one per point
     * @param current    the shells points are on
     * @param weight     finite and {@code >= 0}
     * @return costs in [0, 2 weight], within the rounding of float dot products
     * @throws IllegalArgumentException if the numbers of points differ or {@code weight} is out of range
     */
    static CostRows cohesion(FloatMatrix directions, Placement current, double weight) {
        Checks.inRange(weight, 0, Double.MAX_VALUE, "weight");
        if (directions.rows() != current.size()) {
            throw new IllegalArgumentException(directions.rows() + " directions for " + current.size() + " points");
        }
        FloatMatrix means = meanDirections(directions, current);
        float[] rows = directions.backingArray();
        int dim = directions.cols();
        return (point, costs) -> {
            float[] cosines = new float[costs.length];
            DotKernels.CHOSEN.scan(means, 0, costs.length, rows, point * dim, cosines);
            for (int k = 0; k < costs.length; k++) {
                costs[k] += weight * (1 - cosines[k]);
            }
        };
    }

    private static void requireFit(int point, int points, int shells, int known) {
        if (point >= points || shells != known) {
            throw new IllegalArgumentException("costs of " + points + " points on " + known
                    + " shells do not fit point " + point + " on " + shells + " shells");
        }
    }

    private static FloatMatrix meanDirections(FloatMatrix directions, Placement current) {
        int dim = directions.cols();
        float[] rows = directions.backingArray();
        int[] counts = current.counts();
        double[] sums = new double[Math.multiplyExact(counts.length, dim)];
        for (int i = 0; i < directions.rows(); i++) {
            int at = current.shell(i) * dim;
            for (int d = 0; d < dim; d++) {
                sums[at + d] += rows[i * dim + d];
            }
        }
        float[] means = new float[sums.length];
        for (int j = 0; j < sums.length; j++) {
            means[j] = (float) (sums[j] / Math.max(1, counts[j / dim]));
        }
        return FloatMatrix.wrap(means, counts.length, dim);
    }
}
