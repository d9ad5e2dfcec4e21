package org.ternion.krr.tree;

import java.util.BitSet;
import java.util.concurrent.CancellationException;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.domain.TreeLeaves;

/** Observations in an order that suits the tree, and what those of a leaf amount to: their precision and mean. */
final class TreeObservations {
    final ObservedTree tree;
    /** Position of each row. */
    final int[] position;
    /** Index of the leaf of each position. */
    final int[] index;
    /** Targets by output and position. */
    final double[][] y;
    /** Sum of the precisions of each leaf's observations, in units of 1 / lambda. */
    final double[] weight;
    /** Mean target by output and leaf, weighted by precision. */
    final double[][] mean;
    /** Precision of each position in units of 1 / lambda, null if all are 1. */
    private final double[] precision;

    /**
     * Sums up.
     *
     * @throws CancellationException if the progress asked to stop
     */
    TreeObservations(TreeLeaves leaves, DoubleMatrix targets, ObservedTree tree, RunOptions run) {
        this.tree = tree;
        LeafOrder order = tree.order();
        position = order.position;
        index = order.index;
        int n = position.length;
        y = new double[targets.cols()][n];
        precision = leaves.hasNoise() ? new double[n] : null;
        weight = new double[tree.indexed()];
        mean = new double[y.length][weight.length];
        double[] source = targets.backingArray();
        run.forEachBlock(n, (from, to) -> {
            for (int row = from; row < to; row++) {
                int at = position[row];
                for (int o = 0; o < y.length; o++) {
                    y[o][at] = source[row * y.length + o];
                }
                if (precision != null) {
                    precision[at] = 1 / leaves.noise(row);
                }
            }
        });
        // On one thread: the order of the positions is the order of summation.
        for (int at = 0; at < n; at++) {
            add(at, weight, mean);
        }
    }

    /** Moves the means of a leaf towards another observation; the first one, and equal ones, are taken as they are. */
    private void add(int at, double[] weights, double[][] means) {
        int k = index[at];
        weights[k] += precision(at);
        double step = precision(at) / weights[k];
        for (int o = 0; o < means.length; o++) {
            means[o][k] += step * (y[o][at] - means[o][k]);
        }
    }

    int size() {
        return index.length;
    }

    int outputs() {
        return mean.length;
    }

    boolean hasNoise() {
        return precision != null;
    }

    /** Precision of a position in units of 1 / lambda. */
    double precision(int at) {
        return precision == null ? 1 : precision[at];
    }

    /** Sets weights and means to those without some rows. */
    void sumWithout(BitSet out, double[] weights, double[][] means) {
        boolean[] touched = new boolean[weight.length];
        boolean[] outAt = new boolean[size()];
        out.stream().forEach(row -> {
            outAt[position[row]] = true;
            touched[index[position[row]]] = true;
        });
        for (int k = 0; k < touched.length; k++) {
            weights[k] = touched[k] ? 0 : weight[k];
            for (int o = 0; o < means.length; o++) {
                means[o][k] = touched[k] ? 0 : mean[o][k];
            }
        }
        for (int at = 0; at < outAt.length; at++) {
            if (touched[index[at]] && !outAt[at]) {
                add(at, weights, means);
            }
        }
    }
}
