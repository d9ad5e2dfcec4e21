package org.ternion.benchmarks.ca;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.ternion.ca.CellGrid;
import org.ternion.ca.LocalRule;
import org.ternion.ca.Neighbourhood;
import org.ternion.ca.Topology;
import org.ternion.ca.fast.FastEngine;
import org.ternion.ca.rule.LifeLikeRule;
import org.ternion.ca.rule.PluralityRule;
import org.ternion.core.Progress;

/**
 * How many cells per second do Life, plurality and a Generations rule compute on bit planes? Copying two planes is the
 * lower bound; Life has only one. The same by Golly is {@code benchmarks/peers/life-bgolly.sh}.
 */
public class PlaneRuleBenchmark extends AbstractBenchmark {
    private static final int STEPS = 16;

    /** Rows and columns of the soup. */
    @Param("2048")
    public int side;

    /** Threads of each implementation. */
    @Param({"1", "2"})
    public int threads;

    /** The rules measured. */
    public enum PlaneRule {
        /** B3/S23. */
        LIFE(new LifeLikeRule(0b1000, 0b1100, 2, Neighbourhood.moore(1))),
        /** The plurality of nine cells. */
        PLURALITY(new PluralityRule()),
        /** Brian's Brain, a Generations rule of three states. */
        BRAIN(new LifeLikeRule(0b100, 0, 3, Neighbourhood.moore(1)));

        final LocalRule rule;

        PlaneRule(LocalRule rule) {
            this.rule = rule;
        }
    }

    /** Copies as many bytes as sixteen steps of a rule of three states read and write. */
    @Benchmark
    public long[] baselineCopy(Planes planes, Rate rate) {
        rate.add(STEPS * (long) side * side);
        PlaneLimits.copy(planes.now, planes.next, STEPS, threads);
        return planes.next;
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
        public void fill(PlaneRuleBenchmark benchmark) {
            now = PlaneLimits.words(benchmark.side * (benchmark.side / Long.SIZE) * 2);
            next = new long[now.length];
        }
    }

    /** A torus with one of the rules. */
    @State(Scope.Benchmark)
    public static class World {
        /** The rule. */
        @Param
        public PlaneRule rule;

        FastEngine engine;

        /** Starts from a soup. */
        @Setup
        public void start(PlaneRuleBenchmark benchmark) {
            CellGrid soup = CellSoups.square(benchmark.side, rule.rule.states(), 1);
            engine = FastEngine.forRule(rule.rule, Topology.TORUS, soup, benchmark.threads).orElseThrow();
        }
    }
}
