package org.ternion.trading.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.random.CounterRandom;
import org.ternion.trading.data.BarSeries;

class SurrogateTest {
    private static final long SEED = 23;
    private static final BarSeries BARS = SweepSeries.noise(SEED, 3000);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 8, 12, 16, 31, 33, 64, 100, 127})
    void transformsAreTheSumsTheyStandFor(int n) {
        CounterRandom random = CounterRandom.of(n);
        double[] x = random.doubles(n).toArray();
        double[] y = random.doubles(n).toArray();
        double[] re = x.clone();
        double[] im = y.clone();
        Fourier.transform(re, im);
        for (int k = 0; k < n; k++) {
            double sumRe = 0;
            double sumIm = 0;
            for (int t = 0; t < n; t++) {
                double angle = -2 * Math.PI * (k * t % n) / n;
                sumRe += x[t] * Math.cos(angle) - y[t] * Math.sin(angle);
                sumIm += x[t] * Math.sin(angle) + y[t] * Math.cos(angle);
            }
            assertEquals(sumRe, re[k], 1e-12 * n, "real part " + k);
            assertEquals(sumIm, im[k], 1e-12 * n, "imaginary part " + k);
        }
        Fourier.inverse(re, im);
        assertArrayEquals(x, re, 1e-13);
        assertArrayEquals(y, im, 1e-13);
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 99, 100})
    void randomPhasesKeepMeanAndSpectrum(int n) {
        double[] before = CounterRandom.of(n).doubles(n).toArray();
        double[] after = before.clone();
        Surrogate.randomisePhases(after, CounterRandom.of(1));
        assertEquals(Arrays.stream(before).sum() / n, Arrays.stream(after).sum() / n, 1e-13);
        assertTrue(Math.abs(before[0] - after[0]) > 1e-9);
        double[] a = power(before);
        double[] b = power(after);
        assertArrayEquals(a, b, 1e-10);
    }

    private static double[] power(double[] values) {
        double[] re = values.clone();
        double[] im = new double[values.length];
        Fourier.transform(re, im);
        double[] power = new double[re.length];
        Arrays.setAll(power, k -> re[k] * re[k] + im[k] * im[k]);
        return power;
    }

    @ParameterizedTest
    @EnumSource(Surrogate.class)
    void drawnBarsAreBars(Surrogate surrogate) {
        BarSeries drawn = surrogate.draw(BARS, 7);
        assertEquals(BARS.size(), drawn.size());
        assertArrayEquals(BARS.times(), drawn.times());
        assertEquals(BARS.close()[0], drawn.close()[0]);
        double changed = 0;
        for (int t = 0; t < drawn.size(); t++) {
            assertTrue(drawn.low()[t] <= Math.min(drawn.open()[t], drawn.close()[t]) * (1 + 1e-12), "bar " + t);
            assertTrue(drawn.high()[t] >= Math.max(drawn.open()[t], drawn.close()[t]) * (1 - 1e-12), "bar " + t);
            assertTrue(drawn.close()[t] > 0);
            changed += drawn.close()[t] != BARS.close()[t] ? 1 : 0;
        }
        assertTrue(changed > 0.99 * drawn.size());
        assertEquals(deviation(BARS), deviation(drawn), 0.2 * deviation(BARS));
    }

    private static double deviation(BarSeries bars) {
        double[] returns = new double[bars.size() - 1];
        Arrays.setAll(returns, t -> Math.log(bars.close()[t + 1] / bars.close()[t]));
        return RunningDeviation.of(returns);
    }

    @ParameterizedTest
    @EnumSource(Surrogate.class)
    void aSeedGivesTheSameBars(Surrogate surrogate) {
        assertArrayEquals(surrogate.draw(BARS, 7).close(), surrogate.draw(BARS, 7).close());
        assertTrue(surrogate.draw(BARS, 7).close()[9] != surrogate.draw(BARS, 8).close()[9]);
    }

    @ParameterizedTest
    @EnumSource(Surrogate.class)
    void whatIsUnknownStaysUnknown(Surrogate surrogate) {
        double[] close = BARS.close().clone();
        close[5] = Double.NaN;
        close[9] = 0;
        BarSeries drawn = surrogate.draw(BarSeries.ofCloses("X", close), 7);
        assertTrue(Double.isNaN(drawn.close()[5]));
        assertEquals(0, drawn.close()[9]);
        assertTrue(drawn.close()[10] > 0);
        assertTrue(Arrays.stream(drawn.open()).allMatch(Double::isNaN));
    }

    @ParameterizedTest
    @EnumSource(Surrogate.class)
    void seriesWithoutMovesAreRefused(Surrogate surrogate) {
        assertThrows(IllegalArgumentException.class, () -> surrogate.draw(BarSeries.ofCloses("X", 5, 5, 5, 5), 1));
        assertThrows(IllegalArgumentException.class, () -> surrogate.draw(BarSeries.ofCloses("X", 5, 6), 1));
    }

    @Test
    void blocksAreStretchesOfRealBars() {
        BarSeries drawn = Surrogate.BLOCK_BOOTSTRAP.draw(BARS, 7);
        int follows = 0;
        for (int t = 2; t < drawn.size(); t++) {
            int source = indexOf(BARS.volume(), drawn.volume()[t]);
            assertTrue(source > 0);
            assertEquals(BARS.close()[source] / BARS.close()[source - 1], drawn.close()[t] / drawn.close()[t - 1],
                    1e-12);
            follows += source == indexOf(BARS.volume(), drawn.volume()[t - 1]) + 1 ? 1 : 0;
        }
        assertEquals(1 - 1.0 / 50, (double) follows / (drawn.size() - 2), 0.01);
    }

    private static int indexOf(double[] values, double value) {
        int at = 0;
        while (values[at] != value) {
            at++;
        }
        return at;
    }

    @Test
    void runsOfStatesKeepTheirSignsLengthsAndConfidences() {
        int[] states = {0, 0, 1, 1, 1, -1, 1, -1, -1, 0, -2, -2, 1, 1, -1, -1, -1, -1};
        double[] confidence = new double[states.length];
        Arrays.setAll(confidence, t -> t / 100.0);
        int[] newStates = new int[states.length];
        double[] newConfidence = new double[states.length];
        boolean moved = false;
        for (int seed = 0; seed < 20; seed++) {
            new StateRuns(states, confidence).shuffle(CounterRandom.of(seed), newStates, newConfidence);
            assertEquals(signs(states), signs(newStates), "seed " + seed);
            for (int t = 0; t < states.length; t++) {
                int source = (int) Math.round(newConfidence[t] * 100);
                assertEquals(states[source], newStates[t], "seed " + seed);
            }
            double[] sorted = newConfidence.clone();
            Arrays.sort(sorted);
            assertArrayEquals(confidence, sorted);
            moved |= !Arrays.equals(states, newStates);
        }
        assertTrue(moved);
    }

    private static String signs(int[] states) {
        StringBuilder signs = new StringBuilder();
        for (int t = 0; t < states.length; t++) {
            if (t == 0 || states[t] != states[t - 1]) {
                signs.append(states[t]).append(' ');
            }
        }
        return signs.toString();
    }
}
