package org.ternion.sphere.harmonic;

import java.util.Arrays;
import java.util.Objects;
import org.ternion.core.Checks;

/**
 * Orthonormal spherical harmonics with the Condon-Shortley phase. With the fully normalised associated Legendre
 * functions {@code N_lm(theta)} the real harmonics are {@code N_l0}, {@code sqrt(2) N_lm cos(m phi)} for m above 0 and
 * {@code sqrt(2) N_l|m| sin(|m| phi)} for m below 0; their squares integrate to 1 over the unit sphere. In a row of all
 * harmonics, degree l and order m are at {@code l * l + l + m}.
 *
 * <p>Values come from the three-term recurrence upwards in degree, without factorials. Small values carry an exponent
 * of their own, so that no order is lost to underflow at any degree. Checked against SciPy to degree 256: absolute
 * error below 1e-11, below 1e-13 up to degree 8. Near a pole the cosine of the colatitude limits the accuracy to about
 * {@code 1e-16 * l^2.5}.
 *
 * @see <a href="https://dlmf.nist.gov/14.10">NIST Handbook of Mathematical Functions, 14.10 and 14.30</a>
 */
public final class SphericalHarmonics {
    /** Largest degree of {@link #row}, whose result must fit an array. */
    public static final int MAX_ROW_DEGREE = 46_339;

    private static final double START = Math.sqrt(1 / (4 * Math.PI));

    private SphericalHarmonics() {
    }

    /**
     * Place of a harmonic in a row.
     *
     * @param l degree, in {@code [0, MAX_ROW_DEGREE]}
     * @param m order, in {@code [-l, l]}
     * @return {@code l * l + l + m}
     * @throws IllegalArgumentException if degree or order is out of range
     */
    public static int index(int l, int m) {
        Checks.inRange(l, 0, MAX_ROW_DEGREE, "degree");
        Checks.inRange(m, -l, l, "order");
        return l * l + l + m;
    }

    /**
     * Fully normalised associated Legendre function: the harmonic without its azimuthal factor. O(l).
     *
     * @param l     degree, {@code >= 0}
     * @param m     order, in {@code [0, l]}
     * @param theta colatitude in radians, in {@code [0, pi]}
     * @return the value, never NaN
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double legendre(int l, int m, double theta) {
        Checks.inRange(l, 0, Integer.MAX_VALUE - 8, "degree");
        Checks.inRange(m, 0, l, "order");
        Checks.inRange(theta, 0, Math.PI, "theta");
        double[] column = new double[l - m + 1];
        fillColumn(m, Math.cos(theta), Math.sin(theta), column);
        return column[l - m];
    }

    /**
     * Real harmonic at a point. O(l).
     *
     * @param l     degree, {@code >= 0}
     * @param m     order, in {@code [-l, l]}
     * @param theta colatitude in radians, in {@code [0, pi]}
     * @param phi   azimuth in radians, finite
     * @return the value, never NaN
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double real(int l, int m, double theta, double phi) {
        Checks.finite(phi, "phi");
        Checks.inRange(m, -(long) l, l, "order");
        double value = legendre(l, Math.abs(m), theta);
        if (m == 0) {
            return value;
        }
        return Math.sqrt(2) * value * (m > 0 ? Math.cos(m * phi) : Math.sin(-m * phi));
    }

    /**
     * Complex harmonic at a point, {@code N_lm exp(i m phi)} for m from 0 on and {@code (-1)^m} times the conjugate of
     * the opposite order below. O(l).
     *
     * @param l     degree, {@code >= 0}
     * @param m     order, in {@code [-l, l]}
     * @param theta colatitude in radians, in {@code [0, pi]}
     * @param phi   azimuth in radians, finite
     * @return real part, imaginary part
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double[] complex(int l, int m, double theta, double phi) {
        Checks.finite(phi, "phi");
        Checks.inRange(m, -(long) l, l, "order");
        double value = legendre(l, Math.abs(m), theta);
        double signed = m < 0 && m % 2 != 0 ? -value : value;
        return new double[] {signed * Math.cos(m * phi), signed * Math.sin(m * phi)};
    }

    /**
     * All real harmonics up to a degree at one point. O(maxDegree^2).
     *
     * @param maxDegree in {@code [0, MAX_ROW_DEGREE]}
     * @param theta     colatitude in radians, in {@code [0, pi]}
     * @param phi       azimuth in radians, finite
     * @param out       receives {@code (maxDegree + 1)^2} values in the order of {@link #index}
     * @throws IllegalArgumentException  if an argument is out of range
     * @throws IndexOutOfBoundsException if {@code out} is too short
     */
    public static void row(int maxDegree, double theta, double phi, double[] out) {
        Checks.inRange(maxDegree, 0, MAX_ROW_DEGREE, "degree");
        Checks.inRange(theta, 0, Math.PI, "theta");
        Checks.finite(phi, "phi");
        Objects.checkFromIndexSize(0, (maxDegree + 1) * (maxDegree + 1), out.length);
        double z = Math.cos(theta);
        double s = Math.sin(theta);
        for (int m = 0; m <= maxDegree; m++) {
            double[] column = new double[maxDegree - m + 1];
            fillColumn(m, z, s, column);
            double cosine = m == 0 ? 1 : Math.sqrt(2) * Math.cos(m * phi);
            double sine = Math.sqrt(2) * Math.sin(m * phi);
            for (int l = m; l <= maxDegree; l++) {
                int centre = l * l + l;
                // The sine comes first: for order 0 both are the same element.
                out[centre - m] = column[l - m] * sine;
                out[centre + m] = column[l - m] * cosine;
            }
        }
    }

    /** Functions of order m and degrees m, m + 1, .. at cosine z and sine s. */
    private static void fillColumn(int m, double z, double s, double[] column) {
        ScaledNumber sectoral = new ScaledNumber(START);
        for (int k = 1; k <= m && sectoral.mantissa != 0; k++) {
            sectoral.multiply(LegendreFactors.sectoral(k) * s);
        }
        if (sectoral.mantissa == 0) {
            Arrays.fill(column, 0);
            return;
        }
        double before = 0;
        double p = sectoral.mantissa;
        int exponent = sectoral.exponent;
        column[0] = ScaledNumber.value(p, exponent);
        for (int l = m + 1; l < m + column.length; l++) {
            double next = LegendreFactors.forward(l, m) * Math.fma(z, p, LegendreFactors.back(l, m) * before);
            before = p;
            p = next;
            if (Math.abs(p) >= ScaledNumber.HIGH) {
                before *= 1 / ScaledNumber.UNIT;
                p *= 1 / ScaledNumber.UNIT;
                exponent++;
            }
            column[l - m] = ScaledNumber.value(p, exponent);
        }
    }

    /** A number {@code mantissa * UNIT^exponent}, which does not underflow. */
    private static final class ScaledNumber {
        static final double UNIT = 0x1p960;
        static final double HIGH = 0x1p480;

        double mantissa;
        int exponent;

        ScaledNumber(double mantissa) {
            this.mantissa = mantissa;
        }

        void multiply(double factor) {
            mantissa *= factor;
            if (mantissa != 0 && Math.abs(mantissa) < 1 / HIGH) {
                mantissa *= UNIT;
                exponent--;
            }
        }

        /** As a double: below exponent -1 the number is below 2^-1440 and so 0. */
        static double value(double mantissa, int exponent) {
            return exponent == 0 ? mantissa : exponent == -1 ? mantissa * (1 / UNIT) : 0;
        }
    }
}
