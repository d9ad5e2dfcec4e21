package org.ternion.sphere.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Loops of the Vector API: lanes are points, and the last two rows stay in registers. */
final class PanamaLegendreColumns implements LegendreColumns {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int STEP = DOUBLES.length();

    @Override
    public void fill(double[] z, double[] p, int n, int rows, double[] a, double[] b, int from) {
        ScalarLegendreColumns.require(z, p, n, rows, a, b, from);
        if (rows == 0) {
            return;
        }
        int i = 0;
        // Several vectors at once hide the latency of the chain of dependent steps.
        for (; i + 4 * STEP <= n; i += 4 * STEP) {
            four(z, p, n, rows, a, b, from, i);
        }
        for (; i + STEP <= n; i += STEP) {
            one(z, p, n, rows, a, b, from, i);
        }
        for (; i < n; i++) {
            tail(z[i], p, n, rows, a, b, from, i);
        }
    }

    private static void four(double[] z, double[] p, int n, int rows, double[] a, double[] b, int from, int i) {
        DoubleVector z0 = DoubleVector.fromArray(DOUBLES, z, i);
        DoubleVector z1 = DoubleVector.fromArray(DOUBLES, z, i + STEP);
        DoubleVector z2 = DoubleVector.fromArray(DOUBLES, z, i + 2 * STEP);
        DoubleVector z3 = DoubleVector.fromArray(DOUBLES, z, i + 3 * STEP);
        DoubleVector x0 = DoubleVector.fromArray(DOUBLES, p, i);
        DoubleVector x1 = DoubleVector.fromArray(DOUBLES, p, i + STEP);
        DoubleVector x2 = DoubleVector.fromArray(DOUBLES, p, i + 2 * STEP);
        DoubleVector x3 = DoubleVector.fromArray(DOUBLES, p, i + 3 * STEP);
        DoubleVector y0 = DoubleVector.zero(DOUBLES);
        DoubleVector y1 = y0;
        DoubleVector y2 = y0;
        DoubleVector y3 = y0;
        int to = i;
        for (int r = 1; r < rows; r++) {
            to += n;
            double factor = a[from + r];
            double back = b[from + r];
            DoubleVector n0 = z0.fma(x0, y0.mul(back)).mul(factor);
            DoubleVector n1 = z1.fma(x1, y1.mul(back)).mul(factor);
            DoubleVector n2 = z2.fma(x2, y2.mul(back)).mul(factor);
            DoubleVector n3 = z3.fma(x3, y3.mul(back)).mul(factor);
            n0.intoArray(p, to);
            n1.intoArray(p, to + STEP);
            n2.intoArray(p, to + 2 * STEP);
            n3.intoArray(p, to + 3 * STEP);
            y0 = x0;
            y1 = x1;
            y2 = x2;
            y3 = x3;
            x0 = n0;
            x1 = n1;
            x2 = n2;
            x3 = n3;
        }
    }

    private static void one(double[] z, double[] p, int n, int rows, double[] a, double[] b, int from, int i) {
        DoubleVector z0 = DoubleVector.fromArray(DOUBLES, z, i);
        DoubleVector x = DoubleVector.fromArray(DOUBLES, p, i);
        DoubleVector y = DoubleVector.zero(DOUBLES);
        int to = i;
        for (int r = 1; r < rows; r++) {
            to += n;
            DoubleVector next = z0.fma(x, y.mul(b[from + r])).mul(a[from + r]);
            next.intoArray(p, to);
            y = x;
            x = next;
        }
    }

    private static void tail(double z, double[] p, int n, int rows, double[] a, double[] b, int from, int i) {
        double x = p[i];
        double y = 0;
        for (int r = 1; r < rows; r++) {
            double next = a[from + r] * Math.fma(z, x, b[from + r] * y);
            p[r * n + i] = next;
            y = x;
            x = next;
        }
    }
}
