package org.ternion.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ternion.krr.RidgeFit;
import org.ternion.krr.solve.RidgeScores;

/** What is told about a fit: as JSON, or as lines to read. */
record RidgeReport(Path file, RidgeFit fit, RidgeScores scores, double seconds) {
    private static final double MILLIS_PER_SECOND = 1e3;

    /** Takes the scores of a fit written to {@code file}; ends the stage {@code fit} of the timings. */
    static RidgeReport of(Path file, RidgeFit fit, Timings timings) {
        RidgeScores scores = fit.scores();
        return new RidgeReport(file, fit, scores, timings.end("fit") / MILLIS_PER_SECOND);
    }

    /** The object of {@code --json}; {@code perOutput} lists a ridge for each output. */
    Map<String, Object> tree(boolean perOutput, Timings timings) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("file", file.toString());
        tree.put("method", fit.method().label());
        tree.put("reason", fit.reason());
        tree.put("n", fit.size());
        tree.put("outputs", fit.outputs());
        tree.put("lambda", perOutput ? lambdas().toArray() : fit.lambda(0));
        tree.put("atEndOfGrid", fit.isAtEndOfGrid());
        tree.put("dof", Json.finiteOrNull(scores.dof()));
        tree.put("gcv", Json.finiteOrNull(scores.gcv()));
        tree.put("loo", Json.finiteOrNull(scores.loo()));
        tree.put("logEvidence", Json.finiteOrNull(scores.logEvidence()));
        tree.put("trainMse", Json.finiteOrNull(scores.trainMse()));
        tree.put("condition", Json.finiteOrNull(fit.condition()));
        tree.put("cost", fit.cost());
        tree.put("seconds", seconds);
        tree.put("timings", timings.tree());
        return tree;
    }

    private DoubleStream lambdas() {
        return IntStream.range(0, fit.outputs()).mapToDouble(fit::lambda);
    }

    /** Prints three lines, and a warning if need be. */
    void print(PrintWriter out) {
        out.println(file + ": " + fit + " (" + fit.reason() + ")");
        double least = lambdas().min().orElseThrow();
        double most = lambdas().max().orElseThrow();
        out.println("lambda " + number(least) + (most > least ? " to " + number(most) : "") + ", degrees of freedom "
                + number(scores.dof()) + ", errors: gcv " + number(scores.gcv()) + ", leave-one-out "
                + number(scores.loo()) + ", training " + number(scores.trainMse()) + "; log evidence "
                + number(scores.logEvidence()));
        out.println("condition " + number(fit.condition()) + ", " + fit.cost() + ", "
                + String.format(Locale.ROOT, "%.3f s", seconds));
        if (fit.isAtEndOfGrid()) {
            out.println("warning: the ridge chosen is at the end of those tried, --lambda-grid sets others");
        }
    }

    /** Five digits; not every method knows every number. */
    private static String number(double value) {
        return Double.isNaN(value) ? "unknown" : String.format(Locale.ROOT, "%.5g", value);
    }
}
