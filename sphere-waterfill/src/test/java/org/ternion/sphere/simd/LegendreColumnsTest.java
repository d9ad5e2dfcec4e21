package org.ternion.sphere.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LegendreColumnsTest {
    private static final double[] SPECIAL = {0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, 1e300};

    static List<LegendreColumns> loops() {
        return LegendreColumns.all();
    }

    /** Up to three steps of four vectors of eight lanes and one more. */
    static Stream<Arguments> lengths() {
        return loops().stream().flatMap(loop -> IntStream.rangeClosed(0, 97).mapToObj(n -> Arguments.of(loop, n)));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void rowsHaveTheBitsOfTheRecurrence(LegendreColumns loop, int n) {
        Random random = new Random(6000 + n);
        for (int rows = 0; rows <= 6; rows++) {
            int from = random.nextInt(3);
            double[] a = numbers(random, from + rows);
            double[] b = numbers(random, from + rows);
            double[] z = numbers(random, n + 2);
            double[] p = numbers(random, rows * n + 3);
            double[] wanted = p.clone();
            for (int r = 1; r < rows; r++) {
                for (int i = 0; i < n; i++) {
                    double before = r == 1 ? 0 : wanted[(r - 2) * n + i];
                    wanted[r * n + i] = a[from + r] * Math.fma(z[i], wanted[(r - 1) * n + i], b[from + r] * before);
                }
            }
            loop.fill(z, p, n, rows, a, b, from);
            assertArrayEquals(bits(wanted), bits(p), rows + " rows");
        }
    }

    private static double[] numbers(Random random, int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = random.nextInt(10) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : random.nextGaussian();
        }
        return values;
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
    }

    @ParameterizedTest
    @MethodSource("loops")
    void shortArraysAreRefused(LegendreColumns loop) {
        double[] four = new double[4];
        double[] twelve = new double[12];
        assertThrows(IndexOutOfBoundsException.class, () -> loop.fill(new double[3], twelve, 4, 3, four, four, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.fill(four, new double[11], 4, 3, four, four, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.fill(four, twelve, 4, 3, four, new double[2], 0));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.fill(four, twelve, 4, 3, four, four, 2));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.fill(four, twelve, -1, 3, four, four, 0));
    }
}
