package org.ternion.krr.experiments;

import java.util.List;

/**
 * What the wave field experiment found. Errors are mean squared errors on the test points.
 *
 * @param config       the settings
 * @param waves        the waves of the field, none if the data were given
 * @param testVariance variance of the test targets
 * @param baselines    errors of predictors without a kernel
 * @param rows         a row for each kernel and parameter, the spectral kernels first
 * @param sizes        error against the number of training points
 */
public record WaveFieldResult(WaveFieldConfig config, List<Wave> waves, double testVariance, Baselines baselines,
        List<Row> rows, List<SizeRow> sizes) {
    /** Kernels that are compared. */
    public enum Family {
        /** K1 without a constant. */
        SPECTRAL,
        /** K1 with zero mode 1. */
        SPECTRAL_ZERO,
        /** K2. */
        RBF,
        /** K3 of period 2 pi. */
        PERIODIC_RBF
    }

    /**
     * A wave {@code amplitude * sin(k1 x1 + k2 x2 + phase)}.
     *
     * @param k1        first component of the wave vector
     * @param k2        second component
     * @param amplitude any
     * @param phase     in {@code [0, 2 pi)}
     */
    public record Wave(int k1, int k2, double amplitude, double phase) {
        /** The wave at a point. */
        double at(double x1, double x2) {
            return amplitude * Math.sin(k1 * x1 + k2 * x2 + phase);
        }
    }

    /**
     * Errors of predictors without a kernel.
     *
     * @param zero         of predicting 0, the energy of the targets
     * @param trainMean    of predicting the mean of the training targets
     * @param leastSquares of least squares on sines and cosines of the frequencies up to kMax, without a constant; NaN
     *                     if there are more of them than training points
     */
    public record Baselines(double zero, double trainMean, double leastSquares) {
    }

    /**
     * A kernel.
     *
     * @param family     which one
     * @param parameter  temperature or length scale
     * @param kernel     in the notation of kernels
     * @param testMse    error
     * @param relative   error through that of predicting 0
     * @param dof        effective degrees of freedom at the ridge of the settings
     * @param condition  condition number of the Gram matrix with that ridge
     * @param slope      slope of the logarithms of eigenvalue against rank, ranks 1 to 80; NaN if there are fewer
     * @param spectrum   eigenvalues of {@code K + 1e-12 I}, descending
     * @param lambdaGcv  ridge with the smallest generalised cross-validation error
     * @param testMseGcv error with that ridge
     */
    public record Row(Family family, double parameter, String kernel, double testMse, double relative, double dof,
            double condition, double slope, List<Double> spectrum, double lambdaGcv, double testMseGcv) {
    }

    /**
     * A kernel trained on some points.
     *
     * @param train     number of training points
     * @param family    which kernel
     * @param parameter temperature or length scale
     * @param testMse   error on the points after the largest number of training points
     */
    public record SizeRow(int train, Family family, double parameter, double testMse) {
    }

    /**
     * Number of different waves, where k and -k count once.
     *
     * @return 0 if the data were given
     */
    public int lines() {
        return (int) waves.stream().map(wave -> {
            int sign = wave.k1 < 0 || wave.k1 == 0 && wave.k2 < 0 ? -1 : 1;
            return List.of(sign * wave.k1, sign * wave.k2);
        }).distinct().count();
    }

    /**
     * The rows and baselines as text.
     *
     * @return lines that end with a line feed
     */
    public String table() {
        TextTable table = new TextTable("kernel", "parameter", "test mse", "relative", "dof", "slope", "lambda gcv",
                "mse at gcv", "zero", "train mean", "least squares");
        for (Row row : rows) {
            table.add(row.family, row.parameter, row.testMse, row.relative, row.dof, row.slope, row.lambdaGcv,
                    row.testMseGcv, baselines.zero, baselines.trainMean, baselines.leastSquares);
        }
        TextTable samples = new TextTable("kernel", "parameter", "train", "test mse");
        for (SizeRow row : sizes) {
            samples.add(row.family, row.parameter, row.train, row.testMse);
        }
        return table + (sizes.isEmpty() ? "" : "\n" + samples);
    }
}
