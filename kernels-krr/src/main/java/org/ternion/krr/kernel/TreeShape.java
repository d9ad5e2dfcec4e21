package org.ternion.krr.kernel;

/** The tree a text is read for. */
record TreeShape(int branching, int depth) {
    static final int NOT_KNOWN = -1;
    static final TreeShape UNKNOWN = new TreeShape(NOT_KNOWN, NOT_KNOWN);

    static TreeShape of(int branching, int depth) {
        LeafNumbers.count(branching, depth, Integer.MAX_VALUE - 8);
        return new TreeShape(branching, depth);
    }
}
