package org.ternion.krr.experiments;

import java.util.List;
import org.ternion.krr.experiments.RadialProfile.RadialError;

/**
 * What the Gray-Scott experiment found. Errors are mean squared errors over all cells, of u and v together unless said
 * otherwise.
 *
 * @param config     the settings
 * @param trainRows  number of training rows
 * @param testRows   number of test rows
 * @param startFrame frame from which was rolled out
 * @param steps      steps rolled out, fewer than asked for if the simulation ends before
 * @param truth      the true frames: the start, then one for each step
 * @param models     kernels first, then {@code "persistence"}, {@code "linear"} (least squares) and
 *                   {@code "trainMean"}
 */
public record GrayScottResult(GrayScottConfig config, int trainRows, int testRows, int startFrame, int steps,
        List<Frame> truth, List<Model> models) {
    /**
     * A model.
     *
     * @param name      {@code "spectral"}, {@code "spectralZero"}, {@code "periodicRbf"}, {@code "rbf"} or a baseline
     * @param kernel    in the notation of kernels, empty for a baseline
     * @param full      error of one step on the test rows when the next state is learnt; NaN without test rows
     * @param delta     the same when the increment is learnt
     * @param relative  error for the target of the settings through that of nothing changing
     * @param dof       effective degrees of freedom, NaN for a baseline
     * @param lambdaGcv ridge with the smallest generalised cross-validation error on the first {@code gcvRows} training
     *                  rows, for the target of the settings; NaN if not asked for
     * @param spectrum  leading eigenvalues of the Gram matrix, descending
     * @param rollout   a row for each step before the first prediction that was not finite
     * @param frames    kept frames of the rollout
     */
    public record Model(String name, String kernel, double full, double delta, double relative, double dof,
            double lambdaGcv, List<Double> spectrum, List<Step> rollout, List<Kept> frames) {
        /**
         * Whether the rollout left the finite numbers.
         *
         * @param steps of the result
         * @return true if steps are missing at its end
         */
        public boolean diverged(int steps) {
            return rollout.size() < steps;
        }
    }

    /**
     * A frame of a rollout.
     *
     * @param step  number of steps from the start
     * @param frame the prediction
     */
    public record Kept(int step, Frame frame) {
    }

    /**
     * A step of a rollout, compared with the truth.
     *
     * @param step       from 1
     * @param mse        error
     * @param mseU       error of u alone
     * @param mseV       error of v alone
     * @param nmseU      {@code mseU} through the variance of the true u
     * @param nmseV      {@code mseV} through the variance of the true v
     * @param aroundCell radial errors of u with the rings of the reference
     * @param radial     radial errors of u with rings of width 1 around the middle
     * @param quotient   {@code mseV} plus the uniform error of {@code radial}
     * @param forced     error of one step from the true frame before
     * @param predicted  summary of the predicted frame
     * @param truth      summary of the true frame
     * @param outside    predicted concentrations below 0 or above 1, before clipping
     */
    public record Step(int step, double mse, double mseU, double mseV, double nmseU, double nmseV,
            RadialError aroundCell, RadialError radial, double quotient, double forced, Summary predicted,
            Summary truth, int outside) {
    }

    /**
     * A frame in numbers. The mass is {@code meanU + meanV}; it changes with the reaction.
     *
     * @param meanU   mean of u
     * @param meanV   mean of v
     * @param minU    least u
     * @param maxU    largest u
     * @param minV    least v
     * @param maxV    largest v
     * @param meanUvv mean of u v^2
     */
    public record Summary(double meanU, double meanV, double minU, double maxU, double minV, double maxV,
            double meanUvv) {
        static Summary of(Frame frame) {
            double[] u = frame.u().backingArray();
            double[] v = frame.v().backingArray();
            double[] sums = new double[3];
            double[] ranges = {u[0], u[0], v[0], v[0]};
            for (int i = 0; i < u.length; i++) {
                sums[0] += u[i];
                sums[1] += v[i];
                sums[2] += u[i] * v[i] * v[i];
                ranges[0] = Math.min(ranges[0], u[i]);
                ranges[1] = Math.max(ranges[1], u[i]);
                ranges[2] = Math.min(ranges[2], v[i]);
                ranges[3] = Math.max(ranges[3], v[i]);
            }
            return new Summary(sums[0] / u.length, sums[1] / u.length, ranges[0], ranges[1], ranges[2], ranges[3],
                    sums[2] / u.length);
        }
    }

    /**
     * Whether the simulation was too short for the steps asked for.
     *
     * @return true if {@code steps < config.rolloutSteps()}
     */
    public boolean truncated() {
        return steps < config.rolloutSteps();
    }

    /**
     * A model by name.
     *
     * @param name of one of {@link #models}
     * @return the model
     * @throws IllegalArgumentException if there is none
     */
    public Model model(String name) {
        return models.stream().filter(model -> model.name.equals(name)).findFirst().orElseThrow(
                () -> new IllegalArgumentException("no model " + name + ", there are "
                        + models.stream().map(Model::name).toList()));
    }

    /**
     * One-step errors, then rollouts at the snapshots of the settings, as text.
     *
     * @return lines that end with a line feed
     */
    public String table() {
        TextTable table = new TextTable("model", "full mse", "delta mse", "relative to persistence", "dof",
                "lambda gcv");
        models.forEach(model -> table.add(model.name, model.full, model.delta, model.relative, model.dof,
                model.lambdaGcv));
        TextTable rollout = new TextTable("model", "step", "mse", "nmse u", "nmse v", "radial u", "uniform", "angular",
                "quotient", "forced", "mean u", "true", "mean v", "true");
        for (Model model : models) {
            for (Step step : model.rollout) {
                if (config.snapshots().contains(step.step)) {
                    rollout.add(model.name, step.step, step.mse, step.nmseU, step.nmseV, step.radial.weighted(),
                            step.radial.uniform(), step.radial.angular(), step.quotient, step.forced,
                            step.predicted.meanU, step.truth.meanU, step.predicted.meanV, step.truth.meanV);
                }
            }
        }
        StringBuilder text = new StringBuilder().append(table).append('\n').append(rollout);
        if (truncated()) {
            text.append("rollout of ").append(config.rolloutSteps()).append(" steps asked for, cut to ").append(steps)
                    .append(": the simulation ends\n");
        }
        for (Model model : models) {
            if (model.diverged(steps)) {
                text.append(model.name).append(" left the finite numbers at step ").append(model.rollout.size() + 1)
                        .append('\n');
            }
        }
        return text.toString();
    }
}
