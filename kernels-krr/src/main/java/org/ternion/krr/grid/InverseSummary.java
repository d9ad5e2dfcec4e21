package org.ternion.krr.grid;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.RunOptions;
import org.ternion.krr.solve.RidgeScores;

/** What the scores need of {@code G = K + lambda I} on the observed cells. */
final class InverseSummary {
    private final double lambda;
    /** Solution of one right side, one value per observation. */
    private final UnaryOperator<double[]> solver;
    private final double logDeterminant;
    private final double dof;
    private final double inverseTrace;
    /** Of the inverse; null if it would cost too much. */
    private final double[] diagonal;

    private InverseSummary(double lambda, UnaryOperator<double[]> solver, double logDeterminant, double dof,
            double inverseTrace, double[] diagonal) {
        this.lambda = lambda;
        this.solver = solver;
        this.logDeterminant = logDeterminant;
        this.dof = dof;
        this.inverseTrace = inverseTrace;
        this.diagonal = diagonal;
    }

    static InverseSummary of(ObservedBlock block, double lambda) {
        double[] diagonal = block.inverseDiagonal();
        double trace = Arrays.stream(diagonal).sum();
        return new InverseSummary(lambda, block::solve, block.logDeterminant(), diagonal.length - lambda * trace,
                trace, diagonal);
    }

    static InverseSummary of(FillIn fillIn, MaskedOperator operator, double lambda, boolean withDiagonal) {
        double trace = fillIn.inverseTrace();
        return new InverseSummary(lambda, y -> operator.pick(fillIn.solve(operator.spread(y))),
                fillIn.logDeterminant(), operator.observed().length - lambda * trace, trace,
                withDiagonal ? fillIn.inverseDiagonal() : null);
    }

    /** From all modes that matter: the inverse is {@code (I - Phi M Phi^T) / lambda}. */
    static InverseSummary of(GridModes modes, MaskedOperator operator, double lambda, RunOptions run) {
        int[] observed = operator.observed();
        DoubleMatrix inverse = modes.inverse(run);
        double dof = modes.dof(inverse);
        double[] leverages = modes.leverages(inverse);
        double[] diagonal = new double[observed.length];
        for (int i = 0; i < diagonal.length; i++) {
            diagonal[i] = (1 - leverages[observed[i]]) / lambda;
        }
        return new InverseSummary(lambda, y -> operator.pick(modes.precondition(operator.spread(y))),
                modes.logDeterminant(observed.length), dof, (observed.length - dof) / lambda, diagonal);
    }

    /** One value per observation, or null. */
    double[] diagonal() {
        return diagonal;
    }

    RidgeScores scores(double[] y) {
        int n = y.length;
        double[] alpha = solver.apply(y);
        double squares = MaskedOperator.dot(alpha, alpha);
        double loo = diagonal == null ? Double.NaN : 0;
        for (int i = 0; i < n && diagonal != null; i++) {
            loo += Math.pow(alpha[i] / diagonal[i], 2) / n;
        }
        double evidence = -0.5 * (MaskedOperator.dot(y, alpha) + logDeterminant + n * Math.log(2 * Math.PI));
        return new RidgeScores(lambda, dof, n * squares / (inverseTrace * inverseTrace), loo, evidence,
                lambda * lambda * squares / n);
    }
}
