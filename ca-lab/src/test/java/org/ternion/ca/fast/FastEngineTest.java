package org.ternion.ca.fast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.ca.CellGrid;
import org.ternion.ca.LocalRule;
import org.ternion.ca.Neighbourhood;
import org.ternion.ca.Stepper;
import org.ternion.ca.Topology;
import org.ternion.ca.rule.CyclicRule;
import org.ternion.ca.rule.LifeLikeRule;
import org.ternion.ca.rule.PluralityRule;
import org.ternion.ca.simd.CyclicStep;
import org.ternion.ca.simd.FadeStep;
import org.ternion.ca.simd.LifeStep;
import org.ternion.ca.simd.PluralityStep;
import org.ternion.core.Progress;

class FastEngineTest {
    private static final Neighbourhood MOORE = Neighbourhood.moore(1);
    private static final LocalRule SPIRALS = CyclicRule.cyc3(3);
    private static final LocalRule LIFE = life(0b1000, 0b1100, 2);

    static LocalRule life(int births, int survivals, int states) {
        return new LifeLikeRule(births, survivals, states, MOORE);
    }

    static List<LocalRule> rules() {
        List<LocalRule> rules = new ArrayList<>();
        for (int k = 0; k <= 9; k++) {
            rules.add(CyclicRule.cyc3(k));
        }
        rules.add(new PluralityRule());
        rules.add(LIFE);
        rules.add(life(0b101010101, 0b010101011, 2));
        rules.add(life(0b100110001, 0b100011110, 2));
        rules.add(life(0b100, 0, 3));
        rules.add(life(0b100, 0b111000, 4));
        rules.add(life(0b11101, 0b100101, 7));
        rules.add(life(0b1100, 0b1000, 256));
        return rules;
    }

    /** The rule with every implementation of its loop that can run here. */
    static List<PlaneRule> planeRules(LocalRule rule) {
        if (rule instanceof CyclicRule cyclic) {
            return CyclicStep.all().stream().map(step -> PlaneRule.cyclic(cyclic.threshold(), step)).toList();
        }
        if (rule instanceof LifeLikeRule life) {
            return IntStream.range(0, LifeStep.all().size())
                    .mapToObj(i -> PlaneRule.lifeLike(life, LifeStep.all().get(i), FadeStep.all().get(i))).toList();
        }
        return PluralityStep.all().stream().map(PlaneRule::plurality).toList();
    }

    private static FastEngine engine(LocalRule rule, CellGrid start, int threads) {
        return new FastEngine(rule, PlaneRule.of(rule).orElseThrow(), true, start, threads, Blocking.NONE);
    }

    static CellGrid random(int height, int width, int states, long seed) {
        byte[] cells = new byte[height * width];
        Random random = new Random(seed);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (byte) random.nextInt(states);
        }
        return CellGrid.wrap(cells, height, width, states);
    }

    static CellGrid defined(LocalRule rule, Topology topology, CellGrid start, int steps) {
        Stepper stepper = new Stepper(rule, topology, start);
        stepper.advance(steps, Progress.NONE);
        return stepper.layer(0);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void everyWidthAndHeightStepsAsDefined(LocalRule rule) {
        List<PlaneRule> implementations = planeRules(rule);
        for (int width = 1; width <= 300; width++) {
            for (int height = 1; height <= 9; height++) {
                Topology topology = (width + height) % 3 == 0 ? Topology.PLANE : Topology.TORUS;
                CellGrid start = random(height, width, Math.min(rule.states(), 9), 1000L * width + height);
                int steps = width % 4 == 0 ? 2 : 1;
                CellGrid expected = defined(rule, topology, start, steps);
                for (PlaneRule planes : implementations) {
                    FastEngine engine = new FastEngine(rule, planes, topology.equals(Topology.TORUS), start, 1,
                            Blocking.NONE);
                    for (int step = 0; step < steps; step++) {
                        engine.step();
                    }
                    assertEquals(expected, engine.layer(0), planes + " " + topology + " " + height + " x " + width);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void manyStepsBandsAndThreadsChangeNothing(LocalRule rule) {
        Random random = new Random(7);
        for (int trial = 0; trial < 12; trial++) {
            int height = 1 + random.nextInt(40);
            int width = 1 + random.nextInt(300);
            int steps = 1 + random.nextInt(64);
            Blocking blocking = new Blocking(1 + random.nextInt(63), 1 + random.nextInt(20));
            CellGrid start = random(height, width, rule.states(), trial);
            CellGrid expected = defined(rule, Topology.TORUS, start, steps);
            for (PlaneRule planes : planeRules(rule)) {
                for (int threads = 1; threads <= 3; threads++) {
                    FastEngine engine = new FastEngine(rule, planes, true, start, threads, blocking);
                    engine.advance(steps, Progress.NONE);
                    assertEquals(expected, engine.layer(0), planes + " " + height + " x " + width + ", " + steps
                            + " steps, " + blocking + ", " + threads + " threads");
                    assertEquals(steps, engine.generation());
                }
            }
        }
    }

    @Test
    void onlyGridsThatLeaveTheCacheAreCutIntoBands() {
        assertEquals(Blocking.NONE, Blocking.forPlanes(new PlaneLayout(4096, 4096), 2));
        assertTrue(Blocking.forPlanes(new PlaneLayout(16384, 16384), 2).depth() > 1);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void populationAndChangesAreThoseOfTheGrids(LocalRule rule) {
        for (int threads = 1; threads <= 2; threads++) {
            CellGrid before = random(33, threads == 1 ? 640 : 731, rule.states(), 5);
            FastEngine engine = engine(rule, before, threads);
            for (int step = 1; step <= 4; step++) {
                long changes = engine.stepCountingChanges();
                CellGrid after = engine.layer(0);
                assertEquals(after.changes(before), changes);
                assertArrayEquals(Arrays.stream(after.population()).asLongStream().toArray(), engine.population());
                before = after;
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void stoppingLeavesTheGenerationReached(int threads) {
        CellGrid start = random(20, 70, 3, 9);
        FastEngine engine = engine(SPIRALS, start, threads);
        assertThrows(CancellationException.class, () -> engine.advance(100, (done, total) -> done < 7));
        assertEquals(7, engine.generation());
        assertEquals(defined(SPIRALS, Topology.TORUS, start, 7), engine.layer(0));
        engine.advance(3, Progress.NONE);
        assertEquals(defined(SPIRALS, Topology.TORUS, start, 10), engine.layer(0));
    }

    @Test
    void whatOnlyThePlainEngineRunsIsLeftToIt() {
        CellGrid start = random(8, 8, 2, 1);
        LocalRule ring = life(0b100, 0b1000, 2);
        assertTrue(FastEngine.forRule(ring, Topology.TORUS, start, 1).isPresent());
        assertTrue(FastEngine.forRule(ring, Topology.SPHERE, start, 1).isEmpty());
        assertTrue(FastEngine.forRule(new CyclicRule(4, 2, MOORE), Topology.TORUS, start, 1).isEmpty());
        LocalRule wide = new CyclicRule(3, 2, Neighbourhood.moore(2));
        assertTrue(FastEngine.forRule(wide, Topology.TORUS, start, 1).isEmpty());
        CellGrid narrow = CellGrid.wrap(new byte[100_000_000], 100_000_000, 1, 2);
        assertTrue(FastEngine.forRule(LIFE, Topology.TORUS, narrow, 1).isEmpty());
    }

    @Test
    void aStartOfTooManyStatesIsRefused() {
        CellGrid start = random(8, 8, 4, 1);
        assertThrows(IllegalArgumentException.class, () -> FastEngine.forRule(LIFE, Topology.TORUS, start, 1));
    }
}
