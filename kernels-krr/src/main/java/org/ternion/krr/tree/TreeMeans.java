package org.ternion.krr.tree;

import org.ternion.core.DoubleMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.krr.domain.TreeLeaves;

/**
 * Means of the targets over every node of a complete tree, their energies by band, and filters that weight the bands.
 * Band b of the targets is the mean over the nodes of depth b less the one over their parents.
 */
final class TreeMeans {
    /** Smallest subtree that is worked on at once, so that its levels stay in the cache between passes. */
    static final int BLOCK_LEAVES = 4096;

    final int depth;
    final int outputs;
    private final int branching;
    /** Nodes of each depth, {@code p^d}. */
    private final int[] nodes;
    /** Means by depth, each {@code nodes x outputs}; the last one is the array of the targets itself. */
    private final double[][] means;
    /** Sum of squares of band b of output o over all leaves, at {@code b * outputs + o}. */
    private final double[] energies;
    /** Depth of the roots of the subtrees that are worked on at once. */
    private final int cut;
    private final int parallelism;

    TreeMeans(TreeLeaves leaves, DoubleMatrix y, RunOptions run, int blockLeaves) {
        branching = leaves.branching();
        depth = leaves.depth();
        outputs = y.cols();
        parallelism = run.parallelism();
        nodes = new int[depth + 1];
        nodes[0] = 1;
        for (int d = 1; d <= depth; d++) {
            nodes[d] = nodes[d - 1] * branching;
        }
        means = new double[depth + 1][];
        for (int d = 0; d < depth; d++) {
            means[d] = new double[nodes[d] * outputs];
        }
        means[depth] = y.backingArray();
        int top = depth;
        while (top > 0 && nodes[depth - top] < blockLeaves) {
            top--;
        }
        cut = top;
        energies = climb(run);
    }

    private double[] climb(RunOptions run) {
        SharedProgress done = new SharedProgress(run.progress(), nodes[depth]);
        double[][] parts = new double[nodes[cut]][(depth + 1) * outputs];
        Parallel.ranges(parallelism, nodes[cut], 1, (from, to) -> {
            for (int block = from; block < to; block++) {
                done.check();
                for (int d = depth - 1; d >= cut; d--) {
                    average(d, block * nodes[d - cut], (block + 1) * nodes[d - cut], parts[block]);
                }
                done.add(nodes[depth - cut]);
            }
        });
        double[] sums = new double[(depth + 1) * outputs];
        for (double[] part : parts) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += part[i];
            }
        }
        for (int d = cut - 1; d >= 0; d--) {
            average(d, 0, nodes[d], sums);
        }
        for (int o = 0; o < outputs; o++) {
            sums[o] = means[0][o] * means[0][o];
        }
        for (int i = 0; i < sums.length; i++) {
            sums[i] *= nodes[depth - i / outputs];
        }
        return sums;
    }

    /** Means of nodes [from, to) of a depth from their children; adds what these differ to the sums. */
    private void average(int d, int from, int to, double[] sums) {
        double[] children = means[d + 1];
        double[] parents = means[d];
        int width = branching * outputs;
        for (int o = 0; o < outputs; o++) {
            double squares = 0;
            for (int node = from; node < to; node++) {
                int first = node * width + o;
                double sum = 0;
                for (int at = first; at < first + width; at += outputs) {
                    sum += children[at];
                }
                double mean = sum / branching;
                parents[node * outputs + o] = mean;
                for (int at = first; at < first + width; at += outputs) {
                    double rest = children[at] - mean;
                    squares += rest * rest;
                }
            }
            sums[(d + 1) * outputs + o] += squares;
        }
    }

    /** Energies of the bands of an output. */
    double[] energies(int output) {
        double[] result = new double[depth + 1];
        for (int band = 0; band <= depth; band++) {
            result[band] = energies[band * outputs + output];
        }
        return result;
    }

    /** Number of leaves. */
    int leaves() {
        return nodes[depth];
    }

    /**
     * The targets with every band multiplied by its weight, that of band b of output o at {@code b * outputs + o}.
     */
    DoubleMatrix filtered(double[] weights) {
        double[] top = new double[nodes[cut] * outputs];
        for (int o = 0; o < outputs; o++) {
            top[o] = weights[o] * means[0][o];
        }
        for (int d = 1; d <= cut; d++) {
            spread(d, 0, nodes[d - 1], weights, top, 0);
        }
        double[] result = new double[nodes[depth] * outputs];
        Parallel.ranges(parallelism, nodes[cut], 1, (from, to) -> {
            for (int block = from; block < to; block++) {
                int start = block * nodes[depth - cut] * outputs;
                System.arraycopy(top, block * outputs, result, start, outputs);
                for (int d = cut + 1; d <= depth; d++) {
                    spread(d, block * nodes[d - 1 - cut], (block + 1) * nodes[d - 1 - cut], weights, result, start);
                }
            }
        });
        return DoubleMatrix.wrap(result, nodes[depth], outputs);
    }

    /**
     * Replaces the values of nodes [from, to) of depth d - 1, which begin at {@code start}, by those of their children.
     * In place: from the last node on, the values of a node's children lie behind all values that are still to be read.
     */
    private void spread(int d, int from, int to, double[] weights, double[] values, int start) {
        double[] children = means[d];
        double[] parents = means[d - 1];
        int width = branching * outputs;
        for (int o = 0; o < outputs; o++) {
            double weight = weights[d * outputs + o];
            for (int node = to - 1; node >= from; node--) {
                double value = values[start + (node - from) * outputs + o];
                double mean = parents[node * outputs + o];
                int source = node * width + o;
                int target = start + (node - from) * width + o;
                for (int j = 0; j < width; j += outputs) {
                    values[target + j] = value + weight * (children[source + j] - mean);
                }
            }
        }
    }

    /** One element of {@link #filtered}, with the same bits. */
    double filtered(double[] weights, int leaf, int output) {
        double value = weights[output] * means[0][output];
        double mean = means[0][output];
        for (int d = 1; d <= depth; d++) {
            double child = means[d][leaf / nodes[depth - d] * outputs + output];
            value += weights[d * outputs + output] * (child - mean);
            mean = child;
        }
        return value;
    }
}
