package org.ternion.sphere.overflow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.ternion.core.RunOptions;
import org.ternion.sphere.Goldens;
import org.ternion.sphere.Placement;
import org.ternion.sphere.ShellLayout;
import org.ternion.sphere.fill.QuantileFill;
import org.ternion.sphere.fill.Rebalance;
import org.ternion.sphere.fill.StopReason;

class OverflowPolicyTest {
    private static final RunOptions RUN = RunOptions.DEFAULT;
    private static final JsonNode GOLDEN = Goldens.json("05_prominence.json");

    static Stream<JsonNode> goldens() {
        return Goldens.cases("05_prominence.json");
    }

    private static Placement placement(int shells, int... shell) {
        return Placement.of(ShellLayout.linear(shells, 1, 2), shell);
    }

    private static Placement random(Random random, int n, int shells) {
        return placement(shells, random.ints(n, 0, shells).toArray());
    }

    private static float[] scores(Random random, int n) {
        float[] scores = new float[n];
        for (int i = 0; i < n; i++) {
            scores[i] = random.nextInt(3) == 0 ? random.nextInt(5) : (float) random.nextGaussian() * 3;
        }
        return scores;
    }

    /** Population deviation of the members of each shell about their mean, both with the golden's denominator. */
    private static double[] deviations(Placement placement, double[] scores) {
        return IntStream.range(0, placement.layout().shells()).mapToDouble(k -> {
            int[] members = placement.membersOf(k);
            double mean = Arrays.stream(members).mapToDouble(i -> scores[i]).sum() / (members.length + 1e-8);
            return Math.sqrt(Arrays.stream(members).mapToDouble(i -> (scores[i] - mean) * (scores[i] - mean)).sum()
                    / (members.length + 1e-8));
        }).toArray();
    }

    @ParameterizedTest
    @MethodSource("goldens")
    void legacyRulesAreTheGoldens(JsonNode golden) {
        double[] norms = Goldens.doubles(GOLDEN.get("norms"));
        Placement placement = placement(GOLDEN.get("S").intValue(), Goldens.ints(GOLDEN.get("shell_ids")));
        double threshold = golden.get("threshold").doubleValue();
        boolean std = golden.get("rule").textValue().equals("std");
        OverflowPolicy policy = new OverflowPolicy(std ? ZMode.LEGACY_STD : ZMode.LEGACY_MEAN, threshold);
        double[] z = policy.z(placement, norms, 1);
        double[] deviation = deviations(placement, norms);
        double[] wanted = Goldens.doubles(golden.get(std ? "prominence" : "excess"));
        for (int i = 0; i < z.length; i++) {
            assertEquals(golden.get("promote").get(i).booleanValue(), z[i] > threshold, "point " + i);
            double got = std ? z[i] * (deviation[placement.shell(i)] + 0.1)
                    : Math.max(0, (z[i] - threshold) * golden.get("mean_neighbor").get(i).doubleValue());
            assertEquals(wanted[i], got, 1e-9, "point " + i);
        }
        int flagged = policy.detect(placement, Goldens.floats(GOLDEN.get("norms")), RUN).total();
        assertEquals(Goldens.elements(golden.get("promote")).filter(JsonNode::booleanValue).count(), flagged);
    }

    // A07
    @Property
    void zDoesNotChangeWithUnitAndOrigin(@ForAll @IntRange(min = 1, max = 150) int n,
            @ForAll @IntRange(min = 1, max = 6) int shells, @ForAll long seed) {
        Random random = new Random(seed);
        Placement placement = random(random, n, shells);
        double[] scores = random.doubles(n, 0, 4).map(s -> random.nextInt(4) == 0 ? Math.rint(s) : s).toArray();
        double scale = Math.pow(10, random.nextInt(9) - 4);
        double shift = random.nextGaussian() * 100 * scale;
        double[] other = Arrays.stream(scores).map(s -> scale * s + shift).toArray();
        for (ZMode mode : new ZMode[] {ZMode.ROBUST, ZMode.LEAVE_ONE_OUT}) {
            OverflowPolicy policy = new OverflowPolicy(mode, 2.5);
            double[] z = policy.z(placement, scores, 1);
            double[] otherZ = policy.z(placement, other, 1);
            for (int i = 0; i < n; i++) {
                // Equal scores stay equal under the map only as far as it rounds alike; they do, being the same number.
                assertEquals(z[i], otherZ[i], 1e-5 * Math.max(1, Math.abs(z[i])), mode + " point " + i);
            }
        }
    }

    @Test
    void scalingByAPowerOfTwoChangesNoFlagAndNoZ() {
        Random random = new Random(3);
        Placement placement = random(random, 5000, 9);
        float[] scores = scores(random, 5000);
        float[] scaled = new float[5000];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = scores[i] * 0x1p-10f;
        }
        assertArrayEquals(OverflowPolicy.DEFAULT.z(placement, scores, RUN),
                OverflowPolicy.DEFAULT.z(placement, scaled, RUN));
        assertTrue(OverflowPolicy.DEFAULT.detect(placement, scores, RUN).total() > 0);
    }

    // A07
    @ParameterizedTest
    @EnumSource(names = {"ROBUST", "LEAVE_ONE_OUT", "LEGACY_MEAN"})
    void aConstantShellHasNoProminentPoints(ZMode mode) {
        float[] scores = new float[30];
        Arrays.fill(scores, 0.1f);
        double[] z = new OverflowPolicy(mode, 0).z(placement(3, new int[30]), scores, RUN);
        assertArrayEquals(new double[30], z, 1e-14);
        assertEquals(0, new OverflowPolicy(mode, 1e-9).detect(placement(3, new int[30]), scores, RUN).total());
    }

    @Test
    void reportListsTheMostProminentFirst() {
        Placement placement = placement(3, 0, 0, 0, 0, 0, 0, 0, 2, 0);
        float[] scores = {1, 2, 50, 3, 4, 90, 5, 7, 50};
        OverflowPolicy policy = new OverflowPolicy(ZMode.ROBUST, 2);
        OverflowReport report = policy.detect(placement, scores, RUN);
        assertEquals(3, report.shells());
        assertEquals(3, report.total());
        assertEquals(3, report.count(0));
        assertArrayEquals(new int[] {5, 2, 8}, report.ids(0));
        assertArrayEquals(new int[0], report.ids(2));
        // Median 4.5, deviations 3.5 2.5 45.5 1.5 0.5 85.5 0.5 45.5: their median is 3.
        double unit = 1.4826 * 3;
        assertArrayEquals(new double[] {85.5 / unit - 2, 45.5 / unit - 2, 45.5 / unit - 2}, report.excess(0), 1e-12);
        assertThrows(IndexOutOfBoundsException.class, () -> report.count(3));
        assertThrows(IndexOutOfBoundsException.class, () -> report.ids(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> report.excess(3));
    }

    // A09
    @ParameterizedTest
    @EnumSource
    void zIsTheSameForAnyNumberOfThreads(ZMode mode) {
        Random random = new Random(6);
        Placement placement = random(random, 20_000, 30);
        float[] scores = scores(random, 20_000);
        OverflowPolicy policy = new OverflowPolicy(mode, 1);
        double[] one = policy.z(placement, scores, RUN);
        assertArrayEquals(one, policy.z(placement, scores, RUN.withParallelism(2)));
        assertArrayEquals(one, policy.z(placement, scores, RUN.withParallelism(7)));
    }

    // A04
    @Property
    void whenEveryPointIsProminentSwapsEndInTheSortedFill(@ForAll @IntRange(max = 80) int n,
            @ForAll @IntRange(min = 1, max = 9) int shells, @ForAll long seed) {
        Random random = new Random(seed);
        Placement start = random(random, n, shells);
        float[] scores = scores(random, n);
        Rebalance result = new OverflowPolicy(ZMode.ROBUST, Double.NEGATIVE_INFINITY).swap(start, scores, RUN);
        Placement filled = new QuantileFill().assign(scores, start.layout(), start.counts(), RUN);
        assertArrayEquals(filled.toShells(), result.placement().toShells());
        assertEquals(filled, result.placement());
        assertEquals(StopReason.BALANCED, result.reason());
        assertEquals(0, result.residualSteps());
    }

    @Property
    void swapsAreThoseMadeOneByOne(@ForAll @IntRange(max = 60) int n, @ForAll @IntRange(min = 1, max = 6) int shells,
            @ForAll long seed) {
        Random random = new Random(seed);
        Placement start = random(random, n, shells);
        float[] scores = scores(random, n);
        OverflowPolicy policy = new OverflowPolicy(ZMode.LEAVE_ONE_OUT, 0.5);
        double[] z = policy.z(start, scores, RUN);
        Placement after = policy.swap(start, scores, RUN).placement();
        assertArrayEquals(oneByOne(start, scores, i -> z[i] > 0.5), after.toShells());
        assertArrayEquals(start.counts(), after.counts());
    }

    /** The rule as it is written, in sweeps from inside out. */
    private static int[] oneByOne(Placement start, float[] scores, IntPredicate prominent) {
        int[] shell = start.toShells();
        Comparator<Integer> order = Comparator.<Integer>comparingDouble(i -> scores[i] + 0.0).thenComparingInt(i -> i);
        int[] occupied = Arrays.stream(shell).distinct().sorted().toArray();
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int j = 1; j < occupied.length; j++) {
                int inner = occupied[j - 1];
                int outer = occupied[j];
                while (true) {
                    Optional<Integer> up = IntStream.range(0, shell.length)
                            .filter(i -> shell[i] == inner && prominent.test(i)).boxed().max(order);
                    Integer down = IntStream.range(0, shell.length).filter(i -> shell[i] == outer).boxed().min(order)
                            .get();
                    if (up.isEmpty() || order.compare(up.get(), down) < 0) {
                        break;
                    }
                    shell[up.get()] = outer;
                    shell[down] = inner;
                    changed = true;
                }
            }
        }
        return shell;
    }

    @Test
    void swappedPointsAreAtTheRadiiOfTheirShells() {
        Placement start = Placement.wrap(ShellLayout.linear(2, 1, 2), new int[] {0, 0, 0, 0, 1, 1},
                new float[] {1.1f, 1.2f, 1.3f, 1.4f, 1.8f, 1.9f});
        Rebalance result = OverflowPolicy.DEFAULT.swap(start, new float[] {1, 2, 3, 90, 7, 8}, RUN);
        assertArrayEquals(new int[] {0, 0, 0, 1, 0, 1}, result.placement().toShells());
        assertArrayEquals(new float[] {1.1f, 1.2f, 1.3f, 2, 1, 1.9f}, result.placement().toRadii());
        assertEquals(2, result.moves().size());
        assertEquals(2, result.lowerBoundSteps());
    }

    @Test
    void emptyPlacementsHaveNoProminentPoints() {
        assertEquals(0, OverflowPolicy.DEFAULT.detect(placement(2), new float[0], RUN).total());
        assertEquals(0, OverflowPolicy.DEFAULT.swap(placement(2), new float[0], RUN).moves().size());
        assertArrayEquals(new double[] {0}, OverflowPolicy.DEFAULT.z(placement(1, 0), new float[] {5}, RUN));
    }

    @Test
    void badInputIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new OverflowPolicy(ZMode.ROBUST, Double.NaN));
        assertThrows(IllegalArgumentException.class,
                () -> OverflowPolicy.DEFAULT.detect(placement(2, 0), new float[2], RUN));
        assertEquals("score 1 must be finite, was Infinity", assertThrows(IllegalArgumentException.class,
                () -> OverflowPolicy.DEFAULT.swap(placement(2, 0, 0), new float[] {1, Float.POSITIVE_INFINITY}, RUN))
                .getMessage());
    }

    @Test
    void aListenerStopsDetectionAndSwaps() {
        RunOptions never = RUN.withProgress((done, total) -> false);
        Placement placement = placement(2, 0, 1);
        float[] scores = {2, 1};
        assertThrows(CancellationException.class, () -> OverflowPolicy.DEFAULT.detect(placement, scores, never));
        assertThrows(CancellationException.class,
                () -> new OverflowPolicy(ZMode.ROBUST, Double.NEGATIVE_INFINITY).swap(placement, scores, never));
    }
}
