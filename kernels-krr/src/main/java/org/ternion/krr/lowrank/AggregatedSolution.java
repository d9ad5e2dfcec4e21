package org.ternion.krr.lowrank;

import java.util.Arrays;
import org.ternion.core.DoubleMatrix;
import org.ternion.krr.solve.Outputs;
import org.ternion.krr.solve.RidgeSolution;

/** Dual coefficients of observations that share points. */
final class AggregatedSolution implements RidgeSolution {
    /** Points whose variance is computed together: bounds the memory. */
    private static final int CHUNK = 512;

    private final AggregatedSystem system;
    private final AggregatedRidge[] ridges;
    private final double[][] alphas;
    /** Sums of the coefficients of each cell. */
    private final double[][] weights;

    AggregatedSolution(AggregatedSystem system, AggregatedRidge[] ridges, double[][] alphas, double[][] weights) {
        this.system = system;
        this.ridges = ridges;
        this.alphas = alphas;
        this.weights = weights;
    }

    @Override
    public DoubleMatrix alpha() {
        return Outputs.matrix(alphas);
    }

    @Override
    public DoubleMatrix fitted() {
        double[][] fitted = new double[alphas.length][system.size()];
        for (int output = 0; output < alphas.length; output++) {
            for (int row = 0; row < system.size(); row++) {
                fitted[output][row] = system.target(output, row) - ridges[output].lambda() * alphas[output][row];
            }
        }
        return Outputs.matrix(fitted);
    }

    @Override
    public DoubleMatrix looResiduals() {
        double[][] residuals = new double[alphas.length][system.size()];
        for (int output = 0; output < alphas.length; output++) {
            for (int row = 0; row < system.size(); row++) {
                residuals[output][row] = alphas[output][row]
                        / system.inverseDiagonal(ridges[output], system.distinctPoints().cell(row));
            }
        }
        return Outputs.matrix(residuals);
    }

    @Override
    public DoubleMatrix leaveOut(int[] rows) {
        double[] lambdas = Arrays.stream(ridges).mapToDouble(AggregatedRidge::lambda).toArray();
        return LeaveOut.residuals(rows, lambdas, alphas, output -> inverseBlock(rows, ridges[output]));
    }

    private DoubleMatrix inverseBlock(int[] rows, AggregatedRidge ridge) {
        DistinctPoints points = system.distinctPoints();
        int[] cells = points.cells(rows);
        int m = rows.length;
        double[] block = ridge.inverseBlock(cells);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                double counts = (double) points.count(cells[i]) * points.count(cells[j]);
                double own = (i == j ? 1 : 0) - (cells[i] == cells[j] ? 1.0 / points.count(cells[i]) : 0);
                block[i * m + j] = block[i * m + j] / Math.sqrt(counts) + own / ridge.lambda();
            }
        }
        return DoubleMatrix.wrap(block, m, m);
    }

    @Override
    public DoubleMatrix predict(DoubleMatrix x) {
        return Outputs.matrix(system.product(x, weights));
    }

    @Override
    public DoubleMatrix predictDomain() {
        return fitted();
    }

    @Override
    public DoubleMatrix variance(DoubleMatrix x) {
        Outputs.checkPoints(x, system.distinctPoints().points().cols());
        double[][] variances = new double[alphas.length][x.rows()];
        for (int from = 0; from < x.rows(); from += CHUNK) {
            int count = Math.min(CHUNK, x.rows() - from);
            double[] part = Arrays.copyOfRange(x.backingArray(), from * x.cols(), (from + count) * x.cols());
            DoubleMatrix chunk = DoubleMatrix.wrap(part, count, x.cols());
            DoubleMatrix columns = system.scaledColumns(chunk);
            for (int output = 0; output < alphas.length; output++) {
                if (output > 0 && ridges[output] == ridges[output - 1]) {
                    System.arraycopy(variances[output - 1], from, variances[output], from, count);
                } else {
                    variance(chunk, ridges[output].solveLower(columns), variances[output], from);
                }
            }
        }
        return Outputs.matrix(variances);
    }

    private void variance(DoubleMatrix x, double[] lower, double[] variances, int from) {
        for (int i = 0; i < x.rows(); i++) {
            double explained = 0;
            for (int k = i; k < lower.length; k += x.rows()) {
                explained += lower[k] * lower[k];
            }
            variances[from + i] = Math.max(0, system.prior(x, i) - explained);
        }
    }
}
