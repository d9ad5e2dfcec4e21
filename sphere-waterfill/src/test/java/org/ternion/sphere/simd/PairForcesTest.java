package org.ternion.sphere.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PairForcesTest {
    static List<PairForces> loops() {
        return PairForces.all();
    }

    private static double[] unitVectors(Random random, int n, int dim) {
        double[] points = new double[n * dim];
        for (int i = 0; i < n; i++) {
            double norm = 0;
            for (int d = 0; d < dim; d++) {
                points[i * dim + d] = random.nextGaussian();
                norm = Math.hypot(norm, points[i * dim + d]);
            }
            for (int d = 0; d < dim; d++) {
                points[i * dim + d] /= norm;
            }
        }
        return points;
    }

    private static double[] tileOf(double[] points, int dim, int offset) {
        double[] tile = new double[offset + dim * PairForces.TILE];
        for (int i = 0; i < points.length; i++) {
            tile[offset + i % dim * PairForces.TILE + i / dim] = points[i];
        }
        return tile;
    }

    private static double distance(double[] points, int dim, int i, int j) {
        double sum = 0;
        for (int d = 0; d < dim; d++) {
            sum += Math.pow(points[i * dim + d] - points[j * dim + d], 2);
        }
        return Math.sqrt(sum);
    }

    private static double energy(double distance, int exponent) {
        return exponent == 0 ? -Math.log(distance) : Math.pow(distance, -exponent);
    }

    @ParameterizedTest
    @MethodSource("loops")
    void tilesAndListsHaveTheBitsOfTheScalarLoops(PairForces loop) {
        PairForces scalar = new ScalarPairForces();
        for (int n : new int[] {0, 1, 7, 8, 9, 25, 127, 128, 130, 256}) {
            for (int dim : new int[] {1, 2, 3, 4, 8, 11, 33}) {
                Random random = new Random(31L * n + dim);
                double[] points = unitVectors(random, n + 1, dim);
                int[] others = IntStream.range(0, n + 1).toArray();
                double[] weights = random.doubles(n + 1).toArray();
                for (int exponent : new int[] {0, 1, 2, 5}) {
                    double[] one = new double[points.length];
                    double[] two = new double[points.length];
                    double[] scratch = new double[PairForces.SCRATCH * (dim + 5)];
                    double[] tile = tileOf(Arrays.copyOf(points, n * dim), dim, 3);
                    int i = n / 2;
                    assertEquals(scalar.repelTile(tile, 3, n, points, dim, i, exponent, one, scratch),
                            loop.repelTile(tile, 3, n, points, dim, i, exponent, two, scratch));
                    assertEquals(scalar.repelListed(points, dim, i, others, 0, n, exponent, one, scratch),
                            loop.repelListed(points, dim, i, others, 0, n, exponent, two, scratch));
                    assertEquals(scalar.attractListed(points, dim, i, others, weights, 0, n, 0.3, one, scratch),
                            loop.attractListed(points, dim, i, others, weights, 0, n, 0.3, two, scratch));
                    assertArrayEquals(one, two, "n " + n + " dim " + dim + " s " + exponent);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void energiesAndGradientsAreTheFormulas(PairForces loop) {
        int n = 150;
        int dim = 5;
        double[] points = unitVectors(new Random(4), n, dim);
        int[] others = IntStream.range(0, n).toArray();
        for (int exponent : new int[] {0, 1, 2, 3, 6, 32}) {
            double[] gradient = new double[points.length];
            double[] scratch = new double[PairForces.SCRATCH * (dim + 5)];
            double got = loop.repelTile(tileOf(points, dim, 0), 0, n, points, dim, 7, exponent, gradient, scratch);
            double[] expected = new double[points.length];
            double sum = 0;
            for (int j = 0; j < n; j++) {
                double distance = distance(points, dim, 7, j);
                if (j != 7) {
                    sum += energy(distance, exponent);
                    for (int d = 0; d < dim; d++) {
                        expected[7 * dim + d] += Math.max(exponent, 1) * Math.pow(distance, -exponent - 2)
                                * points[j * dim + d];
                    }
                }
            }
            double scale = 1e-11 * Math.max(1, sum);
            assertEquals(sum, got, scale);
            assertArrayEquals(expected, gradient, 100 * scale, "s " + exponent);
            double[] listed = new double[points.length];
            assertEquals(sum, loop.repelListed(points, dim, 7, others, 0, n, exponent, listed, scratch), scale);
            assertArrayEquals(expected, listed, 100 * scale);
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void coincidentPointsNeitherRepelNorCount(PairForces loop) {
        double[] points = {1, 0, 1, 0, 0, 1};
        double[] gradient = new double[6];
        double[] scratch = new double[PairForces.SCRATCH * 7];
        assertEquals(0.5, loop.repelTile(tileOf(points, 2, 0), 0, 3, points, 2, 0, 2, gradient, scratch), 1e-15);
        assertArrayEquals(new double[] {0, 0.5, 0, 0, 0, 0}, gradient, 1e-15);
        assertEquals(-0.5 * Math.log(2),
                loop.repelListed(points, 2, 0, new int[] {0, 1, 2}, 0, 3, 0, gradient, scratch), 1e-15);
    }

    @ParameterizedTest
    @MethodSource("loops")
    void shortArraysAreRejected(PairForces loop) {
        double[] points = new double[6];
        double[] scratch = new double[64];
        double[] tile = new double[3 * PairForces.TILE];
        assertThrows(IndexOutOfBoundsException.class,
                () -> loop.repelTile(tile, 1, 1, points, 3, 0, 1, points, scratch));
        assertThrows(IndexOutOfBoundsException.class,
                () -> loop.repelTile(tile, 0, PairForces.TILE + 1, points, 3, 0, 1, points, scratch));
        assertThrows(IndexOutOfBoundsException.class,
                () -> loop.repelTile(tile, 0, 1, points, 3, 2, 1, points, scratch));
        assertThrows(IndexOutOfBoundsException.class,
                () -> loop.repelTile(tile, 0, 1, points, 3, 0, 1, points, new double[63]));
        assertThrows(IndexOutOfBoundsException.class,
                () -> loop.repelListed(points, 3, 0, new int[] {2}, 0, 1, 1, points, scratch));
        assertThrows(IndexOutOfBoundsException.class,
                () -> loop.attractListed(points, 3, 0, new int[] {1}, new double[0], 0, 1, 1, points, scratch));
    }
}
