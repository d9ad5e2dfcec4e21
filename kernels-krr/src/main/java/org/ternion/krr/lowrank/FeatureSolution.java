package org.ternion.krr.lowrank;

import org.ternion.core.DoubleMatrix;
import org.ternion.core.Parallel;
import org.ternion.krr.solve.Outputs;
import org.ternion.krr.solve.RidgeSolution;

/** Coefficients of explicit features. */
final class FeatureSolution implements RidgeSolution {
    /** Points whose features are made together. */
    private static final int CHUNK = 64;

    private final FeatureRidge system;
    private final double[] lambdas;
    private final double[][] weights;
    private final double[][] residuals;

    FeatureSolution(FeatureRidge system, double[] lambdas, double[][] weights, double[][] residuals) {
        this.system = system;
        this.lambdas = lambdas;
        this.weights = weights;
        this.residuals = residuals;
    }

    @Override
    public DoubleMatrix alpha() {
        double[][] alpha = new double[lambdas.length][system.size()];
        for (int output = 0; output < lambdas.length; output++) {
            for (int row = 0; row < system.size(); row++) {
                alpha[output][row] = residuals[output][row] / lambdas[output];
            }
        }
        return Outputs.matrix(alpha);
    }

    @Override
    public DoubleMatrix fitted() {
        double[][] fitted = new double[lambdas.length][system.size()];
        for (int output = 0; output < lambdas.length; output++) {
            for (int row = 0; row < system.size(); row++) {
                fitted[output][row] = system.target(output, row) - residuals[output][row];
            }
        }
        return Outputs.matrix(fitted);
    }

    @Override
    public DoubleMatrix looResiduals() {
        double[][] loo = new double[lambdas.length][system.size()];
        for (int output = 0; output < lambdas.length; output++) {
            double[] leverages = system.leverages(lambdas[output]);
            for (int row = 0; row < system.size(); row++) {
                loo[output][row] = residuals[output][row] / (1 - leverages[row]);
            }
        }
        return Outputs.matrix(loo);
    }

    @Override
    public DoubleMatrix leaveOut(int[] rows) {
        return LeaveOut.residuals(rows, lambdas, residuals,
                output -> system.scaledInverseBlock(rows, lambdas[output]));
    }

    @Override
    public DoubleMatrix predict(DoubleMatrix x) {
        return ofFeatures(x, (row, phi, output) -> OrthogonalFeatures.dot(phi, 0, weights[output]));
    }

    @Override
    public DoubleMatrix predictDomain() {
        return fitted();
    }

    /** What the features explain, shrunk by the observations, plus what they miss of the kernel. */
    @Override
    public DoubleMatrix variance(DoubleMatrix x) {
        double[][] inverses = new double[lambdas.length][];
        for (int output = 0; output < lambdas.length; output++) {
            inverses[output] = system.features().inverses(lambdas[output]);
        }
        return ofFeatures(x, (row, phi, output) -> {
            double[] z = system.features().rotated(phi);
            double left = 0;
            for (int j = 0; j < z.length; j++) {
                left += z[j] * z[j] * inverses[output][j];
            }
            return lambdas[output] * left + system.map().missing(x, row, OrthogonalFeatures.dot(phi, 0, phi));
        });
    }

    private interface OfFeatures {
        double apply(int row, double[] phi, int output);
    }

    private DoubleMatrix ofFeatures(DoubleMatrix x, OfFeatures function) {
        Outputs.checkPoints(x, system.dimension());
        int r = system.map().rank();
        int q = lambdas.length;
        double[] values = new double[Math.multiplyExact(x.rows(), q)];
        Parallel.ranges(system.parallelism(), x.rows(), CHUNK, (from, to) -> {
            double[] features = new double[CHUNK * r];
            double[] phi = new double[r];
            for (int begin = from; begin < to; begin += CHUNK) {
                int end = Math.min(to, begin + CHUNK);
                system.map().features(x, begin, end, features);
                for (int row = begin; row < end; row++) {
                    System.arraycopy(features, (row - begin) * r, phi, 0, r);
                    for (int output = 0; output < q; output++) {
                        values[row * q + output] = function.apply(row, phi, output);
                    }
                }
            }
        });
        return DoubleMatrix.wrap(values, x.rows(), q);
    }
}
