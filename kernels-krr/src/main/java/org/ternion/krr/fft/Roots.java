package org.ternion.krr.fft;

/**
 * Cosines and sines of {@code 2 pi k / n}. Angles are folded into the first octant with integers, so that each is
 * rounded once; beyond {@link #BLOCK} roots a table of blocks and one of the steps inside are multiplied, which costs
 * another rounding and keeps the tables small.
 */
final class Roots {
    private static final int BITS = 10;
    private static final int BLOCK = 1 << BITS;

    private final double[] fineCos;
    private final double[] fineSin;
    private final double[] coarseCos;
    private final double[] coarseSin;

    /** Roots of order n, {@code >= 1}. */
    Roots(long n) {
        int fine = (int) Math.min(n, BLOCK);
        int coarse = Math.toIntExact((n - 1) / BLOCK + 1);
        fineCos = new double[fine];
        fineSin = new double[fine];
        coarseCos = new double[coarse];
        coarseSin = new double[coarse];
        for (int k = 0; k < fine; k++) {
            fineCos[k] = cosine(k, n);
            fineSin[k] = sine(k, n);
        }
        for (int k = 0; k < coarse; k++) {
            coarseCos[k] = cosine((long) k << BITS, n);
            coarseSin[k] = sine((long) k << BITS, n);
        }
    }

    /** Cosine of {@code 2 pi k / n} for k in {@code [0, n)}. */
    double cos(long k) {
        int block = (int) (k >>> BITS);
        int step = (int) k & BLOCK - 1;
        return coarseCos[block] * fineCos[step] - coarseSin[block] * fineSin[step];
    }

    /** Sine of {@code 2 pi k / n} for k in {@code [0, n)}. */
    double sin(long k) {
        int block = (int) (k >>> BITS);
        int step = (int) k & BLOCK - 1;
        return coarseSin[block] * fineCos[step] + coarseCos[block] * fineSin[step];
    }

    /** Cosine of {@code 2 pi k / n}, {@code 0 <= k < n}, correct to an ulp. */
    static double cosine(long k, long n) {
        long near = Math.min(k, n - k);
        return 4 * near > n ? -firstQuarter(n - 2 * near, 2 * n) : firstQuarter(near, n);
    }

    /** Sine of {@code 2 pi k / n}, {@code 0 <= k < n}, correct to an ulp. */
    static double sine(long k, long n) {
        return cosine(Math.floorMod(4 * k - n, 4 * n), 4 * n);
    }

    private static double firstQuarter(long k, long n) {
        return 8 * k <= n ? StrictMath.cos(2 * Math.PI * k / n) : StrictMath.sin(2 * Math.PI * (n - 4 * k) / (4.0 * n));
    }
}
