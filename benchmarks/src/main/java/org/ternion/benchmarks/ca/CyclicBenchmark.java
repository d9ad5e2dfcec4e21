package org.ternion.benchmarks.ca;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.ternion.ca.CellGrid;
import org.ternion.ca.Topology;
import org.ternion.ca.fast.FastEngine;
import org.ternion.ca.rule.CyclicRule;
import org.ternion.core.Progress;

/**
 * How many cells per second does cyclic ternary life compute, step by step and several steps at once, on a grid that
 * stays in the caches and on one that does not? A step that reads its two planes once and writes them once cannot be
 * faster than copying them; several steps at once can. The same in NumPy is {@code benchmarks/peers/cyclic.py}.
 */
public class CyclicBenchmark extends AbstractBenchmark {
    /** Steps in one call. */
    static final int STEPS = 16;

    /** Rows and columns. */
    @Param({"4096", "32768"})
    public int side;

    /** Threads of each implementation. */
    @Param({"1", "2"})
    public int threads;

    /** Copies as many bytes as sixteen steps read and write. */
    @Benchmark
    public long[] baselineCopy(Planes planes, Rate rate) {
        rate.add(STEPS * (long) side * side);
        PlaneLimits.copy(planes.now, planes.next, STEPS, threads);
        return planes.next;
    }

    /** Computes a step, for which the second thread is started anew. */
    @Benchmark
    public long step(World world, Rate rate) {
        rate.add((long) side * side);
        world.engine.step();
        return world.engine.generation();
    }

    /** Computes sixteen steps in one call. */
    @Benchmark
    public long advance(World world, Rate rate) {
        rate.add(STEPS * (long) side * side);
        world.engine.advance(STEPS, Progress.NONE);
        return world.engine.generation();
    }

    /** Two planes, and room for two more. */
    @State(Scope.Benchmark)
    public static class Planes {
        private long[] now;
        private long[] next;

        /** Makes planes. */
        @Setup
        public void fill(CyclicBenchmark benchmark) {
            now = PlaneLimits.words(benchmark.side * (benchmark.side / Long.SIZE) * 2);
            next = new long[now.length];
        }
    }

    /** Cyclic ternary life on a torus. */
    @State(Scope.Benchmark)
    public static class World {
        /** Neighbours in the next state that a cell needs; 2 is what the prototype was measured with. */
        @Param("2")
        public int threshold;

        FastEngine engine;

        /** Starts from a soup. */
        @Setup
        public void start(CyclicBenchmark benchmark) {
            CellGrid soup = CellSoups.square(benchmark.side, 3, 1);
            engine = FastEngine.forRule(CyclicRule.cyc3(threshold), Topology.TORUS, soup, benchmark.threads)
                    .orElseThrow();
        }
    }
}
