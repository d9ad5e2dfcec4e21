package org.ternion.benchmarks.sphere;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.ternion.benchmarks.Limits;
import org.ternion.sphere.harmonic.HarmonicTransform;

/**
 * How long does a spherical harmonic transform take, from samples to coefficients and back? The peer multiplies with a
 * table of all harmonics at all samples, 283 MB for L = 64; reading that table once is its lower bound. Ours is bound
 * by arithmetic, of which {@code baselineMultiply} does as much as its Legendre sums need, in a cache.
 */
public class TransformBenchmark extends AbstractBenchmark {
    /** Largest degree. */
    @Param("64")
    public int bandLimit;

    private HarmonicTransform transform;
    private double[] coefficients;
    private double[] field;
    private double[] cached;

    /** Makes coefficients and their field. */
    @Setup
    public void makeField() {
        transform = new HarmonicTransform(bandLimit);
        coefficients = Vectors.uniform(transform.coefficients(), 1);
        field = transform.synthesize(coefficients);
        cached = new double[Limits.CACHED];
    }

    /** Multiplies and adds once for each coefficient and northern ring. */
    @Benchmark
    public double[] baselineMultiply() {
        int passes = transform.coefficients() * ((transform.rings() + 1) / 2) / (Limits.DEPTH * Limits.CACHED);
        for (int pass = 0; pass < passes; pass++) {
            Limits.multiply(cached, 0.5, 1);
        }
        return cached;
    }

    /** Samples to coefficients. */
    @Benchmark
    public double[] analyze() {
        return transform.analyze(field);
    }

    /** Coefficients to samples. */
    @Benchmark
    public double[] synthesize() {
        return transform.synthesize(coefficients);
    }

    /** Samples to coefficients with scalar loops. */
    @Benchmark
    @Fork(value = 2, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx6g", "-Dternion.simd=off"})
    public double[] analyzeScalar() {
        return analyze();
    }

    /** Reads the table of the peer. */
    @Benchmark
    public int baselineReadDense(Dense dense) {
        return Limits.read(dense.harmonics.basis());
    }

    /** Samples to coefficients by a table. */
    @Benchmark
    public double[] analyzeDense(Dense dense) {
        return dense.harmonics.analyze(field);
    }

    /** Coefficients to samples by a table. */
    @Benchmark
    public double[] synthesizeDense(Dense dense) {
        return dense.harmonics.synthesize(coefficients);
    }

    double[] coefficients() {
        return coefficients;
    }

    /** The table of the peer. */
    @State(Scope.Benchmark)
    public static class Dense {
        private DenseHarmonics harmonics;

        /** Computes it. */
        @Setup
        public void compute(TransformBenchmark benchmark) {
            harmonics = new DenseHarmonics(benchmark.transform);
        }
    }
}
