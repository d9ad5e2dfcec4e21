package org.ternion.krr.domain;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.ternary.PadicTree;

/**
 * Observations at leaves of a tree in which every inner node has p children and every leaf is D levels below the root.
 * Leaves are numbered from left to right, so that the leaves of a node are neighbours; the coordinate of an observation
 * is the number of its leaf. Leaves may be observed several times or not at all. Immutable.
 */
public final class TreeLeaves implements Domain {
    private final PadicTree tree;
    private final int leaves;
    /** Leaf of each observation; null if every leaf is observed once, in order. */
    private final int[] leafOf;
    /** Noise variance of each observation in units of the ridge; null if all are 1. */
    private final double[] noise;

    private TreeLeaves(PadicTree tree, int[] leafOf, double[] noise) {
        this.tree = tree;
        leaves = Checks.inRange(tree.leaves(), 1, Integer.MAX_VALUE - 8, "leaves");
        if (leafOf != null && leafOf.length == 0) {
            throw new IllegalArgumentException("at least one observation expected");
        }
        this.leafOf = leafOf;
        this.noise = noise;
    }

    /**
     * Every leaf once, in order.
     *
     * @param branching children of a node, {@code >= 2}
     * @param depth     levels below the root, {@code >= 0}
     * @return the leaves
     * @throws IllegalArgumentException if an argument is out of range or there are more than 2^31 - 9 leaves
     */
    public static TreeLeaves complete(int branching, int depth) {
        Checks.inRange(branching, 2, Integer.MAX_VALUE, "branching");
        return new TreeLeaves(new PadicTree(branching, depth), null, null);
    }

    /**
     * Some leaves, in any order and any number of times.
     *
     * @param branching children of a node, {@code >= 2}
     * @param depth     levels below the root, {@code >= 0}
     * @param leafOf    leaf of each observation, at least one; copied
     * @return the leaves
     * @throws IllegalArgumentException if an argument is out of range or there are more than 2^31 - 9 leaves
     */
    public static TreeLeaves observed(int branching, int depth, int[] leafOf) {
        TreeLeaves all = complete(branching, depth);
        for (int row = 0; row < leafOf.length; row++) {
            if (leafOf[row] < 0 || leafOf[row] >= all.leaves) {
                throw new IllegalArgumentException("leaf " + leafOf[row] + " in row " + row + ", the tree has "
                        + all.leaves + " leaves");
            }
        }
        return new TreeLeaves(all.tree, leafOf.clone(), null);
    }

    /**
     * Integers by their residues: the children of a node differ in the next digit, the lowest digit first, so that
     * numbers are the closer the higher the power of p that divides their difference.
     *
     * @param base    p, {@code >= 2}, not only a prime
     * @param depth   number of digits, {@code >= 0}
     * @param numbers any integers, at least one
     * @return the leaves of {@code numbers mod p^depth}
     * @throws IllegalArgumentException if an argument is out of range or {@code p^depth > 2^31 - 9}
     */
    public static TreeLeaves residues(int base, int depth, long[] numbers) {
        Checks.inRange(base, 2, Integer.MAX_VALUE, "base");
        TreeLeaves all = complete(base, depth);
        int[] leafOf = new int[numbers.length];
        Arrays.setAll(leafOf, row -> all.tree.reversed(Math.floorMod(numbers[row], all.leaves)));
        return new TreeLeaves(all.tree, leafOf, null);
    }

    /**
     * The same observations with noise of their own.
     *
     * @param factors noise variance of each observation in units of the ridge, {@code > 0}; copied
     * @return new leaves
     * @throws IllegalArgumentException if there are not {@link #size} factors or one is not positive and finite
     */
    public TreeLeaves withNoise(double[] factors) {
        if (factors.length != size()) {
            throw new IllegalArgumentException(factors.length + " noise factors for " + size() + " observations");
        }
        for (double factor : factors) {
            Checks.positive(factor, "noise factor");
        }
        int[] all = leafOf == null ? IntStream.range(0, leaves).toArray() : leafOf;
        return new TreeLeaves(tree, all, factors.clone());
    }

    /**
     * Children of a node.
     *
     * @return {@code >= 2}
     */
    public int branching() {
        return tree.arity();
    }

    /**
     * Levels below the root.
     *
     * @return {@code >= 0}
     */
    public int depth() {
        return tree.depth();
    }

    /**
     * Number of leaves, observed or not.
     *
     * @return {@code branching^depth}
     */
    public int leaves() {
        return leaves;
    }

    /**
     * Whether these are the leaves of {@link #complete}: every one once, in order, with the same noise.
     *
     * @return true if so
     */
    public boolean isComplete() {
        return leafOf == null;
    }

    /**
     * Leaf of an observation.
     *
     * @param row in {@code [0, size())}
     * @return in {@code [0, leaves())}
     */
    public int leaf(int row) {
        return leafOf == null ? Objects.checkIndex(row, leaves) : leafOf[row];
    }

    /**
     * Noise variance of an observation in units of the ridge.
     *
     * @param row in {@code [0, size())}
     * @return {@code > 0}, 1 unless said otherwise
     */
    public double noise(int row) {
        return noise == null ? 1 : noise[row];
    }

    /**
     * Whether observations have noise factors of their own.
     *
     * @return true if so
     */
    public boolean hasNoise() {
        return noise != null;
    }

    @Override
    public int size() {
        return leafOf == null ? leaves : leafOf.length;
    }

    @Override
    public int dimension() {
        return 1;
    }

    @Override
    public DoubleMatrix points() {
        double[] x = new double[size()];
        Arrays.setAll(x, this::leaf);
        return DoubleMatrix.wrap(x, x.length, 1);
    }

    @Override
    public String toString() {
        return "tree of " + leaves + " leaves (" + branching() + "^" + depth() + ")"
                + (leafOf == null ? "" : " with " + leafOf.length + " observations");
    }
}
