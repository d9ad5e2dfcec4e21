package org.ternion.trading.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.ternion.trading.signal.Walks.assertClose;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.random.CounterRandom;
import org.ternion.trading.Goldens;

class StressTest {
    private static final StressSpec SMALL = new StressSpec(10, 1.5, 0.4, 0.7, 40, 5);

    static List<Named<JsonNode>> goldens() {
        List<Named<JsonNode>> cases = new ArrayList<>();
        Goldens.json("stress.json").get("cases")
                .forEach(node -> cases.add(Named.of(node.get("name").textValue(), node)));
        return cases;
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void stressAgainstTheWholeSeriesIsThatOfThePrototype(JsonNode golden) {
        double[] prices = Goldens.doubles(golden.get("prices"));
        int[] states = Goldens.ints(golden.get("state"));
        double[] expected = Goldens.doubles(golden.get("p_bad"));
        int[] flags = Goldens.ints(golden.get("bad_flag"));
        StressSpec spec = StressSpec.of(golden.get("window").intValue(), Goldens.number(golden.get("vol_z_thr")),
                Goldens.number(golden.get("flip_thr")), 0.7);
        Stress stress = Stress.wholeSeries(spec, StressStatistics.of(prices, spec.window()));
        for (int i = 0; i < prices.length; i++) {
            assertClose(expected[i], stress.next(prices[i], states[i]), 1e-9, "bar " + i);
            assertEquals(flags[i] == 1, stress.bad(), "flag " + i);
        }
    }

    @Test
    void trailingStressComparesWithTheBarsBefore() {
        double[] prices = Walks.prices(81, 300);
        int[] states = Walks.states(82, 300);
        Stress stress = Stress.trailing(SMALL, MissingPrice.UNKNOWN);
        RollingDeviation deviation = new RollingDeviation(10, 1);
        double[] volatilities = new double[prices.length];
        for (int i = 0; i < prices.length; i++) {
            double r = i == 0 ? 0 : prices[i] / prices[i - 1] - 1;
            volatilities[i] = deviation.next(r);
            double[] past = Arrays.stream(volatilities, Math.max(0, i - 40), i).filter(v -> v >= 0).toArray();
            double z = past.length < 5 ? 0 : (volatilities[i] - median(past)) / (absoluteDeviation(past) + 1e-9);
            int flips = 0;
            for (int j = Math.max(0, i - 9); j <= i; j++) {
                int now = states[j] == -2 ? 0 : states[j];
                int before = j == 0 ? 9 : states[j - 1] == -2 ? 0 : states[j - 1];
                flips += now != before ? 1 : 0;
            }
            double score = Math.max(0, z / 1.5) + Math.abs(r) / (volatilities[i] + 1e-9)
                    + (i < 9 ? 0 : flips / 10.0 / 0.4);
            assertClose(score / (1 + score), stress.next(prices[i], states[i]), 1e-12, "bar " + i);
        }
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }

    private static double absoluteDeviation(double[] values) {
        double median = median(values);
        return median(Arrays.stream(values).map(v -> Math.abs(v - median)).toArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 33})
    void sortedWindowsKnowMedianAndDeviation(int window) {
        SortedWindow sorted = new SortedWindow(window);
        CounterRandom random = CounterRandom.of(83);
        double[] values = new double[600];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(6) == 0 ? Double.NaN : random.nextInt(3) == 0 ? random.nextInt(4)
                    : random.nextGaussian();
            sorted.add(values[i]);
            double[] present = Arrays.stream(values, Math.max(0, i + 1 - window), i + 1).filter(v -> v == v).toArray();
            assertEquals(present.length, sorted.size());
            if (present.length > 0) {
                assertEquals(median(present), sorted.median(), 0, "value " + i);
                assertEquals(absoluteDeviation(present), sorted.deviation(sorted.median()), 0, "value " + i);
            }
        }
    }

    @Test
    void isNotKnownBeforeVolatilityIsAndWhereAPriceIsMissing() {
        double[] prices = Walks.prices(84, 60);
        prices[30] = Double.NaN;
        Stress stress = Stress.trailing(SMALL, MissingPrice.UNKNOWN);
        for (int i = 0; i < prices.length; i++) {
            double p = stress.next(prices[i], 1);
            boolean unknown = i < 9 || i == 30 || i == 31;
            assertEquals(unknown, Double.isNaN(p), "bar " + i);
            assertFalse(unknown && stress.bad());
        }
    }

    @Test
    void anEndlessScoreIsFullStress() {
        Stress reference = Stress.wholeSeries(SMALL, new StressStatistics(0, 0, 0));
        reference.next(1e-300, 0);
        assertEquals(1, reference.next(1e5, 0), 0);
        assertTrue(reference.bad());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 9, 10, 55, 120})
    void continuesFromASnapshotToTheBit(int at) throws IOException {
        double[] prices = Walks.prices(85, 250);
        int[] states = Walks.states(86, 250);
        Stress first = Stress.trailing(SMALL, MissingPrice.UNKNOWN);
        for (int i = 0; i < at; i++) {
            first.next(prices[i], states[i]);
        }
        Stress second = Stress.trailing(SMALL, MissingPrice.UNKNOWN);
        Snapshots.carry(first::save, second::restore);
        for (int i = at; i < prices.length; i++) {
            assertEquals(first.next(prices[i], states[i]), second.next(prices[i], states[i]));
            assertEquals(first.bad(), second.bad());
        }
    }
}
