package org.ternion.krr.experiments;

import java.util.List;
import org.ternion.core.DoubleMatrix;

/**
 * What the primes experiment found. Errors are mean squared errors on the test numbers.
 *
 * @param config      the settings
 * @param trainCount  number of training numbers
 * @param trainCells  number of different residues among them
 * @param cells       number of possible residues
 * @param testNumbers the numbers tested
 * @param truth       targets of the test numbers, a column for each of {@code targets}
 * @param targets     what was learnt, and the errors of predictors without a kernel
 * @param models      the kernels
 */
public record PrimesResult(PrimesConfig config, int trainCount, int trainCells, int cells, List<Integer> testNumbers,
        DoubleMatrix truth, List<Target> targets, List<Model> models) {
    /**
     * What was learnt.
     *
     * @param name      {@code "div<p>"}, {@code "valuation"}, {@code "ind<k>"} for divisibility by p^k, or
     *                  {@code "constant1"}
     * @param baseRate  mean of the test targets
     * @param variance  their variance
     * @param zero      error of predicting 0
     * @param trainMean error of predicting the mean of the training targets
     * @param cellMean  error of predicting the mean of the training targets with the same residues, or of all if there
     *                  are none
     */
    public record Target(String name, double baseRate, double variance, double zero, double trainMean,
            double cellMean) {
    }

    /**
     * How well a kernel learns a target.
     *
     * @param target     its name
     * @param mse        error
     * @param relative   error through that of predicting 0, NaN if that is 0
     * @param skill      1 less the error through that of predicting the training mean, NaN if that is 0
     * @param auc        chance that a number with target 1 is ranked above one with target 0, ties count one half; NaN
     *                   if the target takes other values or only one
     * @param lambdaGcv  ridge with the smallest generalised cross-validation error
     * @param mseGcv     error with that ridge
     */
    public record Score(String target, double mse, double relative, double skill, double auc, double lambdaGcv,
            double mseGcv) {
    }

    /**
     * A kernel.
     *
     * @param name        {@code "spectral"}, {@code "spectralZero"}, {@code "periodicRbf"} (K3),
     *                    {@code "periodicRbfPrimes"} (K4) or {@code "padic"}
     * @param kernel      in the notation of kernels
     * @param dof         effective degrees of freedom at the ridge of the settings
     * @param ladder      part of the pairs of test number and k where the prediction for p^(k+1) is at most that for
     *                    p^k, as it should be; NaN if there are fewer than two powers
     * @param scores      for each target
     * @param predictions for the test numbers, columns as the targets
     */
    public record Model(String name, String kernel, double dof, double ladder, List<Score> scores,
            DoubleMatrix predictions) {
    }

    /**
     * Errors as text, a line for each target and kernel, with the predictors without a kernel in every line.
     *
     * @return lines that end with a line feed
     */
    public String table() {
        TextTable table = new TextTable("target", "kernel", "test mse", "skill", "auc", "dof", "lambda gcv",
                "mse at gcv", "base rate", "zero", "train mean", "cell mean");
        for (int i = 0; i < targets.size(); i++) {
            Target target = targets.get(i);
            for (Model model : models) {
                Score score = model.scores.get(i);
                table.add(target.name, model.name, score.mse, score.skill, score.auc, model.dof, score.lambdaGcv,
                        score.mseGcv, target.baseRate, target.zero, target.trainMean, target.cellMean);
            }
        }
        return table.toString();
    }
}
