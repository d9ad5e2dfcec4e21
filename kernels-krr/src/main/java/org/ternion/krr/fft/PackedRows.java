package org.ternion.krr.fft;

import org.ternion.core.Parallel;

/**
 * Rows of any length: elements 2 j and 2 j + 1 are the real and the imaginary part of a complex row of half the length;
 * rows of odd length are taken as they are, with zero imaginary part.
 */
final class PackedRows implements RealRows {
    private static final int GRAIN = 1 << 13;

    private final int n;
    private final boolean even;
    private final int length;
    private final int half;
    private final AxisFft fft;
    private final Roots roots;

    PackedRows(int n) {
        this.n = n;
        even = n % 2 == 0;
        length = even ? n / 2 : n;
        half = n / 2 + 1;
        fft = new AxisFft(length);
        roots = new Roots(n);
    }

    @Override
    public void forward(double[] x, double[] re, double[] im, int rows, int threads) {
        double[] zr = scratch(re, rows);
        double[] zi = scratch(im, rows);
        if (even) {
            Parallel.ranges(threads, rows * length, GRAIN, (from, to) -> {
                for (int i = from; i < to; i++) {
                    zr[i] = x[2 * i];
                    zi[i] = x[2 * i + 1];
                }
            });
        } else {
            System.arraycopy(x, 0, zr, 0, rows * length);
        }
        fft.transform(zr, zi, rows, 1, threads);
        for (int row = 0; row < rows; row++) {
            int z = row * length;
            int spectrum = row * half;
            if (even) {
                Parallel.ranges(threads, length / 2 + 1, GRAIN,
                        (from, to) -> unpack(zr, zi, z, re, im, spectrum, from, to));
            } else {
                System.arraycopy(zr, z, re, spectrum, half);
                System.arraycopy(zi, z, im, spectrum, half);
            }
        }
    }

    /** A single even row is turned in place of its spectrum: frequencies k and -k are read before they are written. */
    private double[] scratch(double[] spectrum, int rows) {
        return even && rows == 1 ? spectrum : new double[rows * length];
    }

    /**
     * X[k] = E[k] + w^k O[k] with the transforms E and O of even and odd elements, separated from E + i O; the mirrored
     * frequency is conj(E[k] - w^k O[k]).
     */
    private void unpack(double[] zr, double[] zi, int z, double[] re, double[] im, int spectrum, int from, int to) {
        for (int k = from; k < to; k++) {
            int near = z + k;
            int far = k == 0 ? z : z + length - k;
            double evenRe = 0.5 * (zr[near] + zr[far]);
            double evenIm = 0.5 * (zi[near] - zi[far]);
            double oddRe = 0.5 * (zi[near] + zi[far]);
            double oddIm = 0.5 * (zr[far] - zr[near]);
            double cos = roots.cos(k);
            double sin = roots.sin(k);
            double turnedRe = oddRe * cos + oddIm * sin;
            double turnedIm = oddIm * cos - oddRe * sin;
            re[spectrum + k] = evenRe + turnedRe;
            im[spectrum + k] = evenIm + turnedIm;
            re[spectrum + length - k] = evenRe - turnedRe;
            im[spectrum + length - k] = turnedIm - evenIm;
        }
    }

    @Override
    public void inverse(double[] re, double[] im, double[] x, int rows, double scale, int threads) {
        double[] zr = scratch(re, rows);
        double[] zi = scratch(im, rows);
        for (int row = 0; row < rows; row++) {
            int z = row * length;
            int spectrum = row * half;
            if (even) {
                Parallel.ranges(threads, length / 2 + 1, GRAIN,
                        (from, to) -> pack(re, im, spectrum, zr, zi, z, scale, from, to));
            } else {
                mirror(re, im, spectrum, zr, zi, z, scale);
            }
        }
        fft.transform(zi, zr, rows, 1, threads);
        if (even) {
            Parallel.ranges(threads, rows * length, GRAIN, (from, to) -> {
                for (int i = from; i < to; i++) {
                    x[2 * i] = zr[i];
                    x[2 * i + 1] = zi[i];
                }
            });
        } else {
            System.arraycopy(zr, 0, x, 0, rows * length);
        }
    }

    /** Undoes {@link #unpack}, times two: the transform is half as long as the row. */
    private void pack(double[] re, double[] im, int spectrum, double[] zr, double[] zi, int z, double scale, int from,
            int to) {
        for (int k = from; k < to; k++) {
            int near = spectrum + k;
            int far = spectrum + length - k;
            // Imaginary parts of frequencies 0 and n / 2 are not read: they are zero in the spectrum of a real row.
            double nearIm = k == 0 ? 0 : im[near];
            double farIm = k == 0 ? 0 : im[far];
            double evenRe = re[near] + re[far];
            double evenIm = nearIm - farIm;
            double diffRe = re[near] - re[far];
            double diffIm = nearIm + farIm;
            double cos = roots.cos(k);
            double sin = roots.sin(k);
            double oddRe = diffRe * cos - diffIm * sin;
            double oddIm = diffIm * cos + diffRe * sin;
            zr[z + k] = scale * (evenRe - oddIm);
            zi[z + k] = scale * (evenIm + oddRe);
            if (k > 0) {
                zr[z + length - k] = scale * (evenRe + oddIm);
                zi[z + length - k] = scale * (oddRe - evenIm);
            }
        }
    }

    private void mirror(double[] re, double[] im, int from, double[] zr, double[] zi, int to, double scale) {
        zr[to] = scale * re[from];
        for (int k = 1; k < half; k++) {
            zr[to + k] = scale * re[from + k];
            zi[to + k] = scale * im[from + k];
            zr[to + n - k] = scale * re[from + k];
            zi[to + n - k] = -scale * im[from + k];
        }
    }
}
