package org.ternion.krr.tree;

import org.ternion.krr.domain.TreeLeaves;

/** The nodes above observed leaves, with the kernel's growth at each. Some of its leaves have an index. */
interface ObservedTree {
    /** The observations in an order that suits the tree. */
    LeafOrder order();

    /** Number of leaves that have an index, observed or not. */
    int indexed();

    /** What the kernel grows from the parent to a leaf with an index. */
    double edge(int k);

    /** Number of nodes. */
    long nodes();

    /** Sweeps upwards, from the precisions of the indexed leaves in units of 1 / lambda, 0 if not observed. */
    TreeSweep sweep(double[] weight, double lambda);

    /**
     * All nodes of the tree in arrays by level, if it has at most so many leaves per observation; a compressed tree of
     * the observed leaves otherwise.
     */
    static ObservedTree of(TreeLeaves leaves, double[] g, int parallelism, double leavesPerObservation) {
        return leaves.leaves() <= leavesPerObservation * leaves.size() ? new LevelTree(leaves, g, parallelism)
                : new ChainTree(leaves, g);
    }

    /**
     * {@code n / p} for {@code 0 <= n < 2^31} and {@code 2 <= p <= 2^16}, from the rounded {@code 1 / p}: (n + 1/2) / p
     * is at least 2^-17 away from an integer, and the product is off by less than 2^-20.
     */
    static int quotient(int n, double inverse) {
        return (int) ((n + 0.5) * inverse);
    }
}
