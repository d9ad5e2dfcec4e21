package org.ternion.krr.kernel;

import java.util.List;
import java.util.Optional;
import org.ternion.krr.simd.Exponential;

/**
 * Gaussian kernel of the block means of every level of a tree (K6 of the specification). A point is a whole state: one
 * component for each of the {@code branching^depth} leaves, from left to right. Not an ultrametric, but a mild
 * weighting of the bands of a tree.
 *
 * @param branching children of a node, {@code >= 2}
 * @param depth     levels below the root, {@code >= 0}
 * @param ell       lengthscale, in {@code [1e-100, 1e100]}
 */
public record TreeRbf(int branching, int depth, double ell) implements Kernel {
    /**
     * Checks the parameters.
     *
     * @param branching children of a node
     * @param depth     levels below the root
     * @param ell       lengthscale
     * @throws IllegalArgumentException if one is out of range or there are too many leaves for an array of all nodes
     */
    public TreeRbf {
        // All nodes are fewer than twice the leaves.
        LeafNumbers.count(branching, depth, Integer.MAX_VALUE / 2);
        Lengthscale.check(ell, "ell");
    }

    /** Components of a point. */
    int leaves() {
        return LeafNumbers.count(branching, depth, Integer.MAX_VALUE / 2);
    }

    /** Nodes of the tree. */
    int nodes() {
        int nodes = 0;
        for (int level = 0, count = 1; level <= depth; level++) {
            nodes += count;
            count = level < depth ? count * branching : count;
        }
        return nodes;
    }

    /** The means of all nodes, leaves last. */
    void means(double[] state, int offset, double[] target, int targetOffset) {
        int width = leaves();
        int from = targetOffset + nodes() - width;
        System.arraycopy(state, offset, target, from, width);
        // Sums first: a division per level would round as often.
        for (int level = depth; level > 0; level--) {
            int above = width / branching;
            for (int node = 0; node < above; node++) {
                double sum = 0;
                for (int child = 0; child < branching; child++) {
                    sum += target[from + node * branching + child];
                }
                target[from - above + node] = sum;
            }
            from -= above;
            width = above;
        }
        int blocks = 1;
        for (int level = 0, at = targetOffset; level < depth; level++) {
            double size = (double) leaves() / blocks;
            for (int end = at + blocks; at < end; at++) {
                target[at] /= size;
            }
            blocks *= branching;
        }
    }

    /** Factor of the squared distance of means in the exponent. */
    double rate() {
        return new Rbf(ell).rate();
    }

    @Override
    public double value(double[] x, int xOffset, double[] y, int yOffset, int dimension) {
        int nodes = nodes();
        double[] means = new double[2 * nodes];
        means(x, xOffset, means, 0);
        means(y, yOffset, means, nodes);
        double squared = 0;
        for (int node = 0; node < nodes; node++) {
            double difference = means[node] - means[nodes + node];
            squared = Math.fma(difference, difference, squared);
        }
        return Exponential.of(rate() * squared);
    }

    @Override
    public void checkDimension(int dimension) {
        if (dimension != leaves()) {
            throw new IllegalArgumentException("states of " + leaves() + " leaves (" + branching + "^" + depth
                    + ") expected, the points have " + dimension + " columns");
        }
    }

    @Override
    public Optional<List<Kernel>> axisFactors(int dimension) {
        return Dimension.lineOnly(this, dimension);
    }

    @Override
    public String toString() {
        return "treerbf:branching=" + branching + ",depth=" + depth + ",ell=" + ell;
    }
}
