package org.ternion.benchmarks.ca;

import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.ternion.core.ternary.Gf3Accumulator;
import org.ternion.core.ternary.PlaneAlgebra;
import org.ternion.core.ternary.TritDot;
import org.ternion.core.ternary.TritVector;

/**
 * How many trits per second do a dot product and the arithmetic of GF(3) work on, in the caches and from memory?
 * Copying the four planes of two vectors is the lower bound of the dot product in memory, which reads as much; a plain
 * loop over bytes is its peer.
 */
public class TritBenchmark extends AbstractBenchmark {
    /** Elements of each vector. */
    @Param({"65536", "268435456"})
    public int trits;

    /** Copies the planes of two vectors. */
    @Benchmark
    public long[] baselineCopy(Planes planes, Rate rate) {
        rate.add(trits);
        System.arraycopy(planes.words, 0, planes.copy, 0, planes.words.length);
        return planes.copy;
    }

    /** Dot product in bit planes. */
    @Benchmark
    public int dot(Vectors vectors, Rate rate) {
        rate.add(trits);
        return TritDot.dot(vectors.x, vectors.y);
    }

    /** Dot product of a byte per trit. */
    @Benchmark
    public int dotBytes(Bytes bytes, Rate rate) {
        rate.add(trits);
        int dot = 0;
        for (int i = 0; i < bytes.x.length; i++) {
            dot += bytes.x[i] * bytes.y[i];
        }
        return dot;
    }

    /** Sum in GF(3). */
    @Benchmark
    public Gf3Accumulator add(Sum sum, Rate rate) {
        rate.add(trits);
        return sum.accumulator.add(sum.y);
    }

    /** Product in GF(3). */
    @Benchmark
    public Gf3Accumulator multiply(Sum sum, Rate rate) {
        rate.add(trits);
        return sum.accumulator.multiply(sum.y);
    }

    /** Digits and carries of balanced ternary sums; the four planes of the result are new. */
    @Benchmark
    public PlaneAlgebra.DigitAndCarry fullAdd(Vectors vectors, Rate rate) {
        rate.add(trits);
        return PlaneAlgebra.fullAdd(vectors.x, vectors.y, vectors.x);
    }

    /** A random vector, trits of equal probability. */
    static TritVector vector(int trits, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] plus = new long[(trits + Long.SIZE - 1) / Long.SIZE];
        long[] minus = new long[plus.length];
        for (int w = 0; w < plus.length; w++) {
            // Redraw the lanes with both bits until there are none: three draws in four are kept.
            for (long undecided = -1; undecided != 0;) {
                long p = random.nextLong();
                long m = random.nextLong();
                plus[w] |= p & ~m & undecided;
                minus[w] |= m & ~p & undecided;
                undecided &= p & m;
            }
        }
        if (trits % Long.SIZE != 0) {
            plus[plus.length - 1] &= (1L << trits) - 1;
            minus[plus.length - 1] &= (1L << trits) - 1;
        }
        return TritVector.wrap(plus, minus, trits);
    }

    /** As many words as two vectors, and room for a copy. */
    @State(Scope.Benchmark)
    public static class Planes {
        private long[] words;
        private long[] copy;

        /** Makes them. */
        @Setup
        public void fill(TritBenchmark benchmark) {
            words = PlaneLimits.words(benchmark.trits / Long.SIZE * 4);
            copy = new long[words.length];
        }
    }

    /** Two vectors. */
    @State(Scope.Benchmark)
    public static class Vectors {
        TritVector x;
        TritVector y;

        /** Draws them. */
        @Setup
        public void draw(TritBenchmark benchmark) {
            x = vector(benchmark.trits, 1);
            y = vector(benchmark.trits, 2);
        }
    }

    /** The same vectors, a byte per trit. */
    @State(Scope.Benchmark)
    public static class Bytes {
        private byte[] x;
        private byte[] y;

        /** Draws them. */
        @Setup
        public void draw(TritBenchmark benchmark) {
            x = vector(benchmark.trits, 1).toBytes();
            y = vector(benchmark.trits, 2).toBytes();
        }
    }

    /** A vector that is replaced by its sums or products with another one, which cost the same whatever they are. */
    @State(Scope.Benchmark)
    public static class Sum {
        private Gf3Accumulator accumulator;
        private TritVector y;

        /** Draws them. */
        @Setup
        public void draw(TritBenchmark benchmark) {
            accumulator = new Gf3Accumulator(benchmark.trits).set(vector(benchmark.trits, 1));
            y = vector(benchmark.trits, 2);
        }
    }
}
