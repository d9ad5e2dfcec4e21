package org.ternion.sphere.simd;

import java.lang.invoke.MethodHandles;
import java.util.List;
import org.ternion.core.simd.Simd;

/**
 * Adds a Legendre series around one centre to complex values at many points of the sphere. Every implementation gives
 * the same bits: points are independent and the operations of a step are fixed.
 */
public interface ZonalSum {
    /** The implementation in use. */
    ZonalSum CHOSEN = Simd.select(MethodHandles.lookup(), "PanamaZonalSum", ScalarZonalSum::new);

    /**
     * Every implementation that can run here, for tests and benchmarks.
     *
     * @return the scalar one, then the vector one if available
     */
    static List<ZonalSum> all() {
        return Simd.all(MethodHandles.lookup(), "PanamaZonalSum", ScalarZonalSum::new);
    }

    /**
     * Adds {@code factor * s(t)} to the values of the points, where t is the dot product of point and centre and s(t)
     * the sum of {@code c[l] * P_l(t)}, by Clenshaw's recurrence. O(n * c.length).
     *
     * @param xyz      coordinates of the points: n x, then n y, then n z
     * @param n        number of points, {@code >= 0}
     * @param centre   x, y, z
     * @param c        coefficients of the Legendre polynomials of degree 0, 1, ..
     * @param factorRe real part of the factor
     * @param factorIm imaginary part of the factor
     * @param re       real parts, n of them, added to
     * @param im       imaginary parts, n of them, added to
     * @throws IndexOutOfBoundsException if an array is too short
     */
    void add(double[] xyz, int n, double[] centre, double[] c, double factorRe, double factorIm, double[] re,
            double[] im);
}
