package org.ternion.sphere.fill;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.RunOptions;
import org.ternion.sphere.Goldens;

class WaterFillingTest {
    private static final double INF = Double.POSITIVE_INFINITY;

    private static double[] nullable(JsonNode node) {
        return node.isNull() ? null : Goldens.doubles(node);
    }

    private static Stream<JsonNode> golden(String list) {
        List<JsonNode> cases = new ArrayList<>();
        Goldens.json("17_classical_waterfilling.json").get(list).forEach(cases::add);
        return cases.stream();
    }

    static Stream<JsonNode> allocations() {
        return golden("allocation");
    }

    static Stream<JsonNode> increments() {
        return golden("incremental");
    }

    static Stream<JsonNode> simplices() {
        return golden("simplex");
    }

    @ParameterizedTest
    @MethodSource("allocations")
    void allocatesAsTheGolden(JsonNode c) {
        for (LevelSearch search : LevelSearch.values()) {
            Allocation got = WaterFilling.maximizeLog(Goldens.doubles(c.get("noise")), c.get("power").asDouble(),
                    nullable(c.get("weights")), nullable(c.get("caps")), search);
            assertArrayEquals(Goldens.doubles(c.get("allocation")), got.toArray(), 1e-12);
            assertEquals(c.get("level").asDouble(), got.level(), 1e-12);
            assertFalse(got.saturated());
        }
    }

    @ParameterizedTest
    @MethodSource("increments")
    void addsAsTheGolden(JsonNode c) {
        double[] occupancy = Goldens.doubles(c.get("occupancy"));
        Allocation got = WaterFilling.incremental(occupancy, Goldens.doubles(c.get("share")),
                c.get("arrivals").asDouble());
        assertArrayEquals(Goldens.doubles(c.get("add")), got.toArray(), 1e-12);
        assertEquals(c.get("level").asDouble(), got.level(), 1e-12);
        int[] counts = WaterFilling.incrementalCounts(Goldens.ints(c.get("occupancy")),
                Goldens.doubles(c.get("share")), c.get("arrivals").asInt());
        assertEquals(c.get("arrivals").asInt(), Arrays.stream(counts).sum());
        for (int k = 0; k < counts.length; k++) {
            assertTrue(Math.abs(counts[k] - got.amount(k)) < 1, "shell " + k);
        }
    }

    @ParameterizedTest
    @MethodSource("simplices")
    void projectsAsTheGolden(JsonNode c) {
        assertArrayEquals(Goldens.doubles(c.get("projection")),
                WaterFilling.projectSimplex(Goldens.doubles(c.get("y")), 1), 1e-12);
    }

    /** A random problem: each size, range of scales and kind of caps turns up. */
    private record Problem(double[] noise, double[] weights, double[] caps, double power) {
        static Problem random(Random random, int n) {
            double scale = random.nextInt(4);
            Supplier<Double> number = () -> Math.pow(10, scale * random.nextGaussian());
            double[] noise = fill(n, random.nextInt(5) == 0 ? () -> 1.0 + random.nextInt(3) : number);
            double[] weights = random.nextBoolean() ? null : fill(n, number);
            double[] caps = random.nextBoolean() ? null
                    : fill(n, () -> random.nextInt(9) == 0 ? INF : random.nextInt(9) == 0 ? 0 : number.get());
            return new Problem(noise, weights, caps, number.get() * (random.nextBoolean() ? n : 1));
        }

        private static double[] fill(int n, Supplier<Double> number) {
            return IntStream.range(0, n).mapToDouble(i -> number.get()).toArray();
        }

        Allocation solve(LevelSearch search) {
            return WaterFilling.maximizeLog(noise, power, weights, caps, search);
        }

        double weight(int i) {
            return weights == null ? 1 : weights[i];
        }

        double cap(int i) {
            return caps == null ? INF : caps[i];
        }

        double total(double level) {
            return IntStream.range(0, noise.length)
                    .mapToDouble(i -> Math.max(0, Math.min(cap(i), weight(i) * level - noise[i]))).sum();
        }

        /**
         * The marginal value {@code w / (noise + p)} is {@code 1 / level} for every channel between its bounds, at most
         * that for a channel without power and at least that for a channel at its cap.
         */
        void requireOptimal(Allocation got, double relative, String message) {
            CompensatedSum sum = new CompensatedSum();
            for (int i = 0; i < noise.length; i++) {
                double p = got.amount(i);
                sum.add(p);
                double ratio = (noise[i] + p) / weight(i) / got.level();
                boolean fits = p >= 0 && p <= cap(i) && (p == 0 || ratio <= 1 + relative)
                        && (p == cap(i) || ratio >= 1 - relative);
                if (!fits) {
                    throw new AssertionError(message + ", channel " + i + ": p " + p + ", cap " + cap(i) + ", ratio "
                            + ratio);
                }
            }
            sum.add(-power);
            assertEquals(0, sum.high + sum.low, 0x1p-51 * power, message);
        }
    }

    @Test
    void levelMeetsTheOptimalityConditionsAndBisection() {
        // A05, with the tighter bounds promised here.
        long seed = 20240501;
        Random random = new Random(seed);
        for (int round = 0; round < 1000; round++) {
            Problem problem = Problem.random(random, 1 + random.nextInt(round % 50 == 0 ? 3000 : 40));
            String message = "seed " + seed + " round " + round;
            Allocation got = problem.solve(LevelSearch.SELECTION);
            assertEquals(got, problem.solve(LevelSearch.SORTED_SWEEP), message);
            if (got.saturated()) {
                assertTrue(Arrays.stream(problem.caps).sum() <= problem.power * (1 + 1e-12), message);
                continue;
            }
            problem.requireOptimal(got, 1e-14, message);
            double low = 0;
            double high = 1;
            while (problem.total(high) <= problem.power) {
                high *= 2;
            }
            for (int step = 0; step < 200; step++) {
                double middle = (low + high) / 2;
                if (problem.total(middle) > problem.power) {
                    high = middle;
                } else {
                    low = middle;
                }
            }
            // Plain sums of the bisection are exact to about 1e-15 of the noise, not of the power.
            assertEquals(high, got.level(), 1e-9 * high, message);
        }
    }

    @ParameterizedTest
    @EnumSource(LevelSearch.class)
    void millionRandomGainsMeetTheOptimalityConditions(LevelSearch search) {
        long seed = 7;
        Random random = new Random(seed);
        int n = 1_000_000;
        double[] noise = new double[n];
        double[] weights = new double[n];
        double[] caps = new double[n];
        for (int i = 0; i < n; i++) {
            // Rayleigh fading: gains are exponential.
            noise[i] = 1 / -Math.log1p(-random.nextDouble() * (1 - 1e-12));
            weights[i] = 0.1 + random.nextDouble();
            caps[i] = 4 * random.nextDouble();
        }
        for (Problem problem : List.of(new Problem(noise, null, null, 0.5 * n),
                new Problem(noise, weights, caps, 0.3 * n),
                new Problem(noise, weights, null, 1e-3))) {
            problem.requireOptimal(problem.solve(search), 1e-12, "seed " + seed + " power " + problem.power);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-300, -40, -1, 1, 40, 300})
    void scalingByAPowerOfTwoScalesTheResult(int exponent) {
        Random random = new Random(exponent);
        double[] noise = random.doubles(50, 0.1, 3).toArray();
        double[] caps = random.doubles(50, 0, 2).toArray();
        double[] weights = random.doubles(50, 0.5, 2).toArray();
        double factor = Math.scalb(1.0, exponent);
        double[] scaled = WaterFilling.maximizeLog(times(noise, factor), 9 * factor, weights, times(caps, factor))
                .toArray();
        assertArrayEquals(times(WaterFilling.maximizeLog(noise, 9, weights, caps).toArray(), factor), scaled);
    }

    private static double[] times(double[] x, double factor) {
        return Arrays.stream(x).map(v -> v * factor).toArray();
    }

    @Test
    void amountsAddUpEvenWhenThePowerIsTinyAgainstTheNoise() {
        double[] noise = {1e9, 1e9, 1e9 + 1, 1e9 + 2};
        double[] weights = {1, 1, 1, 1};
        double[] got = WaterFilling.maximizeLog(noise, 1e-9, weights, null).toArray();
        // A level in one double could not be nearer than 6e-8 here.
        assertArrayEquals(new double[] {5e-10, 5e-10, 0, 0}, got, 1e-24);
    }

    @ParameterizedTest
    @EnumSource(LevelSearch.class)
    void withoutPowerTheLevelIsTheLowestGround(LevelSearch search) {
        Allocation got = WaterFilling.maximizeLog(new double[] {3, 2, 5}, 0, new double[] {1, 4, 1}, null, search);
        assertArrayEquals(new double[3], got.toArray());
        assertEquals(0.5, got.level());
    }

    @ParameterizedTest
    @EnumSource(LevelSearch.class)
    void aFlatPieceEndsAtItsNextBreakpoint(LevelSearch search) {
        // The first channel is full from level 2 on, the second one takes from level 5 on.
        Allocation got = WaterFilling.maximizeLog(new double[] {1, 5}, 1, null, new double[] {1, 1}, search);
        assertArrayEquals(new double[] {1, 0}, got.toArray());
        assertEquals(5, got.level());
        assertFalse(got.saturated());
    }

    @Test
    void budgetAtOrAboveAllCapsSaturates() {
        double[] caps = {0.1, 0.2, 0.3};
        Allocation full = WaterFilling.maximizeLog(new double[] {1, 2, 3}, 0.1 + 0.2 + 0.3, null, caps);
        assertTrue(full.saturated());
        assertEquals(INF, full.level());
        assertArrayEquals(caps, full.toArray());
        assertFalse(WaterFilling.maximizeLog(new double[] {1, 2, 3}, 0.59, null, caps).saturated());
        assertFalse(WaterFilling.maximizeLog(new double[] {1, 2}, 1e300, null, new double[] {1, INF}).saturated());
        assertTrue(WaterFilling.maximizeLog(new double[0], 5, null, null).saturated());
        assertTrue(WaterFilling.maximizeLog(new double[] {1}, 0, null, new double[] {0}).saturated());
    }

    @Test
    void equalChannelsShareEquallyForEveryPivot() {
        double[] noise = new double[1000];
        Arrays.fill(noise, 3);
        for (LevelSearch search : LevelSearch.values()) {
            double[] got = WaterFilling.maximizeLog(noise, 500, null, null, search).toArray();
            assertTrue(Arrays.stream(got).allMatch(p -> p == 0.5));
        }
    }

    @Test
    void mistakesAreNamed() {
        double[] one = {1};
        assertMessage("noise[1] must be finite and > 0, was 0.0",
                () -> WaterFilling.maximizeLog(new double[] {1, 0}, 1, null, null));
        assertMessage("power must be in [0.0, 1.7976931348623157E308], was -1.0",
                () -> WaterFilling.maximizeLog(one, -1, null, null));
        assertMessage("power must be in [0.0, 1.7976931348623157E308], was NaN",
                () -> WaterFilling.maximizeLog(one, Double.NaN, null, null));
        assertMessage("weights must have 1 entries, has 0",
                () -> WaterFilling.maximizeLog(one, 1, new double[0], null));
        assertMessage("weights[0] must be finite and > 0, was 0.0",
                () -> WaterFilling.maximizeLog(one, 1, new double[1], null));
        assertMessage("caps[0] must be >= 0, was NaN",
                () -> WaterFilling.maximizeLog(one, 1, null, new double[] {Double.NaN}));
        assertMessage("an amount of 2.0 needs a shell with a share > 0",
                () -> WaterFilling.incremental(one, new double[1], 2));
        assertMessage("an empty point cannot add up to 1.0", () -> WaterFilling.projectSimplex(new double[0], 1));
        assertMessage("y[0] must be finite, was NaN", () -> WaterFilling.projectSimplex(new double[] {Double.NaN}, 1));
        assertMessage("the level must be finite, was Infinity: noise, weights or amount are too far apart",
                () -> WaterFilling.maximizeLog(new double[] {1e300}, 1, new double[] {1e-300}, null));
        assertMessage("counts must add up to 1 points, add up to 2",
                () -> WaterFilling.handOut(new float[1], new int[] {2}, RunOptions.DEFAULT));
        assertMessage("score 0 must be finite, was NaN",
                () -> WaterFilling.handOut(new float[] {Float.NaN}, new int[] {1}, RunOptions.DEFAULT));
    }

    private static void assertMessage(String expected, Runnable call) {
        assertEquals(expected, assertThrows(IllegalArgumentException.class, call::run).getMessage());
    }

    @Test
    void shellsWithoutShareGetNothing() {
        assertArrayEquals(new double[] {0, 4, 0},
                WaterFilling.incremental(new double[] {0, 3, 9}, new double[] {0, 1, 1}, 4)
                .toArray());
        assertArrayEquals(new double[2], WaterFilling.incremental(new double[] {1, 2}, new double[2], 0).toArray());
        assertArrayEquals(new int[] {0, 3}, WaterFilling.incrementalCounts(new int[] {0, 0}, new double[] {0, 1}, 3));
    }

    @Test
    void roundingGivesTheLeftoverToTheLargestFractionAndThenTheLowerShell() {
        assertArrayEquals(new int[] {2, 1, 1}, WaterFilling.incrementalCounts(new int[3], new double[] {1, 1, 1}, 4));
        assertArrayEquals(new int[] {0, 1, 3}, WaterFilling.incrementalCounts(new int[3], new double[] {1, 2, 7}, 4));
    }

    @Test
    void incrementalCountsAddUpAndStayWithinOneOfTheRealSolution() {
        Random random = new Random(11);
        for (int round = 0; round < 500; round++) {
            int shells = 1 + random.nextInt(30);
            int[] occupancy = random.ints(shells, 0, 1 + random.nextInt(2000)).toArray();
            double[] share = random.doubles(shells).map(s -> s < 0.1 ? 0 : s).toArray();
            share[random.nextInt(shells)] = 0.5;
            int arrivals = random.nextInt(5000);
            int[] counts = WaterFilling.incrementalCounts(occupancy, share, arrivals);
            Allocation real = WaterFilling.incremental(Arrays.stream(occupancy).asDoubleStream().toArray(), share,
                    arrivals);
            assertEquals(arrivals, Arrays.stream(counts).sum(), "round " + round);
            for (int k = 0; k < shells; k++) {
                assertTrue(Math.abs(counts[k] - real.amount(k)) < 1 && (real.amount(k) > 0 || counts[k] == 0), "round "
                        + round);
            }
        }
    }

    @Test
    void arrivalsFillTheShellsInsideOutByScoreAndThenByIndex() {
        assertArrayEquals(new int[] {2, 0, 0, 2, 2},
                WaterFilling.handOut(new float[] {2, -1, 0f, 2, 5}, new int[] {2, 0, 3}, RunOptions.DEFAULT));
        assertArrayEquals(new int[] {0, 1}, WaterFilling.handOut(new float[] {0f, -0f}, new int[] {1, 1},
                RunOptions.DEFAULT));
        assertArrayEquals(new int[0], WaterFilling.handOut(new float[0], new int[3], RunOptions.DEFAULT));
    }

    @Test
    void projectionIsTheNearestPoint() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            double[] y = random.doubles(1 + random.nextInt(20), -2, 2).toArray();
            double total = random.nextInt(4) == 0 ? 0 : 3 * random.nextDouble();
            double[] x = WaterFilling.projectSimplex(y, total);
            assertEquals(total, Arrays.stream(x).sum(), 1e-14);
            // Nearest point of a convex set: (y - x) . (vertex - x) <= 0 for every vertex.
            for (int v = 0; v < y.length; v++) {
                double product = 0;
                for (int i = 0; i < y.length; i++) {
                    product += (y[i] - x[i]) * ((i == v ? total : 0) - x[i]);
                }
                assertTrue(product <= 1e-13 && x[v] >= 0, "round " + round);
            }
        }
    }
}
