package org.ternion.krr.fft;

/** Transforms of real rows of n elements to and from rows of {@code n / 2 + 1} complex ones. */
interface RealRows {
    void forward(double[] x, double[] re, double[] im, int rows, int threads);

    /** Inverse without the factor {@code 1 / n} but with another one; the input is lost. */
    void inverse(double[] re, double[] im, double[] x, int rows, double scale, int threads);

    /** The faster way: a few long rows fill no tile and are split instead. */
    static RealRows of(int n, int rows) {
        boolean tiles = n < AxisFft.SPLIT_FROM || rows >= 2 * AxisFft.FEW_COLUMNS && n <= AxisFft.LONGEST_DIRECT;
        return tiles && ColumnFft.fits(n) ? new PairedRows(n) : new PackedRows(n);
    }
}
