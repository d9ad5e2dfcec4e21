package org.ternion.krr.grid;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.core.Progress;
import org.ternion.core.RunOptions;
import org.ternion.core.SharedProgress;
import org.ternion.krr.domain.TorusGrid;
import org.ternion.krr.kernel.Kernel;
import org.ternion.krr.solve.LastRidge;
import org.ternion.krr.solve.Outputs;
import org.ternion.krr.solve.RidgeScores;
import org.ternion.krr.solve.RidgeSystem;

/**
 * Ridge regression on a torus grid with unobserved cells. Two exact methods: {@link Method#FILL_IN} completes the grid,
 * for few unobserved cells; {@link Method#MODES} iterates to a residual of 1e-12 of the targets, with a preconditioner
 * that bounds the number of steps for any pattern. Nothing of size n x n is formed.
 *
 * <p>Scores are exact to rounding where the kernel has at most 1500 waves above {@code 1e-13 lambda}, through the r x r
 * system of these waves, or with at most 1500 observed cells, or by the fill-in; otherwise they are NaN.
 */
public final class MaskedGridSystem implements RidgeSystem {
    /** Waves of the scores at most: r^3 operations. */
    private static final int SCORE_RANK = 1500;
    /** Eigenvalues that are neglected in scores, in units of lambda. */
    private static final double NEGLECTED = 1e-13;
    /** Unobserved cells of the fill-in at most, unless it is asked for: half a gigabyte. */
    private static final int MAX_FILL_IN = 8192;
    /** Operations of a fill-in that a score may take for the diagonal of the inverse. */
    private static final double DIAGONAL_OPERATIONS = 4e9;
    /** Operations of a fill-in up to which scores do not look for waves. */
    private static final double FEW_OPERATIONS = 2e8;
    private static final int EXPECTED_ITERATIONS = 12;

    /** How to solve. */
    public enum Method {
        /** Whichever of the others needs fewer operations, for each lambda. */
        AUTO,
        /** Fills in targets so that the coefficients of the m unobserved cells vanish: m^3 / 3 operations. */
        FILL_IN,
        /** Conjugate gradients preconditioned by the waves with an eigenvalue above 0.3 lambda. */
        MODES
    }

    private final MaskedOperator operator;
    private final DoubleMatrix y;
    private final RunOptions run;
    private final Method method;
    private final LastRidge<InverseSummary> summaries;

    private MaskedGridSystem(MaskedOperator operator, DoubleMatrix y, RunOptions run, Method method) {
        this.operator = operator;
        this.y = y;
        this.run = run;
        this.method = method;
        summaries = new LastRidge<>(lambda -> summary(lambda, false));
    }

    /**
     * Prepares the eigenvalues of the complete grid and the transform of the mask.
     *
     * @param kernel with a Fourier series on the torus, {@link Kernel#fourierSeries}
     * @param grid   with or without unobserved cells
     * @param y      finite targets, a row per observed cell and a column per output, at least one
     * @param run    threads and progress, 16 units per output; the seed does not matter
     * @param method how to solve
     * @return the system
     * @throws IllegalArgumentException if the kernel has no Fourier series or another dimension, or the targets have
     *                                  another number of rows
     */
    public static MaskedGridSystem of(Kernel kernel, TorusGrid grid, DoubleMatrix y, RunOptions run, Method method) {
        Objects.requireNonNull(method, "method");
        Outputs.checkTargets(y, grid.size());
        TorusSpectrum spectrum = TorusSpectrum.of(kernel, grid.shape(), run.parallelism());
        return new MaskedGridSystem(new MaskedOperator(spectrum, grid), y, run, method);
    }

    @Override
    public int size() {
        return y.rows();
    }

    @Override
    public int outputs() {
        return y.cols();
    }

    /**
     * All scores, or all NaN but lambda for {@link Method#MODES} where the kernel has too many waves; the leave-one-out
     * error alone is NaN where a fill-in would need more than 4e9 operations for it.
     */
    @Override
    public RidgeScores scores(int output, double lambda) {
        Checks.positive(lambda, "lambda");
        double[] targets = Outputs.column(y, Objects.checkIndex(output, outputs()));
        InverseSummary summary = summaries.at(lambda);
        return summary == null
                ? new RidgeScores(lambda, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN)
                : summary.scores(targets);
    }

    /**
     * The inverse of the observed cells' matrix by the smallest dense system: of few observed cells, few missing cells,
     * or few waves.
     *
     * @param withDiagonal whether its diagonal is worth any number of operations
     * @return null if none is small enough
     */
    InverseSummary summary(double lambda, boolean withDiagonal) {
        if (size() <= Math.min(SCORE_RANK, missing())) {
            return InverseSummary.of(new ObservedBlock(operator, lambda, quiet()), lambda);
        }
        GridModes modes = null;
        if (!prefersFillIn()) {
            int[] positions = scorePositions(lambda);
            if (size() <= SCORE_RANK && (positions == null || size() <= 2 * positions.length)) {
                return InverseSummary.of(new ObservedBlock(operator, lambda, quiet()), lambda);
            }
            modes = modes(positions, lambda);
        }
        if (modes != null) {
            return InverseSummary.of(modes, operator, lambda, quiet());
        }
        if (method == Method.MODES || method == Method.AUTO && missing() > MAX_FILL_IN) {
            return null;
        }
        boolean diagonal = withDiagonal || (double) size() * missing() * missing() <= DIAGONAL_OPERATIONS;
        return InverseSummary.of(new FillIn(operator, lambda, quiet()), operator, lambda, diagonal);
    }

    @Override
    public MaskedGridSolution solve(double[] lambdas) {
        Outputs.checkRidges(lambdas, outputs());
        Map<Double, FillIn> fillIns = new HashMap<>();
        Map<Double, ModeConjugateGradient> gradients = new HashMap<>();
        MaskedGridSolution.Part[] parts = new MaskedGridSolution.Part[outputs()];
        SharedProgress done = new SharedProgress(run.progress(), (long) outputs() * ModeConjugateGradient.UNITS);
        for (int k = 0; k < parts.length; k++) {
            double lambda = lambdas[k];
            double[] targets = operator.spread(Outputs.column(y, k));
            if (chosen(lambda) == Method.FILL_IN) {
                FillIn fillIn = fillIns.computeIfAbsent(lambda, l -> new FillIn(operator, l, quiet()));
                parts[k] = new MaskedGridSolution.Part(lambda, targets, fillIn.solve(targets), 0, true, fillIn::solve,
                        fillIn);
                done.add(ModeConjugateGradient.UNITS);
            } else {
                ModeConjugateGradient gradient = gradients.computeIfAbsent(lambda,
                        l -> new ModeConjugateGradient(operator, l, quiet()));
                ModeConjugateGradient.Outcome outcome = gradient.solve(targets, done);
                parts[k] = new MaskedGridSolution.Part(lambda, targets, outcome.alpha(), outcome.iterations(),
                        outcome.converged(), v -> gradient.solve(v, unreported()).alpha(), null);
            }
        }
        return new MaskedGridSolution(this, parts);
    }

    /** The method for a lambda: cubes of the orders of the dense systems, and the transforms of the iteration. */
    private Method chosen(double lambda) {
        if (method != Method.AUTO) {
            return method;
        }
        if (missing() > MAX_FILL_IN) {
            return Method.MODES;
        }
        double rank = 2.0 * ModeConjugateGradient.positions(operator.spectrum(), lambda).length;
        double cells = operator.spectrum().cells();
        double transform = 2.5 * cells * Math.log(cells + 1);
        double fillIn = Math.pow(missing(), 3) / 3 + 6 * transform;
        double modes = Math.pow(rank, 3) / 3 + EXPECTED_ITERATIONS * 4 * transform;
        return fillIn <= modes ? Method.FILL_IN : Method.MODES;
    }

    /** Of the complete grid: those of a part of a matrix lie between those of the whole. */
    @Override
    public double[] eigenvalueRange() {
        return operator.spectrum().range();
    }

    @Override
    public String cost() {
        String grid = operator.spectrum() + " grid, " + missing() + " cells missing";
        return switch (method) {
            case FILL_IN -> grid + ", dense system of the missing cells and 4 transforms per output";
            case MODES -> grid + ", 4 transforms per step";
            case AUTO -> grid + ", dense system of the missing cells or 4 transforms per step";
        };
    }

    private int missing() {
        return operator.missing().length;
    }

    MaskedOperator operator() {
        return operator;
    }

    /** All waves that matter for a lambda, or null if there are too many or the fill-in is better. */
    GridModes scoreModes(double lambda) {
        return prefersFillIn() ? null : modes(scorePositions(lambda), lambda);
    }

    private GridModes modes(int[] positions, double lambda) {
        return positions == null ? null
                : new GridModes(operator.spectrum(), positions, operator.mask(), lambda, quiet());
    }

    private int[] scorePositions(double lambda) {
        return GridModes.above(operator.spectrum(), NEGLECTED * lambda, SCORE_RANK);
    }

    private boolean prefersFillIn() {
        double operations = ((double) size() + missing()) * missing() * missing();
        return method == Method.FILL_IN || method == Method.AUTO && operations < FEW_OPERATIONS;
    }

    private static SharedProgress unreported() {
        return new SharedProgress(Progress.NONE, ModeConjugateGradient.UNITS);
    }

    /** Without progress: parts of a larger unit of work. */
    RunOptions quiet() {
        return run.withProgress(Progress.NONE);
    }
}
