package org.ternion.krr.kernel;

import org.ternion.core.Checks;

/** Leaves of complete trees and their numbers. */
final class LeafNumbers {
    private static final int LARGEST_BRANCHING = 1 << 16;
    private static final int LARGEST_DEPTH = 30;

    private LeafNumbers() {
    }

    /** Number of leaves, at most {@code largest}. */
    static int count(int branching, int depth, int largest) {
        Checks.inRange(branching, 2, LARGEST_BRANCHING, "branching");
        Checks.inRange(depth, 0, LARGEST_DEPTH, "depth");
        long leaves = 1;
        for (int level = 0; level < depth; level++) {
            leaves = Checks.inRange(leaves * branching, 1, largest, "number of leaves");
        }
        return (int) leaves;
    }

    /** A coordinate as a leaf. */
    static int leaf(double coordinate, int leaves) {
        int leaf = (int) coordinate;
        if (leaf != coordinate || leaf < 0 || leaf >= leaves) {
            throw new IllegalArgumentException("a leaf must be an integer in [0, " + leaves + "), was " + coordinate);
        }
        return leaf;
    }
}
