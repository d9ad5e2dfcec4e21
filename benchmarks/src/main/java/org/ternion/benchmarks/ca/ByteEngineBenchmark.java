package org.ternion.benchmarks.ca;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.ternion.ca.Automaton;
import org.ternion.ca.Stepper;
import org.ternion.ca.Topology;
import org.ternion.ca.motif.MotifRules;
import org.ternion.ca.rule.CyclicRule;
import org.ternion.ca.rule.RuleStrings;

/**
 * How many cells per second do the automata compute that hold a byte per cell and layer, on one thread: the motif
 * automata, and the plain engine with cyclic ternary life? Copying one layer is the lower bound.
 */
public class ByteEngineBenchmark extends AbstractBenchmark {
    /** Copies a layer. */
    @Benchmark
    public byte[] baselineCopy(Layer layer, Rate rate) {
        rate.add(layer.now.length);
        System.arraycopy(layer.now, 0, layer.next, 0, layer.now.length);
        return layer.next;
    }

    /** Computes a step. */
    @Benchmark
    public long step(World world, Rate rate) {
        rate.add((long) world.side * world.side);
        world.automaton.step();
        return world.automaton.generation();
    }

    /** A layer, and room for another one. */
    @State(Scope.Benchmark)
    public static class Layer {
        /** Rows and columns. */
        @Param("1024")
        public int side;

        private byte[] now;
        private byte[] next;

        /** Makes them. */
        @Setup
        public void fill() {
            now = CellSoups.square(side, 3, 1).toArray();
            next = new byte[now.length];
        }
    }

    /** An automaton on a torus. */
    @State(Scope.Benchmark)
    public static class World {
        private static final String PLAIN = "CYC3";
        /** Steps before the first measured one: some motif automata calm down at first. */
        private static final int TRANSIENT = 10;

        /** Rows and columns. */
        @Param("1024")
        public int side;

        /** Name of the automaton. */
        @Param({PLAIN, "MOT1", "MOT2", "TWO", "MOV", "CA1", "CA2"})
        public String name;

        Automaton automaton;

        /** Starts from the random start of the definition. */
        @Setup
        public void start() {
            automaton = name.equals(PLAIN)
                    ? new Stepper(CyclicRule.cyc3(2), Topology.TORUS, CellSoups.square(side, 3, 1))
                    : MotifRules.random(RuleStrings.parse(name), side, side, 1);
            for (int i = 0; i < TRANSIENT; i++) {
                automaton.step();
            }
        }
    }
}
