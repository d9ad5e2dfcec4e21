package org.ternion.benchmarks.krr;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.ternion.benchmarks.Limits;
import org.ternion.core.DoubleMatrix;
import org.ternion.krr.KernelRidge;
import org.ternion.krr.RidgeFit;
import org.ternion.krr.domain.TreeLeaves;
import org.ternion.krr.kernel.Ultrametric;

/**
 * How long does an exact fit on the leaves of a binary tree take, with one observation per leaf and with observations
 * scattered over the leaves? Reading the observations and writing as many numbers is the lower bound.
 */
public class TreeBenchmark extends AbstractBenchmark {
    private static final double BETA = 0.5;

    /** Levels below the root. */
    @Param("20")
    public int depth;

    /** Number of scattered observations. */
    @Param("1000000")
    public int observations;

    private TreeLeaves complete;
    private DoubleMatrix completeTargets;
    private int[] leafOf;
    private DoubleMatrix scatteredTargets;
    private KernelRidge regression;
    private RidgeFit completeFit;
    private RidgeFit scatteredFit;

    /** Makes the observations, and fits for the predictions. */
    @Setup
    public void makeObservations() {
        complete = TreeLeaves.complete(2, depth);
        completeTargets = Samples.noise(complete.leaves(), 1);
        leafOf = Samples.leaves(observations, complete.leaves(), 2);
        scatteredTargets = Samples.noise(observations, 3);
        regression = KernelRidge.of(Ultrametric.decaying(2, depth, BETA)).lambda(LAMBDA).run(run());
        completeFit = complete();
        scatteredFit = scattered();
    }

    /** Copies a target per leaf. */
    @Benchmark
    public double[] baselineCopyComplete() {
        return completeTargets.toArray();
    }

    /** Reads the leaves of the scattered observations and copies their targets. */
    @Benchmark
    public double[] baselineCopyScattered() {
        return Limits.read(leafOf) < 0 ? scatteredTargets.toArray() : null;
    }

    /** Fits one observation per leaf: the coefficients of all. */
    @Benchmark
    public RidgeFit complete() {
        return regression.fit(complete, completeTargets);
    }

    /** Fits scattered observations, from arrays of leaves and targets: the coefficients of all. */
    @Benchmark
    public RidgeFit scattered() {
        return regression.fit(TreeLeaves.observed(2, depth, leafOf), scatteredTargets);
    }

    /** Predicts all leaves from a fit of the complete tree. */
    @Benchmark
    public DoubleMatrix predictComplete() {
        return completeFit.solution().predictDomain();
    }

    /** Predicts all leaves from a fit of scattered observations. */
    @Benchmark
    public DoubleMatrix predictScattered() {
        return scatteredFit.solution().predictDomain();
    }

    DoubleMatrix completeTargets() {
        return completeTargets;
    }

    DoubleMatrix scatteredTargets() {
        return scatteredTargets;
    }

    int[] leafOf() {
        return leafOf;
    }

    Ultrametric kernel() {
        return Ultrametric.decaying(2, depth, BETA);
    }
}
