package org.ternion.sphere.fill;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.core.RunOptions;
import org.ternion.sphere.BalanceReport;
import org.ternion.sphere.CapacityLaw;
import org.ternion.sphere.Goldens;
import org.ternion.sphere.Placement;
import org.ternion.sphere.ShellLayout;

class ChainFlowTest {
    private static final RunOptions RUN = RunOptions.DEFAULT;
    private static final ChainFlow CHAIN = new ChainFlow();

    static Stream<JsonNode> endToEnd() {
        return Goldens.cases("09_end_to_end.json");
    }

    /** A random placement with its scores and capacities. */
    private static final class Case {
        final Placement start;
        final float[] scores;
        final int[] capacity;

        Case(long seed, int n, int shells) {
            Random random = new Random(seed);
            scores = new float[n];
            int[] shell = new int[n];
            int favourite = random.nextInt(shells);
            for (int i = 0; i < n; i++) {
                scores[i] = random.nextInt(4) == 0 ? random.nextInt(3) : (float) random.nextGaussian();
                shell[i] = random.nextInt(3) == 0 ? favourite : random.nextInt(shells);
            }
            start = Placement.of(ShellLayout.linear(shells, 1, 2), shell);
            capacity = CapacityLaw.shares(random.doubles(shells, 0.01, 1).toArray()).apportion(start.layout(), n);
        }

        Rebalance rebalance(FlowOptions options) {
            return CHAIN.rebalance(start, scores, capacity, options, RUN);
        }
    }

    /** The two sweeps of the specification, point by point. */
    private static int[] naive(Case given) {
        int[] shell = given.start.toShells();
        int[] counts = given.start.counts();
        int boundaries = counts.length - 1;
        long[] flow = new long[boundaries];
        long sum = 0;
        for (int k = 0; k < boundaries; k++) {
            flow[k] = sum += counts[k] - given.capacity[k];
        }
        Comparator<Integer> order = Comparator.<Integer>comparingDouble(i -> given.scores[i] + 0.0)
                .thenComparingInt(i -> i);
        for (int k = 0; k < boundaries; k++) {
            move(shell, k, k + 1, flow[k], order.reversed());
        }
        for (int k = boundaries - 1; k >= 0; k--) {
            move(shell, k + 1, k, -flow[k], order);
        }
        return shell;
    }

    private static void move(int[] shell, int from, int to, long n, Comparator<Integer> order) {
        List<Integer> members = IntStream.range(0, shell.length).filter(i -> shell[i] == from).boxed().sorted(order)
                .toList();
        for (int j = 0; j < n; j++) {
            shell[members.get(j)] = to;
        }
    }

    private static long distance(Placement start, int[] capacity) {
        return Math.round(start.report(capacity).emdShells() * start.size());
    }

    @Test
    void movesAreTheGolden() {
        JsonNode golden = Goldens.json("18_exact_assignment.json");
        ShellLayout layout = ShellLayout.ofRadii(Goldens.doubles(golden.get("shell_radii")));
        Placement start = Placement.of(layout, Goldens.ints(golden.get("start")));
        int[] capacity = Goldens.ints(golden.get("capacity"));
        long[] flow = Arrays.stream(Goldens.ints(golden.get("boundary_flow"))).asLongStream().toArray();
        assertArrayEquals(flow, BoundaryFlow.minimal(start.counts(), capacity));
        Rebalance result = CHAIN.rebalance(start, Goldens.floats(golden.get("scores")), capacity, FlowOptions.EXACT,
                RUN);
        assertArrayEquals(Goldens.ints(golden.get("chain_assignment")), result.placement().toShells());
        assertEquals(golden.get("chain_moves").longValue(), result.moves().steps());
        assertEquals(golden.get("chain_moves").longValue(), result.lowerBoundSteps());
    }

    @ParameterizedTest
    @MethodSource("endToEnd")
    void generatedDataIsRebalancedAsInTheGolden(JsonNode golden) {
        double[] norms = GeneratedData.norms();
        ShellLayout layout = GeneratedData.layout(golden);
        double least = Arrays.stream(norms).min().getAsDouble();
        double span = Arrays.stream(norms).max().getAsDouble() - least + 1e-8;
        double inner = golden.get("rmin").doubleValue();
        double outer = golden.get("rmax").doubleValue();
        int[] shell = Arrays.stream(norms)
                .mapToInt(s -> layout.nearest(inner + (s - least) / span * (0.8 * outer - inner))).toArray();
        assertEquals(golden.get("start_digest").longValue(), GeneratedData.digest(shell));
        Placement start = Placement.of(layout, shell);
        assertArrayEquals(Goldens.ints(golden.get("start_counts")), start.counts());
        int[] capacity = Goldens.ints(golden.get("capacity"));
        assertEquals(golden.get("start_misplaced").doubleValue(), start.report(capacity).misplacedFraction(), 1e-12);
        long[] flow = Arrays.stream(Goldens.ints(golden.get("boundary_flow"))).asLongStream().toArray();
        assertArrayEquals(flow, BoundaryFlow.minimal(start.counts(), capacity));
        Rebalance result = CHAIN.rebalance(start, GeneratedData.scores(), capacity, FlowOptions.EXACT, RUN);
        assertEquals(golden.get("min_total_moves").longValue(), result.moves().steps());
        assertArrayEquals(capacity, result.placement().counts());
    }

    // A03. A move of several shells is so many steps between neighbours, see MoveList.
    @Property
    void balanceIsRestoredWithTheFewestStepsOnce(@ForAll @IntRange(max = 120) int n,
            @ForAll @IntRange(min = 1, max = 12) int shells, @ForAll long seed) {
        Case given = new Case(seed, n, shells);
        Rebalance result = given.rebalance(FlowOptions.EXACT);
        assertArrayEquals(given.capacity, result.placement().counts());
        assertArrayEquals(naive(given), result.placement().toShells());
        assertEquals(distance(given.start, given.capacity), result.lowerBoundSteps());
        assertEquals(result.lowerBoundSteps(), result.moves().steps());
        assertEquals(0, result.residualSteps());
        assertEquals(StopReason.BALANCED, result.reason());
        assertEquals(MoveList.between(given.start, result.placement()), result.moves());
        Rebalance again = CHAIN.rebalance(result.placement(), given.scores, given.capacity, FlowOptions.EXACT, RUN);
        assertSame(result.placement(), again.placement());
        assertEquals(0, again.moves().size());
    }

    @Test
    void largeShellsAreRebalancedLikeSmallOnes() {
        Case given = new Case(7, 40_000, 6);
        assertArrayEquals(naive(given), given.rebalance(FlowOptions.EXACT).placement().toShells());
    }

    // A09
    @Test
    void resultIsTheSameForAnyNumberOfThreads() {
        Case given = new Case(8, 200_000, 50);
        Rebalance one = given.rebalance(FlowOptions.EXACT);
        for (int threads : new int[] {2, 7}) {
            assertEquals(one, CHAIN.rebalance(given.start, given.scores, given.capacity, FlowOptions.EXACT,
                    RUN.withParallelism(threads)));
        }
    }

    @Property
    void headroomMovesOnlyWhatExceedsIt(@ForAll @IntRange(max = 120) int n,
            @ForAll @IntRange(min = 1, max = 12) int shells, @ForAll long seed) {
        Case given = new Case(seed, n, shells);
        FlowOptions options = FlowOptions.EXACT.withHeadroom(0.25);
        Rebalance result = given.rebalance(options);
        int[] before = given.start.counts();
        int[] after = result.placement().counts();
        for (int k = 0; k < shells; k++) {
            assertTrue(after[k] <= given.capacity[k] * 5 / 4, "shell " + k);
            assertTrue(after[k] >= Math.min(before[k], given.capacity[k] * 5 / 4), "shell " + k);
        }
        assertEquals(result.lowerBoundSteps(), result.moves().steps());
        assertTrue(result.moves().steps() <= distance(given.start, given.capacity));
        assertEquals(0, CHAIN.rebalance(result.placement(), given.scores, given.capacity, options, RUN).moves().size());
    }

    @Test
    void headroomMakesRoomForMorePointsThanTheCapacities() {
        Placement start = Placement.of(ShellLayout.linear(2, 1, 2), new int[23]);
        int[] capacity = {10, 10};
        Rebalance result = CHAIN.rebalance(start, new float[23], capacity, FlowOptions.EXACT.withHeadroom(0.2), RUN);
        assertArrayEquals(new int[] {12, 11}, result.placement().counts());
        assertEquals("capacities with headroom 0.1 hold 22 points, there are 23",
                assertThrows(IllegalArgumentException.class, () -> CHAIN.rebalance(start, new float[23], capacity,
                        FlowOptions.EXACT.withHeadroom(0.1), RUN)).getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 100, 1_000_000})
    void headroomOfDecimalFractionsIsNotRoundedAway(int capacity) {
        FlowOptions options = FlowOptions.EXACT.withHeadroom(0.15);
        assertEquals(capacity * 115L / 100, options.limit(capacity));
        assertEquals(Integer.MAX_VALUE, options.limit(Integer.MAX_VALUE));
        assertEquals(capacity, FlowOptions.EXACT.limit(capacity));
    }

    @Property
    void aLimitKeepsTheLongestMoves(@ForAll @IntRange(min = 1, max = 120) int n,
            @ForAll @IntRange(min = 2, max = 12) int shells, @ForAll @IntRange(max = 40) int limit, @ForAll long seed) {
        Case given = new Case(seed, n, shells);
        MoveList all = given.rebalance(FlowOptions.EXACT).moves();
        Rebalance result = given.rebalance(FlowOptions.EXACT.withMaxMoves(limit));
        MoveList moves = result.moves();
        int[] wanted = IntStream.range(0, all.size()).boxed()
                .sorted(Comparator.<Integer>comparingInt(m -> -Math.abs(all.to(m) - all.from(m)))
                        .thenComparingInt(all::id))
                .limit(limit).mapToInt(all::id).sorted().toArray();
        assertArrayEquals(wanted, IntStream.range(0, moves.size()).map(moves::id).toArray());
        assertEquals(all.size() > limit ? StopReason.MOVE_LIMIT : StopReason.BALANCED, result.reason());
        assertEquals(all.steps(), result.lowerBoundSteps());
        // What is left to do is exactly the residual: no move was for nothing.
        assertEquals(result.residualSteps(), distance(result.placement(), given.capacity));
    }

    @Test
    void pointsThatStayKeepTheirRadius() {
        ShellLayout layout = ShellLayout.linear(2, 1, 2);
        Placement start = Placement.wrap(layout, new int[] {0, 0, 1}, new float[] {1.2f, 1.3f, 1.9f});
        Rebalance result = CHAIN.rebalance(start, new float[] {5, 6, 1}, new int[] {1, 2}, FlowOptions.EXACT, RUN);
        assertArrayEquals(new float[] {1.2f, 2, 1.9f}, result.placement().toRadii());
        MoveList moves = result.moves();
        assertEquals(1, moves.size());
        assertEquals(1, moves.id(0));
        assertEquals(0, moves.from(0));
        assertEquals(1, moves.to(0));
    }

    @Test
    void emptyPlacementsNeedNoMoves() {
        Placement start = Placement.of(ShellLayout.linear(3, 1, 2), new int[0]);
        Rebalance result = CHAIN.rebalance(start, new float[0], new int[3], FlowOptions.EXACT, RUN);
        assertEquals(0, result.moves().size());
        BalanceReport report = result.placement().report(new int[3]);
        assertEquals(0, report.emdShells());
    }

    @Test
    void badInputIsRefused() {
        Placement start = Placement.of(ShellLayout.linear(2, 1, 2), new int[3]);
        float[] scores = new float[3];
        assertThrows(IllegalArgumentException.class,
                () -> CHAIN.rebalance(start, new float[2], new int[] {1, 2}, FlowOptions.EXACT, RUN));
        assertThrows(IllegalArgumentException.class,
                () -> CHAIN.rebalance(start, scores, new int[] {1, 1}, FlowOptions.EXACT, RUN));
        assertThrows(IllegalArgumentException.class,
                () -> CHAIN.rebalance(start, scores, new int[] {3}, FlowOptions.EXACT, RUN));
        scores[1] = Float.NaN;
        assertEquals("score 1 must be finite, was NaN", assertThrows(IllegalArgumentException.class,
                () -> CHAIN.rebalance(start, scores, new int[] {1, 2}, FlowOptions.EXACT, RUN)).getMessage());
        assertThrows(IllegalArgumentException.class, () -> new FlowOptions(-0.1, 1));
        assertThrows(IllegalArgumentException.class, () -> new FlowOptions(Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> new FlowOptions(0, -1));
        assertThrows(IllegalArgumentException.class,
                () -> MoveList.between(start, Placement.of(start.layout(), new int[4])));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aListenerStopsTheWorkAfterAnyStage(int stage) {
        Case given = new Case(9, 100, 5);
        assertThrows(CancellationException.class, () -> CHAIN.rebalance(given.start, given.scores, given.capacity,
                FlowOptions.EXACT, RUN.withProgress((done, total) -> done < stage)));
    }
}
