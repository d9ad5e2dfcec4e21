package org.ternion.krr.grid;

import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;

/**
 * Conjugate gradients for any pattern of missing cells, preconditioned by the waves whose eigenvalue is above {@code
 * 0.3 lambda}. What they neglect is positive semidefinite and at most {@code 0.3 lambda} on the complete grid, hence on
 * every part of it: the preconditioned matrix has eigenvalues in [1, 1.3] whatever the pattern, and an error falls by
 * 15 in each step.
 */
final class ModeConjugateGradient {
    static final double TOLERANCE = 1e-12;
    private static final double THETA = 0.3;
    /** Features of the preconditioner at most; rough kernels that have more need more steps. */
    private static final int MAX_RANK = 4096;
    private static final int MAX_ITERATIONS = 2000;
    /** Units of progress of a solution: what it takes where the rank suffices. */
    static final int UNITS = 16;

    private final MaskedOperator operator;
    private final GridModes modes;
    private final double lambda;

    ModeConjugateGradient(MaskedOperator operator, double lambda, RunOptions run) {
        this.operator = operator;
        this.lambda = lambda;
        int[] positions = positions(operator.spectrum(), lambda);
        modes = new GridModes(operator.spectrum(), positions, operator.mask(), lambda, run);
    }

    /** The modes of the bound, or of the smallest multiple of it by a power of 2 that has few enough. */
    static int[] positions(TorusSpectrum spectrum, double lambda) {
        double bound = THETA * lambda;
        int[] positions = GridModes.above(spectrum, bound, MAX_RANK);
        while (positions == null) {
            bound *= 2;
            positions = GridModes.above(spectrum, bound, MAX_RANK);
        }
        return positions;
    }

    /**
     * Coefficients.
     *
     * @param alpha      all cells, zero in the missing ones
     * @param iterations steps made
     * @param converged  whether the residual fell below the tolerance
     */
    record Outcome(double[] alpha, int iterations, boolean converged) {
    }

    /**
     * Solves from zero until the updated residual is below the tolerance.
     *
     * @param y        all cells, zero in the missing ones
     * @param progress a unit per step, {@link #UNITS} in all
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    Outcome solve(double[] y, SharedProgress progress) {
        double[] alpha = new double[y.length];
        double[] residual = y.clone();
        double target = TOLERANCE * Math.sqrt(MaskedOperator.dot(y, y));
        if (target == 0) {
            progress.add(UNITS);
            return new Outcome(alpha, 0, true);
        }
        double[] step = operator.clearMissing(modes.precondition(residual));
        double product = MaskedOperator.dot(residual, step);
        int iteration = 0;
        while (iteration < MAX_ITERATIONS) {
            iteration++;
            double[] image = operator.ridge(step, lambda);
            double length = product / MaskedOperator.dot(step, image);
            for (int i = 0; i < alpha.length; i++) {
                alpha[i] += length * step[i];
                residual[i] -= length * image[i];
            }
            progress.add(iteration < UNITS ? 1 : 0);
            if (Math.sqrt(MaskedOperator.dot(residual, residual)) <= target) {
                progress.add(UNITS - Math.min(iteration, UNITS - 1));
                return new Outcome(alpha, iteration, true);
            }
            double[] next = operator.clearMissing(modes.precondition(residual));
            double nextProduct = MaskedOperator.dot(residual, next);
            double mixture = nextProduct / product;
            for (int i = 0; i < step.length; i++) {
                step[i] = next[i] + mixture * step[i];
            }
            product = nextProduct;
        }
        progress.add(1);
        return new Outcome(alpha, iteration, false);
    }
}
