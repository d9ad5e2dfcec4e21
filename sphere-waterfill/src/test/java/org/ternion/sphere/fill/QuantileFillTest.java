package org.ternion.sphere.fill;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.RunOptions;
import org.ternion.sphere.BalanceReport;
import org.ternion.sphere.CapacityLaw;
import org.ternion.sphere.Goldens;
import org.ternion.sphere.Placement;
import org.ternion.sphere.ShellLayout;

class QuantileFillTest {
    private static final RunOptions RUN = RunOptions.DEFAULT;

    static Stream<JsonNode> endToEnd() {
        return Goldens.cases("09_end_to_end.json");
    }

    private static float[] random(Random random, int n) {
        float[] scores = new float[n];
        for (int i = 0; i < n; i++) {
            scores[i] = i % 3 == 0 ? random.nextInt(1 + n / 8) : (float) random.nextGaussian() * n / 16;
        }
        return scores;
    }

    /** Ids by (score, id); a stable sort, and adding 0 makes the zeros equal. */
    private static List<Integer> ascending(float[] scores) {
        return IntStream.range(0, scores.length).boxed().sorted(Comparator.comparing(i -> scores[i] + 0.0f)).toList();
    }

    @Test
    void assignmentIsTheGolden() {
        JsonNode golden = Goldens.json("18_exact_assignment.json");
        ShellLayout layout = ShellLayout.ofRadii(Goldens.doubles(golden.get("shell_radii")));
        Placement placement = new QuantileFill().assign(Goldens.floats(golden.get("scores")), layout,
                Goldens.ints(golden.get("capacity")), RUN);
        assertArrayEquals(Goldens.ints(golden.get("quantile_assignment")), placement.toShells());
    }

    @ParameterizedTest
    @MethodSource("endToEnd")
    void generatedDataIsPlacedAsInTheGolden(JsonNode golden) {
        float[] scores = GeneratedData.scores();
        ShellLayout layout = GeneratedData.layout(golden);
        int[] capacity = CapacityLaw.power(golden.get("exponent").doubleValue()).apportion(layout, scores.length);
        assertArrayEquals(Goldens.ints(golden.get("capacity")), capacity);
        Placement placement = new QuantileFill().assign(scores, layout, capacity, RUN);
        int[] shell = placement.toShells();
        assertArrayEquals(Goldens.ints(golden.get("first40")), Arrays.copyOf(shell, 40));
        assertEquals(golden.get("digest").longValue(), GeneratedData.digest(shell));
        assertEquals(0, placement.report(capacity).misplacedFraction());
    }

    // A02
    @Property(tries = 10_000)
    void countsAreTheCapacitiesAndShellsRiseWithTheScore(@ForAll @IntRange(max = 200) int n,
            @ForAll @IntRange(min = 1, max = 40) int shells, @ForAll @DoubleRange(min = -3, max = 6) double exponent,
            @ForAll long seed) {
        float[] scores = random(new Random(seed), n);
        ShellLayout layout = ShellLayout.sqrt(shells, 1, 9);
        int[] capacity = CapacityLaw.power(exponent).apportion(layout, n);
        Placement placement = new QuantileFill().assign(scores, layout, capacity, RUN);
        assertArrayEquals(capacity, placement.counts());
        List<Integer> ids = ascending(scores);
        for (int rank = 1; rank < n; rank++) {
            assertTrue(placement.shell(ids.get(rank - 1)) <= placement.shell(ids.get(rank)), "rank " + rank);
        }
    }

    @Property
    void permutedPointsGetTheShellsOfTheirScores(@ForAll @IntRange(max = 200) int n, @ForAll long seed) {
        Random random = new Random(seed);
        float[] scores = random(random, n);
        int[] from = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int held = from[i];
            from[i] = from[j];
            from[j] = held;
        }
        float[] permuted = new float[n];
        for (int i = 0; i < n; i++) {
            permuted[i] = scores[from[i]];
        }
        ShellLayout layout = ShellLayout.linear(7, 1, 2);
        int[] capacity = CapacityLaw.power(1).apportion(layout, n);
        Placement placement = new QuantileFill().assign(scores, layout, capacity, RUN);
        Placement other = new QuantileFill().assign(permuted, layout, capacity, RUN);
        assertEquals(byScore(scores, placement), byScore(permuted, other));
    }

    /** Score and shell of all points, sorted: what is left when ids are forgotten. */
    private static List<String> byScore(float[] scores, Placement placement) {
        return IntStream.range(0, scores.length).mapToObj(i -> (scores[i] + 0.0f) + " in " + placement.shell(i))
                .sorted().toList();
    }

    // A09
    @ParameterizedTest
    @EnumSource
    void placementIsTheSameForAnyNumberOfThreads(RadiusMode mode) {
        float[] scores = random(new Random(5), 200_003);
        ShellLayout layout = ShellLayout.sqrt(100, 1, 9);
        int[] capacity = CapacityLaw.power(1.5).apportion(layout, scores.length);
        Placement one = new QuantileFill(mode).assign(scores, layout, capacity, RUN);
        for (int threads : new int[] {2, 7}) {
            assertEquals(one, new QuantileFill(mode).assign(scores, layout, capacity, RUN.withParallelism(threads)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 100, 30_000})
    void continuousRadiiRiseWithTheRankAndStayInTheirShells(int n) {
        Random random = new Random(n);
        float[] scores = random(random, n);
        ShellLayout layout = ShellLayout.sqrt(20, 4, 64);
        int[] capacity = CapacityLaw.power(2).apportion(layout, n);
        Placement placement = new QuantileFill(RadiusMode.CONTINUOUS).assign(scores, layout, capacity, RUN);
        assertEquals(placement, Placement.nearest(layout, placement.toRadii()));
        Placement centers = new QuantileFill(RadiusMode.CENTER).assign(scores, layout, capacity, RUN);
        assertArrayEquals(centers.toShells(), placement.toShells());
        assertEquals(Placement.of(layout, centers.toShells()), centers);
        List<Integer> ids = ascending(scores);
        for (int rank = 1; rank < n; rank++) {
            assertTrue(placement.radius(ids.get(rank - 1)) < placement.radius(ids.get(rank)), "rank " + rank);
        }
        assertTrue(placement.radius(ids.get(0)) >= 4 && placement.radius(ids.get(n - 1)) <= 64);
    }

    @Test
    void continuousRadiiThatFloatCannotTellApartStayInTheirShells() {
        // About 100 floats between two shells, for 4,000 points.
        ShellLayout layout = ShellLayout.linear(5, 1000, 1000.025);
        float[] scores = random(new Random(1), 20_000);
        Placement placement = new QuantileFill(RadiusMode.CONTINUOUS).assign(scores, layout,
                CapacityLaw.equal().apportion(layout, scores.length), RUN);
        assertEquals(placement, Placement.nearest(layout, placement.toRadii()));
    }

    @Test
    void continuousRadiiInterpolateBetweenBoundaries() {
        Placement placement = new QuantileFill(RadiusMode.CONTINUOUS).assign(new float[] {1, 2, 3, 4, 5, 6, 7, 8},
                ShellLayout.linear(3, 1, 3), new int[] {2, 4, 2}, RUN);
        assertArrayEquals(new float[] {1.125f, 1.375f, 1.625f, 1.875f, 2.125f, 2.375f, 2.625f, 2.875f},
                placement.toRadii());
    }

    @Test
    void equalScoresFillByIdAndHaveNoRankCorrelation() {
        ShellLayout layout = ShellLayout.linear(3, 1, 2);
        float[] scores = {4, 4, 4, 4, 4};
        int[] capacity = {1, 0, 4};
        Placement placement = new QuantileFill().assign(scores, layout, capacity, RUN);
        assertArrayEquals(new int[] {0, 2, 2, 2, 2}, placement.toShells());
        assertTrue(Double.isNaN(placement.report(capacity, scores).spearman()));
        assertArrayEquals(new int[] {0, 2, 2}, new QuantileFill()
                .assign(new float[] {0.0f, -0.0f, 0.0f}, layout, new int[] {1, 0, 2}, RUN).toShells());
    }

    @Test
    void fewerPointsThanShellsLeaveShellsEmpty() {
        ShellLayout layout = ShellLayout.sqrt(512, 128, 1024);
        int[] capacity = CapacityLaw.power(1.5).apportion(layout, 3);
        Placement placement = new QuantileFill().assign(new float[] {3, 1, 2}, layout, capacity, RUN);
        BalanceReport report = placement.report(capacity);
        assertEquals(509, report.emptyShells());
        assertEquals(0, report.maxAbsOverload());
        assertTrue(placement.shell(1) < placement.shell(2) && placement.shell(2) < placement.shell(0));
    }

    @ParameterizedTest
    @EnumSource
    void noPointsAndOneShellAreAllowed(RadiusMode mode) {
        ShellLayout four = ShellLayout.linear(4, 1, 2);
        assertEquals(0, new QuantileFill(mode).assign(new float[0], four, new int[4], RUN).size());
        Placement placement = new QuantileFill(mode).assign(new float[] {2, 1}, ShellLayout.linear(1, 1, 2),
                new int[] {2}, RUN);
        assertArrayEquals(new int[] {0, 0}, placement.toShells());
        assertArrayEquals(new float[] {1, 1}, placement.toRadii());
    }

    @Test
    void badInputIsRefused() {
        ShellLayout layout = ShellLayout.linear(2, 1, 2);
        QuantileFill fill = new QuantileFill();
        assertEquals("capacities add up to 2 for 3 points", assertThrows(IllegalArgumentException.class,
                () -> fill.assign(new float[3], layout, new int[] {1, 1}, RUN)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> fill.assign(new float[3], layout, new int[] {3}, RUN));
        assertThrows(IllegalArgumentException.class, () -> fill.assign(new float[3], layout, new int[] {4, -1}, RUN));
        assertThrows(IllegalArgumentException.class,
                () -> fill.assign(new float[] {1, Float.NaN}, layout, new int[] {1, 1}, RUN));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void aListenerSeesFourStepsAndStopsAfterAny(int step) {
        List<Long> seen = new ArrayList<>();
        RunOptions run = RUN.withProgress((done, total) -> {
            seen.add(done);
            assertEquals(4, total);
            return done < step;
        });
        assertThrows(CancellationException.class, () -> new QuantileFill().assign(new float[5],
                ShellLayout.linear(2, 1, 2), new int[] {2, 3}, run));
        assertEquals(Stream.iterate(1L, s -> s + 1).limit(step).toList(), seen);
    }
}
