package org.ternion.benchmarks.krr;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.ternion.core.DoubleMatrix;
import org.ternion.krr.KernelRidge;
import org.ternion.krr.RidgeFit;
import org.ternion.krr.domain.Points;
import org.ternion.krr.kernel.Spectral;

/**
 * How long does an exact fit of the spectral kernel to many points of the plane take? It has (2 kMax + 1)^2 features,
 * the products of which are sums of (4 kMax + 1)^2 waves over the points. The peer computes features and products by
 * plain loops. A fused multiply-add for each point and wave in a cache is the lower bound.
 */
public class FiniteRankBenchmark extends AbstractBenchmark {
    static final double TEMPERATURE = 4;

    /** Number of points. */
    @Param("1000000")
    public int points;

    /** Largest frequency of the kernel. */
    @Param("4")
    public int kMax;

    private DoubleMatrix x;
    private DoubleMatrix y;

    /** Makes points and targets. */
    @Setup
    public void makePoints() {
        x = Samples.cube(points, 2, 2 * Math.PI, 1);
        y = Samples.smooth(x, 2);
    }

    /** Multiplies and adds once for each point and wave. */
    @Benchmark
    public int baselineMultiply() {
        int waves = (4 * kMax + 1) * (4 * kMax + 1);
        return multiply((long) points * waves);
    }

    /** Fits: the coefficients of all points. */
    @Benchmark
    public RidgeFit ternion() {
        return KernelRidge.of(kernel()).lambda(LAMBDA).run(run()).fit(new Points(x), y);
    }

    /** Fits by plain loops. */
    @Benchmark
    public double[] plainFeatures() {
        return new PlainFeatures(kMax, TEMPERATURE, x, threads).solve(y, LAMBDA);
    }

    Spectral kernel() {
        return new Spectral(kMax, TEMPERATURE, 1, false);
    }

    DoubleMatrix points() {
        return x;
    }

    DoubleMatrix targets() {
        return y;
    }
}
