package org.ternion.krr;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.ternion.core.Checks;
import org.ternion.core.SharedProgress;
import org.ternion.krr.solve.RidgeScores;
import org.ternion.krr.solve.RidgeSystem;

/**
 * Finds the best ridge of a system: the best of a grid, refined by golden sections of its logarithm between the
 * neighbours. No system is solved, only scores are asked for.
 */
public final class RidgeSearch {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    /** The interval shrinks to a 1e-4th of its first length: no criterion is that sharp. */
    private static final int SECTIONS = 20;

    private final RidgeSystem system;
    private final int from;
    private final int to;
    private final Criterion criterion;
    private final SharedProgress progress;
    private final List<RidgeScores> path = new ArrayList<>();
    private RidgeScores best;

    private RidgeSearch(RidgeSystem system, int from, int to, Criterion criterion, SharedProgress progress) {
        this.system = system;
        this.from = from;
        this.to = to;
        this.criterion = Objects.requireNonNull(criterion, "criterion");
        this.progress = progress;
    }

    /**
     * Searches a ridge for each output.
     *
     * @param system    whose outputs
     * @param criterion what each is best in
     * @param grid      ridges tried first
     * @param progress  is told about {@link #steps} for each output
     * @return a search per output
     * @throws UnsupportedOperationException if the system cannot say what the criterion asks for
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static List<RidgeSearch> perOutput(RidgeSystem system, Criterion criterion, LambdaGrid grid,
            SharedProgress progress) {
        List<RidgeSearch> searches = IntStream.range(0, system.outputs())
                .mapToObj(output -> new RidgeSearch(system, output, output + 1, criterion, progress)).toList();
        run(searches, grid);
        return searches;
    }

    /**
     * Searches a ridge for some outputs together: the mean of their errors, or the sum of their evidence.
     *
     * @param system    whose outputs
     * @param from      first output
     * @param to        output after the last one
     * @param criterion what they are best in
     * @param grid      ridges tried first
     * @param progress  is told about {@link #steps}
     * @return the search
     * @throws IllegalArgumentException      if there are no such outputs
     * @throws UnsupportedOperationException if the system cannot say what the criterion asks for
     * @throws java.util.concurrent.CancellationException if the progress asked to stop
     */
    public static RidgeSearch common(RidgeSystem system, int from, int to, Criterion criterion, LambdaGrid grid,
            SharedProgress progress) {
        Checks.inRange(from, 0, system.outputs() - 1, "from");
        Checks.inRange(to, from + 1, system.outputs(), "to");
        RidgeSearch search = new RidgeSearch(system, from, to, criterion, progress);
        run(List.of(search), grid);
        return search;
    }

    /**
     * Scores asked for by one search.
     *
     * @param grid ridges tried first
     * @return their number and that of the refinement
     */
    public static int steps(LambdaGrid grid) {
        return grid.count() + SECTIONS + 2;
    }

    /** All outputs at one ridge before the next, because systems keep what they did for the last ridge. */
    private static void run(List<RidgeSearch> searches, LambdaGrid grid) {
        for (int i = 0; i < grid.count(); i++) {
            for (RidgeSearch search : searches) {
                search.path.add(search.at(grid.lambda(i)));
            }
        }
        double step = Math.log(grid.lambda(1) / grid.lambda(0));
        for (RidgeSearch search : searches) {
            double centre = Math.log(search.best.lambda());
            search.refine(Math.max(Math.log(grid.smallest()), centre - step),
                    Math.min(Math.log(grid.largest()), centre + step));
        }
    }

    private void refine(double first, double last) {
        double low = first;
        double high = last;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = criterion.loss(at(Math.exp(left)));
        double atRight = criterion.loss(at(Math.exp(right)));
        for (int i = 0; i < SECTIONS; i++) {
            if (atLeft <= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = criterion.loss(at(Math.exp(left)));
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = criterion.loss(at(Math.exp(right)));
            }
        }
    }

    /** Scores of a ridge, remembered if they are the best so far. */
    private RidgeScores at(double lambda) {
        RidgeScores scores = from + 1 == to ? system.scores(from, lambda) : mean(lambda);
        double loss = criterion.loss(scores);
        if (Double.isNaN(loss)) {
            throw new UnsupportedOperationException("this method gives no "
                    + criterion.name().toLowerCase(Locale.ROOT) + " at ridge " + lambda);
        }
        progress.add(1);
        best = best == null || loss < criterion.loss(best) ? scores : best;
        return scores;
    }

    private RidgeScores mean(double lambda) {
        return RidgeScores.mean(IntStream.range(from, to).mapToObj(output -> system.scores(output, lambda)).toList());
    }

    /**
     * The best ridge.
     *
     * @return inside of the grid or at an end of it
     */
    public double lambda() {
        return best.lambda();
    }

    /**
     * Scores of the ridges of the grid.
     *
     * @return in the order of the grid
     */
    public List<RidgeScores> path() {
        return List.copyOf(path);
    }
}
