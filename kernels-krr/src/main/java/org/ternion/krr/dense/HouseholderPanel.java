package org.ternion.krr.dense;

import java.util.Arrays;

/**
 * QR decomposition of a tall matrix by Householder reflections, collected as {@code Q = I - V T V^T} with V lower
 * trapezoidal and T upper triangular (Schreiber and Van Loan, 1989). Columns are contiguous.
 */
final class HouseholderPanel {
    final int rows;
    final int cols;
    /** Column k begins at {@code k * rows}; first R and below it V, then V alone. */
    final double[] v;
    /** Row-major {@code cols x cols}. */
    final double[] t;
    private final int reflections;
    private final double[] diagonal;

    /** Decomposes in place of {@code columns}. */
    HouseholderPanel(double[] columns, int rows, int cols) {
        this.rows = rows;
        this.cols = cols;
        v = columns;
        t = new double[cols * cols];
        diagonal = new double[cols];
        reflections = Math.min(cols, rows - 1);
        for (int k = 0; k < reflections; k++) {
            reflect(k);
        }
    }

    private void reflect(int k) {
        int own = k * rows + k;
        int length = rows - k;
        double tail = dot(v, own + 1, v, own + 1, length - 1);
        double head = v[own];
        double tau = 0;
        diagonal[k] = head;
        if (tail > 0) {
            double beta = -Math.copySign(Math.sqrt(head * head + tail), head);
            tau = (beta - head) / beta;
            diagonal[k] = beta;
            double scale = 1 / (head - beta);
            for (int i = own + 1; i < own + length; i++) {
                v[i] *= scale;
            }
        }
        v[own] = 1;
        for (int c = k + 1; c < cols && tau != 0; c++) {
            int other = c * rows + k;
            addScaled(-tau * dot(v, own, v, other, length), v, own, v, other, length);
        }
        double[] overlaps = new double[k];
        for (int i = 0; i < k; i++) {
            overlaps[i] = dot(v, i * rows + k, v, own, length);
        }
        for (int i = 0; i < k; i++) {
            double sum = 0;
            for (int l = i; l < k; l++) {
                sum = Math.fma(t[i * cols + l], overlaps[l], sum);
            }
            t[i * cols + k] = -tau * sum;
        }
        t[k * cols + k] = tau;
    }

    /** Writes R, zeros below it, to a row-major array and leaves V alone, zeros and ones included. */
    void moveTriangle(double[] target, int offset, int stride) {
        for (int k = 0; k < cols; k++) {
            for (int i = 0; i < rows; i++) {
                double r = i > k ? 0 : i == k && k < reflections ? diagonal[k] : v[k * rows + i];
                target[offset + i * stride + k] = r;
            }
            Arrays.fill(v, k * rows, k * rows + (k < reflections ? k : rows), 0);
        }
    }

    /** Sum of products: eight sums over every eighth, then these in pairs. */
    static double dot(double[] a, int at, double[] b, int bt, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int k = 0;
        for (; k + 8 <= n; k += 8) {
            s0 = Math.fma(a[at + k], b[bt + k], s0);
            s1 = Math.fma(a[at + k + 1], b[bt + k + 1], s1);
            s2 = Math.fma(a[at + k + 2], b[bt + k + 2], s2);
            s3 = Math.fma(a[at + k + 3], b[bt + k + 3], s3);
            s4 = Math.fma(a[at + k + 4], b[bt + k + 4], s4);
            s5 = Math.fma(a[at + k + 5], b[bt + k + 5], s5);
            s6 = Math.fma(a[at + k + 6], b[bt + k + 6], s6);
            s7 = Math.fma(a[at + k + 7], b[bt + k + 7], s7);
        }
        for (; k < n; k++) {
            s0 = Math.fma(a[at + k], b[bt + k], s0);
        }
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }

    /** Adds a multiple of a vector to another. */
    static void addScaled(double factor, double[] a, int at, double[] target, int tt, int n) {
        for (int k = 0; k < n; k++) {
            target[tt + k] = Math.fma(factor, a[at + k], target[tt + k]);
        }
    }
}
