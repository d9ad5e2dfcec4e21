package org.ternion.sphere.harmonic;

import java.util.Arrays;

/**
 * The series of a complex field with its derivatives at single points. Each harmonic is written as a polynomial in z
 * times the real or imaginary part of (x + iy)^m, which is smooth at the poles; derivatives in space are then projected
 * to the tangent plane.
 */
final class FieldSeries {
    private final int bandLimit;
    private final double[] re;
    private final double[] im;
    private final LegendreFactors factors;

    FieldSeries(int bandLimit, LegendreFactors factors, double[] re, double[] im) {
        this.bandLimit = bandLimit;
        this.re = re;
        this.im = im;
        this.factors = factors;
    }

    /** Value and derivatives at a unit vector. O(L^2). */
    Jet at(double x, double y, double z) {
        Jet jet = new Jet(x, y, z);
        double sectoral = Math.sqrt(1 / (4 * Math.PI));
        // Powers m, m - 1 and m - 2 of w = x + iy; those below 0 come with a factor m or m (m - 1) that is 0.
        double[] power = {1, 0};
        double[] lower = {0, 0};
        double[] lowest = {0, 0};
        double[] sums = new double[12];
        for (int m = 0; m <= bandLimit; m++) {
            if (m > 0) {
                sectoral *= LegendreFactors.sectoral(m);
                double[] next = {power[0] * x - power[1] * y, power[0] * y + power[1] * x};
                lowest = lower;
                lower = power;
                power = next;
            }
            sumDegrees(m, z, sectoral * (m == 0 ? 1 : Math.sqrt(2)), sums);
            jet.add(m, power, lower, lowest, sums);
        }
        return jet;
    }

    /**
     * Sums over the degrees of an order: for the cosine and sine coefficients of the real part, then of the imaginary
     * part, the sum with the polynomials, their first and their second derivatives.
     */
    private void sumDegrees(int m, double z, double sectoral, double[] sums) {
        double[] forward = factors.forward();
        double[] back = factors.back();
        int start = factors.start(m);
        Arrays.fill(sums, 0);
        double p = sectoral;
        double dp = 0;
        double ddp = 0;
        double before = 0;
        double dBefore = 0;
        double ddBefore = 0;
        for (int l = m;; l++) {
            int centre = l * l + l;
            add(sums, 0, re[centre + m], p, dp, ddp);
            add(sums, 6, im[centre + m], p, dp, ddp);
            if (m > 0) {
                add(sums, 3, re[centre - m], p, dp, ddp);
                add(sums, 9, im[centre - m], p, dp, ddp);
            }
            if (l == bandLimit) {
                return;
            }
            double f = forward[start + l + 1 - m];
            double b = back[start + l + 1 - m];
            double next = f * (z * p + b * before);
            double dNext = f * (p + z * dp + b * dBefore);
            double ddNext = f * (2 * dp + z * ddp + b * ddBefore);
            before = p;
            dBefore = dp;
            ddBefore = ddp;
            p = next;
            dp = dNext;
            ddp = ddNext;
        }
    }

    private static void add(double[] sums, int at, double c, double p, double dp, double ddp) {
        sums[at] += c * p;
        sums[at + 1] += c * dp;
        sums[at + 2] += c * ddp;
    }

    /** Value, gradient and second derivatives in space, real parts at [0] and imaginary parts at [1]. */
    static final class Jet {
        private final double[] point;
        private final double[] value = new double[2];
        private final double[][] gradient = new double[2][3];
        private final double[][][] second = new double[2][3][3];

        Jet(double x, double y, double z) {
            this.point = new double[] {x, y, z};
        }

        private void add(int m, double[] power, double[] lower, double[] lowest, double[] sums) {
            double c1 = m * lower[0];
            double s1 = m * lower[1];
            double c2 = m * (m - 1) * lowest[0];
            double s2 = m * (m - 1) * lowest[1];
            for (int part = 0; part < 2; part++) {
                int at = 6 * part;
                double a = sums[at];
                double da = sums[at + 1];
                double b = sums[at + 3];
                double db = sums[at + 4];
                double[] g = gradient[part];
                double[][] h = second[part];
                value[part] += a * power[0] + b * power[1];
                g[0] += a * c1 + b * s1;
                // The derivative of w^m by y is i m w^(m - 1).
                g[1] += b * c1 - a * s1;
                g[2] += da * power[0] + db * power[1];
                h[0][0] += a * c2 + b * s2;
                h[0][1] += b * c2 - a * s2;
                h[0][2] += da * c1 + db * s1;
                h[1][2] += db * c1 - da * s1;
                h[2][2] += sums[at + 2] * power[0] + sums[at + 5] * power[1];
            }
        }

        double intensity() {
            return value[0] * value[0] + value[1] * value[1];
        }

        /** Derivative of the intensity along a tangent vector. */
        double slope(double[] u) {
            return 2 * (value[0] * along(0, u) + value[1] * along(1, u));
        }

        /** Second derivative of the intensity along great circles in the directions of two tangent vectors. */
        double curvature(double[] u, double[] v, double uv) {
            double sum = 0;
            for (int part = 0; part < 2; part++) {
                double[][] h = second[part];
                // The powers of w are harmonic: their second derivatives by x and by y are opposite.
                double inSpace = h[0][0] * (u[0] * v[0] - u[1] * v[1]) + h[0][1] * (u[0] * v[1] + u[1] * v[0])
                        + h[0][2] * (u[0] * v[2] + u[2] * v[0]) + h[1][2] * (u[1] * v[2] + u[2] * v[1])
                        + h[2][2] * u[2] * v[2];
                double curved = inSpace - uv * along(part, point);
                sum += along(part, u) * along(part, v) + value[part] * curved;
            }
            return 2 * sum;
        }

        private double along(int part, double[] u) {
            double[] g = gradient[part];
            return g[0] * u[0] + g[1] * u[1] + g[2] * u[2];
        }
    }
}
