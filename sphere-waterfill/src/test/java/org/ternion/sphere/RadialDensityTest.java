package org.ternion.sphere;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RadialDensityTest {
    private static final JsonNode GOLDEN = Goldens.json("12_geometry.json");

    static Stream<JsonNode> goldens() {
        return Goldens.elements(GOLDEN.get("kde"));
    }

    /** The golden value lacks the factor 1 / (h sqrt(2 pi)) of a density; radii are rounded to float here. */
    @ParameterizedTest
    @MethodSource("goldens")
    void densityIsTheGoldenOneAfterNormalisation(JsonNode golden) {
        double bandwidth = golden.get("bandwidth").doubleValue();
        RadialDensity density = RadialDensity.of(Goldens.floats(GOLDEN.get("kde_points_r")), bandwidth);
        double legacy = density.at(golden.get("query_r").doubleValue()) * bandwidth * Math.sqrt(2 * Math.PI);
        assertEquals(golden.get("density").doubleValue(), legacy, 1e-6);
    }

    @Test
    void densityIntegratesToOne() {
        RadialDensity density = RadialDensity.of(new float[] {1, 1, 2, 5, 7.5f});
        double sum = 0;
        double step = density.bandwidth() / 8;
        for (double r = -30; r < 40; r += step) {
            sum += density.at(r) * step;
        }
        assertEquals(1, sum, 1e-12);
    }

    @Test
    void defaultBandwidthIsTheNormalReference() {
        // Mean 3, population deviation 2.
        assertEquals(1.06 * 2 * Math.pow(4, -0.2), RadialDensity.of(new float[] {1, 1, 5, 5}).bandwidth(), 1e-15);
    }

    @Test
    void orderAndRepetitionOfRadiiDoNotMatter() {
        RadialDensity once = RadialDensity.of(new float[] {3, 1, 1}, 0.5);
        RadialDensity twice = RadialDensity.of(new float[] {1, 3, 1, 1, 1, 3}, 0.5);
        assertEquals(once.at(1.7), twice.at(1.7), 1e-16);
        assertEquals(once.mean(), twice.mean(), 1e-16);
    }

    @Test
    void meanIsTheMeanOverThePoints() {
        RadialDensity density = RadialDensity.of(new float[] {3, 1, 1}, 0.5);
        assertEquals((density.at(3) + 2 * density.at(1)) / 3, density.mean(), 1e-16);
    }

    @Test
    void equalRadiiNeedABandwidth() {
        float[] equal = {2, 2, 2};
        assertThrows(IllegalArgumentException.class, () -> RadialDensity.of(equal));
        assertEquals(1 / Math.sqrt(2 * Math.PI), RadialDensity.of(equal, 1).at(2), 1e-16);
    }

    @Test
    void badRadiiAndBandwidthsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> RadialDensity.of(new float[0]));
        assertThrows(IllegalArgumentException.class, () -> RadialDensity.of(new float[] {1, Float.NaN}));
        assertThrows(IllegalArgumentException.class, () -> RadialDensity.of(new float[] {1, 2}, 0));
        assertThrows(IllegalArgumentException.class, () -> RadialDensity.of(new float[] {1, 2}, Double.NaN));
    }
}
