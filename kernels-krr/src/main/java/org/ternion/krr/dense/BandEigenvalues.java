package org.ternion.krr.dense;

import java.util.Arrays;

/**
 * Eigenvalues of a symmetric band: rotations push each element outside of the three middle diagonals down and out of
 * the matrix (Schwarz, 1968), then implicit QL steps. {@code O(n^2 w)}.
 */
final class BandEigenvalues {
    private static final int STEPS = 60;

    private final int n;
    private final int width;
    /** One diagonal more than the band, for the element being pushed: (i, j) at {@code i * (width + 2) + i - j}. */
    private final double[] a;

    /**
     * For a band of which row i has columns {@code i - width .. i}, (i, j) at {@code i * (width + 1) + j - i + width}.
     */
    BandEigenvalues(int n, int width, double[] band) {
        this.n = n;
        this.width = width;
        a = new double[n * (width + 2)];
        for (int i = 0; i < n; i++) {
            for (int j = Math.max(0, i - width); j <= i; j++) {
                a[at(i, j)] = band[i * (width + 1) + j - i + width];
            }
        }
    }

    private int at(int i, int j) {
        return i * (width + 2) + i - j;
    }

    /** The eigenvalues, descending. */
    double[] descending() {
        for (int column = 0; column < n - 2; column++) {
            for (int row = Math.min(column + width, n - 1); row > column + 1; row--) {
                push(column, row);
            }
        }
        double[] d = new double[n];
        double[] e = new double[n];
        for (int i = 0; i < n; i++) {
            d[i] = a[at(i, i)];
            e[i] = i + 1 < n ? a[at(i + 1, i)] : 0;
        }
        double largest = 0;
        for (int i = 0; i < n; i++) {
            largest = Math.max(largest, Math.abs(d[i]) + Math.abs(e[i]));
        }
        // Relative to the whole matrix: kernel matrices have eigenvalues that are nothing but rounding, and those would
        // never settle by the neighbours' size.
        double negligible = Math.ulp(1.0) / 4 * largest;
        for (int l = 0; l < n; l++) {
            iterate(d, e, l, negligible);
        }
        Arrays.sort(d);
        for (int low = 0, high = n - 1; low < high; low++, high--) {
            double swap = d[low];
            d[low] = d[high];
            d[high] = swap;
        }
        return d;
    }

    /** Makes an element 0, and those that this fills in below the band. */
    private void push(int column, int row) {
        int k = column;
        for (int q = row; q < n; q += width) {
            int p = q - 1;
            double y = a[at(q, k)];
            if (y == 0) {
                return;
            }
            double x = a[at(p, k)];
            double length = Math.sqrt(x * x + y * y);
            rotate(p, x / length, y / length);
            a[at(q, k)] = 0;
            k = p;
        }
    }

    /** Rotates rows and columns p and p + 1. */
    private void rotate(int p, double c, double s) {
        int q = p + 1;
        for (int k = Math.max(0, p - width); k < p; k++) {
            double x = a[at(p, k)];
            double y = a[at(q, k)];
            a[at(p, k)] = c * x + s * y;
            a[at(q, k)] = c * y - s * x;
        }
        double xx = a[at(p, p)];
        double xy = a[at(q, p)];
        double yy = a[at(q, q)];
        a[at(p, p)] = c * (c * xx + s * xy) + s * (c * xy + s * yy);
        a[at(q, p)] = c * (c * xy - s * xx) + s * (c * yy - s * xy);
        a[at(q, q)] = c * (c * yy - s * xy) - s * (c * xy - s * xx);
        for (int i = q + 1; i <= Math.min(n - 1, q + width); i++) {
            double x = a[at(i, p)];
            double y = a[at(i, q)];
            a[at(i, p)] = c * x + s * y;
            a[at(i, q)] = c * y - s * x;
        }
    }

    /** Implicit QL steps until {@code d[l]} is an eigenvalue (Numerical Recipes, tqli, without vectors). */
    private static void iterate(double[] d, double[] e, int l, double negligible) {
        for (int step = 0; step < STEPS; step++) {
            int m = l;
            while (m + 1 < d.length && Math.abs(e[m]) > negligible) {
                m++;
            }
            if (m == l) {
                return;
            }
            double g = (d[l + 1] - d[l]) / (2 * e[l]);
            g = d[m] - d[l] + e[l] / (g + Math.copySign(Math.sqrt(g * g + 1), g));
            double s = 1;
            double c = 1;
            double p = 0;
            int i = m - 1;
            for (; i >= l; i--) {
                double f = s * e[i];
                double b = c * e[i];
                double r = Math.sqrt(f * f + g * g);
                e[i + 1] = r;
                if (r == 0) {
                    d[i + 1] -= p;
                    e[m] = 0;
                    break;
                }
                s = f / r;
                c = g / r;
                g = d[i + 1] - p;
                r = (d[i] - g) * s + 2 * c * b;
                p = s * r;
                d[i + 1] = g + p;
                g = c * r - b;
            }
            if (i < l) {
                d[l] -= p;
                e[l] = g;
                e[m] = 0;
            }
        }
        throw new ArithmeticException("eigenvalue " + l + " does not converge");
    }
}
