package org.ternion.krr.experiments;

import org.ternion.core.DoubleMatrix;
import org.ternion.krr.experiments.GrayScottConfig.Target;
import org.ternion.krr.experiments.GrayScottData.CellRows;
import org.ternion.krr.solve.RidgeSolution;

/** Predicts the next state of cells. */
@FunctionalInterface
interface StepModel {
    /** A row (u, v) for each cell, from its features and its state. */
    DoubleMatrix next(DoubleMatrix features, DoubleMatrix now);

    /** Nothing changes. */
    static StepModel persistence() {
        return (features, now) -> now;
    }

    /** The mean of the next states of the training rows. */
    static StepModel mean(CellRows train) {
        double[] mean = Rows.means(train.next());
        return (features, now) -> Rows.repeat(mean, now.rows());
    }

    /** The least squares map of the features and 1; the same for both targets, as the state is among the features. */
    static StepModel linear(CellRows train) {
        DoubleMatrix coefficients = LeastSquares.coefficients(LeastSquares.withConstant(train.features()),
                train.next());
        return (features, now) -> LeastSquares.apply(LeastSquares.withConstant(features), coefficients);
    }

    /** A regression whose first two outputs are the next state and whose other two are its increment. */
    static StepModel ridge(RidgeSolution solution, Target target) {
        return (features, now) -> {
            DoubleMatrix all = solution.predict(features);
            return target == Target.FULL ? Rows.columns(all, 0, 2) : Rows.plus(now, 1, Rows.columns(all, 2, 4));
        };
    }
}
