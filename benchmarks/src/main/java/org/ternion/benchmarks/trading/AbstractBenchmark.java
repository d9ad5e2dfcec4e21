package org.ternion.benchmarks.trading;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What all benchmarks share: short iterations of whole series, two processes, one thread, elements per second. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 800, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 800, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 2, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx6g"})
public abstract class AbstractBenchmark {
    /** Elements per second, reported beside the calls per second. A field, because JMH resets it for each iteration. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Rate {
        /** Bars, rows, bytes or events, in units of 10^6. */
        public double mega;

        final void add(long elements) {
            mega += 1e-6 * elements;
        }
    }

    /**
     * What the measured run did; set, not added up, so that the number of calls does not matter. JMH adds up the
     * iterations: the numbers of one run are in the raw data.
     */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Figures {
        /** Fills. */
        public double fills;
        /** Share of bars that hold. */
        public double hold;
        /** Share of acceptable bars that act. */
        public double recall;

        final void set(RunFigures run) {
            fills = run.fills();
            hold = run.hold();
            recall = run.recall();
        }
    }
}
