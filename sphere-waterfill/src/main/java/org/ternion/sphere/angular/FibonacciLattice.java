package org.ternion.sphere.angular;

import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.sphere.CounterRng;

/**
 * Starts for maps on the ordinary sphere: an even lattice, and uniform random points.
 *
 * @see <a href="https://doi.org/10.1007/s11004-009-9257-x">Gonzalez (2010), Measurement of areas on a sphere using
 *      Fibonacci and latitude-longitude lattices</a>
 */
public final class FibonacciLattice {
    private static final double GOLDEN_ANGLE = Math.PI * (3 - Math.sqrt(5));
    /** Streams of {@link CounterRng}: height and azimuth must not share one. */
    private static final long HEIGHT_STREAM = 0xF1B0;
    private static final long AZIMUTH_STREAM = 0xF1B1;

    private FibonacciLattice() {
    }

    /**
     * Points at equal steps of height and golden-angle steps of azimuth: {@code z = 1 - (2i + 1) / n}, azimuth
     * {@code i * pi * (3 - sqrt 5)}. O(n) time.
     *
     * @param n number of points, {@code >= 0}
     * @return unit vectors (x, y, z), one per row
     * @throws IllegalArgumentException if {@code n} is negative or {@code 3 n} exceeds an array
     */
    public static DoubleMatrix points(int n) {
        double[] xyz = new double[3 * size(n)];
        for (int i = 0; i < n; i++) {
            put(xyz, i, 1 - (2.0 * i + 1) / n, i * GOLDEN_ANGLE);
        }
        return DoubleMatrix.wrap(xyz, n, 3);
    }

    /**
     * Points drawn uniformly from the sphere: height uniform in (-1, 1], azimuth uniform, independent.
     *
     * @param n    number of points, {@code >= 0}
     * @param seed any value; the same seed gives the same points, and the first ones for a smaller n
     * @return unit vectors (x, y, z), one per row
     * @throws IllegalArgumentException if {@code n} is negative or {@code 3 n} exceeds an array
     */
    public static DoubleMatrix uniform(int n, long seed) {
        double[] xyz = new double[3 * size(n)];
        for (int i = 0; i < n; i++) {
            put(xyz, i, 1 - 2 * CounterRng.uniform(seed, HEIGHT_STREAM, i),
                    2 * Math.PI * CounterRng.uniform(seed, AZIMUTH_STREAM, i));
        }
        return DoubleMatrix.wrap(xyz, n, 3);
    }

    private static int size(int n) {
        return Checks.inRange(n, 0, Integer.MAX_VALUE / 3, "n");
    }

    private static void put(double[] xyz, int i, double z, double azimuth) {
        double radius = Math.sqrt((1 - z) * (1 + z));
        // StrictMath: the same bits on every machine.
        xyz[3 * i] = radius * StrictMath.cos(azimuth);
        xyz[3 * i + 1] = radius * StrictMath.sin(azimuth);
        xyz[3 * i + 2] = z;
    }
}
