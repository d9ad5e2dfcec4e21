package org.ternion.trading.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.random.CounterRandom;

class TrailingQuantileTest {
    /** Numbers with ties, trends and gaps. */
    private static double[] values(long seed, int count) {
        CounterRandom random = CounterRandom.of(seed);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = switch (random.nextInt(12)) {
                case 0 -> Double.NaN;
                case 1 -> Double.POSITIVE_INFINITY;
                case 2, 3, 4 -> random.nextInt(5);
                default -> random.nextGaussian() + 3 * Math.sin(i / 90.0);
            };
        }
        return values;
    }

    private static double sortedPercentile(double[] values, double percentile) {
        double[] sorted = Arrays.stream(values).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return Double.NaN;
        }
        double rank = (sorted.length - 1) * percentile / 100;
        int below = (int) rank;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (rank - below) * (sorted[above] - sorted[below]);
    }

    @ParameterizedTest
    @CsvSource({"1,80", "2,50", "7,0", "7,100", "20,80", "64,33.3", "301,95", "2147483647,80"})
    void isThePercentileOfWhatWasBefore(int window, double percentile) {
        double[] values = values(91, 1500);
        TrailingQuantile quantile = new TrailingQuantile(window, percentile, 3);
        for (int i = 0; i < values.length; i++) {
            double[] past = Arrays.copyOfRange(values, (int) Math.max(0L, (long) i - window), i);
            long finite = Arrays.stream(past).filter(Double::isFinite).count();
            double expected = finite < 3 ? Double.POSITIVE_INFINITY : sortedPercentile(past, percentile);
            assertEquals(expected, quantile.value(), 0, "value " + i);
            quantile.add(values[i]);
        }
    }

    /** Paths on which the percentile runs through all values, jumps between two levels, or has many equals. */
    enum Path {
        RISING, FALLING, CONSTANT, SQUARE, TWO_LEVELS, STEPS, SPIKES;

        double value(int i) {
            return switch (this) {
                case RISING -> i;
                case FALLING -> -i;
                case CONSTANT -> 0.25;
                case SQUARE -> (i / 700 % 2) * 100 + i % 13 * 0.01 + i * 1e-9;
                case TWO_LEVELS -> i % 10 < 8 ? 1 : 2;
                case STEPS -> (i / 400) % 5;
                case SPIKES -> i % 97 == 0 ? 1e300 : i % 89 == 0 ? -1e300 : (i * 7919L) % 1009;
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void isExactOnEveryPath(Path path) {
        int window = 1000;
        double[] percentiles = {0, 20, 80, 99.95, 100};
        TrailingQuantile[] quantiles = new TrailingQuantile[percentiles.length];
        Arrays.setAll(quantiles, q -> new TrailingQuantile(window, percentiles[q], 1));
        double[] values = new double[6000];
        Arrays.setAll(values, path::value);
        for (int i = 0; i < values.length; i++) {
            if (i > 0 && i % 17 == 0) {
                double[] past = Arrays.copyOfRange(values, Math.max(0, i - window), i);
                for (int q = 0; q < percentiles.length; q++) {
                    assertEquals(sortedPercentile(past, percentiles[q]), quantiles[q].value(), 0,
                            "bar " + i + ", percentile " + percentiles[q]);
                }
            }
            for (TrailingQuantile quantile : quantiles) {
                quantile.add(values[i]);
            }
        }
    }

    @Test
    void isExactOverLongWindowsOfVolatilities() {
        double[] volatilities = new double[20_000];
        new Volatility(VolatilitySource.LOG_RETURN, 50, MissingPrice.UNKNOWN)
                .run(Walks.prices(96, volatilities.length), 0, volatilities.length, volatilities);
        TrailingQuantile quantile = new TrailingQuantile(5000, 80, 200);
        for (int i = 0; i < volatilities.length; i++) {
            if (i % 37 == 0) {
                double[] past = Arrays.copyOfRange(volatilities, Math.max(0, i - 5000), i);
                double expected = i < 49 + 200 ? Double.POSITIVE_INFINITY : sortedPercentile(past, 80);
                assertEquals(expected, quantile.value(), 0, "bar " + i);
            }
            quantile.add(volatilities[i]);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 6, 40, 41, 200})
    void continuesFromASnapshotToTheBit(int at) throws IOException {
        double[] values = values(92, 400);
        TrailingQuantile first = new TrailingQuantile(40, 80, 5);
        for (int i = 0; i < at; i++) {
            first.add(values[i]);
        }
        TrailingQuantile second = new TrailingQuantile(40, 80, 5);
        Snapshots.carry(first::save, second::restore);
        for (int i = at; i < values.length; i++) {
            assertEquals(first.value(), second.value());
            first.add(values[i]);
            second.add(values[i]);
        }
    }

    @Test
    void aSnapshotOfALongerWindowIsRefused() {
        TrailingQuantile longer = new TrailingQuantile(40, 80, 5);
        Arrays.stream(values(93, 40)).forEach(longer::add);
        assertThrows(IOException.class,
                () -> Snapshots.carry(longer::save, new TrailingQuantile(20, 80, 5)::restore));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 31, 32, 33, 34, 100, 2500, 100_000})
    void percentilesOfArraysAreThoseOfTheSortedArray(int count) {
        for (int pattern = 0; pattern < 4; pattern++) {
            double[] values = values(94 + count, count);
            if (pattern == 1) {
                Arrays.sort(values);
            } else if (pattern == 2) {
                Arrays.fill(values, 0.25);
            } else if (pattern == 3) {
                for (int i = 0; i < count; i++) {
                    values[i] = Math.min(i, count - i);
                }
            }
            for (double percentile : new double[] {0, 1, 50, 80, 99.9, 100}) {
                assertEquals(sortedPercentile(values, percentile), Percentile.of(values, percentile),
                        "pattern " + pattern + ", percentile " + percentile);
            }
        }
    }

    @Test
    void nothingFiniteHasNoPercentile() {
        assertTrue(Double.isNaN(Percentile.of(new double[0], 80)));
        assertTrue(Double.isNaN(Percentile.of(new double[] {Double.NaN, Double.POSITIVE_INFINITY}, 80)));
        assertThrows(IllegalArgumentException.class, () -> Percentile.of(new double[] {1}, 101));
    }
}
