package org.ternion.sphere.navigate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeadingAxesTest {
    /** A symmetric matrix with given eigenvalues: a diagonal one seen in a few mirrors. */
    private static double[] mirrored(double[] values, double[][] mirrors) {
        int n = values.length;
        double[] a = new double[n * n];
        for (int i = 0; i < n; i++) {
            double[] axis = axis(i, n, mirrors);
            for (int p = 0; p < n * n; p++) {
                a[p] += values[i] * axis[p / n] * axis[p % n];
            }
        }
        return a;
    }

    private static double[] axis(int i, int n, double[][] mirrors) {
        double[] axis = new double[n];
        axis[i] = 1;
        for (double[] mirror : mirrors) {
            double along = 0;
            double squares = 0;
            for (int d = 0; d < n; d++) {
                along += axis[d] * mirror[d];
                squares += mirror[d] * mirror[d];
            }
            for (int d = 0; d < n; d++) {
                axis[d] -= 2 * along / squares * mirror[d];
            }
        }
        return axis;
    }

    private static double[][] mirrors(int n) {
        Random random = new Random(n);
        double[][] mirrors = new double[3][n];
        for (double[] mirror : mirrors) {
            for (int d = 0; d < n; d++) {
                mirror[d] = random.nextGaussian();
            }
        }
        return mirrors;
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 8, 9, 60})
    void axesAndValuesAreThoseTheMatrixWasMadeOf(int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = 10 * Math.pow(0.8, i);
        }
        double[][] mirrors = mirrors(n);
        LeadingAxes axes = new LeadingAxes(mirrored(values, mirrors), n, 3, () -> { });
        for (int i = 0; i < 3; i++) {
            assertEquals(values[i], axes.value(i), 1e-11);
            double[] expected = axis(i, n, mirrors);
            double along = 0;
            double largest = 0;
            for (int d = 0; d < n; d++) {
                double got = axes.axes()[i * n + d];
                along += expected[d] * got;
                largest = Math.abs(got) > Math.abs(largest) ? got : largest;
            }
            assertEquals(1, Math.abs(along), 1e-12);
            assertTrue(largest > 0);
        }
    }

    @Test
    void equalEigenvaluesGiveSomeAxesOfTheirSpace() {
        double[][] mirrors = mirrors(20);
        double[] values = new double[20];
        for (int i = 0; i < 12; i++) {
            values[i] = 2;
        }
        LeadingAxes axes = new LeadingAxes(mirrored(values, mirrors), 20, 3, () -> { });
        double[] inSpace = new double[3];
        for (int k = 0; k < 3; k++) {
            assertEquals(2, axes.value(k), 1e-12);
            for (int i = 0; i < 12; i++) {
                double[] axis = axis(i, 20, mirrors);
                double along = 0;
                for (int d = 0; d < 20; d++) {
                    along += axis[d] * axes.axes()[20 * k + d];
                }
                inSpace[k] += along * along;
            }
        }
        assertArrayEquals(new double[] {1, 1, 1}, inSpace, 1e-9);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void axesAreOrthonormalForMatricesOfLowRank(int rank) {
        double[] values = new double[12];
        for (int i = 0; i < rank; i++) {
            values[i] = 1 + i;
        }
        LeadingAxes axes = new LeadingAxes(mirrored(values, mirrors(12)), 12, 3, () -> { });
        double[] v = axes.axes();
        for (int i = 0; i < 3; i++) {
            assertEquals(i < rank ? rank - i : 0, axes.value(i), 1e-12);
            for (int j = 0; j <= i; j++) {
                double dot = 0;
                for (int d = 0; d < 12; d++) {
                    dot += v[12 * i + d] * v[12 * j + d];
                }
                assertEquals(i == j ? 1 : 0, dot, 1e-12);
            }
        }
    }
}
