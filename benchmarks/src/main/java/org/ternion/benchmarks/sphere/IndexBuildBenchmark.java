package org.ternion.benchmarks.sphere;

import java.io.IOException;
import org.apache.lucene.util.hnsw.RandomAccessVectorValues;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.UnitVectors;
import org.ternion.sphere.cone.ConeIndex;
import org.ternion.sphere.cone.ConeIndexParams;

/**
 * How long does it take to build an index of clustered vectors? Lucene's is a graph, built on one thread; it is given
 * unit vectors, ours normalises and measures recalls as well. An operation is a whole build, and most of an iteration.
 */
@Warmup(iterations = 1, time = 1)
@Measurement(iterations = 2, time = 1)
public class IndexBuildBenchmark extends AbstractBenchmark {
    /** Number of vectors. */
    @Param("100000")
    public int points;

    /** Components of a vector. */
    @Param("128")
    public int dim;

    /** Groups of vectors. */
    @Param("25")
    public int groups;

    /** Distance of a component from that of the centre of the group, which is 1 from 0; standard deviations. */
    @Param("0.5")
    public double noise;

    private FloatMatrix vectors;

    /** Makes the vectors. */
    @Setup
    public void makeVectors() {
        vectors = Vectors.clustered(points, dim, groups, noise, 10);
    }

    /** Builds on one thread. */
    @Benchmark
    public ConeIndex ternion() {
        return ConeIndex.build(vectors, ConeIndexParams.DEFAULT, RunOptions.DEFAULT);
    }

    /** Builds on two threads. */
    @Benchmark
    public ConeIndex ternionTwoThreads() {
        return ConeIndex.build(vectors, ConeIndexParams.DEFAULT, RunOptions.DEFAULT.withParallelism(2));
    }

    /** Builds Lucene's graph. */
    @Benchmark
    public LuceneGraph lucene(UnitRows rows) throws IOException {
        return rows.build();
    }

    /** The vectors as Lucene takes them. */
    @State(Scope.Benchmark)
    public static class UnitRows {
        /** Whose dot products are used. */
        @Param({"LUCENE", "TERNION"})
        public String dots;

        private FloatMatrix units;
        private RandomAccessVectorValues.Floats rows;

        /** Makes them. */
        @Setup
        public void makeRows(IndexBuildBenchmark benchmark) {
            units = UnitVectors.of(benchmark.vectors, RunOptions.DEFAULT).matrix();
            rows = LuceneGraph.vectors(units);
        }

        LuceneGraph build() throws IOException {
            return LuceneGraph.build(LuceneGraph.Dots.valueOf(dots), units, rows);
        }
    }
}
