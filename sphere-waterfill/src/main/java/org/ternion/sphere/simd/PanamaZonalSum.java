package org.ternion.sphere.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Loops of the Vector API: lanes are points, and the recurrence stays in registers. */
final class PanamaZonalSum implements ZonalSum {
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;
    private static final int STEP = DOUBLES.length();

    @Override
    public void add(double[] xyz, int n, double[] centre, double[] c, double factorRe, double factorIm, double[] re,
            double[] im) {
        ScalarZonalSum.require(xyz, n, centre, re, im);
        double[] forward = new double[c.length];
        double[] back = new double[c.length];
        for (int l = 0; l < c.length; l++) {
            forward[l] = ScalarZonalSum.forward(l);
            back[l] = ScalarZonalSum.back(l);
        }
        int i = 0;
        for (; i + 4 * STEP <= n; i += 4 * STEP) {
            four(xyz, n, centre, c, forward, back, factorRe, factorIm, re, im, i);
        }
        for (; i + STEP <= n; i += STEP) {
            DoubleVector t = cosine(xyz, n, centre, i);
            DoubleVector b1 = DoubleVector.zero(DOUBLES);
            DoubleVector b2 = b1;
            for (int l = c.length - 1; l >= 0; l--) {
                DoubleVector b = next(t, b1, b2, forward[l], back[l], c[l]);
                b2 = b1;
                b1 = b;
            }
            add(b1, factorRe, factorIm, re, im, i);
        }
        for (; i < n; i++) {
            double t = Math.fma(xyz[2 * n + i], centre[2], Math.fma(xyz[n + i], centre[1], xyz[i] * centre[0]));
            double b1 = 0;
            double b2 = 0;
            for (int l = c.length - 1; l >= 0; l--) {
                double b = Math.fma(forward[l] * t, b1, Math.fma(back[l], b2, c[l]));
                b2 = b1;
                b1 = b;
            }
            re[i] = Math.fma(factorRe, b1, re[i]);
            im[i] = Math.fma(factorIm, b1, im[i]);
        }
    }

    /** Four vectors at once hide the latency of the chain of dependent steps. */
    private static void four(double[] xyz, int n, double[] centre, double[] c, double[] forward, double[] back,
            double factorRe, double factorIm, double[] re, double[] im, int i) {
        DoubleVector t0 = cosine(xyz, n, centre, i);
        DoubleVector t1 = cosine(xyz, n, centre, i + STEP);
        DoubleVector t2 = cosine(xyz, n, centre, i + 2 * STEP);
        DoubleVector t3 = cosine(xyz, n, centre, i + 3 * STEP);
        DoubleVector x0 = DoubleVector.zero(DOUBLES);
        DoubleVector x1 = x0;
        DoubleVector x2 = x0;
        DoubleVector x3 = x0;
        DoubleVector y0 = x0;
        DoubleVector y1 = x0;
        DoubleVector y2 = x0;
        DoubleVector y3 = x0;
        for (int l = c.length - 1; l >= 0; l--) {
            DoubleVector b0 = next(t0, x0, y0, forward[l], back[l], c[l]);
            DoubleVector b1 = next(t1, x1, y1, forward[l], back[l], c[l]);
            DoubleVector b2 = next(t2, x2, y2, forward[l], back[l], c[l]);
            DoubleVector b3 = next(t3, x3, y3, forward[l], back[l], c[l]);
            y0 = x0;
            y1 = x1;
            y2 = x2;
            y3 = x3;
            x0 = b0;
            x1 = b1;
            x2 = b2;
            x3 = b3;
        }
        add(x0, factorRe, factorIm, re, im, i);
        add(x1, factorRe, factorIm, re, im, i + STEP);
        add(x2, factorRe, factorIm, re, im, i + 2 * STEP);
        add(x3, factorRe, factorIm, re, im, i + 3 * STEP);
    }

    private static DoubleVector cosine(double[] xyz, int n, double[] centre, int i) {
        DoubleVector x = DoubleVector.fromArray(DOUBLES, xyz, i);
        DoubleVector y = DoubleVector.fromArray(DOUBLES, xyz, n + i);
        DoubleVector z = DoubleVector.fromArray(DOUBLES, xyz, 2 * n + i);
        DoubleVector inPlane = y.fma(DoubleVector.broadcast(DOUBLES, centre[1]), x.mul(centre[0]));
        return z.fma(DoubleVector.broadcast(DOUBLES, centre[2]), inPlane);
    }

    private static DoubleVector next(DoubleVector t, DoubleVector b1, DoubleVector b2, double forward, double back,
            double c) {
        DoubleVector tail = DoubleVector.broadcast(DOUBLES, back).fma(b2, DoubleVector.broadcast(DOUBLES, c));
        return t.mul(forward).fma(b1, tail);
    }

    private static void add(DoubleVector sum, double factorRe, double factorIm, double[] re, double[] im, int i) {
        DoubleVector.broadcast(DOUBLES, factorRe).fma(sum, DoubleVector.fromArray(DOUBLES, re, i)).intoArray(re, i);
        DoubleVector.broadcast(DOUBLES, factorIm).fma(sum, DoubleVector.fromArray(DOUBLES, im, i)).intoArray(im, i);
    }
}
