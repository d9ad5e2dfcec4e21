package org.ternion.krr.lowrank;

import java.util.Arrays;
import org.ternion.core.DoubleMatrix;
import org.ternion.krr.solve.Outputs;
import org.ternion.krr.solve.RidgeSolution;

/** Coefficients of the Fourier features. */
final class FiniteRankSolution implements RidgeSolution {
    private final FiniteRankSystem system;
    private final FiniteRankRidge[] ridges;
    private final double[][] coefficients;
    private final double[][] residuals;

    FiniteRankSolution(FiniteRankSystem system, FiniteRankRidge[] ridges, double[][] coefficients) {
        this.system = system;
        this.ridges = ridges;
        this.coefficients = coefficients;
        residuals = new double[ridges.length][];
        for (int output = 0; output < ridges.length; output++) {
            residuals[output] = system.residuals(output, coefficients[output]);
        }
    }

    @Override
    public DoubleMatrix alpha() {
        return ofResiduals((residual, output, row) -> residual / ridges[output].lambda());
    }

    @Override
    public DoubleMatrix fitted() {
        return ofResiduals((residual, output, row) -> system.target(output, row) - residual);
    }

    @Override
    public DoubleMatrix looResiduals() {
        double[][] leverages = Arrays.stream(ridges).map(FiniteRankRidge::leverages).toArray(double[][]::new);
        return ofResiduals((residual, output, row) -> residual / (1 - leverages[output][row]));
    }

    private interface OfResidual {
        double apply(double residual, int output, int row);
    }

    private DoubleMatrix ofResiduals(OfResidual function) {
        double[][] values = new double[residuals.length][system.size()];
        for (int output = 0; output < values.length; output++) {
            for (int row = 0; row < system.size(); row++) {
                values[output][row] = function.apply(residuals[output][row], output, row);
            }
        }
        return Outputs.matrix(values);
    }

    /** {@code lambda G^-1 = I - Phi (Phi^T Phi + lambda I)^-1 Phi^T}. */
    @Override
    public DoubleMatrix leaveOut(int[] rows) {
        double[] lambdas = Arrays.stream(ridges).mapToDouble(FiniteRankRidge::lambda).toArray();
        return LeaveOut.residuals(rows, lambdas, residuals, output -> scaledInverseBlock(rows, ridges[output]));
    }

    private DoubleMatrix scaledInverseBlock(int[] rows, FiniteRankRidge ridge) {
        int m = rows.length;
        double[] block = ridge.block(system.features(rows));
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                block[i * m + j] = (i == j ? 1 : 0) - block[i * m + j];
            }
        }
        return DoubleMatrix.wrap(block, m, m);
    }

    @Override
    public DoubleMatrix predict(DoubleMatrix x) {
        TorusPoints points = system.points(x);
        double[][] values = new double[ridges.length][];
        for (int output = 0; output < ridges.length; output++) {
            values[output] = system.evaluate(coefficients[output], points);
        }
        return Outputs.matrix(values);
    }

    @Override
    public DoubleMatrix predictDomain() {
        return fitted();
    }

    @Override
    public DoubleMatrix variance(DoubleMatrix x) {
        TorusPoints points = system.points(x);
        double[][] values = new double[ridges.length][];
        for (int output = 0; output < ridges.length; output++) {
            boolean same = output > 0 && ridges[output] == ridges[output - 1];
            values[output] = same ? values[output - 1] : ridges[output].at(points);
            for (int i = 0; !same && i < values[output].length; i++) {
                values[output][i] = Math.max(0, ridges[output].lambda() * values[output][i]);
            }
        }
        return Outputs.matrix(values);
    }
}
