package org.ternion.krr.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * Loops of the Vector API; lanes are different elements of the result, so the results have the bits of the scalar
 * loops.
 */
final class PanamaPanelUpdate implements PanelUpdate {
    /** A panel must hold a whole number of pairs of vectors. */
    private static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class,
            VectorShape.forBitSize(Math.min(512, DoubleVector.SPECIES_PREFERRED.vectorBitSize())));
    private static final int STEP = DOUBLES.length();

    @Override
    public void subtractProduct(double[] a, int aOffset, double[] b, int bOffset, int depth, double[] c, int cOffset,
            int cStride) {
        ScalarPanelUpdate.require(a, aOffset, b, bOffset, depth, c, cOffset, cStride);
        for (int i = 0; i < WIDTH; i += 8) {
            for (int j = 0; j < WIDTH; j += 2 * STEP) {
                eightByTwo(a, aOffset + i, b, bOffset + j, depth, c, cOffset + i * cStride + j, cStride);
            }
        }
    }

    private static void eightByTwo(double[] a, int at, double[] b, int bt, int depth, double[] c, int to, int stride) {
        DoubleVector s00 = load(c, to);
        DoubleVector s01 = load(c, to + STEP);
        DoubleVector s10 = load(c, to + stride);
        DoubleVector s11 = load(c, to + stride + STEP);
        DoubleVector s20 = load(c, to + 2 * stride);
        DoubleVector s21 = load(c, to + 2 * stride + STEP);
        DoubleVector s30 = load(c, to + 3 * stride);
        DoubleVector s31 = load(c, to + 3 * stride + STEP);
        DoubleVector s40 = load(c, to + 4 * stride);
        DoubleVector s41 = load(c, to + 4 * stride + STEP);
        DoubleVector s50 = load(c, to + 5 * stride);
        DoubleVector s51 = load(c, to + 5 * stride + STEP);
        DoubleVector s60 = load(c, to + 6 * stride);
        DoubleVector s61 = load(c, to + 6 * stride + STEP);
        DoubleVector s70 = load(c, to + 7 * stride);
        DoubleVector s71 = load(c, to + 7 * stride + STEP);
        for (int k = 0; k < depth * WIDTH; k += WIDTH) {
            DoubleVector b0 = DoubleVector.fromArray(DOUBLES, b, bt + k);
            DoubleVector b1 = DoubleVector.fromArray(DOUBLES, b, bt + k + STEP);
            DoubleVector x = DoubleVector.broadcast(DOUBLES, a[at + k]);
            s00 = x.fma(b0, s00);
            s01 = x.fma(b1, s01);
            x = DoubleVector.broadcast(DOUBLES, a[at + k + 1]);
            s10 = x.fma(b0, s10);
            s11 = x.fma(b1, s11);
            x = DoubleVector.broadcast(DOUBLES, a[at + k + 2]);
            s20 = x.fma(b0, s20);
            s21 = x.fma(b1, s21);
            x = DoubleVector.broadcast(DOUBLES, a[at + k + 3]);
            s30 = x.fma(b0, s30);
            s31 = x.fma(b1, s31);
            x = DoubleVector.broadcast(DOUBLES, a[at + k + 4]);
            s40 = x.fma(b0, s40);
            s41 = x.fma(b1, s41);
            x = DoubleVector.broadcast(DOUBLES, a[at + k + 5]);
            s50 = x.fma(b0, s50);
            s51 = x.fma(b1, s51);
            x = DoubleVector.broadcast(DOUBLES, a[at + k + 6]);
            s60 = x.fma(b0, s60);
            s61 = x.fma(b1, s61);
            x = DoubleVector.broadcast(DOUBLES, a[at + k + 7]);
            s70 = x.fma(b0, s70);
            s71 = x.fma(b1, s71);
        }
        s00.neg().intoArray(c, to);
        s01.neg().intoArray(c, to + STEP);
        s10.neg().intoArray(c, to + stride);
        s11.neg().intoArray(c, to + stride + STEP);
        s20.neg().intoArray(c, to + 2 * stride);
        s21.neg().intoArray(c, to + 2 * stride + STEP);
        s30.neg().intoArray(c, to + 3 * stride);
        s31.neg().intoArray(c, to + 3 * stride + STEP);
        s40.neg().intoArray(c, to + 4 * stride);
        s41.neg().intoArray(c, to + 4 * stride + STEP);
        s50.neg().intoArray(c, to + 5 * stride);
        s51.neg().intoArray(c, to + 5 * stride + STEP);
        s60.neg().intoArray(c, to + 6 * stride);
        s61.neg().intoArray(c, to + 6 * stride + STEP);
        s70.neg().intoArray(c, to + 7 * stride);
        s71.neg().intoArray(c, to + 7 * stride + STEP);
    }

    private static DoubleVector load(double[] c, int at) {
        return DoubleVector.fromArray(DOUBLES, c, at).neg();
    }

    @Override
    public void solveTriangle(double[] l, int lOffset, double[] x, int xOffset) {
        ScalarPanelUpdate.requireTriangle(l, lOffset, x, xOffset);
        for (int i = 0; i < WIDTH; i += STEP) {
            for (int j = 0; j < WIDTH; j++) {
                int column = xOffset + j * WIDTH + i;
                DoubleVector v = DoubleVector.fromArray(DOUBLES, x, column).div(l[lOffset + j * WIDTH + j]);
                v.intoArray(x, column);
                for (int m = j + 1; m < WIDTH; m++) {
                    int target = xOffset + m * WIDTH + i;
                    DoubleVector factor = DoubleVector.broadcast(DOUBLES, l[lOffset + j * WIDTH + m]);
                    factor.fma(v, load(x, target)).neg().intoArray(x, target);
                }
            }
        }
    }
}
