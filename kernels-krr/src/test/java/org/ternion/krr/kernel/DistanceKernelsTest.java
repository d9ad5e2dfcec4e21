package org.ternion.krr.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Kernels of distances and inner products against their formulas. */
class DistanceKernelsTest {
    private static final double[] X = {0.3, -1.2, 2, 1.1, 0.5, 1.5};
    private static final double SQUARED = 0.64 + 2.89 + 0.25;

    @Test
    void valuesAreThoseOfTheFormulas() {
        double r = Math.sqrt(SQUARED);
        assertEquals(Math.exp(-SQUARED / (2 * 0.49)), value(new Rbf(0.7)), 1e-15);
        assertEquals(Math.exp(-(0.8 + 1.7 + 0.5) / 0.7), value(new Laplacian(0.7)), 1e-15);
        assertEquals(Math.exp(-r / 2), value(new Matern(Matern.Smoothness.HALF, 2)), 1e-15);
        double a = Math.sqrt(3) * r / 2;
        assertEquals((1 + a) * Math.exp(-a), value(new Matern(Matern.Smoothness.THREE_HALVES, 2)), 1e-15);
        double b = Math.sqrt(5) * r / 2;
        assertEquals((1 + b + 5 * SQUARED / 12) * Math.exp(-b), value(new Matern(Matern.Smoothness.FIVE_HALVES, 2)),
                1e-15);
        double inner = 0.33 - 0.6 + 3;
        for (int degree : new int[] {1, 2, 3, 7, 64}) {
            double power = Math.pow(0.4 * inner + 0.2, degree);
            assertEquals(power, value(new Polynomial(degree, 0.4, 0.2)), 1e-13 * power);
        }
    }

    private static double value(Kernel kernel) {
        return kernel.value(X, 0, X, 3, 3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.2228, 0.7, 3})
    void thePeriodicKernelIsTheProductOfVonMisesBumps(double ell) {
        Random random = new Random(6);
        PeriodicRbf kernel = PeriodicRbf.of(ell);
        for (int round = 0; round < 100; round++) {
            double[] x = random.doubles(4, -7, 7).toArray();
            double expected = Math.exp((Math.cos(x[0] - x[2]) + Math.cos(x[1] - x[3]) - 2) / (ell * ell));
            assertEquals(expected, kernel.value(x, 0, x, 2, 2), 1e-12);
            double[] turned = {x[0] + 2 * Math.PI, x[1], x[2], x[3] - 4 * Math.PI};
            assertEquals(expected, kernel.value(turned, 0, turned, 2, 2), 1e-12);
        }
    }

    @Test
    void thePeriodIsMeasuredInUnitsOfTheCoordinates() {
        double[] day = {23.5, 0.25};
        double difference = 24 / Math.PI * Math.sin(Math.PI * 0.75 / 24);
        assertEquals(Math.exp(-difference * difference / 8), new PeriodicRbf(2, 24).value(day, 0, day, 1, 1), 1e-15);
    }

    @Test
    void extremeLengthscalesGiveZeroOrOneAndNeverNaN() {
        double[] x = {1e300, 1, -1e300, 1};
        for (Kernel kernel : new Kernel[] {new Rbf(1e-100), new Laplacian(1e-100), PeriodicRbf.of(1e-100),
            new Matern(Matern.Smoothness.HALF, 1e-100), new Matern(Matern.Smoothness.FIVE_HALVES, 1)}) {
            assertEquals(1, kernel.value(x, 1, x, 3, 1), kernel.toString());
        }
        for (Kernel kernel : new Kernel[] {new Rbf(1e100), new Laplacian(1e100),
            new Matern(Matern.Smoothness.HALF, 1e100), new Matern(Matern.Smoothness.THREE_HALVES, 1),
            new Matern(Matern.Smoothness.FIVE_HALVES, 1)}) {
            assertEquals(0, kernel.value(x, 0, x, 2, 1), kernel.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e-101, 1e101})
    void lengthscalesOutOfRangeAreRejected(double ell) {
        assertThrows(IllegalArgumentException.class, () -> new Rbf(ell));
        assertThrows(IllegalArgumentException.class, () -> PeriodicRbf.of(ell));
        assertThrows(IllegalArgumentException.class, () -> new PeriodicRbf(1, ell));
        assertThrows(IllegalArgumentException.class, () -> new Laplacian(ell));
        assertThrows(IllegalArgumentException.class, () -> new Matern(Matern.Smoothness.HALF, ell));
        assertThrows(IllegalArgumentException.class, () -> new TreeRbf(2, 2, ell));
    }
}
