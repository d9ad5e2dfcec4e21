package org.ternion.sphere;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SphericalPointTest {
    static Stream<Arguments> conversions() {
        double[][] polar = Goldens.matrix(Goldens.json("12_geometry.json").get("spherical"));
        double[][] cartesian = Goldens.matrix(Goldens.json("12_geometry.json").get("cartesian"));
        return IntStream.range(0, polar.length).mapToObj(i -> Arguments.of(polar[i], cartesian[i]));
    }

    @ParameterizedTest
    @MethodSource("conversions")
    void coordinatesAreTheGoldenOnes(double[] polar, double[] cartesian) {
        SphericalPoint point = new SphericalPoint(polar[0], polar[1], polar[2]);
        assertEquals(cartesian[0], point.x(), 1e-10);
        assertEquals(cartesian[1], point.y(), 1e-10);
        assertEquals(cartesian[2], point.z(), 1e-10);
        SphericalPoint back = SphericalPoint.of(cartesian[0], cartesian[1], cartesian[2]);
        assertEquals(point.radius(), back.radius(), 1e-10);
        assertEquals(point.theta(), back.theta(), 1e-10);
        assertEquals(point.phi(), back.phi(), 1e-10);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "-0.0, 0", "-1, 5.283185307179586", "6.283185307179586, 0", "7, 0.7168146928204138",
        "-1e-300, 0", "-6.283185307179586, 0", "1e9, 0.5773954624831035"})
    void azimuthIsKeptInOneTurn(double phi, double wrapped) {
        // The last case loses digits to the reduction by a rounded turn.
        double tolerance = phi == 1e9 ? 1e-6 : 1e-15;
        double kept = new SphericalPoint(1, 1, phi).phi();
        assertEquals(wrapped, kept, tolerance);
        assertTrue(kept >= 0 && kept < 2 * Math.PI && 1 / kept > 0, "kept " + kept);
    }

    @Test
    void polesAndTheOriginHaveAzimuthZero() {
        assertEquals(new SphericalPoint(2, 0, 0), SphericalPoint.of(0, -0.0, 2));
        assertEquals(new SphericalPoint(2, Math.PI, 0), SphericalPoint.of(-0.0, 0, -2));
        assertEquals(new SphericalPoint(0, 0, 0), SphericalPoint.of(-0.0, -0.0, -0.0));
    }

    @Test
    void colatitudeIsAccurateNearThePole() {
        assertEquals(1e-12, SphericalPoint.of(1e-12, 0, 1).theta(), 1e-27);
        assertEquals(1e-300, SphericalPoint.of(0, 1e-300, 1).theta(), 1e-315);
    }

    @Test
    void angleAgreesWithThatOfTheVectors() {
        Random random = new Random(31);
        for (int i = 0; i < 1000; i++) {
            SphericalPoint a = new SphericalPoint(1 + i, Math.PI * random.nextDouble(), 7 * random.nextDouble());
            double near = i % 2 == 0 ? 1 : 1e-7;
            SphericalPoint b = new SphericalPoint(3, Math.min(Math.PI, a.theta() + near * random.nextDouble()),
                    a.phi() + near * random.nextDouble());
            double angle = Geometry.angle(new double[] {a.x(), a.y(), a.z()}, new double[] {b.x(), b.y(), b.z()});
            assertEquals(angle, a.angleTo(b), 1e-14, a + " " + b);
            assertEquals(a.angleTo(b), b.angleTo(a));
        }
    }

    @Test
    void angleOfTinyAndOppositeDirectionsKeepsItsDigits() {
        SphericalPoint equator = new SphericalPoint(1, Math.PI / 2, 0);
        assertEquals(1e-200, equator.angleTo(new SphericalPoint(1, Math.PI / 2, 1e-200)), 1e-214);
        assertEquals(Math.PI, equator.angleTo(new SphericalPoint(1, Math.PI / 2, Math.PI)), 0);
        assertEquals(0, equator.angleTo(equator), 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void coordinatesThatAreNotFiniteAreRefused(double bad) {
        assertThrows(IllegalArgumentException.class, () -> new SphericalPoint(bad, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new SphericalPoint(1, bad, 1));
        assertThrows(IllegalArgumentException.class, () -> new SphericalPoint(1, 1, bad));
        assertThrows(IllegalArgumentException.class, () -> SphericalPoint.of(bad, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> SphericalPoint.of(0, 1, bad));
    }

    @Test
    void negativeRadiusAndColatitudeBeyondThePolesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new SphericalPoint(-1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new SphericalPoint(1, -1e-9, 1));
        assertThrows(IllegalArgumentException.class, () -> new SphericalPoint(1, 3.2, 1));
        assertThrows(IllegalArgumentException.class, () -> SphericalPoint.of(1.5e308, 1.5e308, 0));
    }
}
