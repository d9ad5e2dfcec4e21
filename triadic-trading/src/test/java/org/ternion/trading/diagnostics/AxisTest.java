package org.ternion.trading.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AxisTest {
    private static List<String> labels(Axis axis, int most) {
        return axis.ticks(most).stream().map(Axis.Tick::label).toList();
    }

    static Stream<Arguments> ranges() {
        return Stream.of(
                Arguments.of(0.0, 1.0, 5, List.of("0", "0.2", "0.4", "0.6", "0.8", "1.0")),
                Arguments.of(-5.0, 5.0, 5, List.of("-4", "-2", "0", "2", "4")),
                Arguments.of(0.0, 999.0, 5, List.of("0", "200", "400", "600", "800")),
                Arguments.of(29_950.0, 30_051.0, 3, List.of("29950", "30000", "30050")),
                Arguments.of(0.0, 3e-6, 3, List.of("0", "1e-6", "2e-6", "3e-6")),
                Arguments.of(0.0, 2.5e9, 5, List.of("0", "5e8", "1e9", "1.5e9", "2e9", "2.5e9")),
                Arguments.of(-0.0026, 0.0001, 3, List.of("-0.002", "-0.001", "0")));
    }

    @ParameterizedTest
    @MethodSource("ranges")
    void ticksAreRoundNumbers(double low, double high, int most, List<String> expected) {
        assertEquals(expected, labels(Axis.numbers("", low, high), most));
    }

    @Test
    void ticksLieInsideAndAreNotTooMany() {
        Random random = new Random(5);
        for (int i = 0; i < 2000; i++) {
            double low = random.nextGaussian() * Math.pow(10, random.nextInt(24) - 12);
            double high = low + Math.abs(random.nextGaussian()) * Math.pow(10, random.nextInt(24) - 12);
            Axis axis = Axis.numbers("", low, high);
            List<Axis.Tick> ticks = axis.ticks(6);
            assertTrue(ticks.size() <= 7, "seed 5: " + low + " " + high + " " + ticks);
            for (Axis.Tick tick : ticks) {
                assertTrue(axis.share(tick.value()) > -1e-6 && axis.share(tick.value()) < 1 + 1e-6,
                        "seed 5: " + low + " " + high + " " + tick);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "1000", "1000000", "1000000000"})
    void datesAreTheSameInAllUnits(long unit) {
        long start = 1_600_000_000L; // 2020-09-13T12:26:40Z
        assertEquals(List.of("2020-09-14", "2020-09-15", "2020-09-16"),
                labels(Axis.times(new long[] {start * unit, (start + 3 * 86_400) * unit}), 4));
        assertEquals(List.of("2021-01", "2021-07", "2022-01", "2022-07"),
                labels(Axis.times(new long[] {start * unit, (start + 2 * 365 * 86_400) * unit}), 4));
        assertEquals(List.of("09-13 13:00", "09-13 14:00", "09-13 15:00"),
                labels(Axis.times(new long[] {start * unit, (start + 3 * 3600) * unit}), 4));
        assertEquals(List.of("12:26:40", "12:26:45", "12:26:50"),
                labels(Axis.times(new long[] {start * unit, (start + 10) * unit}), 4));
    }

    @Test
    void longHistoriesHaveYears() {
        long second = 1_254_700_800L; // 2009-10-05
        assertEquals(List.of("2010", "2015", "2020", "2025"),
                labels(Axis.times(new long[] {second, second + 6000L * 86_400}), 4));
    }

    @Test
    void datesOfTicksAreWhereTheyShouldBe() {
        long start = 1_600_000_000L;
        Axis axis = Axis.times(new long[] {start * 1000, (start + 3 * 86_400) * 1000});
        long midnight = 1_600_041_600L;
        assertEquals((midnight - start) * 1000.0, axis.ticks(4).get(0).value());
    }

    @Test
    void numbersOfBarsAreNoDates() {
        assertEquals(List.of("0", "500", "1000"), labels(Axis.times(new long[] {0, 1000}), 3));
        assertEquals(List.of("5000", "5500", "6000"), labels(Axis.times(new long[] {5000, 6000}), 3));
    }

    @Test
    void oneStampHasAnAxis() {
        Axis axis = Axis.times(new long[] {1_600_000_000_000L});
        assertEquals(0.5, axis.share(0));
        assertTrue(axis.ticks(5).size() <= 6);
    }

    @Test
    void namesAreThinnedWhenTheyDoNotFit() {
        Axis axis = Axis.names("", List.of("a", "b", "c", "d", "e"));
        assertEquals(List.of("a", "b", "c", "d", "e"), labels(axis, 5));
        assertEquals(List.of("a", "d"), labels(axis, 2));
        assertEquals(0.1, axis.share(axis.ticks(5).get(0).value()), 1e-15);
    }

    @Test
    void missingValuesDoNotWidenAnAxis() {
        Axis axis = Axis.around("", new double[] {Double.NaN, 1, 2, Double.POSITIVE_INFINITY});
        assertEquals(0.96, axis.low(), 1e-12);
        assertEquals(2.04, axis.high(), 1e-12);
        assertEquals(1, Axis.around("", new double[] {Double.NaN}).high());
    }
}
