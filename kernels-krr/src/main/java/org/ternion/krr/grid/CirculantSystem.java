package org.ternion.krr.grid;

import java.util.ArrayList;
import java.util.List;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.krr.domain.TorusGrid;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.solve.Outputs;
import org.ternion.krr.solve.RidgeScores;
import org.ternion.krr.solve.RidgeSolution;
import org.ternion.krr.solve.RidgeSystem;

/**
 * Ridge regression on a torus grid with an observation in every cell, exact in O(N log N): the kernel matrix is a
 * convolution, so a transform of the targets, a division by eigenvalue + lambda and a transform back solve it. The
 * eigenvalues come from the Fourier series of the kernel, which is three digits better than from its first row. Every
 * cell is like every other, so generalised cross-validation is leave-one-out, and all scores are sums over eigenvalues.
 *
 * <p>Memory: the targets, their spectrum, and N / 2 eigenvalues. One lambda costs two transforms in all.
 */
public final class CirculantSystem implements RidgeSystem {
    private final TorusSpectrum spectrum;
    private final List<HalfSpectrum> outputs;
    private final RunOptions run;
    private SpectrumClasses classes;

    private CirculantSystem(TorusSpectrum spectrum, List<HalfSpectrum> outputs, RunOptions run) {
        this.spectrum = spectrum;
        this.outputs = outputs;
        this.run = run;
    }

    /**
     * Transforms the targets.
     *
     * @param kernel with a Fourier series on the torus, {@link Kernel#fourierSeries}
     * @param grid   complete
     * @param y      finite targets, a row per cell and a column per output, at least one
     * @param run    threads and progress, one unit per output; the seed does not matter
     * @return the system
     * @throws IllegalArgumentException                   if the kernel has no Fourier series or another dimension, the
     *                                                    grid has unobserved cells, or the targets another number of
     *                                                    rows
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static CirculantSystem of(Kernel kernel, TorusGrid grid, DoubleMatrix y, RunOptions run) {
        if (!grid.isComplete()) {
            throw new IllegalArgumentException(grid + ": every cell must be observed, use MaskedGridSystem");
        }
        Outputs.checkTargets(y, grid.cells());
        TorusSpectrum spectrum = TorusSpectrum.of(kernel, grid.shape(), run.parallelism());
        List<HalfSpectrum> outputs = new ArrayList<>();
        SharedProgress done = new SharedProgress(run.progress(), y.cols());
        for (int k = 0; k < y.cols(); k++) {
            outputs.add(spectrum.forward(Outputs.column(y, k)));
            done.add(1);
        }
        return new CirculantSystem(spectrum, List.copyOf(outputs), run);
    }

    @Override
    public int size() {
        return spectrum.cells();
    }

    @Override
    public int outputs() {
        return outputs.size();
    }

    /** All scores; the first call sorts the eigenvalues, further ones are a pass over the different ones. */
    @Override
    public RidgeScores scores(int output, double lambda) {
        return classes().scores(output, Checks.positive(lambda, "lambda"));
    }

    @Override
    public RidgeSolution solve(double[] lambdas) {
        double[] ridges = Outputs.checkRidges(lambdas, outputs());
        double[][] alpha = new double[outputs()][];
        SharedProgress done = new SharedProgress(run.progress(), outputs());
        for (int k = 0; k < alpha.length; k++) {
            HalfSpectrum scaled = new HalfSpectrum(spectrum.size());
            spectrum.divide(outputs.get(k), ridges[k], scaled);
            alpha[k] = spectrum.inverse(scaled);
            done.add(1);
        }
        return new CirculantSolution(this, ridges, Outputs.matrix(alpha));
    }

    @Override
    public double[] eigenvalueRange() {
        return spectrum.range();
    }

    @Override
    public String cost() {
        long bytes = 8L * spectrum.cells() * (outputs() * 3L + 1);
        return 2 * outputs() + " transforms of " + spectrum + ", " + (bytes >> 20) + " MB";
    }

    TorusSpectrum spectrum() {
        return spectrum;
    }

    /** Transform of an output; not to be modified. */
    HalfSpectrum output(int k) {
        return outputs.get(k);
    }

    synchronized SpectrumClasses classes() {
        if (classes == null) {
            classes = new SpectrumClasses(spectrum, outputs);
        }
        return classes;
    }
}
