package org.ternion.krr.lowrank;

import java.util.Arrays;
import org.ternion.core.DoubleMatrix;
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
        return Outputs.join(alphas);
    }

    @Override
    public DoubleMatrix fitted() {
        double[][] fitted = new double[alphas.length][system.size()];
        for (int output = 0; output < alphas.length; output++) {
            for (int row = 0; row < system.size(); row++) {
                fitted[output][row] = system.target(output, row) - ridges[output].lambda() * alphas[output][row];
            }
        }
        return Outputs.join(fitted);
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
        return Outputs.join(residuals);
    }

    @Override
    public DoubleMatrix leaveOut(int[] rows) {
        LeaveOut.check(rows, system.size());
        DistinctPoints points = system.distinctPoints();
        int[] cells = points.cells(rows);
        int m = rows.length;
        double[][] result = new double[alphas.length][];
        for (int output = 0; output < alphas.length; output++) {
            double[] block = ridges[output].inverseBlock(cells);
            for (int i = 0; i < m; i++) {
                for (int j = 0; j < m; j++) {
                    double counts = (double) points.count(cells[i]) * points.count(cells[j]);
                    double own = (i == j ? 1 : 0) - (cells[i] == cells[j] ? 1.0 / points.count(cells[i]) : 0);
                    block[i * m + j] = block[i * m + j] / Math.sqrt(counts) + own / ridges[output].lambda();
                }
            }
            result[output] = LeaveOut.residuals(DoubleMatrix.wrap(block, m, m), LeaveOut.pick(alphas[output], rows));
        }
        return Outputs.join(result);
    }

    @Override
    public DoubleMatrix predict(DoubleMatrix x) {
        return Outputs.join(system.product(x, weights));
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
        return Outputs.join(variances);
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
