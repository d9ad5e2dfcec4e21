package org.ternion.krr.kernel;

import org.ternion.core.Checks;
import org.ternion.core.ternary.PadicTree;

/** Leaves of complete trees and their numbers. */
final class LeafNumbers {
    private LeafNumbers() {
    }

    /** Number of leaves, at most {@code largest}. */
    static int count(int branching, int depth, int largest) {
        Checks.inRange(branching, 2, Integer.MAX_VALUE, "branching");
        return Checks.inRange(new PadicTree(branching, depth).leaves(), 1, largest, "number of leaves");
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
