package org.ternion.krr.tree;

/**
 * The sweeps of one ridge. The function is a sum of independent effects of the nodes above a leaf, that of a node with
 * the variance {@code edge} by which the kernel grows there; the value at a node is the sum down to it. Upwards every
 * node sees its observations as one of precision {@code s}, of which {@code s / (1 + edge * s)} is left once its own
 * effect is integrated out; downwards means and variances are those given everything. With edges {@code >= 0} nothing
 * is subtracted, so that all results are accurate for any ridge.
 *
 * <p>Arrays of node values are for {@link #above} and the methods that take them, in an order of the implementation.
 */
interface TreeSweep {
    /** Means at the nodes from the mean targets of the leaves that have an index. */
    double[] means(double[] own);

    /** Squared norm of the function in the space of the kernel. */
    double penalty(double[] means, double[] own);

    /** Variances at the nodes. */
    double[] variances();

    /** Sum of the logarithms of {@code 1 + edge * s} over all nodes. */
    double logDeterminant();

    /** Value at the parent of a leaf with an index, 0 where there is none. */
    double above(double[] values, int k);

    /** Precision of a leaf with an index. */
    double precision(int k);

    /** Mean at any leaf of the tree. */
    double mean(double[] means, double[] own, int leaf);

    /** Variance at any leaf of the tree. */
    double variance(double[] variances, int leaf);

    /** Means at all leaves of the tree, leaf l at {@code offset + l * stride}. */
    void spread(double[] means, double[] own, double[] target, int offset, int stride);
}
