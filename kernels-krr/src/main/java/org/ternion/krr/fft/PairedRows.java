package org.ternion.krr.fft;

import org.ternion.core.Parallel;

/** Short rows: two real rows are the real and the imaginary part of a column of a tile. */
final class PairedRows implements RealRows {
    private final int n;
    private final int half;
    private final ColumnFft fft;

    PairedRows(int n) {
        this.n = n;
        half = n / 2 + 1;
        fft = new ColumnFft(n);
    }

    @Override
    public void forward(double[] x, double[] re, double[] im, int rows, int threads) {
        int pairs = (rows + 1) / 2;
        int width = Tile.width(n);
        Parallel.ranges(threads, pairs, width, (begin, end) -> {
            Tile tile = new Tile(n, Math.min(width, end - begin));
            double[][][] spectra = spectra(tile, true);
            for (int c = begin; c < end; c += width) {
                int count = Math.min(width, end - c);
                int second = second(rows, c, count);
                Tile.gather(x, evenRows(n), c, count, tile.re, n);
                Tile.gather(x, oddRows(n), c, second, tile.im, n);
                if (second < count) {
                    for (double[] row : tile.im) {
                        row[second] = 0;
                    }
                }
                fft.transform(tile, tile.re, tile.im, count);
                for (int k = 1; 2 * k < n; k++) {
                    int z = fft.row(k);
                    int w = fft.row(n - k);
                    Butterflies.separate(tile.re[z], tile.im[z], tile.re[w], tile.im[w], count);
                }
                Tile.scatter(spectra[0], half, re, evenRows(half), c, count);
                Tile.scatter(spectra[1], half, im, evenRows(half), c, count);
                Tile.scatter(spectra[2], half, re, oddRows(half), c, second);
                Tile.scatter(spectra[3], half, im, oddRows(half), c, second);
            }
        });
    }

    @Override
    public void inverse(double[] re, double[] im, double[] x, int rows, double scale, int threads) {
        int pairs = (rows + 1) / 2;
        int width = Tile.width(n);
        Parallel.ranges(threads, pairs, width, (begin, end) -> {
            Tile tile = new Tile(n, Math.min(width, end - begin));
            double[][][] spectra = spectra(tile, false);
            double[][] sortedRe = new double[n][];
            double[][] sortedIm = new double[n][];
            for (int j = 0; j < n; j++) {
                sortedRe[j] = tile.re[fft.row(j)];
                sortedIm[j] = tile.im[fft.row(j)];
            }
            for (int c = begin; c < end; c += width) {
                int count = Math.min(width, end - c);
                int second = second(rows, c, count);
                if (second < count) {
                    for (double[] row : tile.re) {
                        row[second] = 0;
                    }
                    for (double[] row : tile.im) {
                        row[second] = 0;
                    }
                }
                Tile.gather(re, evenRows(half), c, count, spectra[0], half);
                Tile.gather(im, evenRows(half), c, count, spectra[1], half);
                Tile.gather(re, oddRows(half), c, second, spectra[2], half);
                Tile.gather(im, oddRows(half), c, second, spectra[3], half);
                combine(tile, scale, count);
                fft.transform(tile, tile.im, tile.re, count);
                Tile.scatter(sortedRe, n, x, evenRows(n), c, count);
                Tile.scatter(sortedIm, n, x, oddRows(n), c, second);
            }
        });
    }

    private void combine(Tile tile, double scale, int count) {
        for (int k = 1; 2 * k < n; k++) {
            Butterflies.combine(tile.re[k], tile.im[k], tile.re[n - k], tile.im[n - k], scale, count);
        }
        scale(tile.re[0], scale, count);
        scale(tile.im[0], scale, count);
        if (n % 2 == 0) {
            scale(tile.re[n / 2], scale, count);
            scale(tile.im[n / 2], scale, count);
        }
    }

    private static void scale(double[] row, double factor, int count) {
        for (int i = 0; i < count; i++) {
            row[i] *= factor;
        }
    }

    /** Columns of a range that have a second row: all but the last one of an odd number of rows. */
    private static int second(int rows, int first, int count) {
        return Math.min(count, rows / 2 - first);
    }

    private static Columns evenRows(int length) {
        return new Columns(0, 1, 2 * length, 1);
    }

    private static Columns oddRows(int length) {
        return new Columns(length, 1, 2 * length, 1);
    }

    /**
     * Where a tile holds real and imaginary parts of the even rows' frequencies, and of the odd rows', after separation
     * or before combination. Frequencies 0 and n / 2 are real: the odd row's are in the place of the even row's
     * imaginary part, and a row of zeros stands for both imaginary parts, which may be written to and is then not read.
     */
    private double[][][] spectra(Tile tile, boolean transformed) {
        double[][][] result = new double[4][half][];
        double[] nothing = new double[tile.re[0].length];
        for (int k = 0; k < half; k++) {
            int near = transformed ? fft.row(k) : k;
            int far = k == 0 ? near : transformed ? fft.row(n - k) : n - k;
            boolean real = near == far;
            result[0][k] = tile.re[near];
            result[1][k] = real ? nothing : tile.im[near];
            result[2][k] = real ? tile.im[near] : tile.re[far];
            result[3][k] = real ? nothing : tile.im[far];
        }
        return result;
    }
}
