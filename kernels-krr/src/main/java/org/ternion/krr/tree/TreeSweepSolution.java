package org.ternion.krr.tree;

import org.ternion.core.DoubleMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;
import org.ternion.krr.solve.RidgeSolution;
import org.ternion.krr.tree.TreeSweepSystem.LeafView;

/** Means at the nodes above the observations. */
final class TreeSweepSolution implements RidgeSolution {
    private final TreeSweepSystem system;
    private final TreeObservations data;
    private final double[] lambdas;
    private final TreeSweep[] sweeps;
    private final double[][] means;
    private final DoubleMatrix alpha;

    TreeSweepSolution(TreeSweepSystem system, double[] lambdas) {
        this.system = system;
        this.lambdas = lambdas;
        data = system.data();
        sweeps = system.sweeps(lambdas);
        means = new double[lambdas.length][];
        for (int o = 0; o < lambdas.length; o++) {
            means[o] = sweeps[o].means(data.mean[o]);
        }
        alpha = atRows((view, at, o) -> view.gap(data.y[o][at]) / view.factor() * precision(at, o));
    }

    private double precision(int at, int output) {
        return data.precision(at) / lambdas[output];
    }

    /** An element of a result, from what is known at its leaf, its position and its output. */
    private interface Element {
        double of(LeafView view, int at, int output);
    }

    private DoubleMatrix atRows(Element element) {
        int q = lambdas.length;
        double[] ordered = new double[Math.multiplyExact(data.size(), q)];
        forRanges((from, to) -> {
            for (int at = from; at < to; at++) {
                for (int o = 0; o < q; o++) {
                    LeafView view = system.view(sweeps[o], at, means[o], data.mean[o]);
                    ordered[at * q + o] = element.of(view, at, o);
                }
            }
        });
        double[] result = new double[ordered.length];
        forRanges((from, to) -> {
            for (int row = from; row < to; row++) {
                int at = data.position[row];
                for (int o = 0; o < q; o++) {
                    result[row * q + o] = ordered[at * q + o];
                }
            }
        });
        return DoubleMatrix.wrap(result, data.size(), q);
    }

    private void forRanges(Parallel.Range range) {
        Parallel.ranges(system.parallelism(), data.size(), RunOptions.BLOCK_ROWS, range);
    }

    @Override
    public DoubleMatrix alpha() {
        return alpha;
    }

    @Override
    public DoubleMatrix fitted() {
        return atRows((view, at, o) -> view.fitted());
    }

    @Override
    public DoubleMatrix looResiduals() {
        double[][] variances = variances();
        return atRows((view, at, o) -> view.gap(data.y[o][at])
                / view.share(precision(at, o), sweeps[o].above(variances[o], data.index[at])));
    }

    /** Variances at the nodes for each output, shared by equal ridges. */
    private double[][] variances() {
        double[][] result = new double[lambdas.length][];
        for (int o = 0; o < lambdas.length; o++) {
            int first = 0;
            while (sweeps[first] != sweeps[o]) {
                first++;
            }
            result[o] = first < o ? result[first] : sweeps[o].variances();
        }
        return result;
    }

    @Override
    public DoubleMatrix leaveOut(int[] rows) {
        return system.leaveOut(rows, lambdas);
    }

    @Override
    public DoubleMatrix predict(DoubleMatrix x) {
        return atLeaves(x, (leaf, o) -> sweeps[o].mean(means[o], data.mean[o], leaf));
    }

    @Override
    public DoubleMatrix variance(DoubleMatrix x) {
        double[][] variances = variances();
        return atLeaves(x, (leaf, o) -> sweeps[o].variance(variances[o], leaf));
    }

    private interface LeafElement {
        double of(int leaf, int output);
    }

    private DoubleMatrix atLeaves(DoubleMatrix x, LeafElement element) {
        int[] leaves = TreeArguments.leaves(x, system.leaves());
        double[] result = new double[Math.multiplyExact(leaves.length, lambdas.length)];
        for (int i = 0; i < result.length; i++) {
            result[i] = element.of(leaves[i / lambdas.length], i % lambdas.length);
        }
        return DoubleMatrix.wrap(result, leaves.length, lambdas.length);
    }

    @Override
    public DoubleMatrix predictDomain() {
        int q = lambdas.length;
        double[] result = new double[Math.multiplyExact(system.leaves(), q)];
        for (int o = 0; o < q; o++) {
            sweeps[o].spread(means[o], data.mean[o], result, o, q);
        }
        return DoubleMatrix.wrap(result, system.leaves(), q);
    }
}
