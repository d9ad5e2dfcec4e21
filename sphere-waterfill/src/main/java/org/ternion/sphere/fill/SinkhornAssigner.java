package org.ternion.sphere.fill;

import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import org.ternion.core.Checks;
import org.ternion.core.Progress;
import org.ternion.core.RunOptions;
import org.ternion.sphere.simd.EntropicRow;

/**
 * Assigns points to shells of fixed capacity for any cost: minimises {@code sum P C + epsilon * sum P ln P} over plans
 * P whose rows add up to 1 and whose column k adds up to {@code capacity[k]}, then rounds the plan to one shell per
 * point. For a cost of score and shell alone use {@link QuantileFill}, which is exact and much faster.
 *
 * <p>The plan is {@code P[i][k] = exp((price[k] - C[i][k]) / epsilon)} with rows scaled to 1; prices are corrected by
 * {@code epsilon * ln(capacity / column sum)} until the column errors add up to at most {@code tolerance * n}. Epsilon
 * comes down to its final value in halves from the range of the costs. An iteration computes one exponential per point
 * and shell. Costs of up to 64 MiB are kept, larger ones are made again in each iteration. The cost of the plan is at
 * most {@code epsilon * n * ln S} above the optimum of the plans with its column sums.
 *
 * <p>Rounding: points in the order of their regret (how much dearer the second best shell is, at cost minus price),
 * largest first, equal ones by index, take the cheapest shell that has room. Every shell ends exactly full, so the
 * chain-flow cleanup that the specification adds has nothing left to move.
 *
 * <p>Deterministic: same bits for any number of threads, with or without vector loops. Immutable.
 *
 * @see <a href="https://arxiv.org/abs/1306.0895">Cuturi (2013), Sinkhorn distances</a>
 * @see <a href="https://doi.org/10.1137/16M1106018">Schmitzer (2019), Stabilized sparse scaling algorithms for entropy
 *      regularized transport problems, section 3 (epsilon scaling)</a>
 */
public final class SinkhornAssigner {
    /** Column error relative to the number of points that ends the search for prices. */
    public static final double DEFAULT_TOLERANCE = 1e-6;

    /** 64 MiB of doubles. */
    private static final int KEPT_COSTS = 1 << 23;
    /** Epsilons above the final one only prepare prices. */
    private static final double COARSE_TOLERANCE = 1e-2;
    /** Below this a column sum has lost its digits, or all of it, to underflow. */
    private static final double LOST_COLUMN = 1e-280;

    private final double epsilon;
    private final int maxIterations;
    private final double tolerance;
    private final int keptCosts;

    /**
     * An assigner with {@link #DEFAULT_TOLERANCE}.
     *
     * @param epsilon       weight of the entropy in units of the cost, finite and {@code > 0}
     * @param maxIterations iterations at most, over all epsilons, {@code >= 1}
     * @throws IllegalArgumentException if a number is out of range
     */
    public SinkhornAssigner(double epsilon, int maxIterations) {
        this(epsilon, maxIterations, DEFAULT_TOLERANCE);
    }

    /**
     * An assigner.
     *
     * @param epsilon       weight of the entropy in units of the cost, finite and {@code > 0}
     * @param maxIterations iterations at most, over all epsilons, {@code >= 1}
     * @param tolerance     sum of column errors per point that ends the search, finite and {@code > 0}
     * @throws IllegalArgumentException if a number is out of range
     */
    public SinkhornAssigner(double epsilon, int maxIterations, double tolerance) {
        this(epsilon, maxIterations, tolerance, KEPT_COSTS);
    }

    SinkhornAssigner(double epsilon, int maxIterations, double tolerance, int keptCosts) {
        this.epsilon = Checks.positive(epsilon, "epsilon");
        this.maxIterations = Checks.inRange(maxIterations, 1, Integer.MAX_VALUE, "maxIterations");
        this.tolerance = Checks.positive(tolerance, "tolerance");
        this.keptCosts = keptCosts;
    }

    /**
     * Assigns points to shells. O(iterations * n * S) time.
     *
     * @param costs    cost of each point on each shell, finite
     * @param points   number of points, {@code >= 0}
     * @param capacity points per shell, {@code >= 0}, adding up to {@code points}, at least one shell; not modified
     * @param run      threads and progress, which counts rows over all iterations allowed
     * @return one shell per point with exactly {@code capacity[k]} points on shell k, and the plan behind it
     * @throws IllegalArgumentException if a capacity is negative, the sum differs, or a cost is not finite (the
     *                                  message names point and shell)
     * @throws CancellationException    if the progress asked to stop
     */
    public SinkhornResult assign(CostRows costs, int points, int[] capacity, RunOptions run) {
        Objects.requireNonNull(costs, "costs");
        Checks.inRange(points, 0, Integer.MAX_VALUE, "points");
        Capacities.requireExact(capacity, capacity.length, points);
        return new Solve(costs, points, capacity.clone(), run).solve();
    }

    /** One assignment in the making. */
    private final class Solve {
        private final CostTable table;
        private final int points;
        private final int[] capacity;
        private final double[] price;
        private final double[] columns;
        private final double[][] blockColumns;
        private final RunOptions run;
        private final long total;
        private long rowsDone;
        private int iterations;
        private double columnError;

        Solve(CostRows costs, int points, int[] capacity, RunOptions run) {
            this.points = points;
            this.capacity = capacity;
            this.run = run;
            price = new double[capacity.length];
            columns = new double[capacity.length];
            int blocks = (points + RunOptions.BLOCK_ROWS - 1) / RunOptions.BLOCK_ROWS;
            blockColumns = new double[blocks][capacity.length];
            for (int k = 0; k < capacity.length; k++) {
                price[k] = capacity[k] == 0 ? Double.NEGATIVE_INFINITY : 0;
            }
            // One pass to look at the costs, the iterations, two passes to round.
            total = (maxIterations + 3L) * points;
            table = new CostTable(costs, points, capacity.length, keptCosts);
        }

        SinkhornResult solve() {
            table.inspect(pass());
            int coarse = 0;
            while (Math.scalb(epsilon, coarse) < table.range()) {
                coarse++;
            }
            // At most half of the iterations for the coarse epsilons together, so that the final one gets its turn.
            int coarseIterations = Math.max(1, maxIterations / 2 / Math.max(1, coarse));
            for (int step = coarse; step > 0 && iterations + 1 < maxIterations; step--) {
                int limit = Math.min(iterations + coarseIterations, maxIterations - 1);
                iterate(Math.scalb(epsilon, step), Math.max(COARSE_TOLERANCE, tolerance), limit);
            }
            boolean converged = iterate(epsilon, tolerance, maxIterations);
            Rounding rounding = new Rounding(table, price, capacity, epsilon);
            rounding.rank(pass());
            int[] shells = rounding.assign(pass().progress());
            run.progress().reportOrCancel(total, total);
            return new SinkhornResult(table, shells, price, epsilon, iterations, converged, columnError,
                    rounding.planCost(), rounding.assignedCost());
        }

        /** Options for one more pass over the rows, whose reports continue those of the passes before. */
        private RunOptions pass() {
            long before = rowsDone;
            rowsDone += points;
            Progress progress = run.progress();
            return run.withProgress((done, all) -> progress.report(before + done, total));
        }

        private boolean iterate(double eps, double stop, int limit) {
            while (true) {
                sumColumns(eps);
                iterations++;
                columnError = 0;
                for (int k = 0; k < capacity.length; k++) {
                    columnError += Math.abs(columns[k] - capacity[k]);
                }
                if (columnError <= stop * points) {
                    return true;
                }
                if (iterations >= limit) {
                    return false;
                }
                correctPrices(eps);
            }
        }

        private void correctPrices(double eps) {
            boolean lost = false;
            for (int k = 0; k < capacity.length; k++) {
                if (capacity[k] > 0 && columns[k] >= LOST_COLUMN) {
                    price[k] += eps * (StrictMath.log(capacity[k]) - StrictMath.log(columns[k]));
                }
                lost |= capacity[k] > 0 && columns[k] < LOST_COLUMN;
            }
            if (lost) {
                raiseLostColumns(eps);
            }
        }

        private void sumColumns(double eps) {
            pass().forEachBlock(points, (from, to) -> {
                double[] sums = blockColumns[from / RunOptions.BLOCK_ROWS];
                Arrays.fill(sums, 0);
                double[] row = new double[capacity.length];
                double[] plan = new double[capacity.length];
                for (int i = from; i < to; i++) {
                    EntropicRow.CHOSEN.choose(table.array(i, row), table.offset(i), price, 1 / eps, plan, sums);
                }
            });
            // Blocks in order, so that the sums do not depend on the threads.
            Arrays.fill(columns, 0);
            for (double[] sums : blockColumns) {
                for (int k = 0; k < columns.length; k++) {
                    columns[k] += sums[k];
                }
            }
        }

        /** Prices columns that underflow by the largest logarithm in them: their sum, but for a factor of at most n. */
        private void raiseLostColumns(double eps) {
            long before = rowsDone;
            double[] old = price.clone();
            run.withProgress((done, all) -> run.progress().report(before, total)).forEachBlock(points, (from, to) -> {
                double[] largest = blockColumns[from / RunOptions.BLOCK_ROWS];
                Arrays.fill(largest, Double.NEGATIVE_INFINITY);
                double[] row = new double[capacity.length];
                double[] plan = new double[capacity.length];
                double[] unused = new double[capacity.length];
                for (int i = from; i < to; i++) {
                    double[] costs = table.array(i, row);
                    int offset = table.offset(i);
                    double logSum = EntropicRow.CHOSEN.choose(costs, offset, old, 1 / eps, plan, unused);
                    for (int k = 0; k < largest.length; k++) {
                        largest[k] = Math.max(largest[k], (old[k] - costs[offset + k]) / eps - logSum);
                    }
                }
            });
            for (int k = 0; k < capacity.length; k++) {
                if (capacity[k] > 0 && columns[k] < LOST_COLUMN) {
                    double largest = Double.NEGATIVE_INFINITY;
                    for (double[] block : blockColumns) {
                        largest = Math.max(largest, block[k]);
                    }
                    price[k] += eps * (StrictMath.log(capacity[k]) - largest);
                }
            }
        }
    }
}
