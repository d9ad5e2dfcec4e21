package org.ternion.krr.experiments;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.ternion.krr.LambdaGrid;
import org.ternion.krr.solve.RidgeSystem;

/** The ridge with the smallest generalised cross-validation error: best of the usual grid, then golden sections. */
final class GcvRidge {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    /** Reduces two grid steps to a thousandth: the minimum is flat. */
    private static final int SECTIONS = 14;

    private final RidgeSystem system;
    private final int from;
    private final int to;
    private double best;
    private double least = Double.POSITIVE_INFINITY;

    private GcvRidge(RidgeSystem system, int from, int to) {
        this.system = system;
        this.from = from;
        this.to = to;
    }

    /** One ridge for the outputs {@code [from, to)}. */
    static double common(RidgeSystem system, int from, int to) {
        GcvRidge search = new GcvRidge(system, from, to);
        search(search);
        return search.best;
    }

    /** A ridge for each output. */
    static double[] perOutput(RidgeSystem system) {
        GcvRidge[] searches = IntStream.range(0, system.outputs())
                .mapToObj(output -> new GcvRidge(system, output, output + 1)).toArray(GcvRidge[]::new);
        search(searches);
        return Arrays.stream(searches).mapToDouble(search -> search.best).toArray();
    }

    /** All outputs at one ridge before the next: systems keep the factor of the last ridge. */
    private static void search(GcvRidge... searches) {
        LambdaGrid grid = LambdaGrid.DEFAULT;
        for (int i = 0; i < grid.count(); i++) {
            for (GcvRidge search : searches) {
                search.at(grid.lambda(i));
            }
        }
        double step = Math.log(grid.lambda(1) / grid.lambda(0));
        for (GcvRidge search : searches) {
            double centre = Math.log(search.best);
            search.refine(Math.max(Math.log(grid.smallest()), centre - step),
                    Math.min(Math.log(grid.largest()), centre + step));
        }
    }

    private void refine(double first, double last) {
        double low = first;
        double high = last;
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = at(Math.exp(left));
        double atRight = at(Math.exp(right));
        for (int i = 0; i < SECTIONS; i++) {
            if (atLeft <= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = at(Math.exp(left));
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = at(Math.exp(right));
            }
        }
    }

    private double at(double lambda) {
        double sum = 0;
        for (int output = from; output < to; output++) {
            sum += system.scores(output, lambda).gcv();
        }
        if (sum < least) {
            least = sum;
            best = lambda;
        }
        return sum;
    }
}
