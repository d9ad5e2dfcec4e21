package org.ternion.krr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import org.ternion.core.SharedProgress;
import org.ternion.krr.solve.RidgeScores;

/** Finds the best ridge of a grid and refines it by golden sections of its logarithm between the neighbours. */
final class Selection {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    /** The interval shrinks to a 1e-4th of its first length: no criterion is that sharp. */
    private static final int SECTIONS = 20;

    private final Criterion criterion;
    private final DoubleFunction<RidgeScores> scores;
    private final List<RidgeScores> path = new ArrayList<>();

    Selection(Criterion criterion, DoubleFunction<RidgeScores> scores) {
        this.criterion = criterion;
        this.scores = scores;
    }

    /** Steps of {@link #best}. */
    static int steps(LambdaGrid grid) {
        return grid.count() + SECTIONS + 2;
    }

    RidgeScores best(LambdaGrid grid, SharedProgress progress) {
        int best = 0;
        for (int i = 0; i < grid.count(); i++) {
            path.add(at(grid.lambda(i), progress));
            best = loss(path.get(i)) < loss(path.get(best)) ? i : best;
        }
        double low = Math.log(grid.lambda(Math.max(0, best - 1)));
        double high = Math.log(grid.lambda(Math.min(grid.count() - 1, best + 1)));
        return refine(path.get(best), low, high, progress);
    }

    private RidgeScores refine(RidgeScores start, double from, double to, SharedProgress progress) {
        double low = from;
        double high = to;
        RidgeScores left = at(Math.exp(high - GOLDEN * (high - low)), progress);
        RidgeScores right = at(Math.exp(low + GOLDEN * (high - low)), progress);
        for (int i = 0; i < SECTIONS; i++) {
            if (loss(left) <= loss(right)) {
                high = Math.log(right.lambda());
                right = left;
                left = at(Math.exp(high - GOLDEN * (high - low)), progress);
            } else {
                low = Math.log(left.lambda());
                left = right;
                right = at(Math.exp(low + GOLDEN * (high - low)), progress);
            }
        }
        RidgeScores refined = loss(left) <= loss(right) ? left : right;
        return loss(refined) < loss(start) ? refined : start;
    }

    private RidgeScores at(double lambda, SharedProgress progress) {
        RidgeScores result = scores.apply(lambda);
        if (Double.isNaN(loss(result))) {
            throw new UnsupportedOperationException("this method gives no "
                    + criterion.name().toLowerCase(Locale.ROOT) + " at ridge " + lambda);
        }
        progress.add(1);
        return result;
    }

    private double loss(RidgeScores of) {
        return criterion.loss(of);
    }

    /** Scores of the grid, in its order. */
    List<RidgeScores> path() {
        return path;
    }
}
