package org.ternion.benchmarks.krr;

import java.util.BitSet;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.ternion.core.DoubleMatrix;
import org.ternion.krr.KernelRidge;
import org.ternion.krr.RidgeFit;
import org.ternion.krr.domain.TorusGrid;
import org.ternion.krr.grid.MaskedGridSolution;
import org.ternion.krr.kernel.PeriodicRbf;

/**
 * How long does a fit of a torus grid take of which half of the cells are missing? Both ways iterate until the residual
 * is a 1e-12th of the targets; the peer has no preconditioner. A product with the kernel matrix is two transforms, and
 * {@code baselineProduct} is one.
 */
public class MaskedGridBenchmark extends AbstractBenchmark {
    /** Cells of each of two axes. */
    @Param("256")
    public int side;

    private BitSet observed;
    private TorusGrid grid;
    private DoubleMatrix y;
    private KernelRidge regression;
    private GridConjugateGradient plain;
    private double[] spread;
    private double[] product;

    /** Makes mask and targets. */
    @Setup
    public void makeTargets() {
        PeriodicRbf kernel = PeriodicRbf.of(TorusGridBenchmark.ELL);
        observed = Samples.half(side * side, 1);
        grid = TorusGrid.masked(observed, side, side);
        y = Samples.smooth(grid.points(), 2);
        regression = KernelRidge.of(kernel).lambda(LAMBDA).run(run());
        plain = new GridConjugateGradient(kernel, side, observed, LAMBDA, threads);
        spread = Samples.noise(side * side, 3).toArray();
        product = new double[spread.length];
    }

    /** Multiplies with the kernel matrix once. */
    @Benchmark
    public double[] baselineProduct() {
        plain.multiply(spread, product);
        return product;
    }

    /** Fits: the coefficients of all observed cells. */
    @Benchmark
    public RidgeFit ternion(Iteration iteration) {
        RidgeFit fit = regression.fit(grid, y);
        iteration.steps = ((MaskedGridSolution) fit.solution()).iterations();
        return fit;
    }

    /** Iterates without preconditioner, the eigenvalues known. */
    @Benchmark
    public double[] plainConjugateGradient(Iteration iteration) {
        double[] alpha = plain.solve(y);
        iteration.steps = plain.steps();
        return alpha;
    }

    BitSet observed() {
        return observed;
    }

    /** Reported beside the time. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Iteration {
        /** Steps of the last fit; set, not added up. */
        public double steps;
    }
}
