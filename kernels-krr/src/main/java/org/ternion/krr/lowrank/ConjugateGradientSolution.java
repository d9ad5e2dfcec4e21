package org.ternion.krr.lowrank;

import java.util.Arrays;
import org.ternion.core.DoubleMatrix;
import org.ternion.krr.solve.Outputs;
import org.ternion.krr.solve.RidgeSolution;

/** Dual coefficients found by iteration, and how well they solve the system. Immutable. */
public final class ConjugateGradientSolution implements RidgeSolution {
    /** Right sides solved together: bounds the memory. */
    private static final int CHUNK = 64;

    private final ConjugateGradientSystem system;
    private final double[] lambdas;
    private final double[][] alphas;
    private final double[][] fitted;
    private final int iterations;

    ConjugateGradientSolution(ConjugateGradientSystem system, double[] lambdas, double[][] alphas, int iterations) {
        this.system = system;
        this.lambdas = lambdas;
        this.alphas = alphas;
        this.iterations = iterations;
        fitted = system.product(system.points(), alphas);
    }

    /**
     * Number of iterations, each one product with the kernel matrix.
     *
     * @return at most {@link ConjugateGradientSystem#ITERATION_LIMIT}
     */
    public int iterations() {
        return iterations;
    }

    /**
     * Error estimate: {@code |y - (K + lambda I) alpha| / |y|} of each output, computed anew from the solution. The
     * coefficients are off by at most {@code |y| / lambda} times that. It stays above the tolerance of the iteration
     * where rounding does not allow less, or where the limit was reached.
     *
     * @return q numbers; 0 where the targets are 0
     */
    public double[] relativeResiduals() {
        double[] relative = new double[lambdas.length];
        for (int output = 0; output < lambdas.length; output++) {
            double[] y = system.target(output);
            double squares = 0;
            for (int i = 0; i < y.length; i++) {
                double residual = y[i] - fitted[output][i] - lambdas[output] * alphas[output][i];
                squares += residual * residual;
            }
            relative[output] = squares == 0 ? 0 : Math.sqrt(squares / LeverageScores.squares(y));
        }
        return relative;
    }

    @Override
    public DoubleMatrix alpha() {
        return Outputs.matrix(alphas);
    }

    @Override
    public DoubleMatrix fitted() {
        return Outputs.matrix(fitted);
    }

    /** Not given: it takes a system for each observation. {@link #leaveOut} solves those of some. */
    @Override
    public DoubleMatrix looResiduals() {
        throw new UnsupportedOperationException("leaving out each of " + system.size()
                + " observations takes as many systems: use leaveOut for some of them");
    }

    /** A system for each row and each ridge. */
    @Override
    public DoubleMatrix leaveOut(int[] rows) {
        return LeaveOut.residuals(rows, lambdas, alphas, output -> inverseBlock(rows, lambdas[output]));
    }

    private DoubleMatrix inverseBlock(int[] rows, double lambda) {
        int m = rows.length;
        double[] block = new double[m * m];
        for (int from = 0; from < m; from += CHUNK) {
            double[][] units = new double[Math.min(CHUNK, m - from)][system.size()];
            for (int i = 0; i < units.length; i++) {
                units[i][rows[from + i]] = 1;
            }
            double[][] columns = system.inverse(units, same(lambda, units.length));
            for (int i = 0; i < units.length; i++) {
                System.arraycopy(LeaveOut.pick(columns[i], rows), 0, block, (from + i) * m, m);
            }
        }
        return DoubleMatrix.wrap(block, m, m);
    }

    private static double[] same(double lambda, int count) {
        double[] lambdas = new double[count];
        Arrays.fill(lambdas, lambda);
        return lambdas;
    }

    @Override
    public DoubleMatrix predict(DoubleMatrix x) {
        return Outputs.matrix(system.product(x, alphas));
    }

    @Override
    public DoubleMatrix predictDomain() {
        return fitted();
    }

    /** A system for each point and each ridge. */
    @Override
    public DoubleMatrix variance(DoubleMatrix x) {
        Outputs.checkPoints(x, system.points().cols());
        double[][] variances = new double[lambdas.length][x.rows()];
        for (int output = 0; output < lambdas.length; output++) {
            if (output > 0 && lambdas[output] == lambdas[output - 1]) {
                variances[output] = variances[output - 1];
            } else {
                variance(x, lambdas[output], variances[output]);
            }
        }
        return Outputs.matrix(variances);
    }

    private void variance(DoubleMatrix x, double lambda, double[] variances) {
        for (int from = 0; from < x.rows(); from += CHUNK) {
            double[][] columns = new double[Math.min(CHUNK, x.rows() - from)][];
            for (int i = 0; i < columns.length; i++) {
                columns[i] = column(x, from + i);
            }
            double[][] inverse = system.inverse(columns, same(lambda, columns.length));
            for (int i = 0; i < columns.length; i++) {
                double[] values = x.backingArray();
                int at = (from + i) * x.cols();
                double prior = system.kernel().value(values, at, values, at, x.cols());
                variances[from + i] = Math.max(0, prior - OrthogonalFeatures.dot(columns[i], 0, inverse[i]));
            }
        }
    }

    private double[] column(DoubleMatrix x, int row) {
        double[] observations = system.points().backingArray();
        double[] column = new double[system.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = system.kernel().value(observations, i * x.cols(), x.backingArray(), row * x.cols(), x.cols());
        }
        return column;
    }
}
