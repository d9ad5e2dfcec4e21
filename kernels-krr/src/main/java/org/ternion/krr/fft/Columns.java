package org.ternion.krr.fft;

/**
 * Where the columns of an array lie: column c begins at {@code offset + c / group * jump + c % group}, its next element
 * is {@code rowStride} further.
 */
record Columns(int offset, int group, int jump, int rowStride) {
    int base(int column) {
        return offset + column / group * jump + column % group;
    }

    /** Number of columns from this one that are neighbours. */
    int run(int column) {
        return group - column % group;
    }

    int[] bases(int first, int count) {
        int[] bases = new int[count];
        for (int s = 0; s < count; s++) {
            bases[s] = base(first + s);
        }
        return bases;
    }
}
