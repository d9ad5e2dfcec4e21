package org.ternion.trading.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ternion.trading.signal.Walks.assertClose;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.random.CounterRandom;

class RollingDeviationTest {
    /** Two passes over the window. */
    private static double exact(double[] values, int to, int window, int ddof) {
        int from = Math.max(0, to - window);
        double mean = 0;
        for (int i = from; i < to; i++) {
            mean += (values[i] - values[from]) / (to - from);
        }
        double squares = 0;
        for (int i = from; i < to; i++) {
            double d = values[i] - values[from] - mean;
            squares += d * d;
        }
        return Math.sqrt(squares / (to - from - ddof));
    }

    private static void assertExact(double[] values, int window, int ddof, double relative) {
        RollingDeviation deviation = RollingDeviation.growing(window, ddof);
        for (int i = 0; i < values.length; i++) {
            double expected = exact(values, i + 1, window, ddof);
            assertClose(expected, deviation.next(values[i]), relative * expected, "value " + i);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,0", "2,0", "2,1", "50,1", "200,0"})
    void agreesWithTwoPassesOverNormalValues(int window, int ddof) {
        CounterRandom random = CounterRandom.of(41);
        assertExact(random.doubles(3000).map(v -> 1e-3 * (v - 0.3)).toArray(), window, ddof, 1e-12);
    }

    @Test
    void agreesAfterAnOutlierHasLeft() {
        CounterRandom random = CounterRandom.of(42);
        double[] values = random.doubles(1000).map(v -> 1e-6 * v).toArray();
        values[300] = 0.5;
        assertExact(values, 200, 0, 1e-12);
    }

    @Test
    void agreesAfterAChangeOfLevel() {
        CounterRandom random = CounterRandom.of(43);
        double[] values = random.doubles(1000).map(v -> 1e-3 * v).toArray();
        for (int i = 450; i < 1000; i++) {
            values[i] += 7;
        }
        assertExact(values, 150, 1, 1e-12);
    }

    @Test
    void aWindowOfEqualValuesGivesExactlyZero() {
        RollingDeviation deviation = RollingDeviation.growing(20, 0);
        CounterRandom random = CounterRandom.of(44);
        for (int level = 0; level < 30; level++) {
            double value = random.nextDouble();
            for (int i = 0; i < 33; i++) {
                double sd = deviation.next(value);
                if (i >= 19) {
                    assertEquals(0.0, sd, 0, "level " + level + ", value " + i);
                }
            }
            deviation.next(random.nextGaussian());
        }
    }

    @Test
    void isNotDefinedBeforeTheWindowIsFull() {
        RollingDeviation deviation = new RollingDeviation(3, 1);
        assertTrue(Double.isNaN(deviation.next(1)));
        assertTrue(Double.isNaN(deviation.next(2)));
        assertEquals(1, deviation.next(3), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void aValueThatIsNotFiniteCountsUntilItHasLeft(double gap) {
        RollingDeviation deviation = new RollingDeviation(4, 0);
        double[] values = {1, 2, gap, 4, 6, 5, 7, 7};
        for (int i = 0; i < values.length; i++) {
            double sd = deviation.next(values[i]);
            if (i < 6) {
                assertTrue(Double.isNaN(sd), "value " + i);
            } else {
                assertEquals(exact(values, i + 1, 4, 0), sd, 1e-14, "value " + i);
            }
        }
    }

    @Test
    void recoversFromSquaresBeyondTheRange() {
        RollingDeviation deviation = RollingDeviation.growing(3, 0);
        for (double value : new double[] {1, 1e200, -1e200, 1, 2}) {
            deviation.next(value);
        }
        assertEquals(Math.sqrt(2 / 3.0), deviation.next(3), 1e-15);
    }

    @ParameterizedTest
    @ValueSource(ints = {-40, 3, 60})
    void scalingByAPowerOfTwoScalesTheResultToTheBit(int power) {
        RollingDeviation plain = RollingDeviation.growing(30, 1);
        RollingDeviation scaled = RollingDeviation.growing(30, 1);
        CounterRandom random = CounterRandom.of(45);
        for (int i = 0; i < 500; i++) {
            double value = random.nextGaussian() * (i % 97 == 0 ? 1e4 : 1);
            assertEquals(Math.scalb(plain.next(value), power), scaled.next(Math.scalb(value, power)), 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 10, 11, 35})
    void continuesFromASnapshotToTheBit(int at) throws IOException {
        double[] values = CounterRandom.of(46).doubles(60).toArray();
        values[33] = Double.NaN;
        RollingDeviation first = new RollingDeviation(10, 1);
        for (int i = 0; i < at; i++) {
            first.next(values[i]);
        }
        RollingDeviation second = new RollingDeviation(10, 1);
        Snapshots.carry(first::save, second::restore);
        for (int i = at; i < values.length; i++) {
            assertEquals(first.next(values[i]), second.next(values[i]), 0, "value " + i);
        }
    }

    @Test
    void aSnapshotOfALongerWindowIsRefused() {
        RollingDeviation longer = new RollingDeviation(20, 1);
        for (int i = 0; i < 15; i++) {
            longer.next(i);
        }
        assertThrows(IOException.class, () -> Snapshots.carry(longer::save, new RollingDeviation(10, 1)::restore));
    }
}
