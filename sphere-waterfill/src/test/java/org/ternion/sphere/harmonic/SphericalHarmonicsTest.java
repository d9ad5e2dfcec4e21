package org.ternion.sphere.harmonic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.sphere.Goldens;

class SphericalHarmonicsTest {
    private static final JsonNode GOLDEN = Goldens.json("10_spherical_harmonics.json");

    static Stream<JsonNode> low() {
        return Goldens.elements(GOLDEN.get("low"));
    }

    static Stream<JsonNode> high() {
        return Goldens.elements(GOLDEN.get("high"));
    }

    @ParameterizedTest
    @MethodSource("low")
    void lowDegreesAreTheGoldenOnes(JsonNode golden) {
        assertGolden(golden, Goldens.doubles(GOLDEN.get("theta")), Goldens.doubles(GOLDEN.get("phi")), 1e-13);
    }

    @ParameterizedTest
    @MethodSource("high")
    void highDegreesAreTheGoldenOnes(JsonNode golden) {
        assertGolden(golden, Goldens.doubles(GOLDEN.get("high_theta")), Goldens.doubles(GOLDEN.get("high_phi")), 1e-11);
    }

    private static void assertGolden(JsonNode golden, double[] theta, double[] phi, double tolerance) {
        int l = golden.get("l").intValue();
        int m = golden.get("m").intValue();
        double[] wanted = Goldens.doubles(golden.get("y"));
        assertEquals(theta.length, wanted.length);
        double[] row = new double[(l + 1) * (l + 1)];
        for (int i = 0; i < wanted.length; i++) {
            assertEquals(wanted[i], SphericalHarmonics.real(l, m, theta[i], phi[i]), tolerance);
            SphericalHarmonics.row(l, theta[i], phi[i], row);
            assertEquals(wanted[i], row[SphericalHarmonics.index(l, m)], tolerance);
        }
    }

    /** A10: for each order, products of Legendre functions integrate to 0 or 1; the azimuth adds no error. */
    @ParameterizedTest
    @ValueSource(ints = {3, 32, 128})
    void harmonicsAreOrthonormal(int maxDegree) {
        GaussLegendre rule = GaussLegendre.of(maxDegree + 1);
        double[][] rows = new double[rule.size()][(maxDegree + 1) * (maxDegree + 1)];
        for (int t = 0; t < rule.size(); t++) {
            SphericalHarmonics.row(maxDegree, rule.theta(t), 0, rows[t]);
        }
        double worst = 0;
        for (int m = 0; m <= maxDegree; m++) {
            // At azimuth 0 a harmonic of order above 0 is sqrt(2) times its Legendre function.
            double measure = m == 0 ? 2 * Math.PI : Math.PI;
            for (int l = m; l <= maxDegree; l++) {
                for (int k = m; k <= l; k++) {
                    double sum = 0;
                    for (int t = 0; t < rule.size(); t++) {
                        sum += rule.weight(t) * rows[t][l * l + l + m] * rows[t][k * k + k + m];
                    }
                    worst = Math.max(worst, Math.abs(measure * sum - (l == k ? 1 : 0)));
                }
            }
        }
        assertTrue(worst <= 1e-12, "worst error " + worst);
    }

    /** A10: the squares of a degree add up to (2l + 1) / (4 pi) everywhere, which needs every order to be right. */
    @ParameterizedTest
    @CsvSource({"5, 0, 1e-14", "5, 1.1, 1e-14", "64, 0.02, 1e-12", "256, 0.7, 1e-12", "256, 3.1, 1e-12",
        "2500, 0.3, 1e-10", "2500, 1.5, 1e-10", "2500, 0.001, 1e-7"})
    void squaresOfADegreeAddUp(int l, double theta, double relative) {
        double sum = Math.pow(SphericalHarmonics.legendre(l, 0, theta), 2);
        for (int m = 1; m <= l; m++) {
            sum += 2 * Math.pow(SphericalHarmonics.legendre(l, m, theta), 2);
        }
        double wanted = (2 * l + 1) / (4 * Math.PI);
        assertEquals(wanted, sum, relative * wanted);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 17, 64, 256})
    void polesSeeOrderZeroOnly(int maxDegree) {
        double[] north = new double[(maxDegree + 1) * (maxDegree + 1)];
        double[] south = new double[north.length];
        SphericalHarmonics.row(maxDegree, 0, 1.3, north);
        SphericalHarmonics.row(maxDegree, Math.PI, 1.3, south);
        for (int l = 0; l <= maxDegree; l++) {
            double pole = Math.sqrt((2 * l + 1) / (4 * Math.PI));
            for (int m = -l; m <= l; m++) {
                int i = SphericalHarmonics.index(l, m);
                assertEquals(m == 0 ? pole : 0, north[i], 1e-12);
                assertEquals(m == 0 ? (l % 2 == 0 ? pole : -pole) : 0, south[i], 1e-12);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, Double.MIN_VALUE, 1e-300, 1e-8, 0.003, Math.PI / 2, 3.14, Math.PI})
    void nothingIsNotANumber(double theta) {
        int maxDegree = 300;
        double[] row = new double[(maxDegree + 1) * (maxDegree + 1)];
        SphericalHarmonics.row(maxDegree, theta, -1e6, row);
        for (double y : row) {
            assertTrue(Math.abs(y) <= Math.sqrt((2 * maxDegree + 1) / (2 * Math.PI)), "value " + y);
        }
        assertTrue(Double.isFinite(SphericalHarmonics.real(20_000, -13_000, theta, 2)));
    }

    /** sin(0.2)^3000 is 1e-2106; the function of degree 20,000 is of size 1 there. Oracle: mpmath with 60 digits. */
    @Test
    void ordersFarBelowTheRangeOfDoubleComeBack() {
        assertEquals(-0.28563530619598014276, SphericalHarmonics.legendre(20_000, 3000, 0.2), 1e-9);
    }

    @Test
    void complexAndRealHarmonicsAgree() {
        double root = Math.sqrt(2);
        for (int l = 0; l <= 6; l++) {
            for (int m = 0; m <= l; m++) {
                double[] plus = SphericalHarmonics.complex(l, m, 0.8, 2.1);
                double[] minus = SphericalHarmonics.complex(l, -m, 0.8, 2.1);
                double sign = m % 2 == 0 ? 1 : -1;
                assertArrayEquals(new double[] {sign * plus[0], -sign * plus[1]}, minus, 1e-15);
                double scale = m == 0 ? 1 : root;
                assertEquals(scale * plus[0], SphericalHarmonics.real(l, m, 0.8, 2.1), 1e-15);
                if (m > 0) {
                    assertEquals(scale * plus[1], SphericalHarmonics.real(l, -m, 0.8, 2.1), 1e-15);
                }
            }
        }
    }

    /** Y_1^1 = -sqrt(3 / 8 pi) sin(theta) e^(i phi): the sign is the Condon-Shortley phase. */
    @Test
    void oddOrdersHaveTheCondonShortleySign() {
        assertArrayEquals(new double[] {-Math.sqrt(3 / (8 * Math.PI)), 0},
                SphericalHarmonics.complex(1, 1, Math.PI / 2, 0), 1e-15);
    }

    @Test
    void argumentsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> SphericalHarmonics.index(3, 4));
        assertThrows(IllegalArgumentException.class, () -> SphericalHarmonics.real(-1, 0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> SphericalHarmonics.real(3, -4, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> SphericalHarmonics.real(3, Integer.MIN_VALUE, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> SphericalHarmonics.real(3, 1, -0.1, 1));
        assertThrows(IllegalArgumentException.class, () -> SphericalHarmonics.real(3, 1, 3.2, 1));
        assertThrows(IllegalArgumentException.class, () -> SphericalHarmonics.real(3, 1, Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> SphericalHarmonics.complex(3, 1, 1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> SphericalHarmonics.legendre(3, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> SphericalHarmonics.row(-1, 1, 1, new double[9]));
        assertThrows(IndexOutOfBoundsException.class, () -> SphericalHarmonics.row(2, 1, 1, new double[8]));
    }
}
