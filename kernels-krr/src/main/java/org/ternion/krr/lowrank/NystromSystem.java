package org.ternion.krr.lowrank;

import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.solve.Outputs;

/**
 * Approximate ridge regression: K is replaced by {@code K(., S) K(S, S)^-1 K(S, .)} with r of the points in S, drawn by
 * randomly pivoted Cholesky. That matrix is at most K, by {@link #residualTrace} in trace and so at most that in norm:
 * the dual coefficients are off by at most {@code residualTrace / lambda} of their size. All scores are exact for the
 * approximate kernel; variances add what it misses of the kernel. Preparing costs {@code O(n r^2 + r^3)} and {@code 8 n
 * r} bytes, a ridge {@code O(n r)}. The same seed gives the same points for any number of threads.
 */
public final class NystromSystem extends FeatureRidge {
    private final int[] pivots;
    private final double residualTrace;

    private NystromSystem(FeatureMap map, OrthogonalFeatures features, double[][] targets, int dimension,
            RandomPivots pivots, int parallelism) {
        super(map, features, targets, dimension, parallelism);
        this.pivots = pivots.pivots();
        residualTrace = pivots.residualTrace();
    }

    /**
     * Chooses points and makes the features.
     *
     * @param kernel of the points
     * @param x      points, {@code n x d}, {@code n >= 1}, finite
     * @param y      targets, {@code n x q}, finite
     * @param rank   points chosen at most, {@code >= 1}; fewer are when these already give K to 1e-12 of its trace
     * @param run    seed and threads; progress in points chosen and then in rows, twice each, where a point counts for
     *               as many rows as there are to one
     * @return the system
     * @throws IllegalArgumentException if shapes differ, {@code rank < 1}, n times the rank is over 2^31 - 9, or the
     *                                  kernel is 0 at all points
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static NystromSystem of(Kernel kernel, DoubleMatrix x, DoubleMatrix y, int rank, RunOptions run) {
        int n = Checks.inRange(x.rows(), 1, Integer.MAX_VALUE, "points");
        Checks.inRange(rank, 1, Integer.MAX_VALUE, "rank");
        double[][] targets = Outputs.columns(y, n);
        int most = Math.min(rank, n);
        SharedProgress done = new SharedProgress(run.progress(), most + 2L * n);
        RandomPivots pivots = RandomPivots.of(kernel, x, most, RandomPivots.BATCH, run, done);
        if (pivots.rank() == 0) {
            throw new IllegalArgumentException("kernel " + kernel + " is 0 at all points");
        }
        // Before the factor is turned in place.
        PivotFeatures map = new PivotFeatures(kernel, pivots);
        OrthogonalFeatures features = OrthogonalFeatures.of(pivots.factor(), n, pivots.rank(), run, done);
        return new NystromSystem(map, features, targets, x.cols(), pivots, run.parallelism());
    }

    /**
     * The chosen points.
     *
     * @return rows of the data in the order they were chosen, a copy
     */
    public int[] pivots() {
        return pivots.clone();
    }

    /**
     * Error of the approximation.
     *
     * @return trace of K minus its approximation, {@code >= 0}; an upper bound of the norm of the difference
     */
    public double residualTrace() {
        return residualTrace;
    }

    @Override
    public String cost() {
        return "randomly pivoted Cholesky, residual trace " + residualTrace + "; " + super.cost();
    }
}
