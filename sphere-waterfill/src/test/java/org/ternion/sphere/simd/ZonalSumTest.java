package org.ternion.sphere.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ZonalSumTest {
    static List<ZonalSum> loops() {
        return ZonalSum.all();
    }

    /** Up to three steps of four vectors of eight lanes and one more, and around a block of the scalar loop. */
    static Stream<Arguments> lengths() {
        int[] lengths = IntStream.concat(IntStream.rangeClosed(0, 97), IntStream.of(255, 256, 257)).toArray();
        return loops().stream().flatMap(loop -> IntStream.of(lengths).mapToObj(n -> Arguments.of(loop, n)));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void sumsHaveTheBitsOfClenshawsRecurrence(ZonalSum loop, int n) {
        Random random = new Random(7000 + n);
        for (int degrees = 0; degrees <= 5; degrees++) {
            double[] xyz = random.doubles(3 * n + 2, -1, 1).toArray();
            double[] centre = {0.3, random.nextInt(5) == 0 ? Double.NaN : -0.5, 0.7};
            double[] c = random.doubles(degrees, -2, 2).toArray();
            double[] re = random.doubles(n + 2).toArray();
            double[] im = random.doubles(n + 2).toArray();
            double[] wantedRe = re.clone();
            double[] wantedIm = im.clone();
            for (int i = 0; i < n; i++) {
                double t = Math.fma(xyz[2 * n + i], centre[2], Math.fma(xyz[n + i], centre[1], xyz[i] * centre[0]));
                double b1 = 0;
                double b2 = 0;
                for (int l = degrees - 1; l >= 0; l--) {
                    double b = Math.fma((2.0 * l + 1) / (l + 1) * t, b1, Math.fma(-(l + 1.0) / (l + 2), b2, c[l]));
                    b2 = b1;
                    b1 = b;
                }
                wantedRe[i] = Math.fma(1.5, b1, re[i]);
                wantedIm[i] = Math.fma(-0.25, b1, im[i]);
            }
            loop.add(xyz, n, centre, c, 1.5, -0.25, re, im);
            assertArrayEquals(bits(wantedRe), bits(re), degrees + " degrees");
            assertArrayEquals(bits(wantedIm), bits(im), degrees + " degrees");
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void seriesIsThatOfLegendrePolynomials(ZonalSum loop) {
        for (double t : new double[] {-1, -0.6, 0, 0.3, 1}) {
            double[] re = new double[1];
            double[] pole = {0, 0, 1};
            loop.add(new double[] {0, 0, t}, 1, pole, new double[] {2, 3, 5, 7}, 1, 0, re, new double[1]);
            assertEquals(2 + 3 * t + 5 * (3 * t * t - 1) / 2 + 7 * (5 * t * t * t - 3 * t) / 2, re[0], 1e-14);
        }
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
    }

    @ParameterizedTest
    @MethodSource("loops")
    void shortArraysAreRefused(ZonalSum loop) {
        double[] six = new double[6];
        double[] two = new double[2];
        double[] three = new double[3];
        assertThrows(IndexOutOfBoundsException.class, () -> loop.add(new double[5], 2, three, two, 1, 1, two, two));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.add(six, 2, two, two, 1, 1, two, two));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.add(six, 2, three, two, 1, 1, new double[1], two));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.add(six, 2, three, two, 1, 1, two, new double[1]));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.add(six, -1, three, two, 1, 1, two, two));
    }
}
