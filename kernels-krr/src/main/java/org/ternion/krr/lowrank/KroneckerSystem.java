package org.ternion.krr.lowrank;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Progress;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.krr.dense.DenseAlgebra;
import org.ternion.krr.dense.SymmetricEigen;
import org.ternion.krr.domain.ProductGrid;
import org.ternion.krr.kernel.Gram;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.solve.LastRidge;
import org.ternion.krr.solve.Outputs;
import org.ternion.krr.solve.RidgeScores;
import org.ternion.krr.solve.RidgeSolution;
import org.ternion.krr.solve.RidgeSystem;
import org.ternion.krr.solve.SpectralScores;

/**
 * Exact ridge regression on a product grid of N points with a kernel that is a product over the axes (specification
 * 9.2): the eigenvectors of each axis diagonalise the whole. Preparing costs {@code O(sum n_i^3 + N sum n_i)}, a ridge
 * {@code O(N)} for all scores but leave-one-out, which takes twice as long as a solution, {@code 2 N sum n_i}
 * multiplications; scores have it up to 2^32 of them (a grid of 1024 x 1024) and NaN for larger grids, where
 * {@link RidgeSolution#looResiduals} of {@link #solve} still gives it. Memory is {@code O(N q + sum n_i^2)}; a
 * prediction costs {@code O(N)}.
 */
public final class KroneckerSystem implements RidgeSystem {
    /** About half a second of multiplications for the leave-one-out errors of a ridge. */
    private static final long LOO_WORK = 1L << 32;

    private final ProductGrid grid;
    private final List<Kernel> factors;
    private final List<DoubleMatrix> vectors;
    private final double[][] axisEigenvalues;
    private final double[] eigenvalues;
    private final double[] ones;
    private final double[][] targets;
    /** Targets in the basis of the eigenvectors. */
    private final double[][] transformed;
    private final KroneckerProduct back;
    private final int parallelism;
    private final LastRidge<double[]> inverseDiagonal;

    private KroneckerSystem(ProductGrid grid, List<Kernel> factors, double[][] targets, RunOptions run) {
        this.grid = grid;
        this.factors = factors;
        this.targets = targets;
        parallelism = run.parallelism();
        int axes = factors.size();
        SharedProgress done = new SharedProgress(run.progress(), axes + targets.length);
        vectors = new ArrayList<>();
        axisEigenvalues = new double[axes][];
        for (int axis = 0; axis < axes; axis++) {
            DoubleMatrix gram = Gram.symmetric(factors.get(axis), grid.axes().get(axis),
                    run.withProgress(Progress.NONE));
            SymmetricEigen eigen = DenseAlgebra.best().eigen(gram);
            vectors.add(eigen.vectors());
            // Those below 0 are rounding.
            axisEigenvalues[axis] = Arrays.stream(eigen.values()).map(value -> Math.max(0, value)).toArray();
            done.add(1);
        }
        eigenvalues = products(axisEigenvalues);
        ones = new double[eigenvalues.length];
        Arrays.fill(ones, 1);
        back = KroneckerProduct.of(vectors);
        KroneckerProduct forth = KroneckerProduct.of(vectors.stream().map(KroneckerSystem::transposed).toList());
        transformed = new double[targets.length][];
        for (int output = 0; output < targets.length; output++) {
            transformed[output] = forth.times(targets[output], parallelism);
            done.add(1);
        }
        inverseDiagonal = new LastRidge<>(this::diagonalOfInverse);
    }

    /**
     * Diagonalises the axes and transforms the targets.
     *
     * @param kernel with {@link Kernel#axisFactors}
     * @param grid   the points
     * @param y      targets in the order of the grid, {@code N x q}, finite
     * @param run    threads; progress in axes and then outputs; the seed does not matter
     * @return the system
     * @throws IllegalArgumentException if the kernel is not a product over the axes, shapes differ, or an axis has more
     *                                  than 46,340 coordinates
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static KroneckerSystem of(Kernel kernel, ProductGrid grid, DoubleMatrix y, RunOptions run) {
        List<Kernel> factors = kernel.axisFactors(grid.dimension()).orElseThrow(() -> new IllegalArgumentException(
                "kernel " + kernel + " is no product of kernels of the " + grid.dimension() + " axes"));
        return new KroneckerSystem(grid, factors, Outputs.columns(y, grid.size()), run);
    }

    /** All products of an element for each axis, the last axis fastest. */
    private static double[] products(double[][] vectors) {
        double[] all = {1};
        for (double[] vector : vectors) {
            double[] next = new double[Math.multiplyExact(all.length, vector.length)];
            for (int i = 0; i < next.length; i++) {
                next[i] = all[i / vector.length] * vector[i % vector.length];
            }
            all = next;
        }
        return all;
    }

    private static DoubleMatrix transposed(DoubleMatrix square) {
        int n = square.rows();
        double[] values = new double[n * n];
        for (int i = 0; i < n * n; i++) {
            values[i] = square.get(i % n, i / n);
        }
        return DoubleMatrix.wrap(values, n, n);
    }

    private static DoubleMatrix squared(DoubleMatrix matrix) {
        return DoubleMatrix.wrap(Arrays.stream(matrix.backingArray()).map(value -> value * value).toArray(),
                matrix.rows(), matrix.cols());
    }

    @Override
    public int size() {
        return grid.size();
    }

    @Override
    public int outputs() {
        return targets.length;
    }

    @Override
    public RidgeScores scores(int output, double lambda) {
        Objects.checkIndex(output, outputs());
        Checks.positive(lambda, "lambda");
        double[] energies = Arrays.stream(transformed[output]).map(value -> value * value).toArray();
        RidgeScores scores = SpectralScores.of(eigenvalues, ones, energies, size(), lambda, false);
        if (2 * transformWork() > LOO_WORK) {
            return scores;
        }
        double[] alpha = alpha(output, lambda);
        double[] diagonal = inverseDiagonal.at(lambda);
        double sum = 0;
        for (int i = 0; i < alpha.length; i++) {
            double residual = alpha[i] / diagonal[i];
            sum += residual * residual;
        }
        return new RidgeScores(lambda, scores.dof(), scores.gcv(), sum / size(), scores.logEvidence(),
                scores.trainMse());
    }

    private long transformWork() {
        return (long) size() * grid.axes().stream().mapToLong(DoubleMatrix::rows).sum();
    }

    private double[] alpha(int output, double lambda) {
        double[] shrunk = new double[size()];
        for (int i = 0; i < shrunk.length; i++) {
            shrunk[i] = transformed[output][i] / (eigenvalues[i] + lambda);
        }
        return back.times(shrunk, parallelism);
    }

    /** {@code 1 / (mu + lambda)} of each eigenvector. */
    double[] inverses(double lambda) {
        return Arrays.stream(eigenvalues).map(mu -> 1 / (mu + lambda)).toArray();
    }

    private double[] diagonalOfInverse(double lambda) {
        return KroneckerProduct.of(vectors.stream().map(KroneckerSystem::squared).toList())
                .times(inverses(lambda), parallelism);
    }

    /** Diagonal of {@code G^-1}, not to be modified. */
    double[] inverseDiagonal(double lambda) {
        return inverseDiagonal.at(lambda);
    }

    @Override
    public RidgeSolution solve(double[] lambdas) {
        double[] ridges = Outputs.checkRidges(lambdas, outputs());
        double[][] alphas = new double[outputs()][];
        for (int output = 0; output < outputs(); output++) {
            alphas[output] = alpha(output, ridges[output]);
        }
        return new KroneckerSolution(this, ridges, alphas);
    }

    double target(int output, int row) {
        return targets[output][row];
    }

    int axes() {
        return factors.size();
    }

    int parallelism() {
        return parallelism;
    }

    /** Kernel of an axis between its coordinates and one of another point. */
    double[] column(int axis, double coordinate) {
        double[] at = {coordinate};
        double[] axisValues = grid.axes().get(axis).backingArray();
        double[] column = new double[axisValues.length];
        for (int j = 0; j < column.length; j++) {
            column[j] = factors.get(axis).value(axisValues, j, at, 0, 1);
        }
        return column;
    }

    double prior(DoubleMatrix x, int row) {
        double product = 1;
        for (int axis = 0; axis < axes(); axis++) {
            double[] at = {x.get(row, axis)};
            product *= factors.get(axis).value(at, 0, at, 0, 1);
        }
        return product;
    }

    DoubleMatrix vectors(int axis) {
        return vectors.get(axis);
    }

    @Override
    public double[] eigenvalueRange() {
        double least = 1;
        double largest = 1;
        for (double[] values : axisEigenvalues) {
            largest *= values[0];
            least *= values[values.length - 1];
        }
        return new double[] {least, largest};
    }

    @Override
    public String cost() {
        return "eigenvectors of axes of " + grid.axes().stream().map(axis -> "" + axis.rows()).toList() + " points, "
                + transformWork() + " multiplications for a transform";
    }
}
