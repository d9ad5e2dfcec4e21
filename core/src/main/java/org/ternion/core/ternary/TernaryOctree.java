package org.ternion.core.ternary;

import java.util.Objects;
import org.ternion.core.Checks;

/**
 * Complete octree whose nodes know of each of their eight children whether it is empty, partial or full: two bytes a
 * node. Nodes are stored breadth first; the children of the nodes of the last level are the leaves. Immutable.
 */
public final class TernaryOctree {
    private static final int CHILDREN = 8;
    /** 8^10 leaves; the children of one level more do not fit an array. */
    private static final int MOST_DEPTH = 10;

    /** Bit i of entry k is set if child i of node k is partial. */
    private final byte[] partial;
    /** Bit i of entry k is set if child i of node k is full. */
    private final byte[] full;
    private final int depth;

    private TernaryOctree(byte[] partial, byte[] full, int depth) {
        this.partial = partial;
        this.full = full;
        this.depth = depth;
    }

    /**
     * Builds a tree.
     *
     * @param childStates 0 empty, 1 partial or 2 full for the eight children of each node, nodes breadth first
     * @param depth       levels of nodes, in {@code [1, 10]}
     * @return a tree of {@code 1 + 8 + .. + 8^(depth - 1)} nodes
     * @throws IllegalArgumentException if an argument is outside its range, the number of states is not that of the
     *                                  tree or a value is no state; the message names its index
     */
    public static TernaryOctree of(byte[] childStates, int depth) {
        Checks.inRange(depth, 1, MOST_DEPTH, "depth");
        int nodes = nodesAbove(depth);
        if (childStates.length != CHILDREN * nodes) {
            throw new IllegalArgumentException(
                    nodes + " nodes have " + CHILDREN * nodes + " children, got " + childStates.length);
        }
        byte[] partial = new byte[nodes];
        byte[] full = new byte[nodes];
        for (int i = 0; i < childStates.length; i++) {
            int state = childStates[i];
            if (state < 0 || state > 2) {
                throw new IllegalArgumentException("state " + i + " must be 0, 1 or 2, was " + state);
            }
            int node = i / CHILDREN;
            int bit = 1 << i % CHILDREN;
            partial[node] = (byte) (partial[node] | (state == 1 ? bit : 0));
            full[node] = (byte) (full[node] | (state == 2 ? bit : 0));
        }
        return new TernaryOctree(partial, full, depth);
    }

    /** Nodes of the levels before one. */
    private static int nodesAbove(int level) {
        return ((1 << 3 * level) - 1) / (CHILDREN - 1);
    }

    /**
     * State of a child.
     *
     * @param node  place of the node, breadth first
     * @param child in {@code [0, 8)}
     * @return 0 empty, 1 partial, 2 full
     * @throws IndexOutOfBoundsException if an argument is out of range
     */
    public int childState(int node, int child) {
        Objects.checkIndex(node, full.length);
        Objects.checkIndex(child, CHILDREN);
        return (partial[node] >> child & 1) + 2 * (full[node] >> child & 1);
    }

    /**
     * Counts the leaves that are not empty and have no empty node above them.
     *
     * @return in {@code [0, 8^depth]}
     */
    public int countLeaves() {
        return countBelow(0, depth);
    }

    private int countBelow(int node, int levels) {
        int present = (partial[node] | full[node]) & 0xFF;
        if (levels == 1) {
            return Integer.bitCount(present);
        }
        int count = 0;
        for (int rest = present; rest != 0; rest &= rest - 1) {
            // all nodes before this one have eight children, which come first
            count += countBelow(CHILDREN * node + 1 + Integer.numberOfTrailingZeros(rest), levels - 1);
        }
        return count;
    }
}
