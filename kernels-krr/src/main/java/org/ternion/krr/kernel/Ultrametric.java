package org.ternion.krr.kernel;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.ternion.core.Checks;

/**
 * Kernel of the leaves of a tree that depends on their deepest common node only (K7 of the specification):
 * {@code k(i, j) = g[depth of that node]}. Leaves are numbered from left to right, so that those of a node are
 * neighbours; a point is one column, the number of a leaf. Immutable.
 *
 * <p>Integers that are near when a high power of p divides their difference are leaves of such a tree with the lowest
 * digit at the root: see {@code org.ternion.krr.domain.TreeLeaves.residues}, which numbers them for {@link #padic}.
 */
public final class Ultrametric implements Kernel {
    private static final int LARGEST_LEAVES = Integer.MAX_VALUE - 8;
    /** Of the sum of the terms of an eigenvalue: below it a negative sum is rounding. */
    private static final double ROUNDING = 1e-14;

    private final int branching;
    private final int depth;
    private final int leaves;
    private final double[] g;

    /**
     * Makes the kernel.
     *
     * @param branching children of a node, {@code >= 2}
     * @param depth     levels below the root, {@code >= 0}
     * @param g         kernel of two leaves whose deepest common node is at level 0 (the root), 1, .. depth (the leaf
     *                  itself); finite; copied
     * @throws IllegalArgumentException if there are not {@code depth + 1} values, one is not finite, there are more
     *                                  than 2^31 - 9 leaves, or the kernel of all leaves has a negative eigenvalue, the
     *                                  level of which is named; values that do not fall and begin with
     *                                  {@code g[0] >= 0} have none
     */
    public Ultrametric(int branching, int depth, double[] g) {
        leaves = LeafNumbers.count(branching, depth, LARGEST_LEAVES);
        if (g.length != depth + 1) {
            throw new IllegalArgumentException("a tree of depth " + depth + " has " + (depth + 1)
                    + " levels, got " + g.length + " kernel values");
        }
        for (double value : g) {
            Checks.finite(value, "ultrametric kernel value");
        }
        this.branching = branching;
        this.depth = depth;
        this.g = g.clone();
        checkEigenvalues();
    }

    /** Eigenvalue of level b: {@code sum over j >= b of (g[j] - g[j - 1]) branching^(depth - j)}, g[-1] = 0. */
    private void checkEigenvalues() {
        double eigenvalue = 0;
        double magnitude = 0;
        double width = 1;
        for (int level = depth; level >= 0; level--) {
            double above = level == 0 ? 0 : g[level - 1];
            eigenvalue += (g[level] - above) * width;
            magnitude += (Math.abs(g[level]) + Math.abs(above)) * width;
            if (eigenvalue < -ROUNDING * magnitude) {
                throw new IllegalArgumentException("kernel values " + Arrays.toString(g) + " of a tree with "
                        + branching + " children per node are not positive semidefinite: level " + level
                        + " has the eigenvalue " + eigenvalue);
            }
            width *= branching;
        }
    }

    /**
     * The kernel {@code k(n, m) = sum over j of weights[j] [p^j divides n - m]} of integers modulo {@code p^depth}.
     *
     * @param base    p, {@code >= 2}, not only a prime
     * @param depth   highest power, {@code >= 0}
     * @param weights {@code depth + 1} numbers, finite
     * @return the kernel of the numbers as leaves
     * @throws IllegalArgumentException as the constructor
     */
    public static Ultrametric padic(int base, int depth, double[] weights) {
        double[] g = weights.clone();
        for (int level = 1; level < g.length; level++) {
            g[level] += g[level - 1];
        }
        return new Ultrametric(base, depth, g);
    }

    /**
     * The p-adic kernel with the weights {@code beta^j}, divided by their sum, so that {@code k(n, n) = 1}.
     *
     * @param base  p, {@code >= 2}, not only a prime
     * @param depth highest power, {@code >= 0}
     * @param beta  {@code > 0}, finite
     * @return the kernel of the numbers as leaves
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static Ultrametric decaying(int base, int depth, double beta) {
        LeafNumbers.count(base, depth, LARGEST_LEAVES);
        Checks.positive(beta, "beta");
        double[] g = new double[depth + 1];
        double sum = 0;
        for (int level = 0; level <= depth; level++) {
            sum += StrictMath.pow(beta, level);
            g[level] = sum;
        }
        Checks.finite(sum, "sum of the powers of beta");
        for (int level = 0; level <= depth; level++) {
            g[level] /= sum;
        }
        return new Ultrametric(base, depth, g);
    }

    /**
     * Children of a node.
     *
     * @return {@code >= 2}
     */
    public int branching() {
        return branching;
    }

    /**
     * Levels below the root.
     *
     * @return {@code >= 0}
     */
    public int depth() {
        return depth;
    }

    /**
     * The kernel values of all levels, the root first.
     *
     * @return a copy of g, {@code depth + 1} numbers
     */
    public double[] levels() {
        return g.clone();
    }

    /** The kernel of two leaves, which are not checked here as {@code PadicTree.lcaDepth} would for every pair. */
    double between(int i, int j) {
        int level = depth;
        while (i != j) {
            i /= branching;
            j /= branching;
            level--;
        }
        return g[level];
    }

    /** The leaf a point says. */
    int leaf(double coordinate) {
        return LeafNumbers.leaf(coordinate, leaves);
    }

    /**
     * The kernel of two leaves.
     *
     * @throws IllegalArgumentException if a coordinate is not the number of a leaf
     */
    @Override
    public double value(double[] x, int xOffset, double[] y, int yOffset, int dimension) {
        return between(leaf(x[xOffset]), leaf(y[yOffset]));
    }

    @Override
    public void checkDimension(int dimension) {
        if (dimension != 1) {
            throw new IllegalArgumentException("one column with the numbers of leaves expected, the points have "
                    + dimension);
        }
    }

    @Override
    public Optional<List<Kernel>> axisFactors(int dimension) {
        return Dimension.lineOnly(this, dimension);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Ultrametric that && branching == that.branching && Arrays.equals(g, that.g);
    }

    @Override
    public int hashCode() {
        return 31 * branching + Arrays.hashCode(g);
    }

    @Override
    public String toString() {
        return "ultrametric:branching=" + branching + ",g="
                + Arrays.stream(g).mapToObj(Double::toString).collect(Collectors.joining("/"));
    }
}
