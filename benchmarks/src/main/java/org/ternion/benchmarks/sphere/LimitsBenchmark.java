package org.ternion.benchmarks.sphere;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.ternion.benchmarks.Limits;

/**
 * What can this machine do at most? Bytes read from memory per second, and floating-point operations in a cache, a
 * fused multiply-add counting as two. The other benchmarks are stated as fractions of these.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class LimitsBenchmark extends AbstractBenchmark {
    /** Reads from memory on one thread. */
    @Benchmark
    public int read(Memory memory, Rates rates) {
        rates.gigabytes += 1e-9 * memory.values.length * Float.BYTES;
        return Limits.read(memory.values);
    }

    /** Reads from memory on two threads, an array each. */
    @Benchmark
    @Threads(2)
    public int readTwoThreads(Memory memory, Rates rates) {
        return read(memory, rates);
    }

    /** Multiplies floats in the cache on one thread. */
    @Benchmark
    public float[] multiplyFloats(Cache cache, Rates rates) {
        rates.gigaflops += 2e-9 * Limits.DEPTH * cache.floats.length;
        Limits.multiply(cache.floats, cache.factor, cache.term);
        return cache.floats;
    }

    /** Multiplies floats in the caches of two threads. */
    @Benchmark
    @Threads(2)
    public float[] multiplyFloatsTwoThreads(Cache cache, Rates rates) {
        return multiplyFloats(cache, rates);
    }

    /** Multiplies doubles in the cache on one thread. */
    @Benchmark
    public double[] multiplyDoubles(Cache cache, Rates rates) {
        rates.gigaflops += 2e-9 * Limits.DEPTH * cache.doubles.length;
        Limits.multiply(cache.doubles, cache.factor, cache.term);
        return cache.doubles;
    }

    /** Multiplies doubles in the caches of two threads. */
    @Benchmark
    @Threads(2)
    public double[] multiplyDoublesTwoThreads(Cache cache, Rates rates) {
        return multiplyDoubles(cache, rates);
    }

    /** An array larger than all caches, one per thread. */
    @State(Scope.Thread)
    public static class Memory {
        /** Elements of the array. */
        @Param("67108864")
        public int floats;

        private float[] values;

        /** Makes the array. Zeros would do, but then its pages might all be the same one. */
        @Setup
        public void fill() {
            values = new float[floats];
            for (int i = 0; i < floats; i++) {
                values[i] = i;
            }
        }
    }

    /** Arrays that stay in the first-level cache, one each per thread; their elements tend to 2. */
    @State(Scope.Thread)
    public static class Cache {
        private final float[] floats = new float[Limits.CACHED];
        private final double[] doubles = new double[Limits.CACHED];
        // Not constants, so that the compiler cannot simplify a chain.
        private float factor = 0.5f;
        private float term = 1;
    }

    /** Counts per second, reported beside the calls per second. Fields, because JMH resets these for each iteration. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Rates {
        /** Bytes read, in units of 10^9. */
        public double gigabytes;
        /** Additions and multiplications, in units of 10^9. */
        public double gigaflops;
    }
}
