package org.ternion.krr.simd;

import java.util.Objects;

/** Plain loops. */
final class ScalarPanelUpdate implements PanelUpdate {
    private static final int TILE = 4;

    static void require(double[] a, int aOffset, double[] b, int bOffset, int depth, double[] c, int cOffset,
            int cStride) {
        Objects.checkFromIndexSize(aOffset, Math.multiplyExact(depth, WIDTH), a.length);
        Objects.checkFromIndexSize(bOffset, Math.multiplyExact(depth, WIDTH), b.length);
        Objects.checkFromIndexSize(cOffset, Math.addExact(Math.multiplyExact(WIDTH - 1, cStride), WIDTH), c.length);
    }

    static void requireTriangle(double[] l, int lOffset, double[] x, int xOffset) {
        Objects.checkFromIndexSize(lOffset, WIDTH * WIDTH, l.length);
        Objects.checkFromIndexSize(xOffset, WIDTH * WIDTH, x.length);
    }

    @Override
    public void subtractProduct(double[] a, int aOffset, double[] b, int bOffset, int depth, double[] c, int cOffset,
            int cStride) {
        require(a, aOffset, b, bOffset, depth, c, cOffset, cStride);
        for (int i = 0; i < WIDTH; i += TILE) {
            for (int j = 0; j < WIDTH; j += TILE) {
                tile(a, aOffset + i, b, bOffset + j, depth, c, cOffset + i * cStride + j, cStride);
            }
        }
    }

    /** Sixteen sums at once: enough independent chains to hide the latency of the multiply-adds. */
    private static void tile(double[] a, int at, double[] b, int bt, int depth, double[] c, int row0, int cStride) {
        int row1 = row0 + cStride;
        int row2 = row1 + cStride;
        int row3 = row2 + cStride;
        double s00 = -c[row0];
        double s01 = -c[row0 + 1];
        double s02 = -c[row0 + 2];
        double s03 = -c[row0 + 3];
        double s10 = -c[row1];
        double s11 = -c[row1 + 1];
        double s12 = -c[row1 + 2];
        double s13 = -c[row1 + 3];
        double s20 = -c[row2];
        double s21 = -c[row2 + 1];
        double s22 = -c[row2 + 2];
        double s23 = -c[row2 + 3];
        double s30 = -c[row3];
        double s31 = -c[row3 + 1];
        double s32 = -c[row3 + 2];
        double s33 = -c[row3 + 3];
        for (int k = 0; k < depth * WIDTH; k += WIDTH) {
            double b0 = b[bt + k];
            double b1 = b[bt + k + 1];
            double b2 = b[bt + k + 2];
            double b3 = b[bt + k + 3];
            double a0 = a[at + k];
            s00 = Math.fma(a0, b0, s00);
            s01 = Math.fma(a0, b1, s01);
            s02 = Math.fma(a0, b2, s02);
            s03 = Math.fma(a0, b3, s03);
            double a1 = a[at + k + 1];
            s10 = Math.fma(a1, b0, s10);
            s11 = Math.fma(a1, b1, s11);
            s12 = Math.fma(a1, b2, s12);
            s13 = Math.fma(a1, b3, s13);
            double a2 = a[at + k + 2];
            s20 = Math.fma(a2, b0, s20);
            s21 = Math.fma(a2, b1, s21);
            s22 = Math.fma(a2, b2, s22);
            s23 = Math.fma(a2, b3, s23);
            double a3 = a[at + k + 3];
            s30 = Math.fma(a3, b0, s30);
            s31 = Math.fma(a3, b1, s31);
            s32 = Math.fma(a3, b2, s32);
            s33 = Math.fma(a3, b3, s33);
        }
        c[row0] = -s00;
        c[row0 + 1] = -s01;
        c[row0 + 2] = -s02;
        c[row0 + 3] = -s03;
        c[row1] = -s10;
        c[row1 + 1] = -s11;
        c[row1 + 2] = -s12;
        c[row1 + 3] = -s13;
        c[row2] = -s20;
        c[row2 + 1] = -s21;
        c[row2 + 2] = -s22;
        c[row2 + 3] = -s23;
        c[row3] = -s30;
        c[row3 + 1] = -s31;
        c[row3 + 2] = -s32;
        c[row3 + 3] = -s33;
    }

    @Override
    public void solveTriangle(double[] l, int lOffset, double[] x, int xOffset) {
        requireTriangle(l, lOffset, x, xOffset);
        for (int j = 0; j < WIDTH; j++) {
            int column = xOffset + j * WIDTH;
            double diagonal = l[lOffset + j * WIDTH + j];
            for (int i = 0; i < WIDTH; i++) {
                x[column + i] = x[column + i] / diagonal;
            }
            for (int m = j + 1; m < WIDTH; m++) {
                double factor = l[lOffset + j * WIDTH + m];
                int target = xOffset + m * WIDTH;
                for (int i = 0; i < WIDTH; i++) {
                    x[target + i] = -Math.fma(factor, x[column + i], -x[target + i]);
                }
            }
        }
    }
}
