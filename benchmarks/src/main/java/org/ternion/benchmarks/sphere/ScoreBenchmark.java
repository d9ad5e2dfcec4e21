package org.ternion.benchmarks.sphere;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.ternion.benchmarks.Limits;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.Scores;

/** How long do the Euclidean norms of many vectors take? Reading the vectors once is the lower bound. */
public class ScoreBenchmark extends AbstractBenchmark {
    /** Number of vectors. */
    @Param("500000")
    public int points;

    /** Components of a vector. */
    @Param("256")
    public int dim;

    private FloatMatrix vectors;
    private float[] norms;

    /** Makes the vectors. */
    @Setup
    public void makeVectors() {
        vectors = Vectors.ofManyLengths(points, dim);
        norms = new float[points];
    }

    /** Reads all vectors. */
    @Benchmark
    public int baselineRead() {
        return Limits.read(vectors.backingArray());
    }

    /** Computes norms on one thread. */
    @Benchmark
    public float[] ternion() {
        return score(1);
    }

    /** Computes norms on two threads. */
    @Benchmark
    public float[] ternionTwoThreads() {
        return score(2);
    }

    /** Computes norms with scalar loops. */
    @Benchmark
    @Fork(value = 2, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx6g", "-Dternion.simd=off"})
    public float[] ternionScalar() {
        return score(1);
    }

    private float[] score(int threads) {
        Scores.l2Norm().score(vectors, norms, RunOptions.DEFAULT.withParallelism(threads));
        return norms;
    }

    /** Sums squares in double, one after the other. */
    @Benchmark
    public float[] naiveLoop() {
        float[] values = vectors.backingArray();
        for (int i = 0; i < points; i++) {
            double squares = 0;
            for (int j = i * dim; j < (i + 1) * dim; j++) {
                squares += (double) values[j] * values[j];
            }
            norms[i] = (float) Math.sqrt(squares);
        }
        return norms;
    }
}
