package org.ternion.krr.grid;

import java.util.ArrayList;
import java.util.List;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Parallel;
import org.ternion.core.RunOptions;
import org.ternion.krr.dense.Cholesky;
import org.ternion.krr.dense.DenseAlgebra;
import org.ternion.krr.solve.LastRidge;
import org.ternion.krr.solve.Outputs;
import org.ternion.krr.solve.RidgeSolution;

/** Solution on a complete grid. What needs another transform is computed when asked for. */
final class CirculantSolution implements RidgeSolution {
    private static final int GRAIN = 16;

    private final CirculantSystem system;
    private final TorusSpectrum spectrum;
    private final double[] lambdas;
    private final DoubleMatrix alpha;
    private final TorusSeries series;

    CirculantSolution(CirculantSystem system, double[] lambdas, DoubleMatrix alpha) {
        this.system = system;
        this.lambdas = lambdas;
        this.alpha = alpha;
        spectrum = system.spectrum();
        series = new TorusSeries(spectrum);
    }

    @Override
    public DoubleMatrix alpha() {
        return alpha;
    }

    /** Not {@code y - lambda alpha}, which loses all digits where lambda is large. */
    @Override
    public DoubleMatrix fitted() {
        double[][] columns = new double[lambdas.length][];
        for (int k = 0; k < columns.length; k++) {
            HalfSpectrum fit = spectrumOfAlpha(k);
            spectrum.multiply(fit, fit);
            columns[k] = spectrum.inverse(fit);
        }
        return Outputs.matrix(columns);
    }

    private HalfSpectrum spectrumOfAlpha(int k) {
        HalfSpectrum scaled = new HalfSpectrum(spectrum.size());
        spectrum.divide(system.output(k), lambdas[k], scaled);
        return scaled;
    }

    @Override
    public DoubleMatrix looResiduals() {
        int q = lambdas.length;
        double[] residuals = alpha.toArray();
        for (int k = 0; k < q; k++) {
            double diagonal = system.classes().inverseDiagonal(lambdas[k]);
            for (int i = k; i < residuals.length; i += q) {
                residuals[i] /= diagonal;
            }
        }
        return DoubleMatrix.wrap(residuals, alpha.rows(), q);
    }

    @Override
    public DoubleMatrix leaveOut(int[] rows) {
        Outputs.checkRows(rows, alpha.rows());
        int f = rows.length;
        double[][] columns = new double[lambdas.length][f];
        LastRidge<Cholesky> factors = new LastRidge<>(
                lambda -> Cholesky.ofRidge(spectrum.block(spectrum.inverseRow(lambda, 1), rows), 0, DenseAlgebra.best(),
                        RunOptions.DEFAULT.withParallelism(spectrum.threads())));
        for (int k = 0; k < columns.length && f > 0; k++) {
            for (int i = 0; i < f; i++) {
                columns[k][i] = alpha.get(rows[i], k);
            }
            columns[k] = factors.at(lambdas[k]).solve(DoubleMatrix.wrap(columns[k], f, 1), RunOptions.DEFAULT)
                    .backingArray();
        }
        return Outputs.matrix(columns);
    }

    @Override
    public DoubleMatrix predict(DoubleMatrix x) {
        List<HalfSpectrum> alphas = new ArrayList<>();
        for (int k = 0; k < lambdas.length; k++) {
            alphas.add(spectrumOfAlpha(k));
        }
        return series.predict(alphas, x);
    }

    @Override
    public DoubleMatrix predictDomain() {
        return fitted();
    }

    @Override
    public DoubleMatrix variance(DoubleMatrix x) {
        series.check(x);
        int q = lambdas.length;
        double[] result = new double[Math.multiplyExact(x.rows(), q)];
        Parallel.ranges(spectrum.threads(), x.rows(), GRAIN, (from, to) -> {
            double[] point = new double[x.cols()];
            for (int row = from; row < to; row++) {
                x.copyRow(row, point, 0);
                for (int k = 0; k < q; k++) {
                    boolean same = k > 0 && lambdas[k] == lambdas[k - 1];
                    result[row * q + k] = same ? result[row * q + k - 1] : series.variance(point, lambdas[k]);
                }
            }
        });
        return DoubleMatrix.wrap(result, x.rows(), q);
    }
}
