package org.ternion.sphere;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CapFractionTest {
    static Stream<JsonNode> goldens() {
        return Goldens.elements(Goldens.json("12_geometry.json").get("cap_fraction"));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void fractionsAreTheGoldenOnesToElevenDigits(JsonNode golden) {
        double wanted = golden.get("fraction").doubleValue();
        double fraction = Geometry.capFraction(golden.get("d").intValue(), golden.get("alpha").doubleValue());
        assertEquals(wanted, fraction, 1e-11 * wanted);
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void apertureOfAFractionIsWhereItCameFrom(JsonNode golden) {
        int dimension = golden.get("d").intValue();
        double fraction = golden.get("fraction").doubleValue();
        if (fraction > 0 && fraction < 0.5) {
            assertEquals(golden.get("alpha").doubleValue(), Geometry.capAperture(dimension, fraction), 1e-12);
        }
    }

    /** The share by its definition, an integral of sin^(d - 2): Simpson's rule on 20,000 intervals. */
    @ParameterizedTest
    @CsvSource({"4, 0.3", "4, 1.5", "5, 0.01", "17, 1.2", "100, 1.4", "767, 1.5", "4096, 1.55", "10000, 1.56",
        "4, 1e-5"})
    void fractionIsTheIntegralOfItsDensity(int dimension, double aperture) {
        double whole = 2 * integral(dimension, Math.PI / 2);
        double wanted = integral(dimension, aperture) / whole;
        assertEquals(wanted, Geometry.capFraction(dimension, aperture), 1e-10 * wanted);
    }

    private static double integral(int dimension, double end) {
        int n = 20_000;
        double sum = 0;
        for (int i = 0; i <= n; i++) {
            double weight = i == 0 || i == n ? 1 : i % 2 == 0 ? 2 : 4;
            sum += weight * Math.pow(Math.sin(end * i / n), dimension - 2);
        }
        return sum * end / (3.0 * n);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 16, 17, 128, 1000, 4096})
    void apertureInvertsTheFractionAndOppositeCapsShareTheSphere(int dimension) {
        for (double fraction : new double[] {1e-300, 1e-30, 1e-9, 0.001, 0.1, 0.25, 0.4999, 0.5}) {
            double aperture = Geometry.capAperture(dimension, fraction);
            assertEquals(fraction, Geometry.capFraction(dimension, aperture), 1e-11 * fraction, "share " + fraction);
            assertEquals(1 - fraction, Geometry.capFraction(dimension, Math.PI - aperture), 1e-14);
            assertEquals(Math.PI - aperture, Geometry.capAperture(dimension, 1 - fraction), 1e-12 + 1e-15 / fraction);
        }
        // A quarter turn is rounded down, where the density is about sqrt(d / 2 pi).
        assertEquals(0.5, Geometry.capFraction(dimension, Math.PI / 2), 1e-14);
        assertEquals(Math.PI / 2, Geometry.capAperture(dimension, 0.5), 1e-14);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 128, 4096})
    void endsAreNothingAndEverything(int dimension) {
        assertEquals(0, Geometry.capFraction(dimension, 0));
        assertEquals(0, Geometry.capFraction(dimension, -1));
        assertEquals(1, Geometry.capFraction(dimension, Math.PI));
        assertEquals(1, Geometry.capFraction(dimension, 9));
        assertEquals(0, Geometry.capAperture(dimension, 0));
        assertEquals(Math.PI, Geometry.capAperture(dimension, 1));
    }

    @Test
    void oneDimensionHasTwoPoints() {
        assertEquals(0.5, Geometry.capFraction(1, 0));
        assertEquals(0.5, Geometry.capFraction(1, 3));
        assertEquals(1, Geometry.capFraction(1, Math.PI));
    }

    @Test
    void highDimensionsStayFinite() {
        assertEquals(0, Geometry.capFraction(4096, 0.1));
        assertEquals(1, Geometry.capFraction(4096, 3));
        assertEquals(0.5, Geometry.capFraction(Integer.MAX_VALUE, Math.PI / 2), 1e-10);
    }

    @Test
    void argumentsOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Geometry.capFraction(0, 1));
        assertThrows(IllegalArgumentException.class, () -> Geometry.capFraction(3, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Geometry.capAperture(1, 0.5));
        assertThrows(IllegalArgumentException.class, () -> Geometry.capAperture(3, -0.1));
        assertThrows(IllegalArgumentException.class, () -> Geometry.capAperture(3, 1.1));
        assertThrows(IllegalArgumentException.class, () -> Geometry.capAperture(3, Double.NaN));
    }
}
