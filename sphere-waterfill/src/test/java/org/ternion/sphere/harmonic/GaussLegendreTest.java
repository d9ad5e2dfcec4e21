package org.ternion.sphere.harmonic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GaussLegendreTest {
    /** Oracle: Newton's method in mpmath with 60 digits. */
    @ParameterizedTest
    @CsvSource({"2, 0, 0.95531661812450927816, 1", "3, 0, 0.68471920300228291389, 0.55555555555555555556",
        "65, 7, 0.3717898140987174444, 0.017420421997670248495",
        "257, 0, 0.0093391225107014645095, 0.00011191470145601756451",
        "512, 0, 0.004692341807227771445, 0.000028252637373934692039",
        "512, 1, 0.01077088240897279078, 0.000065765731659240195831",
        "512, 255, 1.5677313598110112849, 0.0061299051754057857592"})
    void nodesAndWeightsHaveTheirDigits(int n, int i, double theta, double weight) {
        GaussLegendre rule = GaussLegendre.of(n);
        assertEquals(theta, rule.theta(i), 2e-15 * theta);
        assertEquals(weight, rule.weight(i), 2e-14 * weight);
        assertEquals(Math.cos(theta), rule.cosine(i), 2e-16);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 16, 31})
    void polynomialsUpToTwiceTheNodesAreIntegratedExactly(int n) {
        GaussLegendre rule = GaussLegendre.of(n);
        for (int power = 0; power < 2 * n; power++) {
            double sum = 0;
            for (int i = 0; i < n; i++) {
                sum += rule.weight(i) * Math.pow(rule.cosine(i), power);
            }
            assertEquals(power % 2 == 0 ? 2.0 / (power + 1) : 0, sum, 2e-15, "power " + power);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 128, 1001, 2000})
    void nodesAreSymmetricAndAscending(int n) {
        GaussLegendre rule = GaussLegendre.of(n);
        double sum = 0;
        for (int i = 0; i < n; i++) {
            assertEquals(-rule.cosine(n - 1 - i) + 0.0, rule.cosine(i));
            assertEquals(Math.PI - rule.theta(n - 1 - i), rule.theta(i), 5e-16);
            assertTrue(i == 0 ? rule.theta(0) > 0 : rule.theta(i) > rule.theta(i - 1), "node " + i);
            sum += rule.weight(i);
        }
        assertEquals(2, sum, 1e-13);
        assertEquals(n, rule.size());
    }

    @Test
    void equatorIsExact() {
        assertEquals(Math.PI / 2, GaussLegendre.of(7).theta(3));
        assertEquals(0.0, GaussLegendre.of(7).cosine(3));
        assertEquals(2, GaussLegendre.of(1).weight(0), 1e-15);
    }

    @Test
    void numbersOfNodesOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> GaussLegendre.of(0));
        assertThrows(IllegalArgumentException.class, () -> GaussLegendre.of(GaussLegendre.MAX_NODES + 1));
    }
}
