package org.ternion.benchmarks.krr;

import org.jtransforms.fft.DoubleFFT_2D;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.ternion.core.DoubleMatrix;
import org.ternion.krr.Criterion;
import org.ternion.krr.KernelRidge;
import org.ternion.krr.RidgeFit;
import org.ternion.krr.domain.TorusGrid;
import org.ternion.krr.fft.Fft;
import org.ternion.krr.kernel.PeriodicRbf;
import pl.edu.icm.jlargearrays.ConcurrencyUtils;

/**
 * How long does an exact fit of all cells of a torus grid take, and how long the choice among fifty ridges? A transform
 * of the targets and one back are the lower bound, by our transforms and by those of JTransforms. The same in NumPy is
 * the second line of {@code benchmarks/peers/kernelridge.py}.
 */
public class TorusGridBenchmark extends AbstractBenchmark {
    static final double ELL = 0.7;

    /** Cells of each of two axes; JTransforms packs powers of two only. */
    @Param("1024")
    public int side;

    private TorusGrid grid;
    private DoubleMatrix y;
    private KernelRidge regression;
    private RidgeFit fit;
    private Fft fft;
    private double[] re;
    private double[] im;
    private double[] back;

    /** Makes targets, a fit for {@link #ternionPredict}, and room for spectra. */
    @Setup
    public void makeTargets() {
        grid = TorusGrid.of(side, side);
        y = Samples.smooth(grid.points(), 1);
        regression = KernelRidge.of(PeriodicRbf.of(ELL)).lambda(LAMBDA).run(run());
        fit = ternion();
        fft = Fft.of(side, side);
        re = new double[fft.spectrumSize()];
        im = new double[fft.spectrumSize()];
        back = new double[fft.size()];
    }

    /** Transforms the targets and transforms the spectrum back. */
    @Benchmark
    public double[] baselineTransforms() {
        forward();
        fft.inverse(re, im, back, threads);
        return back;
    }

    void forward() {
        fft.forward(y.backingArray(), re, im, threads);
    }

    /** The same by JTransforms, in place. */
    @Benchmark
    public double[] jTransforms(Packed packed) {
        packed.fft.realForward(packed.values);
        packed.fft.realInverse(packed.values, true);
        return packed.values;
    }

    /** Fits one ridge: the coefficients of all cells. */
    @Benchmark
    public RidgeFit ternion() {
        return regression.fit(grid, y);
    }

    /** Chooses among fifty ridges by cross-validation, refines the best and fits it. */
    @Benchmark
    public RidgeFit ternionSelect() {
        return regression.select(Criterion.GCV).fit(grid, y);
    }

    /** Predicts all cells from a fit. */
    @Benchmark
    public DoubleMatrix ternionPredict() {
        return fit.solution().predictDomain();
    }

    TorusGrid grid() {
        return grid;
    }

    DoubleMatrix targets() {
        return y;
    }

    /** Of frequencies (i, j), {@code j <= side / 2}. */
    double real(int i, int j) {
        return re[i * (side / 2 + 1) + j];
    }

    double imaginary(int i, int j) {
        return im[i * (side / 2 + 1) + j];
    }

    /** Targets and spectra of JTransforms share an array, which it packs without waste. */
    @State(Scope.Benchmark)
    public static class Packed {
        private DoubleFFT_2D fft;
        private double[] values;

        /** Copies the targets and limits the threads. */
        @Setup
        public void copy(TorusGridBenchmark benchmark) {
            ConcurrencyUtils.setNumberOfThreads(benchmark.threads);
            fft = new DoubleFFT_2D(benchmark.side, benchmark.side);
            values = benchmark.y.toArray();
        }

        void forward() {
            fft.realForward(values);
        }

        double value(int index) {
            return values[index];
        }
    }
}
