package org.ternion.ca.motif;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Counts two kinds of cells in the 3 x 3 block around every cell, the cell included. Two counts share a byte, the
 * second in its high half: both are at most 9, so that bytes can be added without carry between the halves or from one
 * byte to the next, and eight cells are added at a time in a long. A grid narrower than the block counts a cell once
 * per offset that reaches it.
 */
final class BlockCounts {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LANES = Long.BYTES;
    private static final long EACH = 0x0101010101010101L;

    /** What lies beyond the border. */
    enum Edge { WRAP, ZERO }

    private final int rows;
    private final int cols;
    private final Edge rowEdge;
    private final Edge colEdge;
    /** Sums of three rows, with the column beyond either border. */
    private final byte[] columnSums;
    /** Stands for a row beyond the border. */
    private final byte[] zeros;

    BlockCounts(int rows, int cols, Edge rowEdge, Edge colEdge) {
        this.rows = rows;
        this.cols = cols;
        this.rowEdge = rowEdge;
        this.colEdge = colEdge;
        columnSums = new byte[Math.max(cols, LANES) + 2];
        zeros = new byte[cols];
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

    /**
     * Counts states in the lowest two bits; state 0 has what is missing to nine. Trits in two bits, -1 as 3, are
     * counted as by {@link #trits}.
     */
    void states(byte[] cells, byte[] sums) {
        sum(cells, EACH, 2 * EACH, sums);
    }

    /** Counts trits: -1 has all bits set, so that the low half counts both signs and the high half the negative one. */
    void trits(byte[] cells, byte[] sums) {
        sum(cells, 0x11 * EACH, 0, sums);
    }

    /** As {@link #states}, for one row of the cells. */
    void statesOfRow(byte[] cells, int y, byte[] sums) {
        sumRow(cells, y, EACH, 2 * EACH, sums, 0);
    }

    /** Counts cells that have a bit set, of bits 0 and 4, for one row; the count starts at that bit. */
    void bitOfRow(byte[] cells, int y, int bit, byte[] sums) {
        sumRow(cells, y, EACH << bit, 0, sums, 0);
    }

    /** Adds the bits of the first mask and, three places higher, those of the second one. */
    private void sum(byte[] cells, long mask, long raised, byte[] sums) {
        for (int y = 0; y < rows; y++) {
            sumRow(cells, y, mask, raised, sums, y * cols);
        }
    }

    private void sumRow(byte[] cells, int y, long mask, long raised, byte[] sums, int at) {
        int up = neighbourRow(y - 1);
        int down = neighbourRow(y + 1);
        addColumns(cells, y * cols, up < 0 ? zeros : cells, Math.max(up, 0) * cols, down < 0 ? zeros : cells,
                Math.max(down, 0) * cols, mask, raised);
        columnSums[0] = colEdge == Edge.WRAP ? columnSums[cols] : 0;
        columnSums[cols + 1] = colEdge == Edge.WRAP ? columnSums[1] : 0;
        addRow(sums, at);
    }

    private void addColumns(byte[] here, int hereAt, byte[] up, int upAt, byte[] down, int downAt, long mask,
            long raised) {
        byte[] target = columnSums;
        if (cols < LANES) {
            for (int x = 0; x < cols; x++) {
                long sum = halves(here[hereAt + x], mask, raised) + halves(up[upAt + x], mask, raised)
                        + halves(down[downAt + x], mask, raised);
                target[x + 1] = (byte) sum;
            }
            return;
        }
        for (int x = 0; x <= cols - LANES; x += LANES) {
            addEightColumns(here, hereAt, up, upAt, down, downAt, mask, raised, target, x);
        }
        // the last eight once more, as far as they are done already
        addEightColumns(here, hereAt, up, upAt, down, downAt, mask, raised, target, cols - LANES);
    }

    private static void addEightColumns(byte[] here, int hereAt, byte[] up, int upAt, byte[] down, int downAt,
            long mask, long raised, byte[] target, int x) {
        long sum = halves((long) LONGS.get(here, hereAt + x), mask, raised)
                + halves((long) LONGS.get(up, upAt + x), mask, raised)
                + halves((long) LONGS.get(down, downAt + x), mask, raised);
        LONGS.set(target, x + 1, sum);
    }

    private static long halves(long cells, long mask, long raised) {
        return (cells & mask) + ((cells & raised) << 3);
    }

    private void addRow(byte[] sums, int at) {
        byte[] columns = columnSums;
        if (cols < LANES) {
            for (int x = 0; x < cols; x++) {
                sums[at + x] = (byte) (columns[x] + columns[x + 1] + columns[x + 2]);
            }
            return;
        }
        for (int x = 0; x <= cols - LANES; x += LANES) {
            addEight(columns, sums, at, x);
        }
        addEight(columns, sums, at, cols - LANES);
    }

    private static void addEight(byte[] columns, byte[] sums, int at, int x) {
        long sum = (long) LONGS.get(columns, x) + (long) LONGS.get(columns, x + 1) + (long) LONGS.get(columns, x + 2);
        LONGS.set(sums, at + x, sum);
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
