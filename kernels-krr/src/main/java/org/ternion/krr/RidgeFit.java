package org.ternion.krr;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.ternion.core.DoubleMatrix;
import org.ternion.krr.domain.Domain;
import org.ternion.krr.solve.RidgeScores;
import org.ternion.krr.solve.RidgeSolution;
import org.ternion.krr.solve.RidgeSystem;

/** A fitted regression: what was done, how well it fits, and predictions. Safe for use by several threads. */
public final class RidgeFit {
    private final KernelRidge regression;
    private final Domain domain;
    private final DoubleMatrix targets;
    private final MethodChoice choice;
    private final RidgeSystem system;
    private final double[] lambdas;
    private final List<RidgeScores> path;
    private final RidgeSolution solution;
    /** Made when first asked for; guarded by this. */
    private RidgeScores scores;

    RidgeFit(KernelRidge regression, Domain domain, DoubleMatrix targets, MethodChoice choice, RidgeSystem system,
            double[] lambdas, List<RidgeScores> path) {
        this.regression = regression;
        this.domain = domain;
        this.targets = targets;
        this.choice = choice;
        this.system = system;
        this.lambdas = lambdas;
        this.path = path;
        solution = system.solve(lambdas);
    }

    /**
     * How it was solved.
     *
     * @return the method
     */
    public Method method() {
        return choice.method();
    }

    /**
     * Why it was solved so.
     *
     * @return a line without a full stop
     */
    public String reason() {
        return choice.reason();
    }

    /**
     * What it cost, in words and numbers.
     *
     * @return a line without a full stop
     */
    public String cost() {
        return system.cost();
    }

    /**
     * Number of observations.
     *
     * @return n
     */
    public int size() {
        return system.size();
    }

    /**
     * Number of outputs.
     *
     * @return q
     */
    public int outputs() {
        return system.outputs();
    }

    /**
     * Ridge of an output.
     *
     * @param output in {@code [0, outputs())}
     * @return {@code > 0}
     */
    public double lambda(int output) {
        return lambdas[output];
    }

    /**
     * How well all outputs are fitted together: means over the outputs, the sum of their evidence. Computed in the
     * first call.
     *
     * @return the scores; those the method cannot give are NaN
     */
    public synchronized RidgeScores scores() {
        if (scores == null) {
            scores = ofAllOutputs();
        }
        return scores;
    }

    private RidgeScores ofAllOutputs() {
        RidgeScores own = RidgeScores.mean(IntStream.range(0, lambdas.length)
                .mapToObj(output -> system.scores(output, lambdas[output])).toList());
        return Double.isNaN(own.trainMse()) ? new RidgeScores(own.lambda(), own.dof(), own.gcv(), own.loo(),
                own.logEvidence(), trainMse()) : own;
    }

    /** For iterative methods, which know no scores before they have solved. */
    private double trainMse() {
        double[] fitted = solution.fitted().backingArray();
        double sum = 0;
        for (int i = 0; i < fitted.length; i++) {
            double residual = targets.backingArray()[i] - fitted[i];
            sum += residual * residual;
        }
        return sum / fitted.length;
    }

    /**
     * How well any ridge would fit an output; cheap, no system is solved again.
     *
     * @param output in {@code [0, outputs())}
     * @param lambda {@code > 0}
     * @return the scores
     */
    public RidgeScores scores(int output, double lambda) {
        return system.scores(output, lambda);
    }

    /**
     * Scores of the ridges tried, for all outputs together, or for the first one where each has its own ridge.
     *
     * @return in the order of the ridges; empty if the ridge was given
     */
    public List<RidgeScores> path() {
        return path;
    }

    /**
     * Whether a chosen ridge is the first or the last of those tried, so that the best one may be outside.
     *
     * @return true if so; false if the ridge was given
     */
    public boolean isAtEndOfGrid() {
        return !path.isEmpty() && Arrays.stream(lambdas).anyMatch(
                lambda -> lambda <= path.get(0).lambda() || lambda >= path.get(path.size() - 1).lambda());
    }

    /**
     * Condition number of {@code K + lambda I}, for the smallest ridge. Where the method does not know the smallest
     * eigenvalue of K, that is taken as 0.
     *
     * @return {@code >= 1}, an estimate where the method only estimates the largest eigenvalue, NaN where it cannot say
     */
    public double condition() {
        double[] range = system.eigenvalueRange();
        double lambda = Arrays.stream(lambdas).min().orElseThrow();
        return (range[1] + lambda) / ((range[0] > 0 ? range[0] : 0) + lambda);
    }

    /**
     * Coefficients, residuals and predictions.
     *
     * @return the solution
     */
    public RidgeSolution solution() {
        return solution;
    }

    /**
     * Predictions.
     *
     * @param x points, one per row
     * @return a row per point and a column per output
     * @throws IllegalArgumentException if the points do not fit the domain or are not finite
     */
    public DoubleMatrix predict(DoubleMatrix x) {
        return solution.predict(x);
    }

    /**
     * Writes a model that {@link RidgeModel#load} reads.
     *
     * @param file is replaced if it exists
     * @throws IOException              if the file cannot be written
     * @throws IllegalArgumentException if the domain is not one of scattered points
     */
    public void save(Path file) throws IOException {
        RidgeModel.of(regression, this, domain, targets).save(file);
    }

    @Override
    public String toString() {
        return method().label() + " fit of " + size() + " observations with " + regression.kernel();
    }
}
