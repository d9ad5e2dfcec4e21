package org.ternion.ca.motif;

/**
 * Counts two kinds of cells in the 3 x 3 block around every cell, the cell included. Two counts share a byte, the
 * second in its high half: both are at most 9, so that bytes can be added without carry between the halves, and loops
 * over bytes are those that the compiler vectorises best. A grid narrower than the block counts a cell once per offset
 * that reaches it.
 */
final class BlockCounts {
    /** What lies beyond the border. */
    enum Edge { WRAP, ZERO }

    private final int rows;
    private final int cols;
    private final Edge rowEdge;
    private final Edge colEdge;
    private final byte[] words;
    private final byte[] columnSums;

    BlockCounts(int rows, int cols, Edge rowEdge, Edge colEdge) {
        this.rows = rows;
        this.cols = cols;
        this.rowEdge = rowEdge;
        this.colEdge = colEdge;
        words = new byte[rows * cols];
        columnSums = new byte[cols + 2];
    }

    /** Counts on a torus. */
    BlockCounts(int rows, int cols) {
        this(rows, cols, Edge.WRAP, Edge.WRAP);
    }

    /** Cells of state 1 from a word of {@link #states}. */
    static int ones(byte word) {
        return word & 0xF;
    }

    /** Cells of state 2 from a word of {@link #states}. */
    static int twos(byte word) {
        return word >> 4 & 0xF;
    }

    /** Cells of trit +1 from a word of {@link #trits}. */
    static int plus(byte word) {
        return (word & 0xF) - (word >> 4 & 0xF);
    }

    /** Cells of trit -1 from a word of {@link #trits}. */
    static int minus(byte word) {
        return word >> 4 & 0xF;
    }

    /** Counts states; state 0 has what is missing to nine. */
    void states(byte[] cells, byte[] sums) {
        for (int i = 0; i < words.length; i++) {
            words[i] = (byte) ((cells[i] & 1) + ((cells[i] & 2) << 3));
        }
        sum(sums);
    }

    /** Counts trits: -1 has all bits set, so that the low half counts both signs and the high half the negative one. */
    void trits(byte[] cells, byte[] sums) {
        for (int i = 0; i < words.length; i++) {
            words[i] = (byte) (cells[i] & 0x11);
        }
        sum(sums);
    }

    private void sum(byte[] sums) {
        for (int y = 0; y < rows; y++) {
            int here = y * cols;
            int up = neighbourRow(y - 1);
            int down = neighbourRow(y + 1);
            for (int x = 0; x < cols; x++) {
                columnSums[x + 1] = words[here + x];
            }
            addRow(up);
            addRow(down);
            columnSums[0] = colEdge == Edge.WRAP ? columnSums[cols] : 0;
            columnSums[cols + 1] = colEdge == Edge.WRAP ? columnSums[1] : 0;
            for (int x = 0; x < cols; x++) {
                sums[here + x] = (byte) (columnSums[x] + columnSums[x + 1] + columnSums[x + 2]);
            }
        }
    }

    private void addRow(int row) {
        if (row >= 0) {
            int at = row * cols;
            for (int x = 0; x < cols; x++) {
                columnSums[x + 1] = (byte) (columnSums[x + 1] + words[at + x]);
            }
        }
    }

    /** Row of the grid that stands for row {@code y} of -1 to rows, -1 for none. */
    int neighbourRow(int y) {
        return neighbour(y, rows, rowEdge);
    }

    /** Column of the grid that stands for column {@code x} of -1 to cols, -1 for none. */
    int neighbourCol(int x) {
        return neighbour(x, cols, colEdge);
    }

    private static int neighbour(int at, int size, Edge edge) {
        if (at >= 0 && at < size) {
            return at;
        }
        return edge == Edge.WRAP ? Math.floorMod(at, size) : -1;
    }
}
