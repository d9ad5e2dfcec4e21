package org.ternion.benchmarks.ca;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Topology;
import org.ternion.ca.fast.FastEngine;
import org.ternion.ca.rule.CyclicRule;

/**
 * What do counting what a step changes, counting the cells in each state, and doing without vector loops cost? The
 * bit operations of a step in the first-level cache are the lower bound. One grid, which stays in the caches, and one
 * thread.
 */
public class CyclicLoopBenchmark extends AbstractBenchmark {
    /** Three-input operations that a step needs for a word of cells. */
    private static final int GATES = 39;
    private static final int STATES = 3;
    private static final int THRESHOLD = 2;

    /** Does as many bit operations as a step of these cells. */
    @Benchmark
    public long[] baselineGates(Cache cache, Rate rate) {
        rate.add((long) PlaneLimits.CACHED * Long.SIZE * PlaneLimits.DEPTH / GATES);
        PlaneLimits.combine(cache.words, cache.a, cache.b);
        return cache.words;
    }

    /** Computes a step. */
    @Benchmark
    public long step(World world, Rate rate) {
        rate.add(world.cells());
        world.engine.step();
        return world.engine.generation();
    }

    /** Computes a step without vector loops. */
    @Benchmark
    @Fork(value = 2, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx6g", "-Dternion.simd=off"})
    public long stepScalar(World world, Rate rate) {
        return step(world, rate);
    }

    /** Computes a step and counts the cells that it changes. */
    @Benchmark
    public long stepCountingChanges(World world, Rate rate) {
        rate.add(world.cells());
        return world.engine.stepCountingChanges();
    }

    /** Computes a step, counts the cells that it changes and the cells in each state. */
    @Benchmark
    public long stepCountingAll(World world, Rate rate) {
        rate.add(world.cells());
        long changes = world.engine.stepCountingChanges();
        return changes + world.engine.population()[1];
    }

    /** Words that stay in the first-level cache. */
    @State(Scope.Thread)
    public static class Cache {
        private final long[] words = new long[PlaneLimits.CACHED];
        // Not constants, so that the compiler cannot simplify a chain.
        private long a = 0x0123456789abcdefL;
        private long b = 0x0f1e2d3c4b5a6978L;
    }

    /** Cyclic ternary life on a torus. */
    @State(Scope.Benchmark)
    public static class World {
        /** Rows and columns. */
        @Param("4096")
        public int side;

        FastEngine engine;

        /** Starts from a soup. */
        @Setup
        public void start() {
            CellGrid soup = CellSoups.square(side, STATES, 1);
            engine = FastEngine.forRule(CyclicRule.cyc3(THRESHOLD), Topology.TORUS, soup, 1).orElseThrow();
        }

        private long cells() {
            return (long) side * side;
        }
    }
}
