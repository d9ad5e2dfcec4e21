package org.ternion.krr.dense;

/**
 * Substitution for one right side, which streams the triangle once from memory instead of packing it. The products of
 * an element are added in the order of {@link TriangularSolve}, so the bits are the same.
 */
final class VectorSolve {
    /** More right sides than this are faster packed. */
    static final int MAX_COLUMNS = 4;

    private static final int ROWS = 4;

    private VectorSolve() {
    }

    /** Solves {@code L x = b} in place of b. */
    static void forward(double[] l, int n, double[] x) {
        int row = 0;
        for (; row + ROWS <= n; row += ROWS) {
            int r0 = row * n;
            int r1 = r0 + n;
            int r2 = r1 + n;
            int r3 = r2 + n;
            double s0 = -x[row];
            double s1 = -x[row + 1];
            double s2 = -x[row + 2];
            double s3 = -x[row + 3];
            for (int k = 0; k < row; k++) {
                double v = x[k];
                s0 = Math.fma(l[r0 + k], v, s0);
                s1 = Math.fma(l[r1 + k], v, s1);
                s2 = Math.fma(l[r2 + k], v, s2);
                s3 = Math.fma(l[r3 + k], v, s3);
            }
            x[row] = -s0;
            x[row + 1] = -s1;
            x[row + 2] = -s2;
            x[row + 3] = -s3;
            for (int i = row; i < row + ROWS; i++) {
                finish(l, n, x, i, row);
            }
        }
        for (int i = row; i < n; i++) {
            finish(l, n, x, i, 0);
        }
    }

    /** Subtracts the products with the unknowns from {@code begin} on and divides. */
    private static void finish(double[] l, int n, double[] x, int row, int begin) {
        double s = -x[row];
        for (int k = begin; k < row; k++) {
            s = Math.fma(l[row * n + k], x[k], s);
        }
        x[row] = -s / l[row * n + row];
    }

    /** Solves {@code L^T x = b} in place of b. */
    static void backward(double[] l, int n, double[] x) {
        for (int row = n - 1; row >= 0; row--) {
            int at = row * n;
            double v = x[row] / l[at + row];
            x[row] = v;
            for (int j = 0; j < row; j++) {
                x[j] = -Math.fma(l[at + j], v, -x[j]);
            }
        }
    }
}
