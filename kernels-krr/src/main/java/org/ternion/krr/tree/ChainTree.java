package org.ternion.krr.tree;

import java.util.Arrays;
import org.ternion.krr.domain.TreeLeaves;

/**
 * The observed leaves and the deepest common nodes of neighbours, so fewer than twice as many nodes as leaves whatever
 * the depth. Nodes are numbered children first; a chain of single children is one edge, because the kernel sees all its
 * nodes through the same observations.
 */
final class ChainTree implements ObservedTree {
    private final double[] g;
    private final int depth;
    private final int branching;
    private final double inverseBranching;
    private final int allLeaves;
    private final LeafOrder order;
    /** Observed leaves of the whole tree, ascending. */
    private final int[] leaves;
    /** Node of each of them. */
    private final int[] nodeOfLeaf;
    private final int nodes;
    /** Parent of each node, the number of nodes for the root. */
    private final int[] parent;
    /** Depth of each node, -1 at index {@link #nodes}. */
    private final byte[] depthOf;
    /** Growth of the kernel on the edge above each node. */
    private final double[] edge;

    ChainTree(TreeLeaves tree, double[] g) {
        this.g = g;
        branching = tree.branching();
        inverseBranching = 1.0 / branching;
        depth = tree.depth();
        allLeaves = tree.leaves();
        order = LeafOrder.sorted(tree);
        leaves = order.leaves(tree);
        int m = leaves.length;
        nodeOfLeaf = new int[m];
        parent = new int[2 * m - 1];
        depthOf = new byte[2 * m];
        nodes = build();
        parent[nodes - 1] = nodes;
        depthOf[nodes] = -1;
        edge = new double[nodes];
        for (int v = 0; v < nodes; v++) {
            edge[v] = g[depthOf[v]] - gAbove(v);
        }
    }

    /** Finds the nodes from left to right; the open ones are those above the leaf just met, with children to come. */
    private int build() {
        int[] open = new int[depth + 1];
        int[] children = new int[depth + 1];
        int top = -1;
        int[] waiting = new int[leaves.length];
        int waitingCount = 0;
        int count = 0;
        for (int k = 0; k < leaves.length; k++) {
            int current = count++;
            nodeOfLeaf[k] = current;
            depthOf[current] = (byte) depth;
            int common = k + 1 < leaves.length ? commonDepth(leaves[k], leaves[k + 1]) : -1;
            for (; top >= 0 && open[top] > common; top--) {
                int closed = count++;
                depthOf[closed] = (byte) open[top];
                parent[current] = closed;
                for (int c = 0; c < children[top]; c++) {
                    parent[waiting[--waitingCount]] = closed;
                }
                current = closed;
            }
            if (common >= 0) {
                if (top < 0 || open[top] < common) {
                    open[++top] = common;
                    children[top] = 0;
                }
                children[top]++;
                waiting[waitingCount++] = current;
            }
        }
        return count;
    }

    /** Depth of the deepest common node of two leaves. */
    private int commonDepth(int a, int b) {
        int common = depth;
        int x = a;
        int y = b;
        for (; x != y; common--) {
            x = ObservedTree.quotient(x, inverseBranching);
            y = ObservedTree.quotient(y, inverseBranching);
        }
        return common;
    }

    /** Kernel value at the parent of a node. */
    private double gAbove(int v) {
        int above = depthOf[parent[v]];
        return above < 0 ? 0 : g[above];
    }

    @Override
    public LeafOrder order() {
        return order;
    }

    @Override
    public int indexed() {
        return leaves.length;
    }

    @Override
    public double edge(int k) {
        return edge[nodeOfLeaf[k]];
    }

    @Override
    public long nodes() {
        return nodes;
    }

    @Override
    public TreeSweep sweep(double[] weight, double lambda) {
        return new Sweep(weight, lambda);
    }

    /** A node of the whole tree: the one of a depth on the edge above a node of this one. */
    private record Place(int node, int depth) {
    }

    /** The deepest node of the whole tree that is above a leaf and above, or at, an observed one. */
    private Place locate(int leaf) {
        int k = Arrays.binarySearch(leaves, leaf);
        if (k >= 0) {
            return new Place(nodeOfLeaf[k], depth);
        }
        int right = -k - 1;
        int toLeft = right > 0 ? commonDepth(leaves[right - 1], leaf) : -1;
        int toRight = right < leaves.length ? commonDepth(leaf, leaves[right]) : -1;
        return climb(nodeOfLeaf[toLeft > toRight ? right - 1 : right], Math.max(toLeft, toRight));
    }

    private Place climb(int node, int to) {
        int v = node;
        while (depthOf[parent[v]] >= to) {
            v = parent[v];
        }
        return new Place(v, to);
    }

    private interface Segments {
        void accept(int from, int to, Place place);
    }

    /** The leaves between two neighbours, by their places: those nearer to the left, to the right, as near to both. */
    private void gap(int k, int left, int right, Segments segments) {
        boolean hasLeft = k > 0;
        boolean hasRight = k < leaves.length;
        int common = hasLeft && hasRight ? commonDepth(left, right) : -1;
        int from = left + 1;
        int to = right;
        int size = 1;
        for (int d = depth - 1; d > common; d--) {
            size *= branching;
            if (hasLeft) {
                int end = (left / size + 1) * size;
                if (end > from) {
                    segments.accept(from, end, climb(nodeOfLeaf[k - 1], d));
                    from = end;
                }
            }
            if (hasRight) {
                int start = right / size * size;
                if (start < to) {
                    segments.accept(start, to, climb(nodeOfLeaf[k], d));
                    to = start;
                }
            }
        }
        if (to > from) {
            segments.accept(from, to, climb(nodeOfLeaf[k], common));
        }
    }

    /** Values have an element more than there are nodes, 0, for the parent of the root. */
    private final class Sweep implements TreeSweep {
        private final double[] s;
        /** {@code 1 / (1 + edge * s)}. */
        private final double[] inverse = new double[nodes];

        Sweep(double[] weight, double lambda) {
            s = new double[nodes + 1];
            for (int k = 0; k < weight.length; k++) {
                s[nodeOfLeaf[k]] = weight[k] / lambda;
            }
            for (int v = 0; v < nodes; v++) {
                inverse[v] = 1 / (1 + edge[v] * s[v]);
                s[parent[v]] += s[v] * inverse[v];
            }
        }

        @Override
        public double[] means(double[] own) {
            double[] t = new double[nodes + 1];
            for (int k = 0; k < own.length; k++) {
                t[nodeOfLeaf[k]] = precision(k) * own[k];
            }
            for (int v = 0; v < nodes; v++) {
                t[parent[v]] += t[v] * inverse[v];
            }
            t[nodes] = 0;
            for (int v = nodes - 1; v >= 0; v--) {
                t[v] = (t[parent[v]] + edge[v] * t[v]) * inverse[v];
            }
            return t;
        }

        @Override
        public double penalty(double[] means, double[] own) {
            double[] alphas = new double[nodes + 1];
            for (int k = 0; k < own.length; k++) {
                alphas[nodeOfLeaf[k]] = precision(k) * (own[k] - above(means, k)) * inverse[nodeOfLeaf[k]];
            }
            double penalty = 0;
            for (int v = 0; v < nodes; v++) {
                penalty += edge[v] * alphas[v] * alphas[v];
                alphas[parent[v]] += alphas[v];
            }
            return penalty;
        }

        @Override
        public double[] variances() {
            double[] result = new double[nodes + 1];
            for (int v = nodes - 1; v >= 0; v--) {
                result[v] = (edge[v] + result[parent[v]] * inverse[v]) * inverse[v];
            }
            return result;
        }

        @Override
        public double logDeterminant() {
            LogProduct product = new LogProduct();
            for (double i : inverse) {
                product.add(i);
            }
            return -product.log();
        }

        @Override
        public double above(double[] values, int k) {
            return values[parent[nodeOfLeaf[k]]];
        }

        @Override
        public double precision(int k) {
            return s[nodeOfLeaf[k]];
        }

        @Override
        public double mean(double[] means, double[] own, int leaf) {
            return mean(means, locate(leaf));
        }

        /** The effects on an edge share their sum in the ratio of their variances. */
        private double mean(double[] means, Place place) {
            int v = place.node;
            double part = g[place.depth] - gAbove(v);
            double above = means[parent[v]];
            return part == edge[v] ? means[v] : above + part / edge[v] * (means[v] - above);
        }

        @Override
        public double variance(double[] variances, int leaf) {
            Place place = locate(leaf);
            int v = place.node;
            double part = g[place.depth] - gAbove(v);
            double i = inverse[v] * (1 + (edge[v] - part) * s[v]);
            // Below the place nothing is known.
            return (part + variances[parent[v]] * i) * i + (g[depth] - g[place.depth]);
        }

        @Override
        public void spread(double[] means, double[] own, double[] target, int offset, int stride) {
            for (int k = 0; k <= leaves.length; k++) {
                int left = k > 0 ? leaves[k - 1] : -1;
                int right = k < leaves.length ? leaves[k] : allLeaves;
                if (right > left + 1) {
                    gap(k, left, right, (from, to, place) -> {
                        double mean = mean(means, place);
                        for (int leaf = from; leaf < to; leaf++) {
                            target[offset + leaf * stride] = mean;
                        }
                    });
                }
                if (k < leaves.length) {
                    target[offset + right * stride] = means[nodeOfLeaf[k]];
                }
            }
        }
    }
}
