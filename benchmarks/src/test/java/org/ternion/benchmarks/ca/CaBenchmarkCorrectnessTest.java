package org.ternion.benchmarks.ca;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ternion.benchmarks.ca.AbstractBenchmark.Rate;
import org.ternion.ca.CellGrid;
import org.ternion.ca.LocalRule;
import org.ternion.ca.Stepper;
import org.ternion.ca.Topology;
import org.ternion.ca.rule.CyclicRule;
import org.ternion.core.Progress;

/** The benchmarks of automata compute the cells of the plain engine, and count the cells they compute. */
class CaBenchmarkCorrectnessTest {
    /** Large enough for the engine to use two threads. */
    private static final int SIDE = 1024;
    private static final double CELLS = 1e-9 * SIDE * SIDE;

    private final Rate rate = new Rate();

    private static CellGrid defined(LocalRule rule, CellGrid start, int steps) {
        Stepper stepper = new Stepper(rule, Topology.TORUS, start);
        stepper.advance(steps, Progress.NONE);
        return stepper.layer(0);
    }

    private static CellGrid cyclic(int steps) {
        return defined(CyclicRule.cyc3(2), CellSoups.square(SIDE, 3, 1), steps);
    }

    @Test
    void soupsHaveAllStatesEquallyOften() {
        for (int states = 2; states <= 3; states++) {
            for (int count : CellSoups.square(SIDE, states, 5).population()) {
                assertEquals(SIDE * SIDE / states, count, 3000);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void stepAndAdvanceComputeTheCellsOfThePlainEngine(int threads) {
        CyclicBenchmark benchmark = new CyclicBenchmark();
        benchmark.side = SIDE;
        benchmark.threads = threads;
        CyclicBenchmark.World world = new CyclicBenchmark.World();
        world.threshold = 2;
        world.start(benchmark);
        assertEquals(1, benchmark.step(world, rate));
        assertEquals(cyclic(1), world.engine.layer(0));
        assertEquals(17, benchmark.advance(world, rate));
        assertEquals(cyclic(17), world.engine.layer(0));
        assertEquals(17 * CELLS, rate.giga, 1e-9);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theBaselineCopiesTwoPlanes(int threads) {
        CyclicBenchmark benchmark = new CyclicBenchmark();
        benchmark.side = SIDE;
        benchmark.threads = threads;
        CyclicBenchmark.Planes planes = new CyclicBenchmark.Planes();
        planes.fill(benchmark);
        assertArrayEquals(PlaneLimits.words(SIDE * SIDE * 2 / Long.SIZE), benchmark.baselineCopy(planes, rate));
        assertEquals(16 * CELLS, rate.giga, 1e-9);
    }

    @Test
    void whatIsCountedIsWhatChanges() {
        CyclicLoopBenchmark benchmark = new CyclicLoopBenchmark();
        CyclicLoopBenchmark.World world = new CyclicLoopBenchmark.World();
        world.side = SIDE;
        world.start();
        assertEquals(1, benchmark.step(world, rate));
        assertEquals(cyclic(2).changes(cyclic(1)), benchmark.stepCountingChanges(world, rate));
        long changesAndOnes = cyclic(3).changes(cyclic(2)) + (long) cyclic(3).population()[1];
        assertEquals(changesAndOnes, benchmark.stepCountingAll(world, rate));
        assertEquals(cyclic(3), world.engine.layer(0));
        assertEquals(4, benchmark.stepScalar(world, rate));
        assertEquals(4 * CELLS, rate.giga, 1e-9);
    }

    @Test
    void theBaselineOfGatesDoesSixteenOperations() {
        long a = 0x0123456789abcdefL;
        long b = 0x0f1e2d3c4b5a6978L;
        long[] words = {0, -1, a, b, 0x5555555555555555L};
        long[] expected = words.clone();
        for (int i = 0; i < words.length; i++) {
            for (int operation = 0; operation < PlaneLimits.DEPTH; operation++) {
                long x = expected[i];
                expected[i] = switch (operation % 4) {
                    case 0 -> (x ^ a) & b;
                    case 1 -> (x & b) ^ a;
                    case 2 -> (x ^ b) | a;
                    default -> (x | a) ^ b;
                };
            }
        }
        PlaneLimits.combine(words, a, b);
        assertArrayEquals(expected, words);
        CyclicLoopBenchmark benchmark = new CyclicLoopBenchmark();
        assertEquals(PlaneLimits.CACHED, benchmark.baselineGates(new CyclicLoopBenchmark.Cache(), rate).length);
        assertEquals(1e-9 * PlaneLimits.CACHED * Long.SIZE * PlaneLimits.DEPTH / 39, rate.giga, 1e-9);
    }

    @ParameterizedTest
    @EnumSource
    void everyRuleOnPlanesIsThePlainOne(PlaneRuleBenchmark.PlaneRule rule) {
        CellGrid expected = defined(rule.rule, CellSoups.square(SIDE, rule.rule.states(), 1), 16);
        for (int threads = 1; threads <= 2; threads++) {
            PlaneRuleBenchmark benchmark = planeRules(threads);
            PlaneRuleBenchmark.World world = new PlaneRuleBenchmark.World();
            world.rule = rule;
            world.start(benchmark);
            assertEquals(16, benchmark.advance(world, rate));
            assertEquals(expected, world.engine.layer(0));
        }
        assertEquals(2 * 16 * CELLS, rate.giga, 1e-9);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void theBaselineOfTheOtherRulesCopiesTwoPlanesToo(int threads) {
        PlaneRuleBenchmark benchmark = planeRules(threads);
        PlaneRuleBenchmark.Planes planes = new PlaneRuleBenchmark.Planes();
        planes.fill(benchmark);
        assertArrayEquals(PlaneLimits.words(SIDE * SIDE * 2 / Long.SIZE), benchmark.baselineCopy(planes, rate));
        assertEquals(16 * CELLS, rate.giga, 1e-9);
    }

    private static PlaneRuleBenchmark planeRules(int threads) {
        PlaneRuleBenchmark benchmark = new PlaneRuleBenchmark();
        benchmark.side = SIDE;
        benchmark.threads = threads;
        return benchmark;
    }

    @ParameterizedTest
    @ValueSource(strings = {"CYC3", "MOT1", "MOT2", "TWO", "MOV", "CA1", "CA2"})
    void aStepOfAnAutomatonIsItsNextGeneration(String name) {
        ByteEngineBenchmark benchmark = new ByteEngineBenchmark();
        ByteEngineBenchmark.World world = new ByteEngineBenchmark.World();
        world.side = 64;
        world.name = name;
        world.start();
        assertTrue(world.automaton.rule().startsWith(name), world.automaton.rule());
        assertEquals(64, world.automaton.layer(0).width());
        assertEquals(11, benchmark.step(world, rate));
        assertEquals(1e-9 * 64 * 64, rate.giga, 1e-12);
        ByteEngineBenchmark.World again = new ByteEngineBenchmark.World();
        again.side = 64;
        again.name = name;
        again.start();
        again.automaton.step();
        for (int layer = 0; layer < again.automaton.layers(); layer++) {
            assertEquals(again.automaton.layer(layer), world.automaton.layer(layer));
        }
    }

    @Test
    void theBaselineCopiesALayer() {
        ByteEngineBenchmark.Layer layer = new ByteEngineBenchmark.Layer();
        layer.side = 64;
        layer.fill();
        assertArrayEquals(CellSoups.square(64, 3, 1).toArray(), new ByteEngineBenchmark().baselineCopy(layer, rate));
        assertEquals(1e-9 * 64 * 64, rate.giga, 1e-12);
    }
}
