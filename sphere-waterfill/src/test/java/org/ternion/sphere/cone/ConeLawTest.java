package org.ternion.sphere.cone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.sphere.Goldens;

class ConeLawTest {
    static Stream<JsonNode> goldens() {
        return Goldens.elements(Goldens.json("12_geometry.json").get("cone_width"));
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void aperturesWithoutClampAreTheGoldenOnes(JsonNode golden) {
        ConeLaw free = new ConeLaw(Math.PI / 4, 5, 0, Math.PI);
        assertEquals(golden.get("alpha").doubleValue(), free.aperture(golden.get("radius_fraction").doubleValue(),
                golden.get("density").doubleValue(), golden.get("complexity").doubleValue()), 1e-10);
    }

    @Test
    void defaultClampsAtBothEnds() {
        assertEquals(0.1, ConeLaw.DEFAULT.aperture(0, 0, 0));
        assertEquals(0.1, ConeLaw.DEFAULT.aperture(1, 0, 1));
        assertEquals(Math.PI / 4, ConeLaw.DEFAULT.aperture(1, 0, 0), 1e-15);
        assertEquals(1.5, new ConeLaw(3, 5, 0.1, 1.5).aperture(1, 0, 0));
    }

    @Test
    void placeOfMeanDensityHasTheCrowdingOfThePrototype() {
        assertEquals(0.1, ConeLaw.crowding(7, 7), 1e-16);
        assertEquals(0.2, ConeLaw.crowding(14, 7), 1e-16);
        assertEquals(0, ConeLaw.crowding(0, 7));
    }

    @ParameterizedTest
    @CsvSource({"-0.1, 0, 0", "1.1, 0, 0", "NaN, 0, 0", "1, -1, 0", "1, Infinity, 0", "1, NaN, 0", "1, 0, -0.1",
        "1, 0, 1.1", "1, 0, NaN"})
    void queriesOutOfRangeAreRefused(double radiusFraction, double crowding, double complexity) {
        assertThrows(IllegalArgumentException.class,
                () -> ConeLaw.DEFAULT.aperture(radiusFraction, crowding, complexity));
    }

    @ParameterizedTest
    @CsvSource({"0, 5, 0.1, 1.5", "4, 5, 0.1, 1.5", "NaN, 5, 0.1, 1.5", "1, -1, 0.1, 1.5", "1, 5, -0.1, 1.5",
        "1, 5, 1, 0.5", "1, 5, 0.1, 4"})
    void parametersOutOfRangeAreRefused(double base, double decay, double lowest, double widest) {
        assertThrows(IllegalArgumentException.class, () -> new ConeLaw(base, decay, lowest, widest));
    }

    @Test
    void densitiesOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> ConeLaw.crowding(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> ConeLaw.crowding(1, 0));
        assertThrows(IllegalArgumentException.class, () -> ConeLaw.crowding(Double.NaN, 1));
    }
}
