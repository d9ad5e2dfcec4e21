package org.ternion.trading.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticBarsTest {
    private static double[] returns(BarSeries bars) {
        double[] r = new double[bars.size()];
        for (int i = 0; i < r.length; i++) {
            r[i] = Math.log(bars.close()[i] / bars.open()[i]);
        }
        return r;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double v : values) {
            sum += v;
        }
        return sum / values.length;
    }

    private static double squareCorrelation(double[] r) {
        double[] square = new double[r.length];
        for (int i = 0; i < r.length; i++) {
            square[i] = r[i] * r[i];
        }
        double mean = mean(square);
        double same = 0;
        double next = 0;
        for (int i = 1; i < r.length; i++) {
            same += (square[i] - mean) * (square[i] - mean);
            next += (square[i] - mean) * (square[i - 1] - mean);
        }
        return next / same;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, -5})
    void noiseIsValidAndWithoutDrift(long seed) {
        BarSeries bars = SyntheticBars.garch(7_698).draw(seed);
        assertTrue(BarCheck.of(bars).ok());
        double[] r = returns(bars);
        double deviation = 0;
        for (double v : r) {
            deviation += v * v / r.length;
        }
        // Five standard errors of a mean of 7698; the deviation of clustered noise spreads more widely.
        assertEquals(0, mean(r), 5 * 8e-4 / Math.sqrt(7_698));
        assertEquals(8e-4, Math.sqrt(deviation), 1.5e-4);
    }

    @Test
    void garchClustersAndARandomWalkDoesNot() {
        double clustered = squareCorrelation(returns(SyntheticBars.garch(50_000).draw(4)));
        double free = squareCorrelation(returns(SyntheticBars.randomWalk(50_000).draw(4)));
        assertTrue(clustered > 0.08, "clustered " + clustered);
        assertTrue(Math.abs(free) < 0.03, "free " + free);
    }

    @Test
    void theSeedSettlesEveryBitAndLongerSeriesGoOn() {
        BarTexts.assertSame(SyntheticBars.garch(400).draw(6).range(0, 100), SyntheticBars.garch(100).draw(6));
        assertNotEquals(SyntheticBars.garch(9).draw(6).close()[8], SyntheticBars.garch(9).draw(7).close()[8]);
    }

    @Test
    void theFallbackIsAWalkOfSmallStepsFrom100() {
        BarSeries bars = SyntheticBars.fallback(0);
        assertEquals(1000, bars.size());
        assertEquals(100, bars.close()[0], 0.06);
        assertEquals(1e6, bars.volume()[999]);
    }

    @Test
    void refusesVarianceWithoutMean() {
        assertThrows(IllegalArgumentException.class, () -> new SyntheticBars(1, 1, 1, 0.5, 0.5, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new SyntheticBars(1, 1, Double.NaN, 0, 0, 0, 1));
        assertThrows(ArithmeticException.class, () -> new SyntheticBars(9, 1, 1, 0, 0, 0, Long.MAX_VALUE / 2));
    }
}
