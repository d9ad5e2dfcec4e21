package org.ternion.sphere.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** Loops of the Vector API. Lanes are those of the contract, so the results have the bits of the scalar loops. */
final class PanamaPanelProduct implements PanelProduct {
    /** The contract has eight lanes, so a vector must not have more. */
    private static final VectorSpecies<Double> DOUBLES = VectorSpecies.of(double.class,
            VectorShape.forBitSize(Math.min(512, DoubleVector.SPECIES_PREFERRED.vectorBitSize())));
    private static final int STEP = DOUBLES.length();

    @Override
    public void multiply(Panel a, Panel b, Panel c, int rows, int inner, int cols) {
        a.require(rows, inner);
        b.require(inner, cols);
        c.require(rows, cols);
        int j = 0;
        // Columns outside, so that a few columns of b stay in the cache for all rows.
        for (; j + 2 * STEP <= cols; j += 2 * STEP) {
            int i = 0;
            for (; i + 4 <= rows; i += 4) {
                fourByTwo(a, b, c, i, inner, j);
            }
            for (; i < rows; i += 2) {
                // An odd last row is done twice, with equal results.
                twoByTwo(a, b, c, i, Math.min(i + 1, rows - 1), inner, j);
            }
        }
        for (; j + STEP <= cols; j += STEP) {
            for (int i = 0; i < rows; i += 2) {
                twoByOne(a, b, c, i, Math.min(i + 1, rows - 1), inner, j);
            }
        }
        for (; j < cols; j++) {
            for (int i = 0; i < rows; i++) {
                one(a, b, c, i, inner, j);
            }
        }
    }

    private static void fourByTwo(Panel a, Panel b, Panel c, int i, int inner, int j) {
        double[] av = a.values;
        double[] bv = b.values;
        int a0 = a.offset + i * a.stride;
        int a1 = a0 + a.stride;
        int a2 = a1 + a.stride;
        int a3 = a2 + a.stride;
        int bt = b.offset + j;
        DoubleVector c00 = DoubleVector.zero(DOUBLES);
        DoubleVector c01 = c00;
        DoubleVector c10 = c00;
        DoubleVector c11 = c00;
        DoubleVector c20 = c00;
        DoubleVector c21 = c00;
        DoubleVector c30 = c00;
        DoubleVector c31 = c00;
        for (int k = 0; k < inner; k++) {
            DoubleVector b0 = DoubleVector.fromArray(DOUBLES, bv, bt);
            DoubleVector b1 = DoubleVector.fromArray(DOUBLES, bv, bt + STEP);
            DoubleVector x0 = DoubleVector.broadcast(DOUBLES, av[a0 + k]);
            DoubleVector x1 = DoubleVector.broadcast(DOUBLES, av[a1 + k]);
            DoubleVector x2 = DoubleVector.broadcast(DOUBLES, av[a2 + k]);
            DoubleVector x3 = DoubleVector.broadcast(DOUBLES, av[a3 + k]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
            c20 = x2.fma(b0, c20);
            c21 = x2.fma(b1, c21);
            c30 = x3.fma(b0, c30);
            c31 = x3.fma(b1, c31);
            bt += b.stride;
        }
        int to = c.offset + i * c.stride + j;
        c00.intoArray(c.values, to);
        c01.intoArray(c.values, to + STEP);
        c10.intoArray(c.values, to + c.stride);
        c11.intoArray(c.values, to + c.stride + STEP);
        c20.intoArray(c.values, to + 2 * c.stride);
        c21.intoArray(c.values, to + 2 * c.stride + STEP);
        c30.intoArray(c.values, to + 3 * c.stride);
        c31.intoArray(c.values, to + 3 * c.stride + STEP);
    }

    private static void twoByTwo(Panel a, Panel b, Panel c, int i, int next, int inner, int j) {
        double[] av = a.values;
        double[] bv = b.values;
        int a0 = a.offset + i * a.stride;
        int a1 = a.offset + next * a.stride;
        int bt = b.offset + j;
        DoubleVector c00 = DoubleVector.zero(DOUBLES);
        DoubleVector c01 = c00;
        DoubleVector c10 = c00;
        DoubleVector c11 = c00;
        for (int k = 0; k < inner; k++) {
            DoubleVector b0 = DoubleVector.fromArray(DOUBLES, bv, bt);
            DoubleVector b1 = DoubleVector.fromArray(DOUBLES, bv, bt + STEP);
            DoubleVector x0 = DoubleVector.broadcast(DOUBLES, av[a0 + k]);
            DoubleVector x1 = DoubleVector.broadcast(DOUBLES, av[a1 + k]);
            c00 = x0.fma(b0, c00);
            c01 = x0.fma(b1, c01);
            c10 = x1.fma(b0, c10);
            c11 = x1.fma(b1, c11);
            bt += b.stride;
        }
        c00.intoArray(c.values, c.offset + i * c.stride + j);
        c01.intoArray(c.values, c.offset + i * c.stride + j + STEP);
        c10.intoArray(c.values, c.offset + next * c.stride + j);
        c11.intoArray(c.values, c.offset + next * c.stride + j + STEP);
    }

    private static void twoByOne(Panel a, Panel b, Panel c, int i, int next, int inner, int j) {
        int a0 = a.offset + i * a.stride;
        int a1 = a.offset + next * a.stride;
        int bt = b.offset + j;
        DoubleVector c0 = DoubleVector.zero(DOUBLES);
        DoubleVector c1 = c0;
        for (int k = 0; k < inner; k++) {
            DoubleVector b0 = DoubleVector.fromArray(DOUBLES, b.values, bt);
            c0 = DoubleVector.broadcast(DOUBLES, a.values[a0 + k]).fma(b0, c0);
            c1 = DoubleVector.broadcast(DOUBLES, a.values[a1 + k]).fma(b0, c1);
            bt += b.stride;
        }
        c0.intoArray(c.values, c.offset + i * c.stride + j);
        c1.intoArray(c.values, c.offset + next * c.stride + j);
    }

    private static void one(Panel a, Panel b, Panel c, int i, int inner, int j) {
        double sum = 0;
        for (int k = 0; k < inner; k++) {
            sum = Math.fma(a.values[a.offset + i * a.stride + k], b.values[b.offset + k * b.stride + j], sum);
        }
        c.values[c.offset + i * c.stride + j] = sum;
    }

    @Override
    public void multiplyTransposed(Panel a, Panel b, Panel c, int rows, int inner, int cols) {
        ScalarPanelProduct.requireTransposed(a, b, c, rows, inner, cols);
        double[] lanes = new double[2 * LANES];
        for (int i = 0; i < rows; i += 2) {
            int next = Math.min(i + 1, rows - 1);
            // One row of b at a time, in its order: a wider tile would be several streams from memory at once, and the
            // sums of several rows overlap anyway.
            for (int j = 0; j < cols; j++) {
                for (int lane = 0; lane < LANES; lane += STEP) {
                    dots(a.values, a.offset + i * a.stride + lane, a.offset + next * a.stride + lane, b.values,
                            b.offset + j * b.stride + lane, inner, lanes, lane);
                }
                c.values[c.offset + i * c.stride + j] = tree(lanes, 0);
                c.values[c.offset + next * c.stride + j] = tree(lanes, LANES);
            }
        }
    }

    private static void dots(double[] a, int a0, int a1, double[] b, int b0, int inner, double[] lanes, int lane) {
        DoubleVector c0 = DoubleVector.zero(DOUBLES);
        DoubleVector c1 = c0;
        for (int k = 0; k < inner; k += LANES) {
            DoubleVector y = DoubleVector.fromArray(DOUBLES, b, b0 + k);
            c0 = DoubleVector.fromArray(DOUBLES, a, a0 + k).fma(y, c0);
            c1 = DoubleVector.fromArray(DOUBLES, a, a1 + k).fma(y, c1);
        }
        c0.intoArray(lanes, lane);
        c1.intoArray(lanes, lane + LANES);
    }

    private static double tree(double[] s, int at) {
        return ((s[at] + s[at + 4]) + (s[at + 2] + s[at + 6])) + ((s[at + 1] + s[at + 5]) + (s[at + 3] + s[at + 7]));
    }
}
