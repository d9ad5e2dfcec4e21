package org.ternion.krr.fft;

import org.ternion.core.Parallel;

/**
 * Complex transforms along the middle axis of arrays {@code [outer][n][inner]}, in place, forward; with real and
 * imaginary parts exchanged, inverse and without a factor. Short lengths go through tiles of columns; long ones are
 * split into two short ones with rotations between them (the four-step method); lengths with a large prime factor
 * become convolutions.
 *
 * @see <a href="https://doi.org/10.1007/BF00162341">Bailey (1990), FFTs in external or hierarchical memory</a>
 */
final class AxisFft {
    /** Longest length of a tile; lengths from {@link #SPLIT_FROM} are split if there are {@link #FEW_COLUMNS}. */
    static final int LONGEST_DIRECT = 8192;
    static final int SPLIT_FROM = 256;
    static final int FEW_COLUMNS = 16;

    private final int n;
    /** For lengths of small factors only. */
    private final ColumnFft direct;
    private final ColumnFft first;
    private final ColumnFft second;
    private final Roots roots;
    /** Roots {@code k j} of a frequency k and the j-th column of a tile. */
    private final double[][] stepCos;
    private final double[][] stepSin;
    private final Bluestein convolution;

    AxisFft(int n) {
        this.n = n;
        boolean smooth = ColumnFft.fits(n);
        int divisor = smooth && n >= SPLIT_FROM ? nearRoot(n) : 1;
        convolution = smooth ? null : new Bluestein(n);
        direct = smooth && n <= LONGEST_DIRECT ? new ColumnFft(n) : null;
        first = divisor > 1 ? new ColumnFft(divisor) : null;
        second = divisor > 1 ? new ColumnFft(n / divisor) : null;
        roots = divisor > 1 ? new Roots(n) : null;
        int width = divisor > 1 ? Math.min(Tile.width(divisor), n / divisor) : 0;
        stepCos = new double[divisor][width];
        stepSin = new double[divisor][width];
        for (int k = 0; k < divisor; k++) {
            for (int j = 0; j < width; j++) {
                stepCos[k][j] = roots.cos((long) k * j);
                stepSin[k][j] = roots.sin((long) k * j);
            }
        }
    }

    /** Largest divisor up to the square root; a long length of small factors always has one near it. */
    private static int nearRoot(int length) {
        int divisor = (int) Math.sqrt(length);
        while (length % divisor != 0) {
            divisor--;
        }
        return divisor;
    }

    void transform(double[] re, double[] im, int outer, int inner, int threads) {
        if (n == 1) {
            return;
        }
        if (convolution != null) {
            convolution.transform(re, im, columns(inner), outer * inner, threads);
        } else if (direct == null || first != null && outer * inner < FEW_COLUMNS) {
            split(re, im, outer, inner, threads);
        } else {
            pass(direct, re, im, columns(inner), re, im, columns(inner), outer * inner, 0, threads);
        }
    }

    private Columns columns(int inner) {
        return new Columns(0, inner, n * inner, inner);
    }

    /**
     * Index j = j1 * n2 + j2, frequency k = k1 + n1 * k2: transforms over j1, rotations by {@code j2 * k1 / n},
     * transforms over j2, written where k2 is slow and k1 fast.
     */
    private void split(double[] re, double[] im, int outer, int inner, int threads) {
        int n1 = first.length();
        int n2 = second.length();
        double[] scratchRe = new double[n * inner];
        double[] scratchIm = new double[n * inner];
        for (int o = 0; o < outer; o++) {
            int offset = o * n * inner;
            int wide = n2 * inner;
            pass(first, re, im, new Columns(offset, wide, 0, wide), scratchRe, scratchIm,
                    new Columns(0, wide, 0, wide), wide, inner, threads);
            int fast = n1 * inner;
            pass(second, scratchRe, scratchIm, new Columns(0, inner, wide, inner), re, im,
                    new Columns(offset, fast, 0, fast), fast, 0, threads);
        }
    }

    /** Transforms columns of one array into columns of another or the same; rotates if {@code inner > 0}. */
    private void pass(ColumnFft fft, double[] sourceRe, double[] sourceIm, Columns from, double[] targetRe,
            double[] targetIm, Columns to, int columns, int inner, int threads) {
        int rows = fft.length();
        int width = Tile.width(rows);
        Parallel.ranges(threads, columns, width, (begin, end) -> {
            Tile tile = new Tile(rows, Math.min(width, end - begin));
            double[][] sortedRe = new double[rows][];
            double[][] sortedIm = new double[rows][];
            for (int k = 0; k < rows; k++) {
                sortedRe[k] = tile.re[fft.row(k)];
                sortedIm[k] = tile.im[fft.row(k)];
            }
            for (int c = begin; c < end; c += width) {
                int count = Math.min(width, end - c);
                Tile.gather(sourceRe, from, c, count, tile.re, rows);
                Tile.gather(sourceIm, from, c, count, tile.im, rows);
                fft.transform(tile, tile.re, tile.im, count);
                if (inner > 0) {
                    rotate(sortedRe, sortedIm, c, count, inner);
                }
                Tile.scatter(sortedRe, rows, targetRe, to, c, count);
                Tile.scatter(sortedIm, rows, targetIm, to, c, count);
            }
        });
    }

    /** Multiplies frequency k of column j2 by the root {@code -k j2}; columns begin at multiples of a tile's width. */
    private void rotate(double[][] re, double[][] im, int column, int count, int inner) {
        double[] cos = new double[count];
        double[] sin = new double[count];
        for (int k = 1; k < re.length; k++) {
            if (inner == 1) {
                double baseCos = roots.cos((long) k * column);
                double baseSin = roots.sin((long) k * column);
                multiply(baseCos, baseSin, stepCos[k], stepSin[k], cos, sin, count);
            } else {
                for (int i = 0; i < count; i++) {
                    long root = (long) k * ((column + i) / inner);
                    cos[i] = roots.cos(root);
                    sin[i] = roots.sin(root);
                }
            }
            Butterflies.rotate(re[k], im[k], cos, sin, count);
        }
    }

    private static void multiply(double cos, double sin, double[] stepCos, double[] stepSin, double[] toCos,
            double[] toSin, int count) {
        for (int i = 0; i < count; i++) {
            toCos[i] = cos * stepCos[i] - sin * stepSin[i];
            toSin[i] = sin * stepCos[i] + cos * stepSin[i];
        }
    }
}
