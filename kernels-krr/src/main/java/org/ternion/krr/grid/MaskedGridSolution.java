package org.ternion.krr.grid;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;
import org.ternion.krr.dense.Cholesky;
import org.ternion.krr.dense.DenseAlgebra;
import org.ternion.krr.solve.LastRidge;
import org.ternion.krr.solve.Outputs;
import org.ternion.krr.solve.RidgeSolution;

/** Solution on a torus grid with unobserved cells, and how it was found. Immutable. */
public final class MaskedGridSolution implements RidgeSolution {
    private static final int GRAIN = 16;

    private final MaskedGridSystem system;
    private final MaskedOperator operator;
    private final TorusSpectrum spectrum;
    private final TorusSeries series;
    private final Part[] parts;

    MaskedGridSolution(MaskedGridSystem system, Part[] parts) {
        this.system = system;
        this.parts = parts;
        operator = system.operator();
        spectrum = operator.spectrum();
        series = new TorusSeries(spectrum);
    }

    /**
     * An output.
     *
     * @param targets all cells, zero in the unobserved ones
     * @param alpha   all cells, zero in the unobserved ones
     * @param solver  of other right sides with the same ridge
     * @param fillIn  what solved it, or null
     */
    record Part(double lambda, double[] targets, double[] alpha, int iterations, boolean converged,
            UnaryOperator<double[]> solver, FillIn fillIn) {
    }

    /**
     * Steps of the iteration.
     *
     * @return the most that an output took, 0 if all were solved directly
     */
    public int iterations() {
        return Arrays.stream(parts).mapToInt(Part::iterations).max().orElse(0);
    }

    /**
     * How well the equations hold, from a new product with the matrix. Rounding alone leaves about {@code 1e-16} times
     * the ratio of the largest eigenvalue to lambda.
     *
     * @return largest {@code |y - (K + lambda I) alpha| / |y|} of an output
     */
    public double residual() {
        return Arrays.stream(parts).mapToDouble(p -> operator.residual(p.targets(), p.alpha(), p.lambda())).max()
                .orElse(0);
    }

    /**
     * Whether every iteration ended with a residual of 1e-12.
     *
     * @return false if an output reached 2000 steps before
     */
    public boolean converged() {
        return Arrays.stream(parts).allMatch(Part::converged);
    }

    /**
     * How an output was solved.
     *
     * @param output in {@code [0, q)}
     * @return {@link MaskedGridSystem.Method#FILL_IN} or {@link MaskedGridSystem.Method#MODES}
     */
    public MaskedGridSystem.Method method(int output) {
        return parts[output].fillIn() == null ? MaskedGridSystem.Method.MODES : MaskedGridSystem.Method.FILL_IN;
    }

    @Override
    public DoubleMatrix alpha() {
        return Outputs.matrix(Arrays.stream(parts).map(p -> operator.pick(p.alpha())).toArray(double[][]::new));
    }

    @Override
    public DoubleMatrix fitted() {
        return Outputs.matrix(Arrays.stream(parts).map(p -> operator.pick(operator.kernel(p.alpha())))
                .toArray(double[][]::new));
    }

    /** Every cell, observed or not. */
    @Override
    public DoubleMatrix predictDomain() {
        return Outputs.matrix(Arrays.stream(parts).map(p -> operator.kernel(p.alpha())).toArray(double[][]::new));
    }

    /**
     * What is left of each observation when it is predicted from all others: from the waves of the kernel, or by a
     * fill-in in O(n m^2).
     */
    @Override
    public DoubleMatrix looResiduals() {
        double[][] columns = new double[parts.length][];
        LastRidge<double[]> diagonals = new LastRidge<>(this::diagonal);
        for (int k = 0; k < parts.length; k++) {
            double[] diagonal = diagonals.at(parts[k].lambda());
            columns[k] = operator.pick(parts[k].alpha());
            for (int i = 0; i < diagonal.length; i++) {
                columns[k][i] /= diagonal[i];
            }
        }
        return Outputs.matrix(columns);
    }

    private double[] diagonal(double lambda) {
        InverseSummary summary = system.summary(lambda, true);
        if (summary == null) {
            throw new UnsupportedOperationException("leave-one-out needs a kernel of at most 1500 waves above 1e-13 "
                    + "lambda, or few observed or missing cells; leaveOut computes some rows");
        }
        return summary.diagonal();
    }

    /** A solve per row, with the same method. */
    @Override
    public DoubleMatrix leaveOut(int[] rows) {
        int[] observed = operator.observed();
        Outputs.checkRows(rows, observed.length);
        int f = rows.length;
        double[][] columns = new double[parts.length][f];
        Cholesky factor = null;
        for (int k = 0; k < parts.length && f > 0; k++) {
            if (k == 0 || parts[k].lambda() != parts[k - 1].lambda()) {
                factor = Cholesky.ofRidge(inverseBlock(rows, parts[k]), 0, DenseAlgebra.best(), system.quiet());
            }
            for (int i = 0; i < f; i++) {
                columns[k][i] = parts[k].alpha()[observed[rows[i]]];
            }
            columns[k] = factor.solve(DoubleMatrix.wrap(columns[k], f, 1), RunOptions.DEFAULT).backingArray();
        }
        return Outputs.matrix(columns);
    }

    private DoubleMatrix inverseBlock(int[] rows, Part part) {
        int[] observed = operator.observed();
        int f = rows.length;
        double[] block = new double[f * f];
        for (int i = 0; i < f; i++) {
            double[] unit = new double[spectrum.cells()];
            unit[observed[rows[i]]] = 1;
            double[] inverse = part.solver().apply(unit);
            for (int j = 0; j < f; j++) {
                block[i * f + j] = inverse[observed[rows[j]]];
            }
        }
        return DoubleMatrix.wrap(block, f, f);
    }

    @Override
    public DoubleMatrix predict(DoubleMatrix x) {
        return series.predict(Arrays.stream(parts).map(p -> spectrum.forward(p.alpha())).toList(), x);
    }

    /** From the waves of the kernel where these are not too many, else a solve per point. */
    @Override
    public DoubleMatrix variance(DoubleMatrix x) {
        series.check(x);
        double[][] columns = new double[parts.length][];
        for (int k = 0; k < parts.length; k++) {
            boolean same = k > 0 && parts[k].lambda() == parts[k - 1].lambda();
            columns[k] = same ? columns[k - 1] : variance(x, parts[k]);
        }
        return Outputs.matrix(columns);
    }

    private double[] variance(DoubleMatrix x, Part part) {
        double[] result = new double[x.rows()];
        GridModes modes = system.scoreModes(part.lambda());
        // A solve runs its own threads.
        int threads = modes == null ? 1 : spectrum.threads();
        Parallel.ranges(threads, x.rows(), GRAIN, (from, to) -> {
            double[] point = new double[x.cols()];
            HalfSpectrum row = new HalfSpectrum(spectrum.size());
            for (int i = from; i < to; i++) {
                x.copyRow(i, point, 0);
                if (modes == null) {
                    result[i] = variance(series.kernelRow(point), series.prior(point), part);
                } else {
                    series.fillKernelRow(point, row);
                    result[i] = modes.variance(row, series.prior(point));
                }
            }
        });
        return result;
    }

    private double variance(HalfSpectrum kernelRow, double prior, Part part) {
        double[] row = operator.clearMissing(spectrum.inverse(kernelRow));
        return Math.max(0, prior - MaskedOperator.dot(row, part.solver().apply(row)));
    }
}
