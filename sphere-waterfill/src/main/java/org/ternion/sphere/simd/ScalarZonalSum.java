package org.ternion.sphere.simd;

import java.util.Objects;

/** Plain loops. */
final class ScalarZonalSum implements ZonalSum {
    /** Points of a block: their two rows of the recurrence stay in the first cache. */
    private static final int BLOCK = 256;

    @Override
    public void add(double[] xyz, int n, double[] centre, double[] c, double factorRe, double factorIm, double[] re,
            double[] im) {
        require(xyz, n, centre, re, im);
        double[] t = new double[BLOCK];
        double[] b1 = new double[BLOCK];
        double[] b2 = new double[BLOCK];
        for (int from = 0; from < n; from += BLOCK) {
            int count = Math.min(BLOCK, n - from);
            for (int i = 0; i < count; i++) {
                int at = from + i;
                t[i] = Math.fma(xyz[2 * n + at], centre[2], Math.fma(xyz[n + at], centre[1], xyz[at] * centre[0]));
                b1[i] = 0;
                b2[i] = 0;
            }
            for (int l = c.length - 1; l >= 0; l--) {
                // The new row replaces the older one, then the two change places.
                step(t, b1, b2, count, forward(l), back(l), c[l]);
                double[] swap = b1;
                b1 = b2;
                b2 = swap;
            }
            for (int i = 0; i < count; i++) {
                re[from + i] = Math.fma(factorRe, b1[i], re[from + i]);
                im[from + i] = Math.fma(factorIm, b1[i], im[from + i]);
            }
        }
    }

    static void require(double[] xyz, int n, double[] centre, double[] re, double[] im) {
        Objects.checkFromIndexSize(0, Math.multiplyExact(3, n), xyz.length);
        Objects.checkFromIndexSize(0, 3, centre.length);
        Objects.checkFromIndexSize(0, n, Math.min(re.length, im.length));
    }

    /** Factor of t b(l+1): P(l+1) = (2l + 1) / (l + 1) t P(l) - .. */
    static double forward(int l) {
        return (2.0 * l + 1) / (l + 1);
    }

    /** Factor of b(l+2): P(l+2) = .. - (l + 1) / (l + 2) P(l). */
    static double back(int l) {
        return -(l + 1.0) / (l + 2);
    }

    private static void step(double[] t, double[] b1, double[] b2, int n, double forward, double back, double c) {
        for (int i = 0; i < n; i++) {
            b2[i] = Math.fma(forward * t[i], b1[i], Math.fma(back, b2[i], c));
        }
    }
}
