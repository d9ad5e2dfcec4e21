package org.ternion.sphere.simd;

import java.util.Arrays;

/** Plain loops. */
final class ScalarPanelProduct implements PanelProduct {
    @Override
    public void multiply(Panel a, Panel b, Panel c, int rows, int inner, int cols) {
        a.require(rows, inner);
        b.require(inner, cols);
        c.require(rows, cols);
        for (int i = 0; i < rows; i++) {
            int to = c.offset + i * c.stride;
            Arrays.fill(c.values, to, to + cols, 0);
            int k = 0;
            // Four rows of b per pass over c, added in their order.
            for (; k + 4 <= inner; k += 4) {
                addFour(a.values, a.offset + i * a.stride + k, b, k, c.values, to, cols);
            }
            for (; k < inner; k++) {
                add(a.values[a.offset + i * a.stride + k], b.values, b.offset + k * b.stride, c.values, to, cols);
            }
        }
    }

    private static void addFour(double[] a, int at, Panel b, int k, double[] c, int to, int cols) {
        double a0 = a[at];
        double a1 = a[at + 1];
        double a2 = a[at + 2];
        double a3 = a[at + 3];
        double[] values = b.values;
        int b0 = b.offset + k * b.stride;
        int b1 = b0 + b.stride;
        int b2 = b1 + b.stride;
        int b3 = b2 + b.stride;
        for (int j = 0; j < cols; j++) {
            double sum = Math.fma(a0, values[b0 + j], c[to + j]);
            sum = Math.fma(a1, values[b1 + j], sum);
            sum = Math.fma(a2, values[b2 + j], sum);
            c[to + j] = Math.fma(a3, values[b3 + j], sum);
        }
    }

    private static void add(double factor, double[] b, int from, double[] c, int to, int cols) {
        for (int j = 0; j < cols; j++) {
            c[to + j] = Math.fma(factor, b[from + j], c[to + j]);
        }
    }

    @Override
    public void multiplyTransposed(Panel a, Panel b, Panel c, int rows, int inner, int cols) {
        requireTransposed(a, b, c, rows, inner, cols);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < cols; j++) {
                c.values[c.offset + i * c.stride + j] =
                        dot(a.values, a.offset + i * a.stride, b.values, b.offset + j * b.stride, inner);
            }
        }
    }

    static void requireTransposed(Panel a, Panel b, Panel c, int rows, int inner, int cols) {
        if (inner % LANES != 0) {
            throw new IllegalArgumentException("inner must be a multiple of " + LANES + ", was " + inner);
        }
        a.require(rows, inner);
        b.require(cols, inner);
        c.require(rows, cols);
    }

    private static double dot(double[] a, int at, double[] b, int bt, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int k = 0; k < n; k += LANES) {
            s0 = Math.fma(a[at + k], b[bt + k], s0);
            s1 = Math.fma(a[at + k + 1], b[bt + k + 1], s1);
            s2 = Math.fma(a[at + k + 2], b[bt + k + 2], s2);
            s3 = Math.fma(a[at + k + 3], b[bt + k + 3], s3);
            s4 = Math.fma(a[at + k + 4], b[bt + k + 4], s4);
            s5 = Math.fma(a[at + k + 5], b[bt + k + 5], s5);
            s6 = Math.fma(a[at + k + 6], b[bt + k + 6], s6);
            s7 = Math.fma(a[at + k + 7], b[bt + k + 7], s7);
        }
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }
}
