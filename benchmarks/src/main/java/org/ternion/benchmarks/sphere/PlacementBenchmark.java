package org.ternion.benchmarks.sphere;

import java.util.Arrays;
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
import org.ternion.benchmarks.Limits;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.CapacityLaw;
import org.ternion.sphere.Placement;
import org.ternion.sphere.Scores;
import org.ternion.sphere.ShellLayout;
import org.ternion.sphere.ShellPreset;
import org.ternion.sphere.fill.QuantileFill;
import org.ternion.sphere.legacy.LegacyLateral;

/**
 * How many points per second are placed on shells, from their vectors and from known scores? Reading the vectors once
 * is the lower bound. The peers of the second question sort with the JDK. That of the first is the prototype's last
 * optimiser, restated in Java, which is given fewer points and does not reach the capacities; so rates are compared,
 * not times. The same in NumPy is {@code benchmarks/peers/exactfill.py}.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class PlacementBenchmark extends AbstractBenchmark {
    private static final ShellPreset PRESET = ShellPreset.DEFAULT;

    /** Number of vectors. */
    @Param("500000")
    public int points;

    /** Components of a vector. */
    @Param("256")
    public int dim;

    private FloatMatrix vectors;
    private ShellLayout layout;
    private int[] capacity;
    private float[] scores;

    /** Makes the vectors and their scores. */
    @Setup
    public void makeVectors() {
        vectors = Vectors.ofManyLengths(points, dim);
        layout = PRESET.layout(points);
        capacity = CapacityLaw.power(PRESET.exponent()).apportion(layout, points);
        scores = new float[points];
        Scores.l2Norm().score(vectors, scores, RunOptions.DEFAULT);
    }

    /** Reads all vectors. */
    @Benchmark
    public int baselineRead(Placed placed) {
        placed.points += points;
        return Limits.read(vectors.backingArray());
    }

    /** Scores and places vectors on one thread. */
    @Benchmark
    public Placement ternion(Placed placed) {
        return place(1, placed);
    }

    /** Scores and places vectors on two threads. */
    @Benchmark
    public Placement ternionTwoThreads(Placed placed) {
        return place(2, placed);
    }

    private Placement place(int threads, Placed placed) {
        placed.points += points;
        RunOptions run = RunOptions.DEFAULT.withParallelism(threads);
        float[] norms = new float[points];
        Scores.l2Norm().score(vectors, norms, run);
        int[] counts = CapacityLaw.power(PRESET.exponent()).apportion(layout, points);
        return new QuantileFill().assign(norms, layout, counts, run);
    }

    /** Places points of known scores on one thread. */
    @Benchmark
    public Placement scoredTernion(Placed placed) {
        return fill(1, placed);
    }

    /** Places points of known scores on two threads. */
    @Benchmark
    public Placement scoredTernionTwoThreads(Placed placed) {
        return fill(2, placed);
    }

    private Placement fill(int threads, Placed placed) {
        placed.points += points;
        return new QuantileFill().assign(scores, layout, capacity, RunOptions.DEFAULT.withParallelism(threads));
    }

    /** Sorts points of known scores with a comparator. */
    @Benchmark
    public int[] scoredBoxedSort(Placed placed) {
        placed.points += points;
        return SortedFill.boxed(scores, capacity);
    }

    /** Sorts points of known scores as numbers. */
    @Benchmark
    public int[] scoredPackedSort(Placed placed) {
        placed.points += points;
        return SortedFill.packed(scores, capacity);
    }

    /** Moves vectors by the prototype's rules. */
    @Benchmark
    public Placement legacyLateral(Prototype prototype, Placed placed) {
        placed.points += prototype.vectors.rows();
        return prototype.run();
    }

    ShellLayout layout() {
        return layout;
    }

    int[] capacity() {
        return capacity;
    }

    /** Vectors and random numbers as the prototype takes them. */
    @State(Scope.Benchmark)
    public static class Prototype {
        /** Number of vectors. */
        @Param("20000")
        public int prototypePoints;

        private DoubleMatrix vectors;
        private double[] uTheta;
        private double[] uPhi;
        private double[] uLateral;

        /** Makes them. */
        @Setup
        public void makeVectors(PlacementBenchmark benchmark) {
            float[] floats = Vectors.ofManyLengths(prototypePoints, benchmark.dim).backingArray();
            double[] widened = new double[floats.length];
            Arrays.setAll(widened, i -> floats[i]);
            vectors = DoubleMatrix.wrap(widened, prototypePoints, benchmark.dim);
            uTheta = Vectors.uniform(prototypePoints, 3);
            uPhi = Vectors.uniform(prototypePoints, 4);
            uLateral = Vectors.uniform(prototypePoints, 5);
        }

        private Placement run() {
            ShellPreset preset = ShellPreset.LEGACY_LATERAL;
            LegacyLateral lateral = new LegacyLateral(vectors, preset.layout(vectors.rows()), preset.exponent(),
                    preset.threshold(), uTheta, uPhi, uLateral);
            lateral.run(preset.passes());
            return lateral.placement();
        }
    }

    /** Points per second, reported beside the calls per second. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Placed {
        /** Points of all calls. */
        public long points;
    }
}
