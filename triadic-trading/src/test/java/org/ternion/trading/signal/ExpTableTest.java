package org.ternion.trading.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpTableTest {
    private static final MathContext DIGITS = new MathContext(60);

    @ParameterizedTest
    @ValueSource(doubles = {20, 30, 12, 1, 0.37, 7.3, 40})
    void everyExponentialIsRoundedToNearest(double scale) {
        for (int k = 0; k <= 38 * scale; k++) {
            double x = -(k / scale);
            assertEquals(exact(x), ExpTable.exp(x), 0, "k = " + k);
        }
    }

    /** exp(x) to 60 digits by Taylor's series of x / 64, rounded by BigDecimal. */
    private static double exact(double x) {
        BigDecimal step = new BigDecimal(x).divide(BigDecimal.valueOf(64), DIGITS);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        for (int n = 1; n < 45; n++) {
            term = term.multiply(step, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        return sum.pow(64, DIGITS).doubleValue();
    }

    @Test
    void confidencesOfTheSpecificationAreReachedAtTheirRuns() {
        ExpTable table = new ExpTable(30);
        double[] confidences = {0.15, 0.20, 0.25, 0.30, 0.35, 0.40, 0.45, 0.50};
        int[] runs = {5, 7, 9, 11, 13, 16, 18, 21};
        for (int i = 0; i < runs.length; i++) {
            int run = 0;
            while (table.rise(run) < confidences[i]) {
                run++;
            }
            assertEquals(runs[i], run, "confidence " + confidences[i]);
        }
    }

    @Test
    void startsAtZeroAndEndsAtOne() {
        ExpTable table = new ExpTable(30);
        assertEquals(0, table.rise(0));
        assertEquals(1, table.rise(1200));
        assertEquals(1, table.rise(Integer.MAX_VALUE));
    }

    @Test
    void longScalesContinueBeyondTheTable() {
        ExpTable table = new ExpTable(1e6);
        for (int k : new int[] {16_383, 16_384, 1_000_000}) {
            assertEquals(1 - exact(-(k / 1e6)), table.rise(k), 0, "k = " + k);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void scalesThatAreNotPositiveAreRefused(double scale) {
        assertThrows(IllegalArgumentException.class, () -> new ExpTable(scale));
    }
}
