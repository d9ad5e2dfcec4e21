package org.ternion.krr.lowrank;

import java.util.Objects;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Progress;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.krr.dense.Cholesky;
import org.ternion.krr.dense.DenseAlgebra;
import org.ternion.krr.kernel.Gram;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.kernel.KernelProduct;
import org.ternion.krr.solve.LastRidge;
import org.ternion.krr.solve.Outputs;
import org.ternion.krr.solve.RidgeScores;
import org.ternion.krr.solve.RidgeSolution;
import org.ternion.krr.solve.RidgeSystem;

/**
 * Exact ridge regression where observations share points (specification 9.7): c unknowns for n observations at c
 * different points. With the numbers of observations on the diagonal of N, the system is that of {@code S = N^1/2 K
 * N^1/2} and the means of the observations at a point, times {@code N^1/2}; what the observations differ from their
 * means belongs to the eigenvalue 0. Preparing costs {@code O(n d q + c^2 d)}, a ridge {@code O(c^3)}, all scores
 * included.
 */
public final class AggregatedSystem implements RidgeSystem {
    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

    private final Kernel kernel;
    private final DistinctPoints cells;
    private final double[][] targets;
    /** Means of the cells times the square root of their counts. */
    private final double[][] means;
    /** Squares of the deviations from the means, summed in each cell. */
    private final double[][] within;
    private final DoubleMatrix scaledGram;
    private final RunOptions run;
    private final LastRidge<AggregatedRidge> ridge;

    private AggregatedSystem(Kernel kernel, DistinctPoints cells, double[][] targets, RunOptions run) {
        this.kernel = kernel;
        this.cells = cells;
        this.targets = targets;
        this.run = run.withProgress(Progress.NONE);
        int c = cells.count();
        means = new double[targets.length][c];
        within = new double[targets.length][c];
        for (int output = 0; output < targets.length; output++) {
            average(targets[output], means[output], within[output]);
        }
        double[] gram = Gram.symmetric(kernel, cells.points(), run).backingArray();
        for (int i = 0; i < c; i++) {
            for (int j = 0; j < c; j++) {
                gram[i * c + j] *= Math.sqrt((double) cells.count(i) * cells.count(j));
            }
        }
        scaledGram = DoubleMatrix.wrap(gram, c, c);
        ridge = new LastRidge<>(lambda -> new AggregatedRidge(lambda,
                Cholesky.ofRidge(scaledGram, lambda, DenseAlgebra.best(), this.run), this.run));
    }

    /** Deviations from the mean, not differences of squares: constant cells have none. */
    private void average(double[] y, double[] mean, double[] deviation) {
        for (int row = 0; row < y.length; row++) {
            mean[cells.cell(row)] += y[row];
        }
        for (int cell = 0; cell < mean.length; cell++) {
            mean[cell] /= cells.count(cell);
        }
        for (int row = 0; row < y.length; row++) {
            double difference = y[row] - mean[cells.cell(row)];
            deviation[cells.cell(row)] += difference * difference;
        }
        for (int cell = 0; cell < mean.length; cell++) {
            mean[cell] *= Math.sqrt(cells.count(cell));
        }
    }

    /**
     * Finds the different points and makes their matrix.
     *
     * @param kernel of the points
     * @param x      points, {@code n x d}, {@code n >= 1}, finite; equal ones are those with equal coordinates
     * @param y      targets, {@code n x q}, finite
     * @param run    threads; progress in different points; the seed does not matter
     * @return the system
     * @throws IllegalArgumentException if shapes differ, or the matrix of the different points does not fit an array
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static AggregatedSystem of(Kernel kernel, DoubleMatrix x, DoubleMatrix y, RunOptions run) {
        Checks.inRange(x.rows(), 1, Integer.MAX_VALUE, "points");
        return new AggregatedSystem(kernel, DistinctPoints.of(x), Outputs.columns(y, x.rows()), run);
    }

    /**
     * Number of different points. O(n d).
     *
     * @param x points, one per row, finite
     * @return at most {@code n}
     */
    public static int distinct(DoubleMatrix x) {
        return DistinctPoints.of(x).count();
    }

    /**
     * Number of different points of the observations.
     *
     * @return c
     */
    public int cells() {
        return cells.count();
    }

    @Override
    public int size() {
        return cells.rows();
    }

    @Override
    public int outputs() {
        return targets.length;
    }

    @Override
    public RidgeScores scores(int output, double lambda) {
        Objects.checkIndex(output, outputs());
        AggregatedRidge at = ridge.at(Checks.positive(lambda, "lambda"));
        double[] u = at.solve(means[output]);
        int n = size();
        int c = cells.count();
        double trace = (n - c) / lambda;
        double dof = 0;
        double fit = 0;
        double alphaSquares = 0;
        double looSquares = 0;
        for (int cell = 0; cell < c; cell++) {
            double squares = within[output][cell] / (lambda * lambda) + u[cell] * u[cell];
            double diagonal = inverseDiagonal(at, cell);
            trace += at.inverseDiagonal()[cell];
            dof += 1 - lambda * at.inverseDiagonal()[cell];
            fit += within[output][cell] / lambda + u[cell] * means[output][cell];
            alphaSquares += squares;
            looSquares += squares / (diagonal * diagonal);
        }
        double logDeterminant = at.logDeterminant() + (n - c) * Math.log(lambda);
        return new RidgeScores(lambda, dof, n * alphaSquares / (trace * trace), looSquares / n,
                -0.5 * (fit + logDeterminant + n * LOG_TWO_PI), lambda * lambda * alphaSquares / n);
    }

    /** {@code (G^-1)_ii} of any observation of a cell. */
    double inverseDiagonal(AggregatedRidge at, int cell) {
        int count = cells.count(cell);
        return at.inverseDiagonal()[cell] / count + (count - 1.0) / count / at.lambda();
    }

    @Override
    public RidgeSolution solve(double[] lambdas) {
        Outputs.checkRidges(lambdas, outputs());
        AggregatedRidge[] ridges = new AggregatedRidge[outputs()];
        double[][] alphas = new double[outputs()][size()];
        double[][] weights = new double[outputs()][cells.count()];
        for (int output = 0; output < outputs(); output++) {
            ridges[output] = ridge.at(lambdas[output]);
            double[] u = ridges[output].solve(means[output]);
            for (int row = 0; row < size(); row++) {
                int cell = cells.cell(row);
                double root = Math.sqrt(cells.count(cell));
                alphas[output][row] = u[cell] / root
                        + (targets[output][row] - means[output][cell] / root) / lambdas[output];
            }
            for (int cell = 0; cell < cells.count(); cell++) {
                weights[output][cell] = u[cell] * Math.sqrt(cells.count(cell));
            }
        }
        return new AggregatedSolution(this, ridges, alphas, weights);
    }

    DistinctPoints distinctPoints() {
        return cells;
    }

    double target(int output, int row) {
        return targets[output][row];
    }

    /** {@code K(x, cells) W} of columns W. */
    double[][] product(DoubleMatrix x, double[][] weights) {
        Outputs.checkPoints(x, cells.points().cols());
        return new KernelProduct(kernel, cells.points(), run.parallelism())
                .times(x, weights, new SharedProgress(Progress.NONE, x.rows()));
    }

    /** {@code N^1/2 k(cells, x)} of some points, a column each. */
    DoubleMatrix scaledColumns(DoubleMatrix x) {
        double[] columns = Gram.between(kernel, cells.points(), x, run).backingArray();
        for (int cell = 0; cell < cells.count(); cell++) {
            double root = Math.sqrt(cells.count(cell));
            for (int j = 0; j < x.rows(); j++) {
                columns[cell * x.rows() + j] *= root;
            }
        }
        return DoubleMatrix.wrap(columns, cells.count(), x.rows());
    }

    double prior(DoubleMatrix x, int row) {
        return kernel.value(x.backingArray(), row * x.cols(), x.backingArray(), row * x.cols(), x.cols());
    }

    /** The smallest is 0 where points repeat, else not known; the largest is estimated. */
    @Override
    public double[] eigenvalueRange() {
        return new double[] {size() > cells.count() ? 0 : Double.NaN, LargestEigenvalue.of(scaledGram)};
    }

    @Override
    public String cost() {
        return "Cholesky factors of order " + cells.count() + " for " + size() + " observations, "
                + 16L * cells.count() * cells.count() / 1_000_000 + " MB";
    }
}
