package org.ternion.benchmarks.krr;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ternion.benchmarks.Limits;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;

/** What all benchmarks share: few iterations of whole operations, two processes, vector loops, time per operation. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 2, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx6g"})
public abstract class AbstractBenchmark {
    /** Ridge of all fits. */
    static final double LAMBDA = 1e-2;

    /** Threads of each implementation. */
    @Param({"1", "2"})
    public int threads;

    /** Does so many fused multiply-adds in caches and returns the number of passes over them. */
    final int multiply(long multiplications) {
        int passes = Math.toIntExact(multiplications / (Limits.DEPTH * Limits.CACHED));
        Parallel.ranges(threads, passes, 1, (from, to) -> {
            double[] values = new double[Limits.CACHED];
            for (int pass = from; pass < to; pass++) {
                Limits.multiply(values, 0.5, 1);
            }
        });
        return passes;
    }

    final RunOptions run() {
        return RunOptions.DEFAULT.withParallelism(threads);
    }
}
