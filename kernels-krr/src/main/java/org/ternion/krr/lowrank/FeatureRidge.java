package org.ternion.krr.lowrank;

import java.util.Objects;
import org.ternion.core.Checks;
import org.ternion.core.DoubleMatrix;
import org.ternion.krr.solve.LastRidge;
import org.ternion.krr.solve.Outputs;
import org.ternion.krr.solve.RidgeScores;
import org.ternion.krr.solve.RidgeSolution;
import org.ternion.krr.solve.RidgeSystem;

/** Ridge regression on explicit features: exact for the kernel that their inner products make. */
abstract class FeatureRidge implements RidgeSystem {
    private final FeatureMap map;
    private final OrthogonalFeatures features;
    private final double[][] targets;
    private final double[][] projections;
    private final int dimension;
    private final int parallelism;
    private final LastRidge<double[]> leverages;

    FeatureRidge(FeatureMap map, OrthogonalFeatures features, double[][] targets, int dimension, int parallelism) {
        this.map = map;
        this.features = features;
        this.targets = targets;
        this.dimension = dimension;
        this.parallelism = parallelism;
        projections = new double[targets.length][];
        for (int output = 0; output < targets.length; output++) {
            projections[output] = features.project(targets[output]);
        }
        leverages = new LastRidge<>(features::leverages);
    }

    @Override
    public final int size() {
        return features.rows();
    }

    @Override
    public final int outputs() {
        return targets.length;
    }

    @Override
    public final RidgeScores scores(int output, double lambda) {
        Objects.checkIndex(output, outputs());
        double[] w = features.shrink(projections[output], Checks.positive(lambda, "lambda"));
        double logDeterminant = 0;
        for (double eigenvalue : features.eigenvalues()) {
            logDeterminant += Math.log(eigenvalue + lambda);
        }
        return LeverageScores.of(lambda, residuals(output, w), leverages.at(lambda), LeverageScores.squares(w),
                logDeterminant, features.rank());
    }

    private double[] residuals(int output, double[] w) {
        double[] residuals = features.expand(w);
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] = targets[output][i] - residuals[i];
        }
        return residuals;
    }

    @Override
    public final RidgeSolution solve(double[] lambdas) {
        double[] ridges = Outputs.checkRidges(lambdas, outputs());
        double[][] weights = new double[outputs()][];
        double[][] residuals = new double[outputs()][];
        for (int output = 0; output < outputs(); output++) {
            double[] w = features.shrink(projections[output], ridges[output]);
            residuals[output] = residuals(output, w);
            weights[output] = features.unrotated(w);
        }
        return new FeatureSolution(this, ridges, weights, residuals);
    }

    double target(int output, int row) {
        return targets[output][row];
    }

    double[] leverages(double lambda) {
        return leverages.at(lambda);
    }

    FeatureMap map() {
        return map;
    }

    OrthogonalFeatures features() {
        return features;
    }

    int dimension() {
        return dimension;
    }

    int parallelism() {
        return parallelism;
    }

    /** Of the approximate kernel: the smallest is 0 when there are more observations than features, else not known. */
    @Override
    public final double[] eigenvalueRange() {
        return new double[] {size() > features.rank() ? 0 : Double.NaN, features.eigenvalues()[0]};
    }

    @Override
    public String cost() {
        return features.rank() + " features of " + size() + " observations, "
                + 8L * size() * features.rank() / 1_000_000 + " MB";
    }

    /** {@code lambda G^-1} of some observations. */
    DoubleMatrix scaledInverseBlock(int[] rows, double lambda) {
        int m = rows.length;
        double[] inverses = features.inverses(lambda);
        double[] block = new double[m * m];
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                block[i * m + j] = (i == j ? 1 : 0) - features.leverage(rows[i], rows[j], inverses);
            }
        }
        return DoubleMatrix.wrap(block, m, m);
    }
}
