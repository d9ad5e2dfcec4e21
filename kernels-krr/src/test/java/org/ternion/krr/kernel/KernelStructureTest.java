package org.ternion.krr.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What kernels say about their structure must be true of their values. */
class KernelStructureTest {
    static Stream<Arguments> factored() {
        Stream<Kernel> kernels = Stream.concat(KernelSamples.ANY_DIMENSION.stream(),
                KernelSamples.FOUR_COLUMNS.stream().filter(kernel -> !(kernel instanceof TreeRbf)));
        return kernels.flatMap(kernel -> Stream.of(1, 2, 3, 4).map(d -> Arguments.of(kernel, d)))
                .filter(arguments -> accepts((Kernel) arguments.get()[0], (int) arguments.get()[1]));
    }

    private static boolean accepts(Kernel kernel, int d) {
        try {
            kernel.checkDimension(d);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @ParameterizedTest(name = "{0} in {1} dimensions")
    @MethodSource("factored")
    void theProductOfTheAxisFactorsIsTheKernel(Kernel kernel, int d) {
        Optional<List<Kernel>> factors = kernel.axisFactors(d);
        assertTrue(d > 1 || factors.isPresent(), "every kernel of one component is its own factor");
        if (factors.isPresent()) {
            assertEquals(d, factors.get().size());
            Random random = new Random(d);
            for (int round = 0; round < 20; round++) {
                double[] x = random.doubles(2 * d, -3, 3).toArray();
                double product = 1;
                for (int c = 0; c < d; c++) {
                    factors.get().get(c).checkDimension(1);
                    product *= factors.get().get(c).value(x, c, x, d + c, 1);
                }
                assertEquals(kernel.value(x, 0, x, d, d), product, 1e-14 * Math.max(1, product));
            }
        }
    }

    @Test
    void separableKernelsSaySoAndOthersDoNot() {
        Kernel position = new Columns(PeriodicRbf.of(0.7), 0, 2);
        Kernel state = new Columns(new Rbf(0.5), 2, 4);
        assertEquals(Optional.of(List.of(PeriodicRbf.of(0.7), PeriodicRbf.of(0.7), new Rbf(0.5), new Rbf(0.5))),
                new Product(List.of(position, state)).axisFactors(4));
        assertTrue(new Spectral(4, 4, 1, false).axisFactors(2).isPresent());
        for (Kernel kernel : List.of(new Spectral(4, 4, 0, false), new Spectral(4, 4, 1, true),
                new Matern(Matern.Smoothness.HALF, 1), new Polynomial(2, 1, 1),
                new Sum(List.of(new Rbf(1), new Rbf(2))), new TreeRbf(2, 1, 1),
                new Product(List.of(new Rbf(1), new Polynomial(2, 1, 1))))) {
            assertEquals(Optional.empty(), kernel.axisFactors(2), kernel.toString());
        }
    }

    static Stream<Arguments> series() {
        Stream<Kernel> kernels = Stream.of(PeriodicRbf.of(0.2), PeriodicRbf.of(0.7), PeriodicRbf.of(5),
                PeriodicRbf.primes(1), new Spectral(4, 4, 0, false), new Spectral(4, 4, 1, false),
                new Spectral(3, 0.3, 0.5, true), new Spectral(3, 1e-3, 0, false), new Spectral(3, 1e-3, 1, false),
                new Spectral(3, 1e-3, 0, true), new Spectral(2, Double.POSITIVE_INFINITY, 0, false), new Constant(0.3),
                new Scaled(2, new Sum(List.of(PeriodicRbf.of(1), new Scaled(0.5, new Spectral(2, 1, 0, false)),
                        new Constant(1)))));
        return kernels.flatMap(kernel -> Stream.of(1, 2).map(d -> Arguments.of(kernel, d)));
    }

    @ParameterizedTest(name = "{0} in {1} dimensions")
    @MethodSource("series")
    void theFourierSeriesAddsUpToTheKernel(Kernel kernel, int d) {
        List<AxisSeries> terms = kernel.fourierSeries(d).orElseThrow();
        Random random = new Random(d);
        for (int round = 0; round < 20; round++) {
            double[] x = random.doubles(2 * d, -8, 8).toArray();
            double value = kernel.value(x, 0, x, d, d);
            double sum = terms.stream().mapToDouble(term -> evaluate(term, x, d)).sum();
            assertEquals(value, sum, 3e-14, "round " + round);
        }
    }

    private static double evaluate(AxisSeries series, double[] x, int d) {
        int side = 2 * series.cutoff() + 1;
        return IntStream.range(0, (int) Math.pow(side, d)).mapToDouble(wave -> {
            double coefficient = 1;
            double phase = 0;
            boolean constant = true;
            int rest = wave;
            for (int c = 0; c < d; c++) {
                int q = rest % side - series.cutoff();
                rest /= side;
                constant &= q == 0;
                coefficient *= series.coefficient(q);
                phase += q * (x[c] - x[d + c]);
            }
            double shifted = coefficient - (constant ? series.zeroShift() : 0);
            assertTrue(shifted >= 0, "coefficients of a positive semidefinite kernel are not negative");
            return series.scale() * shifted * Math.cos(phase);
        }).sum();
    }

    @Test
    void kernelsWithoutThePeriodOfTheTorusHaveNoSeries() {
        for (Kernel kernel : List.of(new Rbf(1), new PeriodicRbf(1, 3), PeriodicRbf.of(1e-5), new Laplacian(1),
                new Sum(List.of(new Constant(1), new Rbf(1))), new Scaled(2, new Rbf(1)),
                new Columns(PeriodicRbf.of(1), 0, 1))) {
            assertEquals(Optional.empty(), kernel.fourierSeries(2), kernel.toString());
        }
        assertTrue(new Columns(PeriodicRbf.of(1), 0, 2).fourierSeries(2).isPresent());
    }

    @Test
    void besselFunctionsHaveTheDigitsOfTheirPowerSeries() {
        for (double kappa : new double[] {1e-8, 0.04, 0.5, 1, 2.0408163265306123, 11, 25, 100}) {
            double[] scaled = BesselSeries.scaled(kappa);
            for (int j = 0; j < scaled.length; j++) {
                double term = Math.exp(-kappa);
                for (int i = 1; i <= j; i++) {
                    term *= kappa / 2 / i;
                }
                double sum = 0;
                for (int m = 1; m < 400; m++) {
                    sum += term;
                    term *= kappa / 2 / m * (kappa / 2 / (m + j));
                }
                assertEquals(sum, scaled[j], 1e-13 * sum, "order " + j + " of " + kappa);
            }
            assertTrue(scaled[scaled.length - 1] > 1e-17 * scaled[0]);
        }
    }

    @Test
    void besselFunctionsOfLargeArgumentsFollowTheirAsymptote() {
        for (double kappa : new double[] {1e4, 1e8}) {
            double[] scaled = BesselSeries.scaled(kappa);
            // exp(-k) I_0(k) = (1 + 1 / (8 k) + 9 / (128 k^2) + ..) / sqrt(2 pi k)
            double first = (1 + 1 / (8 * kappa) + 9 / (128 * kappa * kappa)) / Math.sqrt(2 * Math.PI * kappa);
            assertEquals(first, scaled[0], 1e-12 * first);
            int j = scaled.length / 3;
            double ratio = Math.exp(-(double) j * j / (2 * kappa));
            assertEquals(ratio, scaled[j] / scaled[0], 1e-2 * ratio);
        }
    }

    @Test
    void dimensionsThatDoNotFitAreRejected() {
        for (Kernel kernel : KernelSamples.ANY_DIMENSION) {
            assertThrows(IllegalArgumentException.class, () -> kernel.checkDimension(0), kernel.toString());
            kernel.checkDimension(7);
        }
        for (Kernel kernel : KernelSamples.FOUR_COLUMNS) {
            kernel.checkDimension(4);
            assertThrows(IllegalArgumentException.class, () -> kernel.checkDimension(1), kernel.toString());
        }
        for (Kernel kernel : KernelSamples.LEAVES) {
            kernel.checkDimension(1);
            assertThrows(IllegalArgumentException.class, () -> kernel.checkDimension(2), kernel.toString());
        }
    }

    @Test
    void sumsAndProductsNeedTwoParts() {
        assertThrows(IllegalArgumentException.class, () -> new Sum(List.of(new Rbf(1))));
        assertThrows(IllegalArgumentException.class, () -> new Product(List.of()));
    }
}
