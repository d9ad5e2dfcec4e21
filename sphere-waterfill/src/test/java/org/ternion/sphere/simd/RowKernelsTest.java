package org.ternion.sphere.simd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.core.FloatMatrix;

class RowKernelsTest {
    private static final float[] SPECIAL = {0, -0f, Float.MIN_VALUE, -Float.MAX_VALUE, Float.MAX_VALUE, 1e-30f, 3};

    static List<RowKernels> loops() {
        return RowKernels.all();
    }

    static Stream<Arguments> lengths() {
        return loops().stream().flatMap(loop -> IntStream
                .concat(IntStream.rangeClosed(0, 130), IntStream.of(4096, 5003))
                .mapToObj(cols -> Arguments.of(loop, cols)));
    }

    /** A08: rows of odd lengths begin at every offset. */
    @ParameterizedTest
    @MethodSource("lengths")
    void sumsHaveTheBitsOfTheStatedOrder(RowKernels loop, int cols) {
        Random random = new Random(100 + cols);
        int rows = 21;
        float[] values = new float[rows * cols];
        for (int i = 0; i < values.length; i++) {
            boolean special = random.nextInt(8) == 0;
            values[i] = special ? SPECIAL[random.nextInt(SPECIAL.length)] : (float) random.nextGaussian();
        }
        double[] sum = new double[rows];
        double[] squares = new double[rows];
        loop.sums(FloatMatrix.wrap(values, rows, cols), 2, rows, sum, squares);
        for (int row = 2; row < rows; row++) {
            double[] lanes = new double[16];
            double[] squareLanes = new double[16];
            for (int i = 0; i < cols; i++) {
                double value = values[row * cols + i];
                lanes[i % 16] += value;
                squareLanes[i % 16] += value * value;
            }
            assertBits(tree(lanes), sum[row - 2], "sum of row " + row);
            assertBits(tree(squareLanes), squares[row - 2], "squares of row " + row);
        }
        assertEquals(0, squares[rows - 1], "written past the end");
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void squaresTellWhetherARowIsFinite(RowKernels loop, int cols) {
        if (cols == 0) {
            return;
        }
        float[] bad = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY};
        float[] values = new float[4 * cols];
        Arrays.fill(values, -Float.MAX_VALUE);
        int at = new Random(cols).nextInt(cols);
        for (int row = 0; row < 3; row++) {
            values[row * cols + at] = bad[row];
        }
        double[] squares = new double[4];
        loop.sums(FloatMatrix.wrap(values, 4, cols), 0, 4, new double[4], squares);
        for (int row = 0; row < 3; row++) {
            assertFalse(Double.isFinite(squares[row]), "row " + row);
        }
        assertTrue(Double.isFinite(squares[3]), "large but finite");
    }

    @ParameterizedTest
    @MethodSource("loops")
    void rangesOutsideTheArraysAreRejected(RowKernels loop) {
        FloatMatrix x = FloatMatrix.wrap(new float[12], 4, 3);
        double[] four = new double[4];
        double[] three = new double[3];
        assertThrows(IndexOutOfBoundsException.class, () -> loop.sums(x, 0, 5, new double[5], new double[5]));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.sums(x, -1, 2, four, four));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.sums(x, 0, 4, three, four));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.sums(x, 0, 4, four, three));
    }

    private static double tree(double[] lanes) {
        for (int half = 8; half > 0; half /= 2) {
            for (int j = 0; j < half; j++) {
                lanes[j] += lanes[j + half];
            }
        }
        return lanes[0];
    }

    private static void assertBits(double wanted, double actual, String message) {
        assertEquals(Double.doubleToRawLongBits(wanted), Double.doubleToRawLongBits(actual),
                () -> message + ": " + wanted + " expected, got " + actual);
    }
}
