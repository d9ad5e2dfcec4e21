package org.ternion.krr.lowrank;

import java.util.Objects;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Progress;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.kernel.KernelProduct;
import org.ternion.krr.solve.Outputs;
import org.ternion.krr.solve.RidgeScores;
import org.ternion.krr.solve.RidgeSystem;

/**
 * Ridge regression on scattered points by conjugate gradients: exact up to their tolerance, without the kernel matrix,
 * whose tiles are made again for each iteration, {@code O(n^2 d)} operations on {@code 8 n (r + O(1))} bytes. A Nystrom
 * approximation of rank r preconditions: the fewer eigenvalues of K above lambda it leaves out, the fewer iterations.
 * Only solutions are given; {@link NystromSystem} estimates the scores.
 */
public final class ConjugateGradientSystem implements RidgeSystem {
    /** Norm of the residual relative to the targets at which the iteration stops. */
    public static final double TOLERANCE = 1e-12;
    /** Iterations at most. */
    public static final int ITERATION_LIMIT = 1000;

    private final Kernel kernel;
    private final DoubleMatrix x;
    private final double[][] targets;
    private final OrthogonalFeatures features;
    private final double residualTrace;
    private final RunOptions run;

    private ConjugateGradientSystem(Kernel kernel, DoubleMatrix x, double[][] targets, OrthogonalFeatures features,
            double residualTrace, RunOptions run) {
        this.kernel = kernel;
        this.x = x;
        this.targets = targets;
        this.features = features;
        this.residualTrace = residualTrace;
        this.run = run;
    }

    /**
     * Makes the preconditioner.
     *
     * @param kernel of the points
     * @param x      points, {@code n x d}, {@code n >= 1}, finite; kept
     * @param y      targets, {@code n x q}, finite
     * @param rank   points of the preconditioner at most, {@code >= 1}
     * @param run    seed and threads; progress here in points chosen and then in rows, twice each, and again in {@link
     *               #solve} in rows of products, of which there are n for each of {@value #ITERATION_LIMIT} iterations
     *               at most
     * @return the system
     * @throws IllegalArgumentException if shapes differ, {@code rank < 1}, n times the rank is over 2^31 - 9, or the
     *                                  kernel is 0 at all points
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static ConjugateGradientSystem of(Kernel kernel, DoubleMatrix x, DoubleMatrix y, int rank, RunOptions run) {
        int n = Checks.inRange(x.rows(), 1, Integer.MAX_VALUE, "points");
        Checks.inRange(rank, 1, Integer.MAX_VALUE, "rank");
        double[][] targets = Outputs.columns(y, n);
        int most = Math.min(rank, n);
        SharedProgress done = new SharedProgress(run.progress(), most + 2L * n);
        RandomPivots pivots = RandomPivots.of(kernel, x, most, RandomPivots.BATCH, run, done);
        if (pivots.rank() == 0) {
            throw new IllegalArgumentException("kernel " + kernel + " is 0 at all points");
        }
        OrthogonalFeatures features = OrthogonalFeatures.of(pivots.factor(), n, pivots.rank(), run, done);
        return new ConjugateGradientSystem(kernel, x, targets, features, pivots.residualTrace(), run);
    }

    /**
     * What the preconditioner leaves out.
     *
     * @return trace of K minus its approximation; divided by lambda it bounds the condition number less one
     */
    public double residualTrace() {
        return residualTrace;
    }

    @Override
    public int size() {
        return x.rows();
    }

    @Override
    public int outputs() {
        return targets.length;
    }

    /** All NaN: traces and determinants of a matrix that is never made are not known. */
    @Override
    public RidgeScores scores(int output, double lambda) {
        Objects.checkIndex(output, outputs());
        return new RidgeScores(Checks.positive(lambda, "lambda"), Double.NaN, Double.NaN, Double.NaN, Double.NaN,
                Double.NaN);
    }

    /**
     * Iterates until the residual is {@value #TOLERANCE} of the targets, or {@value #ITERATION_LIMIT} times.
     *
     * @param lambdas ridge of each output
     * @return the solution, which says how good it is
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    @Override
    public ConjugateGradientSolution solve(double[] lambdas) {
        double[] ridges = Outputs.checkRidges(lambdas, outputs());
        ConjugateGradients solver = solver();
        double[][] alphas = solver.solve(targets, ridges, TOLERANCE, ITERATION_LIMIT,
                new SharedProgress(run.progress(), (long) ITERATION_LIMIT * size()));
        return new ConjugateGradientSolution(this, ridges, alphas, solver.iterations());
    }

    private ConjugateGradients solver() {
        return new ConjugateGradients(product(), x, new Preconditioner(features));
    }

    private KernelProduct product() {
        return new KernelProduct(kernel, x, run.parallelism());
    }

    /** {@code G^-1 B} for columns B. */
    double[][] inverse(double[][] b, double[] lambdas) {
        return solver().solve(b, lambdas, TOLERANCE, ITERATION_LIMIT, new SharedProgress(Progress.NONE, size()));
    }

    /** {@code K(x, observations) W} for columns W. */
    double[][] product(DoubleMatrix at, double[][] weights) {
        return product().times(Outputs.checkPoints(at, x.cols()), weights,
                new SharedProgress(Progress.NONE, at.rows()));
    }

    DoubleMatrix points() {
        return x;
    }

    Kernel kernel() {
        return kernel;
    }

    double[] target(int output) {
        return targets[output];
    }

    /** The smallest is not known, the largest that of the preconditioner, which is not above it. */
    @Override
    public double[] eigenvalueRange() {
        return new double[] {Double.NaN, features.eigenvalues()[0]};
    }

    @Override
    public String cost() {
        return "conjugate gradients on " + size() + " observations with a preconditioner of rank " + features.rank()
                + ", " + 8L * size() * features.rank() / 1_000_000 + " MB";
    }
}
