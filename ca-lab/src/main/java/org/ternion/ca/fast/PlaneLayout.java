package org.ternion.ca.fast;

import org.ternion.ca.simd.CyclicStep;

/**
 * Where the cells of a grid are in an array of words. A row of {@code n} words is 64 stretches of {@code n} cells: cell
 * {@code x} is bit {@code x / n} of word {@code start(y) + x % n}, so that its neighbours are the same bit of the words
 * beside it. Bits of columns from {@code width} on mean nothing, but for the first, which is a ghost as are the words
 * before and after a row and the rows -1 and {@code height}.
 */
final class PlaneLayout {
    /** Puts the words of rows on cache lines where the array begins 16 bytes into one, as large arrays do. */
    private static final int LEAD = 6;
    /** Room for what vectors write after a row; also keeps rows of 2^n words from meeting in one cache set. */
    private static final int PADDING = 16;
    private static final int LINE = 8;
    private static final long SMALL = 1 << 20;

    final int height;
    final int width;
    final int words;
    final int pitch;
    final int length;
    /** Bits of the words of a row that are cells; zeros behind the row. */
    final long[] cells;

    PlaneLayout(int height, int width) {
        this.height = height;
        this.width = width;
        words = (width - 1 >> 6) + 1;
        pitch = pitch(width);
        length = Math.multiplyExact(height + 2, pitch);
        cells = new long[words + CyclicStep.OVERRUN];
        for (int x = 0; x < width; x++) {
            cells[x % words] |= 1L << x / words;
        }
    }

    private static int pitch(int width) {
        int words = (width - 1 >> 6) + 1;
        return (words + LINE - 1 & -LINE) + PADDING;
    }

    /** False for high and narrow grids, whose rows would be mostly padding: more than a word for each cell. */
    static boolean suits(int height, int width) {
        return (height + 2L) * pitch(width) <= Math.max(SMALL, (long) height * width);
    }

    /** Index of the first word of a row, {@code -1 .. height}. */
    int start(int row) {
        return (row + 1) * pitch + LEAD;
    }

    long[][] planes(int count) {
        return new long[count][length];
    }
}
