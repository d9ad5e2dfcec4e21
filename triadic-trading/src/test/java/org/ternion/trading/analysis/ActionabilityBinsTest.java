package org.ternion.trading.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ActionabilityBinsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 7, 10, 20, 49, 100, 1000})
    void anEdgeBelongsToTheBinOnItsLeft(int bins) {
        for (int k = 1; k < bins; k++) {
            double edge = k * (1.0 / bins);
            assertEquals(k - 1, ActionabilityBins.bin(edge, bins), "edge " + k);
            assertEquals(k, ActionabilityBins.bin(Math.nextUp(edge), bins), "above edge " + k);
        }
        assertEquals(0, ActionabilityBins.bin(0, bins));
        assertEquals(bins - 1, ActionabilityBins.bin(1, bins));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-Double.MIN_VALUE, 1.0000000000000002, Double.NaN, Double.POSITIVE_INFINITY})
    void valuesOutsideAreInNoBin(double value) {
        assertEquals(-1, ActionabilityBins.bin(value, 20));
    }

    @Test
    void sharesAreOfTheRightRows() {
        double[] confidence = {.1, .1, .1, .1, .9, Double.NaN};
        double[] acceptable = {1, 1, 0, 0, 1, 1};
        double[] action = {1, 0, -1, 0, 0, 1};
        ActionabilityBins bins = ActionabilityBins.of(confidence, acceptable, action, 2);
        assertEquals(4, bins.rows(0));
        assertEquals(1, bins.rows(1));
        assertEquals(.5, bins.engagement(0));
        assertEquals(.5, bins.leakage(0));
        assertEquals(.25, bins.falseActs(0));
        assertEquals(.25, bins.misses(0));
        assertEquals(1, bins.misses(1));
        assertTrue(Double.isNaN(bins.leakage(1)));
        assertEquals(.75, bins.center(1));
    }

    @Test
    void noBinsAreRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> ActionabilityBins.of(new double[0], new double[0], new double[0], 0));
    }
}
