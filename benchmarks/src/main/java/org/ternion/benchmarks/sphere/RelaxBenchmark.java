package org.ternion.benchmarks.sphere;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.ternion.benchmarks.Limits;
import org.ternion.core.FloatMatrix;
import org.ternion.core.RunOptions;
import org.ternion.sphere.UnitVectors;
import org.ternion.sphere.angular.AngularRelaxer;
import org.ternion.sphere.angular.RelaxParams;
import org.ternion.sphere.angular.RelaxResult;

/**
 * How long does one step take that spreads points over a sphere? A first step computes energy and forces twice, before
 * and after the move, and again each time that the move is halved; {@code ternionEnergy} computes them once. The peer
 * is a plain loop that takes each pair once.
 */
public class RelaxBenchmark extends AbstractBenchmark {
    /** Flops of a pair, seen from one of its points: 5 per component and about 8 for the power of the distance. */
    private static final int PER_COMPONENT = 5;
    private static final int PER_PAIR = 8;

    /** Number of points. */
    @Param("4096")
    public int points;

    /** Dimension of the space. */
    @Param("3")
    public int dim;

    private FloatMatrix directions;
    private double[] cached;

    /** Makes the directions. */
    @Setup
    public void makeDirections() {
        directions = Vectors.normal(points, dim, 1);
        cached = new double[Limits.CACHED];
    }

    /** As many flops as one computation of energy and forces takes, as fused multiply-adds. */
    @Benchmark
    public double[] baselineMultiply() {
        long flops = (long) points * points * (PER_COMPONENT * dim + PER_PAIR);
        for (long done = 0; done < flops; done += 2L * Limits.DEPTH * Limits.CACHED) {
            Limits.multiply(cached, 0.5, 1);
        }
        return cached;
    }

    /** Energy and forces. */
    @Benchmark
    public RelaxResult ternionEnergy() {
        return relax(0, 1);
    }

    /** A step on one thread. */
    @Benchmark
    public RelaxResult ternion() {
        return relax(1, 1);
    }

    /** A step on two threads. */
    @Benchmark
    public RelaxResult ternionTwoThreads() {
        return relax(1, 2);
    }

    /** A step with scalar loops. */
    @Benchmark
    @Fork(value = 2, jvmArgsAppend = {"--add-modules=jdk.incubator.vector", "-Xmx6g", "-Dternion.simd=off"})
    public RelaxResult ternionScalar() {
        return ternion();
    }

    private RelaxResult relax(int steps, int threads) {
        return new AngularRelaxer(RelaxParams.DEFAULT.withMaxSteps(steps)).relax(directions, null,
                RunOptions.DEFAULT.withParallelism(threads));
    }

    /** A step by a plain loop. */
    @Benchmark
    public NaiveRiesz naiveLoop() {
        // Rounded to float as by the relaxer: near pairs magnify the difference.
        FloatMatrix units = UnitVectors.of(directions, RunOptions.DEFAULT).matrix();
        NaiveRiesz riesz = new NaiveRiesz(units.backingArray(), points, dim);
        riesz.step();
        return riesz;
    }
}
