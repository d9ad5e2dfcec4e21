package org.ternion.core.ternary;

import java.util.Arrays;

/**
 * Means and details of the leaves of a tree, level by level from the root (tree Haar bands). Level 0 is the mean of
 * all leaves; {@code band_l} is what the means of level l add to those of level {@code l - 1}. The bands of different
 * levels are orthogonal, so their energies add up to the mean square of the leaves. The integer bands hold sums in
 * place of means and lose nothing.
 */
public final class TreeBands {
    private TreeBands() {
    }

    /**
     * Block means of all levels.
     *
     * @param leaves one value per leaf; NaN and infinities spread to the root
     * @param tree   the tree
     * @return entry l has the {@code arity^l} means of level l; the last entry is a copy of the leaves
     * @throws IllegalArgumentException if the number of values is not that of the leaves
     */
    public static double[][] averages(double[] leaves, PadicTree tree) {
        checkLeaves(leaves.length, tree);
        double[][] averages = new double[tree.depth() + 1][];
        averages[tree.depth()] = leaves.clone();
        for (int level = tree.depth() - 1; level >= 0; level--) {
            double[] children = averages[level + 1];
            double[] means = new double[tree.width(level)];
            for (int node = 0; node < means.length; node++) {
                double sum = 0;
                for (int child = node * tree.arity(); child < (node + 1) * tree.arity(); child++) {
                    sum += children[child];
                }
                means[node] = sum / tree.arity();
            }
            averages[level] = means;
        }
        return averages;
    }

    /**
     * Bands of all levels.
     *
     * @param leaves one value per leaf; NaN and infinities spread to the root
     * @param tree   the tree
     * @return entry 0 is the mean of all leaves, entry l the {@code arity^l} means of level l less those above them
     * @throws IllegalArgumentException if the number of values is not that of the leaves
     */
    public static double[][] bands(double[] leaves, PadicTree tree) {
        double[][] bands = averages(leaves, tree);
        for (int level = tree.depth(); level > 0; level--) {
            for (int node = 0; node < bands[level].length; node++) {
                bands[level][node] -= bands[level - 1][node / tree.arity()];
            }
        }
        return bands;
    }

    /**
     * The leaves of some bands, by a running sum from the root.
     *
     * @param bands as {@link #bands} returns them, not modified
     * @param tree  the tree
     * @return one value per leaf, up to rounding those the bands were made of
     * @throws IllegalArgumentException if the number of bands or a length is not that of the tree
     */
    public static double[] leaves(double[][] bands, PadicTree tree) {
        checkLevels(Arrays.stream(bands).mapToInt(band -> band.length).toArray(), tree);
        double[] means = bands[0].clone();
        for (int level = 1; level <= tree.depth(); level++) {
            double[] children = bands[level].clone();
            for (int node = 0; node < children.length; node++) {
                children[node] += means[node / tree.arity()];
            }
            means = children;
        }
        return means;
    }

    /**
     * Mean square of each level, of means or of bands.
     *
     * @param levels as {@link #averages} or {@link #bands} returns them
     * @return one energy per level; those of the bands sum up to the mean square of the leaves
     */
    public static double[] energies(double[][] levels) {
        double[] energies = new double[levels.length];
        for (int level = 0; level < levels.length; level++) {
            double sum = 0;
            for (double value : levels[level]) {
                sum += value * value;
            }
            energies[level] = sum / levels[level].length;
        }
        return energies;
    }

    /**
     * Exact bands of integers. With S_l the sums of the leaves below the nodes of level l, {@code band_0 = S_0} and
     * {@code band_l = arity S_l - S_(l-1)}: the bands of the means times {@code arity^(depth - l + 1)}, or
     * {@code arity^depth} for the root.
     *
     * @param leaves one integer per leaf
     * @param tree   the tree
     * @return entry l has {@code arity^l} integers; none overflows
     * @throws IllegalArgumentException if the number of values is not that of the leaves
     */
    public static long[][] integerBands(int[] leaves, PadicTree tree) {
        checkLeaves(leaves.length, tree);
        int arity = tree.arity();
        long[][] bands = new long[tree.depth() + 1][];
        bands[tree.depth()] = Arrays.stream(leaves).asLongStream().toArray();
        for (int level = tree.depth(); level > 0; level--) {
            long[] sums = new long[tree.width(level - 1)];
            for (int node = 0; node < bands[level].length; node++) {
                sums[node / arity] += bands[level][node];
            }
            // |S_l| <= 2^31 arity^(depth - l) and there are less than 2^31 leaves, so arity S_l stays below 2^62
            for (int node = 0; node < bands[level].length; node++) {
                bands[level][node] = arity * bands[level][node] - sums[node / arity];
            }
            bands[level - 1] = sums;
        }
        return bands;
    }

    /**
     * The integers of some exact bands.
     *
     * @param bands as {@link #integerBands} returns them, not modified
     * @param tree  the tree
     * @return the leaves, exactly
     * @throws IllegalArgumentException if the number of bands or a length is not that of the tree, or no integers have
     *                                  these bands
     */
    public static int[] integerLeaves(long[][] bands, PadicTree tree) {
        checkLevels(Arrays.stream(bands).mapToInt(band -> band.length).toArray(), tree);
        long[] sums = bands[0];
        for (int level = 1; level <= tree.depth(); level++) {
            long[] children = new long[bands[level].length];
            for (int node = 0; node < children.length; node++) {
                children[node] = (bands[level][node] + sums[node / tree.arity()]) / tree.arity();
            }
            sums = children;
        }
        int[] leaves = Arrays.stream(sums).mapToInt(sum -> (int) sum).toArray();
        // one comparison finds remainders, details that do not cancel and overflows
        if (!Arrays.deepEquals(integerBands(leaves, tree), bands)) {
            throw new IllegalArgumentException("no integers have these bands");
        }
        return leaves;
    }

    private static void checkLeaves(int length, PadicTree tree) {
        if (length != tree.leaves()) {
            throw new IllegalArgumentException(
                    tree.arity() + "^" + tree.depth() + " leaves expected, got " + length);
        }
    }

    private static void checkLevels(int[] widths, PadicTree tree) {
        if (widths.length != tree.depth() + 1) {
            throw new IllegalArgumentException(tree.depth() + 1 + " bands expected, got " + widths.length);
        }
        for (int level = 0; level < widths.length; level++) {
            if (widths[level] != tree.width(level)) {
                throw new IllegalArgumentException("band " + level + " must have " + tree.width(level)
                        + " values, has " + widths[level]);
            }
        }
    }
}
