package org.ternion.sphere.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.core.FloatMatrix;

class DotKernelsTest {
    static List<DotKernels> loops() {
        return DotKernels.all();
    }

    /** A08 asks for 1 to 130: every remainder of 16 and of the strips, with and without whole vectors. */
    static Stream<Arguments> lengths() {
        return loops().stream().flatMap(loop -> IntStream.rangeClosed(0, 130).mapToObj(n -> Arguments.of(loop, n)));
    }

    /** Rows around the tile of 4 and the strip of 32, queries around the tile, columns around 16 and a long one. */
    static Stream<Arguments> shapes() {
        int[][] shapes = {{1, 1, 1}, {3, 3, 3}, {4, 4, 16}, {5, 4, 17}, {4, 5, 15}, {31, 6, 3}, {32, 8, 20},
            {33, 9, 32}, {37, 7, 100}, {67, 4, 128}, {9, 21, 4096}, {70, 5, 1100}, {2, 4200, 16}, {2, 4200, 13},
            {0, 3, 8}, {3, 0, 8}, {6, 6, 0}};
        return loops().stream().flatMap(loop -> Arrays.stream(shapes)
                .map(shape -> Arguments.of(loop, shape[0], shape[1], shape[2])));
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void dotHasTheBitsOfTheStatedOrderAtEveryOffset(DotKernels loop, int n) {
        Random random = new Random(7000 + n);
        float[] x = gaussian(random, n + 19);
        float[] y = gaussian(random, n + 19);
        for (int offset = 0; offset < 16; offset++) {
            int other = random.nextInt(16);
            float sum = loop.dot(x, offset, y, other, n);
            assertBits(inStatedOrder(x, offset, y, other, n), sum, "offsets " + offset + ", " + other);
            assertTrue(Math.abs(sum - exact(x, offset, y, other, n)) <= bound(x, offset, y, other, n),
                    () -> sum + " is off by more than the stated bound");
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void scanAndTileHaveTheBitsOfSingleProducts(DotKernels loop, int rows, int queries, int cols) {
        Random random = new Random(31L * rows + 17L * queries + cols);
        // Three rows before and two behind the range, so that a slip of the range shows.
        FloatMatrix x = FloatMatrix.wrap(gaussian(random, (rows + 5) * cols), rows + 5, cols);
        FloatMatrix y = FloatMatrix.wrap(gaussian(random, (queries + 3) * cols), queries + 3, cols);
        float[] wanted = new float[rows * queries + 1];
        wanted[rows * queries] = -7;
        float[] tiled = wanted.clone();
        for (int q = 0; q < queries; q++) {
            float[] scanned = new float[rows + 1];
            scanned[rows] = -9;
            loop.scan(x, 3, 3 + rows, y.backingArray(), (q + 1) * cols, scanned);
            assertEquals(-9, scanned[rows], "scan wrote past its end");
            for (int row = 0; row < rows; row++) {
                wanted[q * rows + row] = inStatedOrder(x.backingArray(), (row + 3) * cols, y.backingArray(),
                        (q + 1) * cols, cols);
                assertBits(wanted[q * rows + row], scanned[row], "row " + row + ", query " + q);
            }
        }
        loop.tile(x, 3, 3 + rows, y, 1, 1 + queries, tiled);
        assertArrayEquals(bits(wanted), bits(tiled));
    }

    @ParameterizedTest
    @MethodSource("loops")
    void tileOfOneMatrixWithItselfIsSymmetric(DotKernels loop) {
        int n = 45;
        FloatMatrix x = FloatMatrix.wrap(gaussian(new Random(5), n * 33), n, 33);
        float[] gram = new float[n * n];
        loop.tile(x, 0, n, x, 0, n, gram);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                assertBits(gram[i * n + j], gram[j * n + i], i + ", " + j);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void zerosAppendedDoNotChangeABit(DotKernels loop) {
        Random random = new Random(11);
        for (int n = 0; n < 70; n++) {
            float[] x = gaussian(random, n);
            float[] y = gaussian(random, n);
            // Products that underflow to -0 in all lanes: the sum is +0 with and without zeros.
            float[] tiny = new float[n];
            float[] negative = new float[n];
            Arrays.fill(tiny, Float.MIN_VALUE);
            Arrays.fill(negative, -Float.MIN_VALUE);
            for (int more = 0; more < 20; more++) {
                String message = n + " terms, " + more + " zeros";
                assertBits(loop.dot(x, 0, y, 0, n), padded(loop, x, y, more), message);
                assertBits(0f, padded(loop, tiny, negative, more), "underflow, " + message);
            }
        }
    }

    private static float padded(DotKernels loop, float[] x, float[] y, int zeros) {
        int n = x.length + zeros;
        return loop.dot(Arrays.copyOf(x, n), 0, Arrays.copyOf(y, n), 0, n);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void notANumberAndInfinityStayInTheirRow(DotKernels loop, int rows, int queries, int cols) {
        if (rows < 2 || queries == 0 || cols == 0) {
            return;
        }
        float[] ones = new float[rows * cols];
        Arrays.fill(ones, 1);
        // The last element of the first row is the neighbour of the second row's first.
        ones[cols - 1] = Float.NaN;
        ones[rows * cols - 1] = Float.POSITIVE_INFINITY;
        float[] queriesOfOnes = new float[queries * cols];
        Arrays.fill(queriesOfOnes, 1);
        FloatMatrix x = FloatMatrix.wrap(ones, rows, cols);
        FloatMatrix y = FloatMatrix.wrap(queriesOfOnes, queries, cols);
        float[] out = new float[rows * queries];
        loop.tile(x, 0, rows, y, 0, queries, out);
        float[] scanned = new float[rows];
        loop.scan(x, 0, rows, queriesOfOnes, 0, scanned);
        for (int i = 0; i < out.length; i++) {
            int row = i % rows;
            float wanted = row == 0 ? Float.NaN : row == rows - 1 ? Float.POSITIVE_INFINITY : cols;
            assertEquals(wanted, out[i], "product " + i);
            assertEquals(wanted, scanned[row], "row " + row);
        }
    }

    @ParameterizedTest
    @MethodSource("loops")
    void sumsThatOverflowAreInfinite(DotKernels loop) {
        float[] large = new float[40];
        Arrays.fill(large, 1e20f);
        assertEquals(Float.POSITIVE_INFINITY, loop.dot(large, 0, large, 0, 40));
    }

    @ParameterizedTest
    @MethodSource("loops")
    void rangesOutsideTheArraysAreRejected(DotKernels loop) {
        FloatMatrix x = FloatMatrix.wrap(new float[40], 5, 8);
        FloatMatrix narrow = FloatMatrix.wrap(new float[35], 5, 7);
        float[] array = new float[8];
        assertThrows(IndexOutOfBoundsException.class, () -> loop.dot(array, 1, array, 0, 8));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.dot(array, 0, array, -1, 4));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.dot(array, 0, array, 0, -1));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.scan(x, 0, 6, array, 0, array));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.scan(x, 0, 5, array, 1, array));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.scan(x, 0, 5, array, 0, new float[4]));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.tile(x, -1, 2, x, 0, 2, new float[9]));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.tile(x, 0, 2, x, 4, 6, new float[9]));
        assertThrows(IndexOutOfBoundsException.class, () -> loop.tile(x, 0, 3, x, 0, 3, array));
        IllegalArgumentException shapes = assertThrows(IllegalArgumentException.class,
                () -> loop.tile(x, 0, 1, narrow, 0, 1, array));
        assertEquals("rows have 8 columns, queries 7", shapes.getMessage());
    }

    @Test
    void theVectorLoopIsInUseWhenThereIsOne() {
        assertEquals(loops().get(loops().size() - 1).getClass(), DotKernels.CHOSEN.getClass());
    }

    /** The order of the contract, written down again. */
    private static float inStatedOrder(float[] x, int xOffset, float[] y, int yOffset, int n) {
        float[] lanes = new float[16];
        for (int i = 0; i < n; i++) {
            lanes[i % 16] = Math.fma(x[xOffset + i], y[yOffset + i], lanes[i % 16]);
        }
        for (int half = 8; half > 0; half /= 2) {
            for (int j = 0; j < half; j++) {
                lanes[j] += lanes[j + half];
            }
        }
        return lanes[0] == 0 ? 0f : lanes[0];
    }

    private static double exact(float[] x, int xOffset, float[] y, int yOffset, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += (double) x[xOffset + i] * y[yOffset + i];
        }
        return sum;
    }

    private static double bound(float[] x, int xOffset, float[] y, int yOffset, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Math.abs((double) x[xOffset + i] * y[yOffset + i]);
        }
        return (n / 16 + 5) * 0x1p-24 * sum;
    }

    private static float[] gaussian(Random random, int n) {
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    private static void assertBits(float wanted, float actual, String message) {
        assertEquals(Float.floatToRawIntBits(wanted), Float.floatToRawIntBits(actual),
                () -> message + ": " + wanted + " expected, got " + actual);
    }

    private static int[] bits(float[] values) {
        int[] bits = new int[values.length];
        Arrays.setAll(bits, i -> Float.floatToRawIntBits(values[i]));
        return bits;
    }
}
