package org.ternion.core.ternary;

import java.util.Objects;
import org.ternion.core.Checks;

/**
 * Complete tree of {@code arity^depth} leaves. The base-arity digits of a leaf, highest first, are its path from the
 * root; level 0 is the root and level {@code depth} the leaves. Arity 3 is the ternary tree; in it, as in every base,
 * two leaves are near when their paths part late.
 *
 * @param arity children of a node, {@code >= 2}
 * @param depth levels below the root, {@code >= 0}
 */
public record PadicTree(int arity, int depth) {
    /**
     * Checks the number of leaves.
     *
     * @param arity {@code >= 2}
     * @param depth {@code >= 0}
     * @throws IllegalArgumentException if an argument is out of range or {@code arity^depth >= 2^31}
     */
    public PadicTree {
        Checks.inRange(arity, 2, Integer.MAX_VALUE, "arity");
        Checks.inRange(depth, 0, Integer.SIZE - 2, "depth");
        long leaves = 1;
        for (int level = 0; level < depth; level++) {
            leaves *= arity;
            if (leaves > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(arity + "^" + depth + " leaves are more than 2^31 - 1");
            }
        }
    }

    /**
     * Number of leaves.
     *
     * @return {@code arity^depth}
     */
    public int leaves() {
        return width(depth);
    }

    /**
     * Number of nodes on a level.
     *
     * @param level in {@code [0, depth]}
     * @return {@code arity^level}
     * @throws IndexOutOfBoundsException if the level is out of range
     */
    public int width(int level) {
        Objects.checkIndex(level, depth + 1);
        int width = 1;
        for (int i = 0; i < level; i++) {
            width *= arity;
        }
        return width;
    }

    /**
     * The node above a leaf.
     *
     * @param leaf  in {@code [0, leaves)}
     * @param level in {@code [0, depth]}
     * @return its place on that level, {@code leaf div arity^(depth - level)}
     * @throws IndexOutOfBoundsException if an argument is out of range
     */
    public int ancestor(int leaf, int level) {
        Objects.checkIndex(leaf, leaves());
        Objects.checkIndex(level, depth + 1);
        return leaf / width(depth - level);
    }

    /**
     * Level of the lowest common ancestor of two leaves.
     *
     * @param i in {@code [0, leaves)}
     * @param j in {@code [0, leaves)}
     * @return number of digits that both paths begin with; {@code depth} if the leaves are the same
     * @throws IndexOutOfBoundsException if a leaf is out of range
     */
    public int lcaDepth(int i, int j) {
        Objects.checkIndex(i, leaves());
        Objects.checkIndex(j, leaves());
        int level = depth;
        int a = i;
        for (int b = j; a != b; b /= arity) {
            a /= arity;
            level--;
        }
        return level;
    }

    /**
     * Ultrametric distance of two leaves: of three distances the largest two are equal. A leaf is at the distance
     * {@code arity^-depth} from itself by this formula and at 0 by the axioms; 0 is returned.
     *
     * @param i in {@code [0, leaves)}
     * @param j in {@code [0, leaves)}
     * @return {@code arity^-lcaDepth(i, j)}, or 0 if {@code i == j}
     * @throws IndexOutOfBoundsException if a leaf is out of range
     */
    public double distance(int i, int j) {
        int level = lcaDepth(i, j);
        return i == j ? 0 : 1.0 / width(level);
    }

    /**
     * The leaf whose path has the digits of this one in reverse order. After it, the distance of the tree is the
     * arity-adic distance of the numbers.
     *
     * @param leaf in {@code [0, leaves)}
     * @return a leaf; applied twice, the first one
     * @throws IndexOutOfBoundsException if the leaf is out of range
     */
    public int reversed(int leaf) {
        Objects.checkIndex(leaf, leaves());
        int reversed = 0;
        int rest = leaf;
        for (int level = 0; level < depth; level++) {
            reversed = reversed * arity + rest % arity;
            rest /= arity;
        }
        return reversed;
    }
}
