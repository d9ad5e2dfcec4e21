package org.ternion.krr.lowrank;

import java.util.Objects;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Progress;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.solve.LastRidge;
import org.ternion.krr.solve.Outputs;
import org.ternion.krr.solve.RidgeScores;
import org.ternion.krr.solve.RidgeSolution;
import org.ternion.krr.solve.RidgeSystem;

/**
 * Exact ridge regression for kernels of r Fourier modes on scattered points (specification 9.6 a): r unknowns instead
 * of n, and no matrix of n rows. The normal matrix of the features comes from {@code (4c + 1)^d} sums of sines and
 * cosines, c the largest frequency, and the leverage of a point is a polynomial of as many terms. Preparing costs
 * {@code O(n (4c + 1)^d + r^2 2^d)}, the scores of a ridge {@code O(n (4c + 1)^d + r^3)} with leave-one-out errors
 * exact, a solution less. Memory is {@code O(n d + r^2)}. The results do not depend on the number of threads.
 */
public final class FiniteRankSystem implements RidgeSystem {
    /** Fourier modes of a kernel at most. */
    public static final int MODE_LIMIT = 1 << 13;

    private final TorusModes modes;
    private final TorusPoints points;
    private final DoubleMatrix x;
    private final double[][] targets;
    /** {@code Phi^T y} of each output. */
    private final double[][] projections;
    private final DoubleMatrix gram;
    private final RunOptions run;
    private final LastRidge<FiniteRankRidge> ridge;

    private FiniteRankSystem(TorusModes modes, DoubleMatrix x, double[][] targets, RunOptions run) {
        this.modes = modes;
        this.x = x;
        this.targets = targets;
        this.run = run.withProgress(Progress.NONE);
        points = TorusPoints.of(x, run);
        SharedProgress done = new SharedProgress(run.progress(), (1L + targets.length) * x.rows());
        gram = modes.gram(points.sums(null, 2 * modes.cutoff(), run.parallelism(), done));
        projections = new double[targets.length][];
        for (int output = 0; output < targets.length; output++) {
            projections[output] = project(targets[output], done);
        }
        ridge = new LastRidge<>(lambda -> new FiniteRankRidge(gram, lambda, modes, points, this.run));
    }

    /**
     * Takes the sums.
     *
     * @param kernel with a Fourier series of at most {@value #MODE_LIMIT} modes
     * @param x      points, {@code n x d}, {@code n >= 1}, finite; kept
     * @param y      targets, {@code n x q}, finite
     * @param run    threads; progress in rows, once for the points and once for each output; the seed does not matter
     * @return the system
     * @throws IllegalArgumentException if the kernel has no Fourier series of period 2 pi in d dimensions or too many
     *                                  modes, or shapes differ
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static FiniteRankSystem of(Kernel kernel, DoubleMatrix x, DoubleMatrix y, RunOptions run) {
        Checks.inRange(x.rows(), 1, Integer.MAX_VALUE, "points");
        return new FiniteRankSystem(TorusModes.of(kernel, x.cols()), x, Outputs.columns(y, x.rows()), run);
    }

    /**
     * Whether {@link #of} takes a kernel.
     *
     * @param kernel    any
     * @param dimension number of coordinates, {@code >= 1}
     * @return false if it has no Fourier series of period 2 pi in that dimension, or too many modes
     */
    public static boolean accepts(Kernel kernel, int dimension) {
        return TorusModes.find(kernel, dimension).isPresent();
    }

    /**
     * Number of features.
     *
     * @return the rank of the kernel, r
     */
    public int rank() {
        return modes.count();
    }

    @Override
    public int size() {
        return points.size();
    }

    @Override
    public int outputs() {
        return targets.length;
    }

    @Override
    public RidgeScores scores(int output, double lambda) {
        Objects.checkIndex(output, outputs());
        FiniteRankRidge at = ridge.at(Checks.positive(lambda, "lambda"));
        double[] beta = at.solve(projections[output]);
        return LeverageScores.of(lambda, residuals(output, beta), at.leverages(), LeverageScores.squares(beta),
                at.logDeterminant(), rank());
    }

    @Override
    public RidgeSolution solve(double[] lambdas) {
        Outputs.checkRidges(lambdas, outputs());
        FiniteRankRidge[] ridges = new FiniteRankRidge[outputs()];
        double[][] coefficients = new double[outputs()][];
        for (int output = 0; output < outputs(); output++) {
            ridges[output] = ridge.at(lambdas[output]);
            coefficients[output] = refined(ridges[output], output);
        }
        return new FiniteRankSolution(this, ridges, coefficients);
    }

    /** One step of refinement with residuals from the features themselves removes the rounding of their sums. */
    private double[] refined(FiniteRankRidge at, int output) {
        double[] beta = at.solve(projections[output]);
        double[] gradient = project(residuals(output, beta), new SharedProgress(Progress.NONE, size()));
        for (int m = 0; m < beta.length; m++) {
            gradient[m] -= at.lambda() * beta[m];
        }
        double[] step = at.solve(gradient);
        for (int m = 0; m < beta.length; m++) {
            beta[m] += step[m];
        }
        return beta;
    }

    private double[] project(double[] values, SharedProgress done) {
        return modes.project(points.sums(values, modes.cutoff(), run.parallelism(), done));
    }

    /** {@code y - Phi beta}. */
    double[] residuals(int output, double[] beta) {
        double[] residuals = evaluate(beta, points);
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = targets[output][i] - residuals[i];
        }
        return residuals;
    }

    /** {@code Phi beta} at any points. */
    double[] evaluate(double[] beta, TorusPoints at) {
        return at.evaluate(modes.expand(beta), modes.cutoff(), run.parallelism());
    }

    double target(int output, int row) {
        return targets[output][row];
    }

    TorusPoints points(DoubleMatrix z) {
        return TorusPoints.of(Outputs.checkPoints(z, x.cols()), run);
    }

    /** Features of some observations, a row each. */
    DoubleMatrix features(int[] rows) {
        double[] picked = new double[Math.multiplyExact(rows.length, x.cols())];
        for (int i = 0; i < rows.length; i++) {
            x.copyRow(rows[i], picked, i * x.cols());
        }
        return modes.features(DoubleMatrix.wrap(picked, rows.length, x.cols()));
    }

    /** The smallest is 0 when there are more observations than features, else not known; the largest is estimated. */
    @Override
    public double[] eigenvalueRange() {
        return new double[] {size() > rank() ? 0 : Double.NaN, LargestEigenvalue.of(gram)};
    }

    @Override
    public String cost() {
        return rank() + " Fourier features, " + TorusPoints.tensorSize(2 * modes.cutoff(), x.cols())
                + " trigonometric sums over " + size() + " points";
    }
}
