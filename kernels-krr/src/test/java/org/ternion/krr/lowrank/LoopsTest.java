package org.ternion.krr.lowrank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Progress;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.kernel.KernelProduct;
import org.ternion.krr.kernel.PeriodicRbf;
import org.ternion.krr.kernel.Rbf;
import org.ternion.krr.kernel.Spectral;
import org.ternion.krr.solve.Outputs;

/** The parts of the solvers against plain loops, at sizes around their blocks. */
class LoopsTest {
    @ParameterizedTest
    @CsvSource({"1, 0, 1", "5, 4, 1", "129, 3, 2", "300, 2, 3", "9000, 4, 2"})
    void trigonometricSumsAreThoseOfPlainSinesAndCosines(int n, int cutoff, int d) {
        DoubleMatrix x = Reference.uniform(n, d, -4, 9, 1);
        double[] weights = Reference.uniform(n, 1, -1, 1, 2).toArray();
        TorusPoints points = TorusPoints.of(x, RunOptions.DEFAULT);
        double[] sums = points.sums(weights, cutoff, 1, new SharedProgress(Progress.NONE, n));
        double[] plain = points.sums(null, cutoff, 2, new SharedProgress(Progress.NONE, n));
        int width = 2 * cutoff + 1;
        assertEquals((int) Math.pow(width, d), sums.length);
        double[] tensor = Reference.uniform(sums.length, 1, -1, 1, 3).toArray();
        double[] evaluated = points.evaluate(tensor, cutoff, 2);
        double[] expectedAt0 = new double[1];
        for (int element = 0; element < sums.length; element++) {
            double weighted = 0;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double value = product(x, i, element, width);
                weighted += weights[i] * value;
                sum += value;
                expectedAt0[0] += i == n - 1 ? tensor[element] * value : 0;
            }
            assertEquals(weighted, sums[element], 1e-13 * n);
            assertEquals(sum, plain[element], 1e-13 * n);
        }
        assertEquals(expectedAt0[0], evaluated[n - 1], 1e-12);
    }

    private static double product(DoubleMatrix x, int row, int element, int width) {
        double product = 1;
        int rest = element;
        for (int axis = x.cols() - 1; axis >= 0; axis--) {
            int function = rest % width;
            double angle = (function + 1) / 2 * x.get(row, axis);
            product *= function > 0 && function % 2 == 0 ? Math.sin(angle) : Math.cos(angle);
            rest /= width;
        }
        return product;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void featuresMultiplyToTheKernel(int d) {
        for (Kernel kernel : List.of(new Spectral(3, 2, 0.7, false), new PeriodicRbf(1.2, 2 * Math.PI))) {
            TorusModes modes = TorusModes.of(kernel, d);
            DoubleMatrix x = Reference.uniform(8, d, -3, 5, 4);
            double[] phi = modes.features(x).toArray();
            int r = modes.count();
            for (int i = 0; i < 8; i++) {
                double sum = 0;
                for (int m = 0; m < r; m++) {
                    sum += phi[m] * phi[i * r + m];
                }
                assertEquals(kernel.value(x.backingArray(), 0, x.backingArray(), i * d, d), sum, 1e-13);
            }
        }
    }

    /** The cutoff of the series is one for the worst case; frequencies without weight are not carried along. */
    @Test
    void negligibleModesAreLeftOut() {
        // exp(-4 / T) is 4e-18.
        assertEquals(3, TorusModes.of(new Spectral(1 << 20, 0.1, 1, false), 1).count());
        assertEquals(80, TorusModes.of(new Spectral(4, 1, 0, false), 2).count());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "255, 5", "257, 16", "300, 17", "700, 40"})
    void tallProductsAreThoseOfPlainLoops(int n, int r) {
        double[] f = Reference.uniform(n, r, -1, 1, 5).toArray();
        double[] v = Reference.uniform(r, r, -1, 1, 6).toArray();
        double[] gram = TallProducts.gram(f, n, r, 2, new SharedProgress(Progress.NONE, n));
        double[] turned = f.clone();
        TallProducts.rotate(turned, n, r, v, 2, new SharedProgress(Progress.NONE, n));
        for (int i = 0; i < r; i++) {
            for (int j = 0; j < r; j++) {
                double sum = 0;
                for (int k = 0; k < n; k++) {
                    sum = Math.fma(f[k * r + i], f[k * r + j], sum);
                }
                assertEquals(sum, gram[i * r + j], "gram " + i + ", " + j);
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < r; j++) {
                double sum = 0;
                for (int k = 0; k < r; k++) {
                    sum = Math.fma(f[i * r + k], v[k * r + j], sum);
                }
                assertEquals(sum, turned[i * r + j], "row " + i + " column " + j);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "127, 255", "130, 257", "5, 600", "513, 3"})
    void kernelProductsAreThoseOfPlainLoops(int sources, int targets) {
        Kernel kernel = new Rbf(1);
        DoubleMatrix x = Reference.uniform(sources, 2, 0, 3, 7);
        DoubleMatrix z = Reference.uniform(targets, 2, 0, 3, 8);
        double[][] weights = Outputs.columns(Reference.uniform(sources, 3, -1, 1, 9), sources);
        double[][] result = new KernelProduct(kernel, x, 2)
                .times(z, weights, new SharedProgress(Progress.NONE, targets));
        for (int column = 0; column < 3; column++) {
            for (int i = 0; i < targets; i++) {
                double sum = 0;
                for (int j = 0; j < sources; j++) {
                    sum = Math.fma(weights[column][j],
                            kernel.value(x.backingArray(), 2 * j, z.backingArray(), 2 * i, 2), sum);
                }
                assertEquals(sum, result[column][i]);
            }
        }
    }

    @Test
    void kroneckerProductsAreThoseOfPlainLoops() {
        int[] sizes = {3, 17, 5};
        List<DoubleMatrix> matrices = new ArrayList<>();
        for (int n : sizes) {
            matrices.add(Reference.uniform(n, n, -1, 1, n));
        }
        double[] tensor = Reference.uniform(3 * 17 * 5, 1, -1, 1, 1).toArray();
        double[] product = KroneckerProduct.of(matrices).times(tensor, 2);
        for (int i = 0; i < tensor.length; i++) {
            double sum = 0;
            for (int j = 0; j < tensor.length; j++) {
                sum += tensor[j] * matrices.get(0).get(i / 85, j / 85) * matrices.get(1).get(i / 5 % 17, j / 5 % 17)
                        * matrices.get(2).get(i % 5, j % 5);
            }
            assertEquals(sum, product[i], 1e-12);
        }
    }

    @Test
    void distinctPointsAreNumberedByAppearance() {
        DoubleMatrix x = DoubleMatrix.wrap(new double[] {1, 2, 0.0, 5, 1, 2, -0.0, 5, 2, 1, 0, 5}, 6, 2);
        DistinctPoints points = DistinctPoints.of(x);
        assertEquals(3, points.count());
        assertArrayEquals(new int[] {0, 1, 0, 1, 2, 1}, points.cells(new int[] {0, 1, 2, 3, 4, 5}));
        assertArrayEquals(new double[] {1, 2, 0, 5, 2, 1}, points.points().toArray());
        assertEquals(3, points.count(1));
        assertEquals(3, AggregatedSystem.distinct(x));
    }

    @Test
    void manyDistinctPointsAreFound() {
        double[] values = new double[40_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 10_000 / 16.0;
        }
        assertEquals(10_000, AggregatedSystem.distinct(DoubleMatrix.wrap(values, values.length, 1)));
    }

    @Test
    void powerIterationFindsTheLargestEigenvalue() {
        DoubleMatrix matrix = DoubleMatrix.wrap(new double[] {2, -1, 0, -1, 2, -1, 0, -1, 2}, 3, 3);
        assertEquals(2 + Math.sqrt(2), LargestEigenvalue.of(matrix), 1e-7);
        assertEquals(0, LargestEigenvalue.of(DoubleMatrix.wrap(new double[4], 2, 2)));
    }

    @Test
    void gradientsStopWhenAsked() {
        DoubleMatrix x = Reference.uniform(600, 1, 0, 9, 2);
        DoubleMatrix y = Reference.uniform(600, 1, 0, 9, 3);
        boolean[] stop = new boolean[1];
        ConjugateGradientSystem system = ConjugateGradientSystem.of(new Rbf(0.1), x, y, 3,
                RunOptions.DEFAULT.withProgress((done, total) -> !stop[0]));
        stop[0] = true;
        assertThrows(CancellationException.class, () -> system.solve(new double[] {1e-3}));
        assertTrue(system.residualTrace() > 0);
    }
}
