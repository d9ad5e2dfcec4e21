package org.ternion.krr.tree;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import org.ternion.core.DoubleMatrix;
import org.ternion.krr.solve.RidgeSolution;

/** Filters of the bands of a complete tree. */
final class CompleteTreeSolution implements RidgeSolution {
    private static final DoubleBinaryOperator INVERSE = (mu, lambda) -> 1 / (mu + lambda);
    private static final DoubleBinaryOperator FIT = (mu, lambda) -> mu / (mu + lambda);
    /** The eigenvalues of {@code K - K (K + lambda I)^-1 K}. */
    private static final DoubleBinaryOperator VARIANCE = (mu, lambda) -> mu / (mu + lambda) * lambda;

    private final CompleteTreeSystem system;
    private final double[] lambdas;
    private final double[] fit;
    private final DoubleMatrix alpha;

    CompleteTreeSolution(CompleteTreeSystem system, double[] lambdas) {
        this.system = system;
        this.lambdas = lambdas;
        fit = system.weights(lambdas, FIT);
        alpha = system.means().filtered(system.weights(lambdas, INVERSE));
    }

    @Override
    public DoubleMatrix alpha() {
        return alpha;
    }

    @Override
    public DoubleMatrix fitted() {
        return system.means().filtered(fit);
    }

    @Override
    public DoubleMatrix looResiduals() {
        double[] diagonal = Arrays.stream(lambdas).map(lambda -> system.diagonal(lambda, INVERSE)).toArray();
        double[] weights = system.weights(lambdas, INVERSE);
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= diagonal[i % lambdas.length];
        }
        return system.means().filtered(weights);
    }

    @Override
    public DoubleMatrix leaveOut(int[] rows) {
        // Whatever the signs of the differences of g, the sweeps may not divide by zero: the part of K of the levels
        // from d on has the eigenvalues mu_b, b >= d, so that what has been eliminated at each node is a positive
        // definite matrix, of which the divisor is a ratio of determinants.
        return system.sweeps().leaveOut(rows, lambdas);
    }

    @Override
    public DoubleMatrix predict(DoubleMatrix x) {
        int[] leaves = TreeArguments.leaves(x, system.size());
        double[] result = new double[Math.multiplyExact(leaves.length, lambdas.length)];
        for (int i = 0; i < result.length; i++) {
            result[i] = system.means().filtered(fit, leaves[i / lambdas.length], i % lambdas.length);
        }
        return DoubleMatrix.wrap(result, leaves.length, lambdas.length);
    }

    @Override
    public DoubleMatrix predictDomain() {
        return fitted();
    }

    /** {@inheritDoc} The same at every leaf, by symmetry. */
    @Override
    public DoubleMatrix variance(DoubleMatrix x) {
        int rows = TreeArguments.leaves(x, system.size()).length;
        double[] variance = Arrays.stream(lambdas).map(lambda -> system.diagonal(lambda, VARIANCE)).toArray();
        double[] result = new double[Math.multiplyExact(rows, lambdas.length)];
        Arrays.setAll(result, i -> variance[i % lambdas.length]);
        return DoubleMatrix.wrap(result, rows, lambdas.length);
    }
}
