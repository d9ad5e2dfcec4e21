package org.ternion.krr.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TileDistancesTest {
    private static final int STRIDE = 128;

    /** What is summed up, one component after the other. */
    @FunctionalInterface
    private interface Term {
        double add(double x, double y, double sum);
    }

    /** A method of the interface. */
    @FunctionalInterface
    private interface Loop {
        void run(TileDistances loop, double[] x, int offset, int components, double[] tile, int start, int stride,
                int count, double[] result);
    }

    private enum Kind {
        SQUARED(TileDistances::squared, (x, y, sum) -> Math.fma(y - x, y - x, sum)),
        ABSOLUTE(TileDistances::absolute, (x, y, sum) -> sum + Math.abs(y - x)),
        PRODUCTS(TileDistances::products, (x, y, sum) -> Math.fma(x, y, sum));

        private final Loop loop;
        private final Term term;

        Kind(Loop loop, Term term) {
            this.loop = loop;
            this.term = term;
        }
    }

    static Stream<Arguments> loops() {
        return TileDistances.all().stream()
                .flatMap(loop -> Arrays.stream(Kind.values()).map(kind -> Arguments.of(loop, kind)));
    }

    @ParameterizedTest
    @MethodSource("loops")
    void everyCountAndNumberOfComponentsHasTheBitsOfTheStatedOrder(TileDistances loop, Kind kind) {
        for (int components = 0; components < 10; components++) {
            for (int count = 0; count <= STRIDE; count += count < 70 ? 1 : 29) {
                Random random = new Random(1000L * components + count);
                int offset = random.nextInt(4);
                int start = random.nextInt(4);
                double[] x = random.doubles(offset + components, -3, 3).toArray();
                double[] tile = random.doubles(start + (components + 1) * STRIDE, -3, 3).toArray();
                check(loop, kind, x, offset, components, tile, start, count);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void specialNumbersStayWithTheirPoints(TileDistances loop, Kind kind) {
        double[] special = {Double.NaN, Double.POSITIVE_INFINITY, -0.0, Double.MIN_VALUE, 1e200, -1e308, 1e-200, 2};
        double[] tile = new double[2 * STRIDE];
        Arrays.setAll(tile, i -> special[(i + i / STRIDE) % special.length]);
        for (double own : special) {
            check(loop, kind, new double[] {own, 1}, 0, 2, tile, 0, 45);
        }
    }

    private static void check(TileDistances loop, Kind kind, double[] x, int offset, int components, double[] tile,
            int start, int count) {
        double[] result = new double[STRIDE];
        kind.loop.run(loop, x, offset, components, tile, start, STRIDE, count, result);
        for (int j = 0; j < count; j++) {
            double sum = 0;
            for (int c = 0; c < components; c++) {
                sum = kind.term.add(x[offset + c], tile[start + c * STRIDE + j], sum);
            }
            assertEquals(Double.doubleToLongBits(sum), Double.doubleToLongBits(result[j]),
                    "point " + j + " of " + count + ", " + components + " components");
        }
        for (int j = (count + TileDistances.GROUP - 1) / TileDistances.GROUP * TileDistances.GROUP; j < STRIDE; j++) {
            assertEquals(0, result[j], "written past the group");
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void shortArraysAreRejectedAlsoWhenOnlyTheRestOfAGroupIsMissing(TileDistances loop, Kind kind) {
        double[] large = new double[2 * STRIDE];
        assertThrows(IndexOutOfBoundsException.class,
                () -> kind.loop.run(loop, new double[1], 0, 2, large, 0, STRIDE, 3, new double[STRIDE]));
        assertThrows(IndexOutOfBoundsException.class,
                () -> kind.loop.run(loop, new double[2], 0, 2, new double[STRIDE + 31], 0, STRIDE, 3, large));
        assertThrows(IndexOutOfBoundsException.class,
                () -> kind.loop.run(loop, new double[2], 0, 2, large, 0, STRIDE, 3, new double[31]));
        assertThrows(IndexOutOfBoundsException.class,
                () -> kind.loop.run(loop, new double[2], 0, 2, large, -1, STRIDE, 3, new double[STRIDE]));
    }

    @Test
    void squaredDistancesOfEqualPointsAreZeroAndOthersNeverNegative() {
        double[] x = new Random(2).doubles(8, 1e6, 1e6 + 1e-3).toArray();
        double[] tile = new double[8 * STRIDE];
        for (int c = 0; c < 8; c++) {
            Arrays.fill(tile, c * STRIDE, c * STRIDE + 32, x[c]);
            tile[c * STRIDE + 1] = Math.nextUp(x[c]);
        }
        for (TileDistances loop : TileDistances.all()) {
            double[] result = new double[32];
            loop.squared(x, 0, 8, tile, 0, STRIDE, 32, result);
            assertEquals(0, result[0]);
            assertEquals(8 * Math.pow(Math.ulp(x[0]), 2), result[1]);
        }
    }
}
