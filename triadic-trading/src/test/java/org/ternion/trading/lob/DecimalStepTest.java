package org.ternion.trading.lob;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalStepTest {
    @ParameterizedTest
    @CsvSource({"100.5 101 99.5, 0.5", "100 250, 50", "0.001 0.25, 0.001", "0.3 0.6, 0.3", "65432.1 0.000000001, 1e-9",
        "0 0, 1", "NaN 7, 7", "0 0.2, 0.2"})
    void stepIsTheGreatestAllAreMultiplesOf(String values, double size) {
        double[] all = Stream.of(values.split(" ")).mapToDouble(Double::parseDouble).toArray();
        assertEquals(size, DecimalStep.ofAll(all, all.length).size());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.0 / 3, 1e-10, 1e16, 0.1f})
    void valueThatIsNoShortDecimalHasNoStep(double value) {
        assertNull(DecimalStep.ofAll(new double[] {1, value}, 2));
    }

    @Test
    void multiplesAreTheNearestDoubles() {
        DecimalStep step = DecimalStep.of(0.1, "tick size");
        assertEquals(0.3, step.value(3));
        assertEquals(65432.1, step.value(654_321));
        assertEquals(654_321, step.count(65432.1));
        assertEquals(3, step.count(0.2999));
        assertEquals(DecimalStep.OUT_OF_RANGE, step.count(1e16));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, Double.POSITIVE_INFINITY, 1e-10, 1.0 / 3})
    void gridRefusesOtherSteps(double size) {
        assertThrows(IllegalArgumentException.class, () -> new LobGrid(size, 1));
        assertThrows(IllegalArgumentException.class, () -> new LobGrid(1, size));
    }

    @Test
    void stepsOfManyDecimalsAreFound() {
        double[] values = new double[1000];
        Arrays.setAll(values, i -> (i + 1) * 5 / 1e8);
        assertEquals(5e-8, DecimalStep.ofAll(values, values.length).size());
    }
}
