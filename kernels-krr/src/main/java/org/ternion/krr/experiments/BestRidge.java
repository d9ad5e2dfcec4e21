package org.ternion.krr.experiments;

import org.ternion.core.Progress;
import org.ternion.core.SharedProgress;
import org.ternion.krr.Criterion;
import org.ternion.krr.LambdaGrid;
import org.ternion.krr.RidgeSearch;
import org.ternion.krr.solve.RidgeSystem;

/** The ridge with the smallest generalised cross-validation error of the usual grid. */
final class BestRidge {
    private BestRidge() {
    }

    /** One ridge for the outputs {@code [from, to)}. */
    static double common(RidgeSystem system, int from, int to) {
        return RidgeSearch.common(system, from, to, Criterion.GCV, LambdaGrid.DEFAULT, silent()).lambda();
    }

    /** A ridge for each output. */
    static double[] perOutput(RidgeSystem system) {
        return RidgeSearch.perOutput(system, Criterion.GCV, LambdaGrid.DEFAULT, silent()).stream()
                .mapToDouble(RidgeSearch::lambda).toArray();
    }

    private static SharedProgress silent() {
        return new SharedProgress(Progress.NONE, 1);
    }
}
