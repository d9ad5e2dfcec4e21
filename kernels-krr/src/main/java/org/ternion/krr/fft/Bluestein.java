package org.ternion.krr.fft;

import org.ternion.core.Parallel;

/**
 * Transforms of any length n as a cyclic convolution of at least {@code 2 n - 1} points, a number of small factors.
 *
 * @see <a href="https://doi.org/10.1109/TAU.1970.1162132">Bluestein (1970), A linear filtering approach to the
 *      computation of discrete Fourier transform</a>
 */
final class Bluestein {
    /** Complex numbers of the scratch of a thread, where one column is not longer. */
    private static final int SCRATCH = 1 << 15;
    private static final int MAX_WIDTH = 32;

    private final int n;
    private final int padded;
    private final AxisFft fft;
    /** {@code exp(-i pi j^2 / n)}. */
    private final double[] chirpCos;
    private final double[] chirpSin;
    /** Transform of the conjugate chirp, with the factor of the inverse transform. */
    private final double[] filterRe;
    private final double[] filterIm;

    Bluestein(int n) {
        this.n = n;
        padded = smoothFrom(Math.subtractExact(Math.multiplyExact(2, n), 1));
        fft = new AxisFft(padded);
        chirpCos = new double[n];
        chirpSin = new double[n];
        filterRe = new double[padded];
        filterIm = new double[padded];
        for (int j = 0; j < n; j++) {
            // The square is reduced before it becomes an angle: no digit is lost.
            long square = (long) j * j % (2L * n);
            chirpCos[j] = Roots.cosine(square, 2L * n);
            chirpSin[j] = -Roots.sine(square, 2L * n);
            int mirrored = j == 0 ? 0 : padded - j;
            filterRe[j] = chirpCos[j] / padded;
            filterIm[j] = -chirpSin[j] / padded;
            filterRe[mirrored] = filterRe[j];
            filterIm[mirrored] = filterIm[j];
        }
        fft.transform(filterRe, filterIm, 1, 1, 1);
    }

    /** Smallest product of twos, threes and fives that is not smaller. */
    private static int smoothFrom(int least) {
        for (int length = least;; length++) {
            int rest = length >> Integer.numberOfTrailingZeros(length);
            while (rest % 3 == 0) {
                rest /= 3;
            }
            while (rest % 5 == 0) {
                rest /= 5;
            }
            if (rest == 1) {
                return length;
            }
        }
    }

    void transform(double[] re, double[] im, Columns columns, int count, int threads) {
        int width = Math.max(1, Math.min(MAX_WIDTH, SCRATCH / padded));
        int outerThreads = count > width ? threads : 1;
        int innerThreads = count > width ? 1 : threads;
        Parallel.ranges(outerThreads, count, width, (begin, end) -> {
            for (int c = begin; c < end; c += width) {
                convolve(re, im, columns, c, Math.min(width, end - c), innerThreads);
            }
        });
    }

    private void convolve(double[] re, double[] im, Columns columns, int first, int width, int threads) {
        double[] x = new double[Math.multiplyExact(padded, width)];
        double[] y = new double[padded * width];
        int[] bases = columns.bases(first, width);
        for (int j = 0; j < n; j++) {
            int shift = j * columns.rowStride();
            for (int c = 0; c < width; c++) {
                double r = re[bases[c] + shift];
                double m = im[bases[c] + shift];
                x[j * width + c] = r * chirpCos[j] - m * chirpSin[j];
                y[j * width + c] = m * chirpCos[j] + r * chirpSin[j];
            }
        }
        fft.transform(x, y, 1, width, threads);
        for (int k = 0; k < padded; k++) {
            double a = filterRe[k];
            double b = filterIm[k];
            for (int i = k * width; i < (k + 1) * width; i++) {
                double r = x[i];
                x[i] = r * a - y[i] * b;
                y[i] = y[i] * a + r * b;
            }
        }
        fft.transform(y, x, 1, width, threads);
        for (int k = 0; k < n; k++) {
            int shift = k * columns.rowStride();
            for (int c = 0; c < width; c++) {
                double r = x[k * width + c];
                double m = y[k * width + c];
                re[bases[c] + shift] = r * chirpCos[k] - m * chirpSin[k];
                im[bases[c] + shift] = m * chirpCos[k] + r * chirpSin[k];
            }
        }
    }
}
