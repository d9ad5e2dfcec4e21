package org.ternion.krr.tree;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;
import org.ternion.krr.domain.TreeLeaves;
import org.ternion.krr.kernel.Ultrametric;
import org.ternion.krr.solve.LastRidge;
import org.ternion.krr.solve.Outputs;
import org.ternion.krr.solve.RidgeScores;
import org.ternion.krr.solve.RidgeSolution;
import org.ternion.krr.solve.RidgeSystem;

/**
 * Ultrametric kernel, any observations: missing leaves, leaves observed several times, noise of their own. K is a sum
 * of nested rank-one terms, so that two sweeps over the nodes above the observations solve the system. Preparing orders
 * the n observations by leaf; solving takes O(n) time, as do the scores of a ridge, and all of them are exact,
 * leave-one-out included. A prediction takes O(D) for D levels. Where there are more than four leaves for an
 * observation only the nodes that branch are visited, fewer than 2 n whatever the depth; otherwise all nodes.
 *
 * <p>Needs weights g that do not fall from the root to the leaves. Results have the same bits for any number of
 * threads. With noise factors the error scores are plain means over the observations, and {@code N} takes the place of
 * the identity in their definitions. Source: section 9.4 of the reference behaviour, with variances taken downwards
 * without the subtraction of its formula.
 */
public final class TreeSweepSystem implements RidgeSystem {
    private static final double LOG_TWO_PI = Math.log(2 * Math.PI);
    /** Up to so many leaves per observation, working on all of them is faster than finding those that matter. */
    private static final double LEAVES_PER_OBSERVATION = 4;

    private final TreeLeaves leaves;
    private final DoubleMatrix y;
    private final int parallelism;
    private final TreeObservations data;
    private final LastRidge<Shared> shared;

    /** What the scores of a ridge have in common. */
    private record Shared(TreeSweep sweep, double[] variances, double dof, double trace,
            double logDeterminant) {
    }

    private TreeSweepSystem(Ultrametric kernel, TreeLeaves leaves, DoubleMatrix y, RunOptions run,
            double leavesPerObservation) {
        this.leaves = leaves;
        this.y = y;
        parallelism = run.parallelism();
        data = new TreeObservations(leaves, y,
                ObservedTree.of(leaves, kernel.levels(), parallelism, leavesPerObservation), run);
        shared = new LastRidge<>(this::share);
    }

    /**
     * Sums up the observations of each leaf.
     *
     * @param kernel of this tree, weights not falling towards the leaves, the first one {@code >= 0}
     * @param leaves of the observations
     * @param y      targets, a row per observation and at least one column, finite; not copied, not to be modified
     *               afterwards
     * @param run    number of threads; progress is reported in observations
     * @return the system
     * @throws IllegalArgumentException if the tree is not the kernel's, the weights fall, or {@code y} has another
     *                                  number of rows or no column
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static TreeSweepSystem of(Ultrametric kernel, TreeLeaves leaves, DoubleMatrix y, RunOptions run) {
        return of(kernel, leaves, y, run, LEAVES_PER_OBSERVATION);
    }

    static TreeSweepSystem of(Ultrametric kernel, TreeLeaves leaves, DoubleMatrix y, RunOptions run,
            double leavesPerObservation) {
        TreeArguments.match(kernel, leaves, y);
        double[] g = kernel.levels();
        for (int level = 0; level < g.length; level++) {
            double before = level == 0 ? 0 : g[level - 1];
            if (g[level] < before) {
                throw new IllegalArgumentException("sweeps need weights that do not fall towards the leaves; that of "
                        + "level " + level + " is " + g[level] + " after " + before + ": use method DENSE");
            }
        }
        return new TreeSweepSystem(kernel, leaves, y, run, leavesPerObservation);
    }

    /** A system that may lose digits where weights fall, and is used for leaving out alone. */
    static TreeSweepSystem ofAnyWeights(Ultrametric kernel, TreeLeaves leaves, DoubleMatrix y, RunOptions run) {
        return new TreeSweepSystem(kernel, leaves, y, run, LEAVES_PER_OBSERVATION);
    }

    @Override
    public int size() {
        return data.size();
    }

    @Override
    public int outputs() {
        return data.outputs();
    }

    /** {@inheritDoc} All are exact; O(n), less for further outputs of the same ridge. */
    @Override
    public RidgeScores scores(int output, double lambda) {
        Objects.checkIndex(output, outputs());
        Checks.positive(lambda, "lambda");
        Shared known = shared.at(lambda);
        TreeSweep sweep = known.sweep;
        double[] own = data.mean[output];
        double[] means = sweep.means(own);
        double[] variances = known.variances;
        double[] targets = data.y[output];
        double[] sums = sum(4, (at, terms) -> {
            LeafView view = view(sweep, at, means, own);
            double precision = data.precision(at) / lambda;
            double gap = view.gap(targets[at]);
            double residual = gap / view.factor();
            double alpha = residual * precision;
            double loo = gap / view.share(precision, sweep.above(variances, data.index[at]));
            terms[0] += residual * alpha;
            terms[1] += alpha * alpha;
            terms[2] += residual * residual;
            terms[3] += loo * loo;
        });
        int n = size();
        double fit = sums[0] + sweep.penalty(means, own);
        return new RidgeScores(lambda, known.dof, n * sums[1] / (known.trace * known.trace), sums[3] / n,
                -0.5 * (fit + known.logDeterminant + n * LOG_TWO_PI), sums[2] / n);
    }

    private Shared share(double lambda) {
        TreeSweep sweep = data.tree.sweep(data.weight, lambda);
        double[] variances = sweep.variances();
        double[] sums = sum(3, (at, terms) -> {
            LeafView view = view(sweep, at, variances, data.mean[0]);
            double precision = data.precision(at) / lambda;
            double inverse = 1 / view.factor();
            double aboveVariance = view.above();
            terms[0] += precision * (view.edge() + aboveVariance * inverse) * inverse;
            terms[1] += precision * view.share(precision, aboveVariance) * inverse;
            terms[2] += data.hasNoise() ? Math.log(data.precision(at)) : 0;
        });
        double logDeterminant = sweep.logDeterminant() + size() * Math.log(lambda) - sums[2];
        return new Shared(sweep, variances, sums[0], sums[1], logDeterminant);
    }

    /** Adds an observation to the sums of its block. */
    private interface Terms {
        void add(int at, double[] sums);
    }

    /** Sums over the observations by blocks, and then over the blocks in order. */
    private double[] sum(int count, Terms terms) {
        double[][] parts = new double[(size() - 1) / RunOptions.BLOCK_ROWS + 1][count];
        Parallel.ranges(parallelism, size(), RunOptions.BLOCK_ROWS, (from, to) -> {
            for (int at = from; at < to; at++) {
                terms.add(at, parts[at / RunOptions.BLOCK_ROWS]);
            }
        });
        double[] sums = new double[count];
        for (double[] part : parts) {
            for (int i = 0; i < count; i++) {
                sums[i] += part[i];
            }
        }
        return sums;
    }

    @Override
    public RidgeSolution solve(double[] lambdas) {
        return new TreeSweepSolution(this, Outputs.checkRidges(lambdas, outputs()));
    }

    /**
     * {@inheritDoc} The first number is a lower, the second an upper bound: the least the kernel gains at a leaf, or 0
     * if one of them is observed twice, and the largest row sum of K.
     */
    @Override
    public double[] eigenvalueRange() {
        double[] count = new double[data.weight.length];
        double[] ones = new double[count.length];
        Arrays.fill(ones, 1);
        boolean repeats = false;
        for (int k : data.index) {
            count[k]++;
            repeats |= count[k] > 1;
        }
        // Under a ridge beyond all eigenvalues the predictions of ones are the row sums of K, divided by the ridge.
        double ridge = 0x1p200;
        TreeSweep sweep = data.tree.sweep(count, ridge);
        double[] means = sweep.means(ones);
        double least = repeats ? 0 : Double.POSITIVE_INFINITY;
        double largest = 0;
        for (int at = 0; at < size(); at++) {
            LeafView view = view(sweep, at, means, ones);
            least = Math.min(least, view.edge());
            largest = Math.max(largest, view.fitted() * ridge);
        }
        return new double[] {least, largest};
    }

    @Override
    public String cost() {
        return "2 sweeps over " + data.tree.nodes() + " nodes, " + size() + " observations of " + leaves.leaves()
                + " leaves, " + outputs() + (outputs() == 1 ? " output" : " outputs");
    }

    /**
     * What is known of the leaf of an observation: a value at the parent, the mean target, the growth of the kernel and
     * the precision; written so that nothing is lost when the ridge is small and the fit close.
     */
    record LeafView(double above, double own, double edge, double weight) {
        /** What a residual is multiplied with in the following two. */
        double factor() {
            return 1 + edge * weight;
        }

        /** Residual of a target, times the factor. */
        double gap(double target) {
            return target - above + edge * weight * (target - own);
        }

        /**
         * What a residual is of the one with its observation left out, times the factor; the variance is that of the
         * parent.
         */
        double share(double precision, double variance) {
            return 1 + edge * (weight - precision) - precision * variance / factor();
        }

        /** Prediction at the leaf. */
        double fitted() {
            return (above + edge * weight * own) / factor();
        }
    }

    LeafView view(TreeSweep sweep, int at, double[] values, double[] own) {
        int k = data.index[at];
        return new LeafView(sweep.above(values, k), own[k], data.tree.edge(k), sweep.precision(k));
    }

    /** A sweep per output, the same one for equal ridges. */
    private TreeSweep[] sweeps(double[] lambdas, double[] weight) {
        Map<Double, TreeSweep> known = new HashMap<>();
        return Arrays.stream(lambdas)
                .mapToObj(lambda -> known.computeIfAbsent(lambda, own -> data.tree.sweep(weight, own)))
                .toArray(TreeSweep[]::new);
    }

    TreeSweep[] sweeps(double[] lambdas) {
        return sweeps(lambdas, data.weight);
    }

    TreeObservations data() {
        return data;
    }

    int leaves() {
        return leaves.leaves();
    }

    int parallelism() {
        return parallelism;
    }

    /** What is left of rows when they are predicted from the others: sweeps with their precisions set to 0. */
    DoubleMatrix leaveOut(int[] rows, double[] lambdas) {
        BitSet out = Outputs.checkRows(rows, size());
        double[] weight = new double[data.weight.length];
        double[][] own = new double[outputs()][weight.length];
        data.sumWithout(out, weight, own);
        TreeSweep[] sweeps = sweeps(lambdas, weight);
        double[] result = new double[Math.multiplyExact(rows.length, outputs())];
        for (int o = 0; o < outputs(); o++) {
            double[] means = sweeps[o].means(own[o]);
            for (int i = 0; i < rows.length; i++) {
                result[i * outputs() + o] = y.get(rows[i], o) - sweeps[o].mean(means, own[o], leaves.leaf(rows[i]));
            }
        }
        return DoubleMatrix.wrap(result, rows.length, outputs());
    }
}
