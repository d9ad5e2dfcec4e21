package org.ternion.sphere.simd;

import java.util.Objects;

/** Plain loops. */
final class ScalarLegendreColumns implements LegendreColumns {
    @Override
    public void fill(double[] z, double[] p, int n, int rows, double[] a, double[] b, int from) {
        require(z, p, n, rows, a, b, from);
        for (int r = 1; r < rows; r++) {
            if (r == 1) {
                double factor = a[from + 1];
                // Zero, with the sign that the product with row -1 has in the vector loop.
                double back = b[from + 1] * 0;
                for (int i = 0; i < n; i++) {
                    p[n + i] = factor * Math.fma(z[i], p[i], back);
                }
            } else {
                step(z, p, r * n, n, a[from + r], b[from + r]);
            }
        }
    }

    static void require(double[] z, double[] p, int n, int rows, double[] a, double[] b, int from) {
        Objects.checkFromIndexSize(0, n, z.length);
        Objects.checkFromIndexSize(0, Math.multiplyExact(n, rows), p.length);
        Objects.checkFromIndexSize(from, rows, Math.min(a.length, b.length));
    }

    private static void step(double[] z, double[] p, int to, int n, double a, double b) {
        int p1 = to - n;
        int p2 = p1 - n;
        for (int i = 0; i < n; i++) {
            p[to + i] = a * Math.fma(z[i], p[p1 + i], b * p[p2 + i]);
        }
    }
}
