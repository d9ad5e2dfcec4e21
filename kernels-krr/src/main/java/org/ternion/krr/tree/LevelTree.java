package org.ternion.krr.tree;

import org.ternion.core.Parallel;
import org.ternion.krr.domain.TreeLeaves;

/**
 * A tree with all its nodes: every leaf has its number as index. Inner nodes are in one array, depth by depth from the
 * root, so that no links are needed; subtrees are worked on one by one, which keeps their levels in the cache.
 */
final class LevelTree implements ObservedTree {
    private final TreeLeaves tree;
    private final int branching;
    private final double inverseBranching;
    private final int depth;
    /** Nodes of each depth, {@code p^d}. */
    private final int[] nodes;
    /** Where the inner nodes of each depth begin; the last element is their number. */
    private final int[] base;
    /** Growth of the kernel by depth. */
    private final double[] edge;
    /** Depth of the roots of the subtrees. */
    private final int cut;
    private final int parallelism;

    LevelTree(TreeLeaves leaves, double[] g, int parallelism) {
        tree = leaves;
        branching = leaves.branching();
        inverseBranching = 1.0 / branching;
        depth = leaves.depth();
        this.parallelism = parallelism;
        nodes = new int[depth + 1];
        base = new int[depth + 1];
        edge = new double[depth + 1];
        nodes[0] = 1;
        edge[0] = g[0];
        for (int d = 1; d <= depth; d++) {
            nodes[d] = nodes[d - 1] * branching;
            base[d] = base[d - 1] + nodes[d - 1];
            edge[d] = g[d] - g[d - 1];
        }
        int top = depth;
        while (top > 0 && nodes[depth - top] < TreeMeans.BLOCK_LEAVES) {
            top--;
        }
        cut = top;
    }

    @Override
    public LeafOrder order() {
        return LeafOrder.buckets(tree);
    }

    @Override
    public int indexed() {
        return nodes[depth];
    }

    @Override
    public double edge(int k) {
        return edge[depth];
    }

    @Override
    public long nodes() {
        return (long) base[depth] + nodes[depth];
    }

    @Override
    public TreeSweep sweep(double[] weight, double lambda) {
        return new Sweep(weight, lambda);
    }

    /** Work on nodes [from, to) of a depth, all inner ones. */
    private interface Level {
        void run(int depth, int from, int to);
    }

    private void upwards(Level level) {
        Parallel.ranges(parallelism, nodes[cut], 1, (from, to) -> {
            for (int block = from; block < to; block++) {
                for (int d = depth - 1; d >= cut; d--) {
                    level.run(d, block * nodes[d - cut], (block + 1) * nodes[d - cut]);
                }
            }
        });
        for (int d = cut - 1; d >= 0; d--) {
            level.run(d, 0, nodes[d]);
        }
    }

    private void downwards(Level level) {
        for (int d = 0; d < cut; d++) {
            level.run(d, 0, nodes[d]);
        }
        Parallel.ranges(parallelism, nodes[cut], 1, (from, to) -> {
            for (int block = from; block < to; block++) {
                for (int d = cut; d < depth; d++) {
                    level.run(d, block * nodes[d - cut], (block + 1) * nodes[d - cut]);
                }
            }
        });
    }

    /** Where the parent of a node is. */
    private int parent(int d, int i) {
        return d == 0 ? -1 : base[d - 1] + ObservedTree.quotient(i, inverseBranching);
    }

    private final class Sweep implements TreeSweep {
        /** Precision of each leaf. */
        private final double[] leaf;
        /** Precision of each inner node. */
        private final double[] s = new double[base[depth]];

        Sweep(double[] weight, double lambda) {
            leaf = new double[weight.length];
            Parallel.ranges(parallelism, leaf.length, TreeMeans.BLOCK_LEAVES, (from, to) -> {
                for (int k = from; k < to; k++) {
                    leaf[k] = weight[k] / lambda;
                }
            });
            upwards((d, from, to) -> {
                double e = edge[d + 1];
                double[] children = d + 1 == depth ? leaf : s;
                int child = first(d + 1) + from * branching;
                for (int v = base[d] + from; v < base[d] + to; v++) {
                    double sum = 0;
                    for (int end = child + branching; child < end; child++) {
                        sum += children[child] / (1 + e * children[child]);
                    }
                    s[v] = sum;
                }
            });
        }

        /** Where the nodes of a depth begin: leaves have an array of their own. */
        private int first(int d) {
            return d == depth ? 0 : base[d];
        }

        @Override
        public double[] means(double[] own) {
            double[] t = new double[s.length];
            upwards((d, from, to) -> {
                if (d + 1 == depth) {
                    leafSums(own, from, to, t);
                } else {
                    sums(d, from, to, t);
                }
            });
            downwards((d, from, to) -> {
                double e = edge[d];
                for (int i = from; i < to; i++) {
                    int v = base[d] + i;
                    t[v] = ((d == 0 ? 0 : t[parent(d, i)]) + e * t[v]) / (1 + e * s[v]);
                }
            });
            return t;
        }

        private void leafSums(double[] own, int from, int to, double[] t) {
            double e = edge[depth];
            int child = from * branching;
            for (int v = base[depth - 1] + from; v < base[depth - 1] + to; v++) {
                double sum = 0;
                for (int end = child + branching; child < end; child++) {
                    sum += leaf[child] * own[child] / (1 + e * leaf[child]);
                }
                t[v] = sum;
            }
        }

        private void sums(int d, int from, int to, double[] t) {
            double e = edge[d + 1];
            int child = base[d + 1] + from * branching;
            for (int v = base[d] + from; v < base[d] + to; v++) {
                double sum = 0;
                for (int end = child + branching; child < end; child++) {
                    sum += t[child] / (1 + e * s[child]);
                }
                t[v] = sum;
            }
        }

        @Override
        public double penalty(double[] means, double[] own) {
            double[] alphas = new double[s.length];
            double[] ofLeaves = new double[leaf.length];
            for (int k = 0; k < leaf.length; k++) {
                ofLeaves[k] = leaf[k] * (own[k] - above(means, k)) / (1 + edge[depth] * leaf[k]);
            }
            double penalty = edge[depth] * sumOfSquares(ofLeaves, 0, leaf.length);
            for (int d = depth - 1; d >= 0; d--) {
                double[] children = d + 1 == depth ? ofLeaves : alphas;
                for (int i = 0; i < nodes[d]; i++) {
                    int child = first(d + 1) + i * branching;
                    for (int c = child; c < child + branching; c++) {
                        alphas[base[d] + i] += children[c];
                    }
                }
                penalty += edge[d] * sumOfSquares(alphas, base[d], base[d] + nodes[d]);
            }
            return penalty;
        }

        private static double sumOfSquares(double[] values, int from, int to) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += values[i] * values[i];
            }
            return sum;
        }

        @Override
        public double[] variances() {
            double[] result = new double[s.length];
            downwards((d, from, to) -> {
                for (int i = from; i < to; i++) {
                    int v = base[d] + i;
                    double inverse = 1 / (1 + edge[d] * s[v]);
                    result[v] = (edge[d] + (d == 0 ? 0 : result[parent(d, i)]) * inverse) * inverse;
                }
            });
            return result;
        }

        @Override
        public double logDeterminant() {
            LogProduct product = new LogProduct();
            for (int d = 0; d < depth; d++) {
                for (int v = base[d]; v < base[d] + nodes[d]; v++) {
                    product.add(1 + edge[d] * s[v]);
                }
            }
            for (double precision : leaf) {
                product.add(1 + edge[depth] * precision);
            }
            return product.log();
        }

        @Override
        public double above(double[] values, int k) {
            return depth == 0 ? 0 : values[parent(depth, k)];
        }

        @Override
        public double precision(int k) {
            return leaf[k];
        }

        @Override
        public double mean(double[] means, double[] own, int k) {
            double weight = edge[depth] * leaf[k];
            return (above(means, k) + weight * own[k]) / (1 + weight);
        }

        @Override
        public double variance(double[] variances, int k) {
            double inverse = 1 / (1 + edge[depth] * leaf[k]);
            return (edge[depth] + above(variances, k) * inverse) * inverse;
        }

        @Override
        public void spread(double[] means, double[] own, double[] target, int offset, int stride) {
            for (int k = 0; k < leaf.length; k++) {
                target[offset + k * stride] = mean(means, own, k);
            }
        }
    }
}
