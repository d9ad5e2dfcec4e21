package org.ternion.krr.simd;

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

class PanelUpdateTest {
    private static final int W = PanelUpdate.WIDTH;
    private static final double[] SPECIAL = {0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY,
        Double.MIN_VALUE, -1e-310, 1e300, -1e300};

    static List<PanelUpdate> loops() {
        return PanelUpdate.all();
    }

    static Stream<Arguments> depths() {
        return loops().stream().flatMap(loop -> IntStream.of(0, 1, 2, 3, 7, 16, 40)
                .mapToObj(depth -> Arguments.of(loop, depth)));
    }

    @ParameterizedTest
    @MethodSource("depths")
    void productsHaveTheBitsOfFusedStepsInOrder(PanelUpdate loop, int depth) {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(100 * depth + seed);
            int at = random.nextInt(5);
            int bt = random.nextInt(5);
            int ct = random.nextInt(5);
            int stride = W + random.nextInt(4);
            double[] a = numbers(random, at + depth * W, seed % 2 == 0);
            double[] b = numbers(random, bt + depth * W, seed % 2 == 0);
            double[] c = numbers(random, ct + W * stride, seed % 2 == 0);
            double[] wanted = c.clone();
            for (int i = 0; i < W; i++) {
                for (int j = 0; j < W; j++) {
                    double s = -c[ct + i * stride + j];
                    for (int k = 0; k < depth; k++) {
                        s = Math.fma(a[at + k * W + i], b[bt + k * W + j], s);
                    }
                    wanted[ct + i * stride + j] = -s;
                }
            }
            loop.subtractProduct(a, at, b, bt, depth, c, ct, stride);
            assertArrayEquals(bits(wanted), bits(c), "seed " + (100 * depth + seed));
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void triangleHasTheBitsOfColumnByColumnSubstitution(PanelUpdate loop) {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            int lt = random.nextInt(5);
            int xt = random.nextInt(5);
            double[] l = numbers(random, lt + W * W, seed % 2 == 0);
            double[] x = numbers(random, xt + W * W, seed % 2 == 0);
            double[] wanted = x.clone();
            for (int i = 0; i < W; i++) {
                for (int j = 0; j < W; j++) {
                    double s = -x[xt + j * W + i];
                    for (int k = 0; k < j; k++) {
                        s = Math.fma(l[lt + k * W + j], wanted[xt + k * W + i], s);
                    }
                    wanted[xt + j * W + i] = -s / l[lt + j * W + j];
                }
            }
            loop.solveTriangle(l, lt, x, xt);
            assertArrayEquals(bits(wanted), bits(x), "seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void operandsOutsideTheirArraysAreRefused(PanelUpdate loop) {
        double[] panel = new double[4 * W];
        double[] tile = new double[W * W];
        assertThrows(IndexOutOfBoundsException.class, () -> loop.subtractProduct(panel, 1, panel, 0, 4, tile, 0, W));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.subtractProduct(panel, 0, panel, -1, 4, tile, 0, W));
        assertThrows(IndexOutOfBoundsException.class,
                () -> loop.subtractProduct(panel, 0, panel, 0, 4, tile, 0, W + 1));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.subtractProduct(panel, 0, panel, 0, 4, tile, 1, W));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.solveTriangle(panel, 0, tile, 0));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.solveTriangle(tile, 0, tile, 1));
    }

    private static double[] numbers(Random random, int length, boolean plain) {
        double[] values = new double[length + 3];
        for (int i = 0; i < values.length; i++) {
            values[i] = plain || random.nextInt(200) > 0 ? random.nextGaussian()
                    : SPECIAL[random.nextInt(SPECIAL.length)];
        }
        return values;
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToLongBits).toArray();
    }
}
