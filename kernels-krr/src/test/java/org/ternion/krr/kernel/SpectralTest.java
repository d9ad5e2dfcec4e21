package org.ternion.krr.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;

class SpectralTest {
    static Stream<Arguments> cases() {
        return Stream.of(0.05, 0.3, 1.0, 4.0, 64.0, Double.POSITIVE_INFINITY).flatMap(t -> Stream.of(0.0, 1.0, 0.25)
                .flatMap(zero -> Stream.of(1, 2, 3).map(d -> Arguments.of(new Spectral(d == 3 ? 2 : 4, t, zero,
                        false), d))));
    }

    @ParameterizedTest(name = "{0} in {1} dimensions")
    @MethodSource("cases")
    void itIsTheWeightedSumOfAllWaves(Spectral kernel, int d) {
        Random random = new Random(d);
        for (int round = 0; round < 30; round++) {
            double[] x = random.doubles(2 * d, -4, 4).toArray();
            assertEquals(sumOfWaves(kernel, x, d), kernel.value(x, 0, x, d, d), 2e-14);
        }
    }

    /** The definition, with the exponent of the largest wave taken out of all weights if there is no constant. */
    private static double sumOfWaves(Spectral kernel, double[] x, int d) {
        int side = 2 * kernel.kMax() + 1;
        double sum = kernel.zeroMode();
        double weights = kernel.zeroMode();
        double taken = kernel.zeroMode() == 0 ? 1 : 0;
        for (int wave = 0; wave < Math.pow(side, d); wave++) {
            double square = 0;
            double phase = 0;
            int rest = wave;
            for (int c = 0; c < d; c++) {
                int k = rest % side - kernel.kMax();
                rest /= side;
                square += k * k;
                phase += k * (x[c] - x[d + c]);
            }
            if (square > 0) {
                double weight = Math.exp((taken - square) / kernel.temperature());
                sum += weight * Math.cos(phase);
                weights += weight;
            }
        }
        return sum / weights;
    }

    @ParameterizedTest(name = "{0} in {1} dimensions")
    @MethodSource("cases")
    void aPointWithItselfGivesExactlyOneAndNothingIsLarger(Spectral kernel, int d) {
        DoubleMatrix x = KernelSamples.gaussian(new Random(3), 40, d);
        DoubleMatrix gram = Gram.symmetric(kernel, x, RunOptions.DEFAULT);
        for (int i = 0; i < 40; i++) {
            assertEquals(1, gram.get(i, i));
            for (int j = 0; j < 40; j++) {
                assertTrue(Math.abs(gram.get(i, j)) <= 1 + 1e-15);
            }
        }
    }

    @ParameterizedTest(name = "{0} in {1} dimensions")
    @MethodSource("cases")
    void shiftsReflectionsTurnsAndSwappedAxesChangeNothing(Spectral kernel, int d) {
        Random random = new Random(d);
        double[] x = random.doubles(2 * d, -3, 3).toArray();
        double value = kernel.value(x, 0, x, d, d);
        double[] shifted = new double[2 * d];
        double[] turned = x.clone();
        double[] mirrored = new double[2 * d];
        double[] swapped = new double[2 * d];
        for (int c = 0; c < 2 * d; c++) {
            shifted[c] = x[c] + 0.7 * (c % d + 1);
            turned[c] += 2 * Math.PI * random.nextInt(3);
            mirrored[c] = -x[c];
            swapped[c / d * d + d - 1 - c % d] = x[c];
        }
        for (double[] same : new double[][] {shifted, turned, mirrored, swapped}) {
            assertEquals(value, kernel.value(same, 0, same, d, d), 1e-13);
        }
        assertEquals(value, kernel.value(x, d, x, 0, d));
    }

    @Test
    void smallTemperaturesLeaveTheLongestWaves() {
        double[] x = {0.3, -1.2, 2.2, 0.4};
        double longest = (Math.cos(x[0] - x[2]) + Math.cos(x[1] - x[3])) / 2;
        for (double t : new double[] {1e-2, 1e-3, 1e-9, Double.MIN_VALUE}) {
            assertEquals(longest, new Spectral(4, t, 0, false).value(x, 0, x, 2, 2), 1e-14);
            assertEquals(1, new Spectral(4, t, 1, false).value(x, 0, x, 2, 2), 1e-14);
        }
        assertEquals(0, new Spectral(4, 1e-3, 0, true).value(x, 0, x, 2, 2), "as published");
    }

    @Test
    void infiniteTemperatureGivesTheDirichletKernel() {
        double[] x = {0.9, 0.2};
        double dirichlet = Math.sin(4.5 * 0.7) / Math.sin(0.35) / 9;
        assertEquals(dirichlet, new Spectral(4, Double.POSITIVE_INFINITY, 1, false).value(x, 0, x, 1, 1), 1e-14);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void theRankIsTheNumberOfWaves(int zeroMode) {
        Spectral kernel = new Spectral(2, 4, zeroMode, false);
        DoubleMatrix x = KernelSamples.gaussian(new Random(8), 80, 2);
        assertEquals(24 + zeroMode, KernelSamples.rank(Gram.symmetric(kernel, x, RunOptions.DEFAULT), 1e-10));
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 9})
    void theMeanOverAGridIsTheWeightOfTheConstant(int m) {
        double[] grid = new double[m * m * 2];
        for (int i = 0; i < m * m; i++) {
            grid[2 * i] = 2 * Math.PI * (i / m) / m + 0.1;
            grid[2 * i + 1] = 2 * Math.PI * (i % m) / m - 0.4;
        }
        double[] origin = new double[2];
        for (int zero = 0; zero < 2; zero++) {
            Spectral kernel = new Spectral(4, 4, zero, false);
            double sum = 0;
            for (int i = 0; i < m * m; i++) {
                sum += kernel.value(origin, 0, grid, 2 * i, 2);
            }
            AxisSeries series = kernel.fourierSeries(2).orElseThrow().get(0);
            assertEquals(zero * series.scale(), sum / (m * m), 1e-14);
        }
    }

    @Test
    void whatIsOutOfRangeIsRejected() {
        for (double t : new double[] {0, -1, Double.NaN, Double.NEGATIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> new Spectral(4, t, 0, false));
        }
        for (double zero : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> new Spectral(4, 1, zero, false));
        }
        assertThrows(IllegalArgumentException.class, () -> new Spectral(0, 1, 1, false));
        Spectral kernel = new Spectral(100, Double.POSITIVE_INFINITY, 1, false);
        assertThrows(IllegalArgumentException.class, () -> kernel.checkDimension(0));
        assertThrows(IllegalArgumentException.class, () -> kernel.checkDimension(200), "overflows");
    }
}
