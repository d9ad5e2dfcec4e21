package org.ternion.krr.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;

class GramTest {
    private static final RunOptions THREE_THREADS = RunOptions.DEFAULT.withParallelism(3);

    static Stream<Arguments> samples() {
        return KernelSamples.withPoints(150);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void elementsHaveTheBitsOfSingleValues(Kernel kernel, DoubleMatrix x) {
        assertEquals(values(kernel, x, 0, x.rows(), 0, x.rows()), Gram.symmetric(kernel, x, THREE_THREADS));
        DoubleMatrix y = rows(x, 17, 150);
        assertEquals(values(kernel, x, 0, x.rows(), 17, 150), Gram.between(kernel, x, y, THREE_THREADS));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void matricesAreSymmetricAndPositiveSemidefinite(Kernel kernel, DoubleMatrix x) {
        DoubleMatrix gram = Gram.symmetric(kernel, x, RunOptions.DEFAULT);
        double largest = 0;
        for (int i = 0; i < x.rows(); i++) {
            largest = Math.max(largest, gram.get(i, i));
            for (int j = 0; j < i; j++) {
                assertEquals(gram.get(i, j), gram.get(j, i));
            }
        }
        assertTrue(KernelSamples.rank(gram, 1e-10 * largest * x.rows()) >= 0, "a negative pivot");
    }

    /** Around a block of 32, around a tile of 128, both blocks of a unit, one block left over. */
    static Stream<Arguments> sizes() {
        return IntStream.of(0, 1, 2, 31, 32, 33, 64, 65, 96, 127, 128, 129, 160, 257, 300)
                .boxed().flatMap(n -> Stream.of(1, 2, 5).map(threads -> Arguments.of(n, threads)));
    }

    @ParameterizedTest
    @MethodSource("sizes")
    void everySizeAndNumberOfThreadsGivesTheSameBits(int n, int threads) {
        Kernel kernel = new Rbf(1.5);
        DoubleMatrix x = KernelSamples.gaussian(new Random(n), n, 3);
        AtomicLong done = new AtomicLong();
        RunOptions run = RunOptions.DEFAULT.withParallelism(threads).withProgress((at, total) -> {
            assertEquals(n, total);
            done.set(at);
            return true;
        });
        assertEquals(values(kernel, x, 0, n, 0, n), Gram.symmetric(kernel, x, run));
        assertEquals(n, done.get(), "rows reported");
        assertEquals(values(kernel, x, 0, n, 0, n), Gram.between(kernel, x, x, run));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 31, 128, 140})
    void aBlockIsFilledAndNothingElse(int cols) {
        Kernel kernel = new Sum(List.of(new Rbf(1), PeriodicRbf.of(2)));
        DoubleMatrix x = KernelSamples.gaussian(new Random(cols), 40, 2);
        DoubleMatrix y = KernelSamples.gaussian(new Random(-cols), 5 + cols, 2);
        int stride = cols + 3;
        double[] target = new double[7 + 36 * stride];
        Arrays.fill(target, -5);
        Gram.fill(kernel, x.backingArray(), 4, 39, y.backingArray(), 5, 5 + cols, 2, target, 7, stride);
        for (int at = 0; at < target.length; at++) {
            int i = Math.floorDiv(at - 7, stride);
            int j = Math.floorMod(at - 7, stride);
            double expected = i >= 0 && i < 35 && j < cols
                    ? kernel.value(x.backingArray(), (4 + i) * 2, y.backingArray(), (5 + j) * 2, 2) : -5;
            assertEquals(expected, target[at], "element " + at);
        }
    }

    @Test
    void kernelsOfOthersAreTakenValueByValue() {
        Kernel minimum = new Kernel() {
            @Override
            public double value(double[] x, int xOffset, double[] y, int yOffset, int dimension) {
                return Math.min(x[xOffset + 1], y[yOffset + 1]) + 3;
            }

            @Override
            public void checkDimension(int dimension) {
                assertEquals(2, dimension);
            }
        };
        DoubleMatrix x = KernelSamples.gaussian(new Random(9), 50, 2);
        Kernel sum = new Sum(List.of(minimum, new Rbf(1)));
        assertEquals(values(minimum, x, 0, 50, 0, 50), Gram.symmetric(minimum, x, RunOptions.DEFAULT));
        assertEquals(values(sum, x, 0, 50, 0, 50), Gram.symmetric(sum, x, RunOptions.DEFAULT));
    }

    @Test
    void whatDoesNotFitIsRejected() {
        DoubleMatrix two = KernelSamples.gaussian(new Random(1), 6, 2);
        DoubleMatrix three = KernelSamples.gaussian(new Random(1), 4, 3);
        Kernel tree = new TreeRbf(2, 2, 1);
        Kernel rbf = new Rbf(1);
        assertThrows(IllegalArgumentException.class, () -> Gram.symmetric(tree, two, RunOptions.DEFAULT));
        assertThrows(IllegalArgumentException.class, () -> Gram.between(rbf, two, three, RunOptions.DEFAULT));
        double[] x = two.backingArray();
        double[] target = new double[36];
        assertThrows(IllegalArgumentException.class, () -> Gram.fill(rbf, x, 0, 6, x, 0, 6, 2, target, 0, 5));
        assertThrows(IllegalArgumentException.class, () -> Gram.fill(rbf, x, 0, 6, x, 0, 6, 0, target, 0, 6));
        assertThrows(IllegalArgumentException.class, () -> Gram.fill(tree, x, 0, 6, x, 0, 6, 2, target, 0, 6));
        assertThrows(IndexOutOfBoundsException.class, () -> Gram.fill(rbf, x, 0, 7, x, 0, 6, 2, target, 0, 6));
        assertThrows(IndexOutOfBoundsException.class, () -> Gram.fill(rbf, x, 0, 6, x, 0, 6, 2, target, 1, 6));
        assertThrows(IndexOutOfBoundsException.class, () -> Gram.fill(rbf, x, 0, 6, x, 0, 6, 2, target, -1, 6));
        DoubleMatrix tooMany = DoubleMatrix.wrap(new double[50_000], 50_000, 1);
        assertThrows(IllegalArgumentException.class, () -> Gram.symmetric(rbf, tooMany, RunOptions.DEFAULT));
        DoubleMatrix noLeaf = DoubleMatrix.wrap(new double[] {0, 8}, 2, 1);
        Kernel leaves = new Ultrametric(2, 3, new double[] {0, 1, 2, 3});
        assertThrows(IllegalArgumentException.class, () -> Gram.symmetric(leaves, noLeaf, RunOptions.DEFAULT));
    }

    @Test
    void theListenerCanStopTheWork() {
        DoubleMatrix x = KernelSamples.gaussian(new Random(1), 300, 2);
        RunOptions stop = RunOptions.DEFAULT.withProgress((done, total) -> false);
        assertThrows(CancellationException.class, () -> Gram.symmetric(new Rbf(1), x, stop));
        assertThrows(CancellationException.class, () -> Gram.between(new Rbf(1), x, x, stop));
    }

    private static DoubleMatrix rows(DoubleMatrix x, int from, int to) {
        return DoubleMatrix.wrap(Arrays.copyOfRange(x.backingArray(), from * x.cols(), to * x.cols()), to - from,
                x.cols());
    }

    private static DoubleMatrix values(Kernel kernel, DoubleMatrix x, int fromRow, int toRow, int fromCol, int toCol) {
        double[] values = new double[(toRow - fromRow) * (toCol - fromCol)];
        int at = 0;
        for (int i = fromRow; i < toRow; i++) {
            for (int j = fromCol; j < toCol; j++) {
                values[at++] = kernel.value(x.backingArray(), i * x.cols(), x.backingArray(), j * x.cols(), x.cols());
            }
        }
        return DoubleMatrix.wrap(values, toRow - fromRow, toCol - fromCol);
    }
}
