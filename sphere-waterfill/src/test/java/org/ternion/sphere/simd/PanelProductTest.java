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

class PanelProductTest {
    private static final double[] SPECIAL = {0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE, -1e-310, 1e300, -1e300};

    static List<PanelProduct> loops() {
        return PanelProduct.all();
    }

    /** Columns of up to three steps of the widest tile (two vectors of eight) and one more. */
    static Stream<Arguments> widths() {
        return loops().stream().flatMap(loop -> IntStream.rangeClosed(0, 49).mapToObj(n -> Arguments.of(loop, n)));
    }

    @ParameterizedTest
    @MethodSource("widths")
    void productsHaveTheBitsOfFusedStepsInOrder(PanelProduct loop, int cols) {
        Random random = new Random(4000 + cols);
        for (int rows = 0; rows <= 9; rows++) {
            for (int inner : new int[] {0, 1, 2, 3, 4, 5, 9}) {
                Case test = new Case(random, rows, inner, inner, cols, cols);
                double[] wanted = test.out.clone();
                for (int i = 0; i < rows; i++) {
                    for (int j = 0; j < cols; j++) {
                        double sum = 0;
                        for (int k = 0; k < inner; k++) {
                            sum = Math.fma(test.a(i, k), test.b(k, j), sum);
                        }
                        wanted[test.c(i, j)] = sum;
                    }
                }
                loop.multiply(test.a, test.b, test.c, rows, inner, cols);
                assertArrayEquals(bits(wanted), bits(test.out), rows + " x " + inner + " x " + cols);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("widths")
    void transposedProductsHaveTheBitsOfEightLanes(PanelProduct loop, int cols) {
        Random random = new Random(5000 + cols);
        for (int rows = 0; rows <= 5; rows++) {
            for (int inner = 0; inner <= 32; inner += 8) {
                Case test = new Case(random, rows, inner, cols, inner, cols);
                double[] wanted = test.out.clone();
                for (int i = 0; i < rows; i++) {
                    for (int j = 0; j < cols; j++) {
                        double[] s = new double[8];
                        for (int k = 0; k < inner; k++) {
                            s[k % 8] = Math.fma(test.a(i, k), test.b(j, k), s[k % 8]);
                        }
                        double even = (s[0] + s[4]) + (s[2] + s[6]);
                        wanted[test.c(i, j)] = even + ((s[1] + s[5]) + (s[3] + s[7]));
                    }
                }
                loop.multiplyTransposed(test.a, test.b, test.c, rows, inner, cols);
                assertArrayEquals(bits(wanted), bits(test.out), rows + " x " + inner + " x " + cols);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void panelsOutsideTheirArraysAreRefused(PanelProduct loop) {
        Panel small = Panel.of(new double[15], 0, 4);
        Panel good = Panel.of(new double[64], 0, 8);
        assertThrows(IndexOutOfBoundsException.class, () -> loop.multiply(small, good, good, 4, 4, 4));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.multiply(good, small, good, 4, 4, 4));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.multiply(good, good, small, 4, 4, 4));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.multiplyTransposed(good, good, small, 4, 8, 4));
        assertThrows(IndexOutOfBoundsException.class,
                () -> loop.multiply(good, Panel.of(new double[64], -1, 8), good, 4, 4, 4));
        assertThrows(IllegalArgumentException.class, () -> loop.multiplyTransposed(good, good, good, 4, 4, 4));
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
    }

    /** Panels with random offset and stride, special values among their elements and a border that must not change. */
    private static final class Case {
        final double[] out;
        final Panel a;
        final Panel b;
        final Panel c;

        Case(Random random, int rows, int inner, int bRows, int bCols, int cols) {
            a = panel(random, rows, inner);
            b = panel(random, bRows, bCols);
            c = panel(random, rows, cols);
            out = c.values;
        }

        private static Panel panel(Random random, int rows, int cols) {
            int offset = random.nextInt(9);
            int stride = cols + random.nextInt(4);
            double[] values = new double[offset + rows * stride + 5];
            boolean plain = random.nextBoolean();
            for (int i = 0; i < values.length; i++) {
                values[i] = plain || random.nextInt(8) > 0 ? random.nextGaussian()
                        : SPECIAL[random.nextInt(SPECIAL.length)];
            }
            return Panel.of(values, offset, stride);
        }

        double a(int i, int k) {
            return a.values[a.offset + i * a.stride + k];
        }

        double b(int i, int k) {
            return b.values[b.offset + i * b.stride + k];
        }

        int c(int i, int j) {
            return c.offset + i * c.stride + j;
        }
    }
}
