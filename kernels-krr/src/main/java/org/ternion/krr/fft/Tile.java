package org.ternion.krr.fft;

/**
 * Scratch of one thread: some columns of a larger array, one array per row, with the copies in and out. The headers of
 * the arrays keep rows from lying a power of two apart, where they would meet in the same cache sets.
 */
final class Tile {
    /** Doubles of the real part of a tile: both parts fit a second level cache of 1 MB. */
    private static final int DOUBLES = 1 << 15;
    private static final int MIN_WIDTH = 16;
    private static final int MAX_WIDTH = 256;
    /** Columns that are copied side by side when they are not neighbours. */
    private static final int STRIP = 8;

    final double[][] re;
    final double[][] im;
    final double[][] spareRe;
    final double[][] spareIm;

    Tile(int rows, int width) {
        re = new double[rows][width];
        im = new double[rows][width];
        spareRe = new double[ColumnFft.LARGEST_FACTOR + 1][width];
        spareIm = new double[ColumnFft.LARGEST_FACTOR + 1][width];
    }

    /** Columns of a tile with some rows. */
    static int width(int rows) {
        return Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, DOUBLES / rows / MIN_WIDTH * MIN_WIDTH));
    }

    /** Copies columns {@code [first, first + count)} of an array into rows. */
    static void gather(double[] source, Columns columns, int first, int count, double[][] rows, int rowCount) {
        for (int c = 0; c < count;) {
            int run = Math.min(count - c, columns.run(first + c));
            if (run >= STRIP) {
                int base = columns.base(first + c);
                for (int j = 0; j < rowCount; j++) {
                    System.arraycopy(source, base + j * columns.rowStride(), rows[j], c, run);
                }
            } else {
                run = Math.min(STRIP, count - c);
                int[] bases = columns.bases(first + c, run);
                for (int j = 0; j < rowCount; j++) {
                    double[] row = rows[j];
                    int shift = j * columns.rowStride();
                    for (int s = 0; s < run; s++) {
                        row[c + s] = source[bases[s] + shift];
                    }
                }
            }
            c += run;
        }
    }

    /** Copies rows, the j-th being {@code rows[j]}, into columns {@code [first, first + count)} of an array. */
    static void scatter(double[][] rows, int rowCount, double[] target, Columns columns, int first, int count) {
        for (int c = 0; c < count;) {
            int run = Math.min(count - c, columns.run(first + c));
            if (run >= STRIP) {
                int base = columns.base(first + c);
                for (int j = 0; j < rowCount; j++) {
                    System.arraycopy(rows[j], c, target, base + j * columns.rowStride(), run);
                }
            } else {
                run = Math.min(STRIP, count - c);
                int[] bases = columns.bases(first + c, run);
                for (int j = 0; j < rowCount; j++) {
                    double[] row = rows[j];
                    int shift = j * columns.rowStride();
                    for (int s = 0; s < run; s++) {
                        target[bases[s] + shift] = row[c + s];
                    }
                }
            }
            c += run;
        }
    }
}
