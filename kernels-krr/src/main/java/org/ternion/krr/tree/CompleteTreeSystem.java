package org.ternion.krr.tree;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Progress;
import org.ternion.core.RunOptions;
import org.ternion.krr.domain.TreeLeaves;
import org.ternion.krr.kernel.Ultrametric;
import org.ternion.krr.solve.Outputs;
import org.ternion.krr.solve.RidgeScores;
import org.ternion.krr.solve.RidgeSolution;
import org.ternion.krr.solve.RidgeSystem;
import org.ternion.krr.solve.SpectralScores;

/**
 * Ultrametric kernel, every leaf of the tree observed once: the bands of the tree are the eigenspaces of K, so that a
 * solution weights the differences between the means of a node and its parent. Preparing and solving take O(N) time
 * for N leaves, scores O(D) for D levels. Leave-one-out and generalised cross-validation are equal, because the
 * symmetries of the tree give {@code (K + lambda I)^-1} a constant diagonal. Any positive semidefinite weights will do.
 *
 * <p>With {@code delta_j = g_j - g_{j-1}} the eigenvalue of band b is the sum over {@code j >= b} of
 * {@code delta_j p^(D-j)}. Results have the same bits for any number of threads.
 */
public final class CompleteTreeSystem implements RidgeSystem {
    private final Ultrametric kernel;
    private final TreeLeaves leaves;
    private final DoubleMatrix y;
    private final RunOptions run;
    private final TreeMeans means;
    private final double[] eigenvalues;
    private final double[] multiplicities;

    private CompleteTreeSystem(Ultrametric kernel, TreeLeaves leaves, DoubleMatrix y, RunOptions run, int blockLeaves) {
        this.kernel = kernel;
        this.leaves = leaves;
        this.y = y;
        this.run = run;
        means = new TreeMeans(leaves, y, run, blockLeaves);
        eigenvalues = eigenvalues(kernel);
        multiplicities = new double[eigenvalues.length];
        double nodes = 1;
        multiplicities[0] = 1;
        for (int band = 1; band < multiplicities.length; band++) {
            multiplicities[band] = nodes * (kernel.branching() - 1);
            nodes *= kernel.branching();
        }
    }

    /**
     * Takes the means of all nodes.
     *
     * @param kernel of this tree
     * @param leaves complete
     * @param y      targets, a row per leaf and at least one column, finite; not copied, not to be modified afterwards
     * @param run    number of threads; progress is reported in leaves
     * @return the system
     * @throws IllegalArgumentException if the tree is not complete or not the kernel's, or {@code y} has another number
     *                                  of rows or no column
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static CompleteTreeSystem of(Ultrametric kernel, TreeLeaves leaves, DoubleMatrix y, RunOptions run) {
        return of(kernel, leaves, y, run, TreeMeans.BLOCK_LEAVES);
    }

    static CompleteTreeSystem of(Ultrametric kernel, TreeLeaves leaves, DoubleMatrix y, RunOptions run,
            int blockLeaves) {
        TreeArguments.match(kernel, leaves, y);
        if (!leaves.isComplete()) {
            throw new IllegalArgumentException("every leaf once, in order and with equal noise expected, got "
                    + leaves);
        }
        return new CompleteTreeSystem(kernel, leaves, y, run, blockLeaves);
    }

    /** Eigenvalues by band, summed from the leaves up; rounding below zero is cut off. */
    static double[] eigenvalues(Ultrametric kernel) {
        double[] g = kernel.levels();
        double[] result = new double[g.length];
        double sum = 0;
        double size = 1;
        for (int band = g.length - 1; band >= 0; band--) {
            sum += (g[band] - (band == 0 ? 0 : g[band - 1])) * size;
            result[band] = Math.max(0, sum);
            size *= kernel.branching();
        }
        return result;
    }

    @Override
    public int size() {
        return means.leaves();
    }

    @Override
    public int outputs() {
        return means.outputs;
    }

    /** {@inheritDoc} All are exact; O(D). */
    @Override
    public RidgeScores scores(int output, double lambda) {
        Objects.checkIndex(output, outputs());
        Checks.positive(lambda, "lambda");
        return SpectralScores.of(eigenvalues, multiplicities, means.energies(output), size(), lambda, true);
    }

    @Override
    public RidgeSolution solve(double[] lambdas) {
        return new CompleteTreeSolution(this, Outputs.checkRidges(lambdas, outputs()));
    }

    /** {@inheritDoc} Exact. */
    @Override
    public double[] eigenvalueRange() {
        return new double[] {Arrays.stream(eigenvalues).min().orElseThrow(),
                Arrays.stream(eigenvalues).max().orElseThrow()};
    }

    @Override
    public String cost() {
        return "means of " + size() + " leaves up " + kernel.depth() + " levels and down again, " + eigenvalues.length
                + " different eigenvalues, " + outputs() + (outputs() == 1 ? " output" : " outputs");
    }

    TreeMeans means() {
        return means;
    }

    /** Weights of the bands for each output, as functions of eigenvalue and ridge. */
    double[] weights(double[] lambdas, DoubleBinaryOperator weight) {
        double[] result = new double[eigenvalues.length * lambdas.length];
        for (int i = 0; i < result.length; i++) {
            result[i] = weight.applyAsDouble(eigenvalues[i / lambdas.length], lambdas[i % lambdas.length]);
        }
        return result;
    }

    /** Mean over the eigenvalues of K, which is a diagonal element of that function of K. */
    double diagonal(double lambda, DoubleBinaryOperator function) {
        double sum = 0;
        for (int band = eigenvalues.length - 1; band >= 0; band--) {
            sum += multiplicities[band] * function.applyAsDouble(eigenvalues[band], lambda);
        }
        return sum / size();
    }

    /** The same observations for sweeps, which can do without some of them. */
    TreeSweepSystem sweeps() {
        return TreeSweepSystem.ofAnyWeights(kernel, leaves, y, run.withProgress(Progress.NONE));
    }
}
